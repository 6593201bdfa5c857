"""What an office takes from anybody: how often, how much, how slowly; what answers carry."""

from __future__ import annotations

import base64
import gzip
import json
import re
import select
import socket
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import requests

from declarant_client import __version__
from tests.support.receiver_process import ReceiverProcess
from tests.support.wire_party import (
    Parties,
    WireParty,
    assessment,
    low_assessment,
    new_id,
    new_tax_code,
    problem,
    rating,
)

ELSEWHERE = "127.0.0.2"
"""Another address of this computer; not on macOS, where only 127.0.0.1 is set up."""
elsewhere = pytest.mark.skipif(sys.platform == "darwin", reason="has one loopback address only")


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[ReceiverProcess]:
    """An office that is soon offended."""
    limits = ("--requests-per-minute", "12", "--failures-per-minute", "3")
    with ReceiverProcess(tmp_path, *limits, "--request-seconds", "1").set_up() as office:
        yield office


def _port(office: ReceiverProcess) -> int:
    return int(office.url.rsplit(":", 1)[1])


def _bare(office: ReceiverProcess, sent: bytes, source: str = "127.0.0.1") -> bytes:
    """Send bytes and return everything that came until the office closed the connection."""
    with socket.create_connection(("127.0.0.1", _port(office)), 30, (source, 0)) as connection:
        connection.sendall(sent)
        return _to_the_end(connection)


def _to_the_end(connection: socket.socket) -> bytes:
    came = b""
    try:
        while part := connection.recv(65536):
            came += part
    except ConnectionError:
        pass
    return came


def _posted(path: str, content: str, kind: str, *headers: str) -> bytes:
    head = (
        f"POST {path} HTTP/1.1",
        "Host: office",
        "Connection: close",
        "Declarant-Client-Version: 0.1.0",
        f"Content-Type: {kind}",
        f"Content-Length: {len(content)}",
        *headers,
    )
    return ("\r\n".join(head) + f"\r\n\r\n{content}").encode()


def _grant(party: WireParty, secret: str | None = None) -> bytes:
    known = party.enrolment
    pair = f"{known['client_id']}:{secret or known['client_secret']}"
    basic = "Authorization: Basic " + base64.b64encode(pair.encode()).decode()
    form = "application/x-www-form-urlencoded"
    return _posted("/oauth2/token", "grant_type=client_credentials", form, basic)


def _enrolment(code: str) -> bytes:
    content = json.dumps({"code": code, "name": "x"})
    return _posted("/v1/enrolments", content, "application/json")


def _status(came: bytes) -> int:
    return int(came.split(b" ", 2)[1])


def test_wrong_secrets_of_a_key_are_soon_too_many_and_say_when_to_come_back(
    strict: ReceiverProcess,
):
    parties = Parties(strict)
    party = parties.enrol()
    statuses = [_status(_bare(strict, _grant(party, "wrong"))) for _ in range(3)]
    assert statuses == [401] * 3
    came = _bare(strict, _grant(party, "wrong"))
    assert _status(came) == 429
    assert re.search(rb"\r\nretry-after: \d+\r\n", came)
    parties.close()


@elsewhere
def test_who_tries_secrets_locks_neither_the_key_nor_its_neighbours_out(strict: ReceiverProcess):
    parties = Parties(strict)
    party, neighbour = parties.enrol(), parties.enrol()
    for _ in range(4):
        last = _bare(strict, _grant(party, "wrong"), ELSEWHERE)
    assert _status(last) == 429
    assert _status(_bare(strict, _grant(party))) == 200
    assert _status(_bare(strict, _grant(neighbour), ELSEWHERE)) == 200
    assert party.get("/v1/sheets").status_code == 200
    parties.close()


def test_right_secrets_are_no_failures(strict: ReceiverProcess):
    parties = Parties(strict)
    party = parties.enrol()
    assert [_status(_bare(strict, _grant(party))) for _ in range(5)] == [200] * 5
    parties.close()


@elsewhere
def test_enrolment_codes_cannot_be_guessed(strict: ReceiverProcess):
    code = strict.enrolment_code_for(new_tax_code(), "--uses", "9")
    tried = [_status(_bare(strict, _enrolment(f"{code[:-4]}{last}"))) for last in range(2222, 2225)]
    assert tried == [403] * 3
    assert _status(_bare(strict, _enrolment(code))) == 429
    assert _status(_bare(strict, _enrolment(code), ELSEWHERE)) == 201


@elsewhere
def test_requests_without_a_valid_token_count_for_their_address_alone(strict: ReceiverProcess):
    parties = Parties(strict)
    party = parties.enrol()
    asked = b"GET /v1/sheets HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n"
    asked = asked.replace(b"%s", b"Declarant-Client-Version: 0.1.0\r\n%s")
    for invalid in (b"", b"Authorization: Bearer wrong\r\n"):
        while _status(_bare(strict, asked.replace(b"%s", invalid))) == 401:
            pass
        assert _status(_bare(strict, asked.replace(b"%s", invalid))) == 429
        assert _status(_bare(strict, asked.replace(b"%s", invalid), ELSEWHERE)) == 401
    assert party.get("/v1/sheets").status_code == 200
    parties.close()


def test_a_head_that_does_not_come_to_its_end_is_cut_off(strict: ReceiverProcess):
    address = "127.0.0.1", _port(strict)
    with (
        socket.create_connection(address, 30) as silent,
        socket.create_connection(address, 30) as slow,
        socket.create_connection(address, 30) as again,
    ):
        slow.sendall(b"GET /v1/office HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        again.sendall(b"GET /v1/office HTTP/1.1\r\nHost: x\r\n\r\nGET /v1/off")
        assert requests.get(f"{strict.url}/v1/office", timeout=30).status_code == 200
        assert _to_the_end(silent) == b""
        assert _to_the_end(slow) == b""
        assert _status(_to_the_end(again)) == 200


def test_a_body_that_does_not_come_to_its_end_is_answered_and_cut_off(strict: ReceiverProcess):
    with socket.create_connection(("127.0.0.1", _port(strict)), 30) as connection:
        connection.sendall(_enrolment("2345")[:-3])
        assert requests.get(f"{strict.url}/v1/office", timeout=30).status_code == 200
        came = _to_the_end(connection)
    assert _status(came) == 503
    assert b"/problems/unavailable" in came
    assert re.search(rb"\r\nretry-after: \d+\r\n", came)


@pytest.mark.skipif(not hasattr(select, "poll"), reason="POLLHUP tells that the other end is gone")
def test_who_does_not_read_its_answers_is_cut_off(strict: ReceiverProcess):
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(30)
        connection.connect(("127.0.0.1", _port(strict)))
        gone = select.poll()
        gone.register(connection, select.POLLHUP)
        # The office stops reading as well once its answers are stuck.
        connection.setblocking(False)
        asked = b"GET /v1/office HTTP/1.1\r\nHost: x\r\n\r\n" * 200
        is_cut_off = False
        for _ in range(2_000):
            with suppress(BlockingIOError, ConnectionError):
                connection.send(asked)
            if is_cut_off := bool(gone.poll(20)):
                break
        assert is_cut_off
    assert requests.get(f"{strict.url}/v1/office", timeout=30).status_code in {200, 429}


def test_what_is_no_http_is_a_problem_like_every_other_fault(office: ReceiverProcess):
    came = _bare(office, b"GET  /v1/office HTTP/1.1\r\nHost: x\r\n\r\n")
    head, _, body = came.partition(b"\r\n\r\n")
    assert _status(came) == 400
    assert b"content-type: application/problem+json" in head
    assert b"x-content-type-options: nosniff" in head
    assert json.loads(body)["type"].endswith("/problems/malformed")


@elsewhere
def test_one_address_does_not_take_all_connections(office: ReceiverProcess):
    address = "127.0.0.1", _port(office)
    with ExitStack() as held:
        held_open = [
            held.enter_context(socket.create_connection(address, 30, (ELSEWHERE, 0)))
            for _ in range(220)
        ]
        came = _bare(
            office, b"GET /v1/office HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "127.0.0.1"
        )
        assert _status(came) == 200
        assert _to_the_end(held_open[-1]) == b""


def test_more_header_fields_than_anybody_needs_are_a_400_problem(steady: WireParty):
    many = {f"X_{number}": "x" for number in range(100)}
    assert problem(steady.get("/v1/office", **many)) == (400, "malformed")


def test_a_head_without_measure_is_refused(office: ReceiverProcess):
    came = _bare(
        office,
        b"GET /v1/office HTTP/1.1\r\nConnection: close\r\nHost: x\r\nX: "
        + b"x" * 100_000
        + b"\r\n\r\n",
    )
    assert _status(came) == 400


def test_who_has_not_said_who_it_is_sends_little(office: ReceiverProcess):
    body = json.dumps({"code": "x", "name": "x", "more": "x" * 20_000}).encode()
    headers = {"Content-Type": "application/json", "Declarant-Client-Version": "0.1.0"}
    answer = requests.post(f"{office.url}/v1/enrolments", data=body, headers=headers, timeout=30)
    assert problem(answer) == (413, "too-large")


def _nested(depth: int) -> Any:
    nested: Any = "]" * 50
    for _ in range(depth):
        nested = [nested]
    return nested


def test_what_is_nested_deeper_than_others_may_read_is_a_400_problem(steady: WireParty):
    assert steady.send(assessment(steady.tax_code, later=_nested(30))).status_code == 201
    deep = steady.send(assessment(steady.tax_code, later=_nested(40)))
    assert problem(deep) == (400, "malformed")


def test_a_deep_item_of_a_batch_harms_no_other(steady: WireParty):
    contents = [assessment(steady.tax_code, later=_nested(depth)) for depth in (40, 3, 500)]
    items = [{"key": one["assessment_id"], "assessment": one} for one in contents]
    answer = steady.post("/v1/assessments/batch", {"items": items})
    assert [item["status"] for item in answer.json()["items"]] == [400, 201, 400]


def test_brackets_within_texts_are_no_depth(steady: WireParty):
    comment = "[{" * 100 + '\\"' + "\\" + "[" * 50
    content = low_assessment(steady.tax_code, ratings=[rating(1, comment=comment)])
    assert steady.send(content).status_code == 201


def test_a_string_without_end_is_refused_quickly(steady: WireParty):
    # Looking for the end from each escaped quote anew would take minutes.
    body = b'{"a": "' + b'\\"' * 90_000
    assert problem(steady.post("/v1/assessments", body, Idempotency_Key="x")) == (400, "malformed")


def test_a_compressed_body_is_not_unpacked(steady: WireParty):
    bomb = gzip.compress(b" " * 10_000_000)
    answer = steady.post("/v1/assessments", bomb, Idempotency_Key="x", Content_Encoding="gzip")
    assert problem(answer) == (400, "malformed")


def _answers(office: ReceiverProcess, party: WireParty) -> Iterator[requests.Response]:
    for method, path in (
        ("GET", "/v1/office"),
        ("GET", "/v1/notices.atom"),
        ("GET", "/nothing"),
        ("GET", "/v1/sheets"),
        ("DELETE", "/v1/sheets"),
        ("OPTIONS", "/v1/sheets"),
        ("HEAD", "/v1/office"),
        ("POST", "/oauth2/token"),
        ("POST", "/v1/enrolments"),
    ):
        yield requests.request(method, office.url + path, timeout=30)
    for path in ("/v1/directory", "/v1/sheets", "/v1/assessments", "/v1/sheets?cursor=x"):
        yield party.get(path)
    yield party.send(assessment(party.tax_code))
    yield party.post("/v1/sheets/lookup", b" " * 300_000)


def test_every_answer_is_data_that_nobody_keeps_or_embeds(
    office: ReceiverProcess, steady: WireParty
):
    answers = list(_answers(office, steady))
    assert {200, 201, 400, 401, 404, 405, 413} <= {answer.status_code for answer in answers}
    for answer in answers:
        headers = answer.headers
        assert headers["X-Content-Type-Options"] == "nosniff", answer.url
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "no-store" in headers["Cache-Control"] or "no-cache" in headers["Cache-Control"]
        assert "Access-Control-Allow-Origin" not in headers


def test_what_is_a_partys_own_is_never_stored_on_the_way(steady: WireParty):
    for path in ("/v1/sheets", "/v1/assessments", "/v1/notices"):
        assert steady.get(path).headers["Cache-Control"] == "no-store"
    assert "private" in steady.get("/v1/directory").headers["Cache-Control"]


def test_no_answer_names_what_the_office_is_built_with(office: ReceiverProcess, steady: WireParty):
    names = rf"uvicorn|litestar|python|sqlalchemy|sqlite|h11|{re.escape(__version__)}"
    built_with = re.compile(names, re.IGNORECASE)
    for answer in _answers(office, steady):
        told = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        assert not built_with.search(told), told
        if answer.status_code >= 400:
            assert not built_with.search(answer.text.replace("0.1.0", "")), answer.text
    assert not built_with.search(_bare(office, b"nonsense\r\n\r\n").decode("latin-1"))


ODD = (
    "'; DROP TABLE assessments; --",
    "%s%n%d {0.__class__} ${x} {{7*7}}",
    "../../../../tmp/declarant-odd",
    "C:\\Windows\\declarant-odd",
    '=cmd|"/c calc"!A1',
    "<script>alert(1)</script>",
    "a\x00b\x1b[31m\r\nX-Odd: 1",
)


@pytest.mark.parametrize("odd", ODD)
def test_what_is_sent_is_text_and_nothing_else(office: ReceiverProcess, parties: Parties, odd: str):
    party = parties.enrol()
    folder = office.database.parent
    before = _tables(office), {file.name for file in folder.rglob("*")}
    content = low_assessment(
        party.tax_code,
        rater={"name": odd, "key": odd},
        client_version=odd,
        ratings=[rating(1, code=odd, comment=odd, reasons=[odd])],
        contact={"name": odd, "phone": odd},
    )
    assert party.send(content).status_code == 201
    record = party.record(content["assessment_id"])
    assert record["assessment"] == content
    quoted = quote(odd, safe="")
    for answer in (
        party.get(f"/v1/sheets?cursor={quoted}&limit={quoted}"),
        party.post(f"/v1/cases/{quoted}/replies", {"kind": "accepted", "text": odd}),
        party.post(f"/v1/assessments/{quoted}/withdrawal", Idempotency_Key=new_id()),
        party.post("/v1/sheets/lookup", {"numbers": [odd]}),
        party.post("/v1/enrolments", {"code": odd, "name": odd}),
    ):
        assert 400 <= answer.status_code < 500
        assert "X-Odd" not in answer.headers
    assert (_tables(office), {file.name for file in folder.rglob("*")}) == before
    assert not Path("/tmp/declarant-odd").exists()  # noqa: S108 - what a path traversal would make


def _tables(office: ReceiverProcess) -> set[str]:
    with closing(sqlite3.connect(office.database)) as database:
        return {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
