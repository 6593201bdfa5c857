"""How the receiver reads requests: bodies, cursors, limits, and which extra it needs."""

from __future__ import annotations

import hashlib
import hmac
import importlib.util
import json
import math
import socket
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.contract.office import Party, PartyKind, Role
from declarant_client.contract.shapes import PAGE_LIMIT, ProblemName
from declarant_client.domain.identifiers import TaxCode
from declarant_client.receiver import credentials, main, parties
from declarant_client.receiver.credentials import CodeTerms, hashed, matches
from declarant_client.receiver.cursors import ListName, cursor_at, place
from declarant_client.receiver.moments import now
from declarant_client.receiver.problems import ProblemError
from declarant_client.receiver.rate_limit import RateLimit, network
from declarant_client.receiver.received import received
from declarant_client.receiver.repeated_requests import KeysInProgress
from declarant_client.receiver.seal import Seal
from declarant_client.receiver.server import bound_socket
from declarant_client.receiver.storage import Storage
from tests.support import quick_secrets

SEAL = Seal(bytes(32))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
JSON_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def _problem_of(work: Callable[[], object]) -> ProblemName | None:
    try:
        work()
    except ProblemError as error:
        return error.name
    return None


@given(JSON_VALUES, st.integers(0, 3))
def test_the_hash_is_of_the_canonical_form_however_the_json_was_spelled(value: Any, indent: int):
    spelled = json.dumps(value, indent=indent).encode()
    canonical = rfc8785.dumps(value)
    assert received(spelled).canonical == canonical
    assert received(spelled).sha256 == hashlib.sha256(canonical).hexdigest()


@given(
    st.binary(max_size=60)
    | st.text(alphabet='{}[]",:0123456789.eE+-\\u \n', max_size=40).map(str.encode)
)
def test_any_bytes_are_either_read_or_a_malformed_problem(body: bytes):
    assert _problem_of(lambda: received(body)) in (None, ProblemName.MALFORMED)


def test_a_whole_number_beyond_a_doubles_exact_range_is_taken_as_that_double():
    assert received(b"9007199254740993").canonical == b"9007199254740992"
    assert received(b"[1.0, -0, 1E2]").canonical == b"[1,0,100]"


@given(st.sampled_from(ListName), st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_cursor_reads_on_after_the_change_it_was_made_for(
    name: ListName, change: int, later: int
):
    read = place(name, cursor_at(name, change, SEAL), None, newest=change + later, seal=SEAL)
    assert (read.after, read.limit) == (change, PAGE_LIMIT)


@given(st.text(max_size=30))
def test_any_other_text_is_no_cursor(text: str):
    known = text in {"", *(cursor_at(ListName.SHEETS, change, SEAL) for change in range(10))}
    refusal = _problem_of(lambda: place(ListName.SHEETS, text, None, newest=9, seal=SEAL))
    assert refusal == (None if known else ProblemName.MALFORMED)


@pytest.mark.parametrize("limit, taken", [("1", 1), ("500", 500), ("501", 500), ("999999999", 500)])
def test_a_page_is_never_longer_than_500(limit: str, taken: int):
    assert place(ListName.SHEETS, None, limit, newest=0, seal=SEAL).limit == taken


def test_a_key_may_make_a_minutes_requests_at_once_and_then_as_they_come_free():
    clock = [0.0]
    limit = RateLimit(60, monotonic=lambda: clock[0])
    for _ in range(60):
        limit.take("a")
    with pytest.raises(ProblemError) as refused:
        limit.take("a")
    assert refused.value.retry_after == 1
    limit.take("b")
    clock[0] = 1.0
    limit.take("a")
    with pytest.raises(ProblemError):
        limit.take("a")


def test_the_limit_says_after_how_many_seconds_the_next_request_is_taken():
    clock = [0.0]
    limit = RateLimit(2, monotonic=lambda: clock[0])
    limit.take("a")
    limit.take("a")
    with pytest.raises(ProblemError) as refused:
        limit.take("a")
    assert refused.value.retry_after == 30
    clock[0] = 30.0
    limit.take("a")


def test_one_key_of_a_party_is_worked_on_once_at_a_time():
    keys = KeysInProgress()
    with keys.working_on("0300000001", "a"):
        with pytest.raises(ProblemError) as refused, keys.working_on("0300000001", "a"):
            pass
        with keys.working_on("0300000001", "b"), keys.working_on("0300000002", "a"):
            pass
    assert refused.value.name is ProblemName.IN_PROGRESS
    with keys.working_on("0300000001", "a"):
        pass


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_the_server_listens_on_sockets_for_which_asyncio_sends_without_delay(host: str):
    with bound_socket(host, 0) as bound:
        assert bound.proto == socket.IPPROTO_TCP


def test_a_secret_is_kept_as_a_salted_hash():
    first, second = hashed("bí mật"), hashed("bí mật")
    assert first != second
    assert "bí mật" not in first
    assert matches("bí mật", first)
    assert not matches("bí mậu", first)


def test_without_its_extra_the_receiver_says_in_one_sentence_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert main(["serve"]) == 2
    said = capsys.readouterr().err
    assert "declarant-client[receiver]" in said
    assert said.count("\n") == 1


def test_what_fails_is_counted_and_what_succeeds_is_not():
    clock = [0.0]
    limit = RateLimit(2, monotonic=lambda: clock[0])
    for _ in range(5):
        with limit.failures_of("a"):
            pass
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), limit.failures_of("a"):
            raise ZeroDivisionError
    with pytest.raises(ProblemError) as refused, limit.failures_of("a"):
        pass
    assert refused.value.name is ProblemName.TOO_MANY_REQUESTS


def test_many_tries_at_once_are_no_more_than_one_after_another():
    limit = RateLimit(2, monotonic=lambda: 0.0)
    with limit.failures_of("a"), limit.failures_of("a"), pytest.raises(ProblemError):
        limit.take("a")


def test_a_caller_that_is_refused_stays_refused_however_many_others_there_are():
    limit = RateLimit(1, monotonic=lambda: 0.0)
    limit.take("a")
    for number in range(30_000):
        limit.take(f"other {number}")
        if number % 1000 == 0:
            with pytest.raises(ProblemError):
                limit.take("a")


@pytest.mark.parametrize(
    "one, other, is_same",
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        (None, None, True),
    ],
)
def test_an_address_is_what_one_line_is_given(one: str | None, other: str | None, is_same: bool):
    assert (network(one) == network(other)) == is_same


def test_each_secret_is_checked_in_the_same_time_whether_there_is_such_a_key_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    counted = {"scrypt": 0, "compare_digest": 0}

    def counting(module: Any, name: str) -> None:
        real = getattr(module, name)

        def call(*arguments: Any, **named: Any) -> Any:
            counted[name] += 1
            return real(*arguments, **named)

        monkeypatch.setattr(module, name, call)

    with closing(Storage.open(tmp_path / "office.sqlite3")) as storage:
        with storage.writing() as writing:
            party = Party(tax_code="0300000001", name="x", kind=PartyKind.ENTERPRISE)
            parties.keep_party(writing.connection, party)
            terms = CodeTerms(
                tax_code=TaxCode("0300000001"),
                role=Role.SUBMIT,
                uses=2,
                ends_at=now() + timedelta(days=1),
            )
            code = credentials.make_enrolment_code(writing.connection, terms)
        known = credentials.enrol(storage, code, "máy 1")
        counting(hashlib, "scrypt")
        counting(hmac, "compare_digest")
        for client_id in (known.client_id, "k-unknown"):
            assert not credentials.is_key(storage, client_id, "wrong")
            assert counted == {"scrypt": 1, "compare_digest": 1}
            counted.update(scrypt=0, compare_digest=0)
        for wrong in (code[:10] + "2222-2222-2222-2222", "2222-3333-2222-2222-2222-2222"):
            with pytest.raises(ProblemError):
                credentials.enrol(storage, wrong, "máy 2")
            assert counted == {"scrypt": 1, "compare_digest": 1}
            counted.update(scrypt=0, compare_digest=0)


def test_the_secret_part_of_a_code_is_beyond_guessing():
    letters = len(set(credentials._ALPHABET))
    secret_letters = credentials._GROUP * (credentials._GROUPS - credentials._SELECTOR_GROUPS)
    assert secret_letters * math.log2(letters) > 75


def test_each_guess_at_a_kept_secret_costs_sixteen_mebibytes():
    assert quick_secrets.REAL_COST * credentials._BLOCK * 128 >= 16 * 1024 * 1024


def test_a_hash_is_read_at_the_cost_that_it_was_made_for(monkeypatch: pytest.MonkeyPatch):
    salt = "0b" * 16
    before_it_said_so = f"{salt}${credentials._scrypt('bí mật', bytes.fromhex(salt), 2**14).hex()}"
    monkeypatch.setattr(credentials, "COST", 2**3)
    made = hashed("bí mật")
    assert made.startswith("8$")
    monkeypatch.setattr(credentials, "COST", 2**5)
    for kept in (before_it_said_so, made):
        assert matches("bí mật", kept)
        assert not matches("bí mât", kept)
