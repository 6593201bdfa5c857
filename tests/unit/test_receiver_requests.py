"""How the receiver reads requests: bodies, cursors, limits, and which extra it needs."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import socket
from collections.abc import Callable
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.contract.shapes import PAGE_LIMIT, ProblemName
from declarant_client.receiver import main
from declarant_client.receiver.credentials import hashed, matches
from declarant_client.receiver.cursors import ListName, cursor_at, place
from declarant_client.receiver.problems import ProblemError
from declarant_client.receiver.rate_limit import RateLimit
from declarant_client.receiver.received import received
from declarant_client.receiver.repeated_requests import KeysInProgress
from declarant_client.receiver.server import bound_socket

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
    read = place(name, cursor_at(name, change), None, newest=change + later)
    assert (read.after, read.limit) == (change, PAGE_LIMIT)


@given(st.text(max_size=30))
def test_any_other_text_is_no_cursor(text: str):
    known = text in {"", *(cursor_at(ListName.SHEETS, change) for change in range(10))}
    refusal = _problem_of(lambda: place(ListName.SHEETS, text, None, newest=9))
    assert refusal == (None if known else ProblemName.MALFORMED)


@pytest.mark.parametrize("limit, taken", [("1", 1), ("500", 500), ("501", 500), ("999999999", 500)])
def test_a_page_is_never_longer_than_500(limit: str, taken: int):
    assert place(ListName.SHEETS, None, limit, newest=0).limit == taken


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


def test_one_key_is_worked_on_once_at_a_time():
    keys = KeysInProgress()
    with keys.working_on("a"):
        with pytest.raises(ProblemError) as refused, keys.working_on("a"):
            pass
        with keys.working_on("b"):
            pass
    assert refused.value.name is ProblemName.IN_PROGRESS
    with keys.working_on("a"):
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
