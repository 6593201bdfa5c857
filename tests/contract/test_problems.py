"""Everything that goes wrong is a problem document, in the reader's language."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.contract.conftest import ImportSheets
from tests.support.receiver_process import ReceiverProcess
from tests.support.wire_party import Parties, WireParty, assessment, new_number, problem, sheet


def test_an_unknown_path_is_a_404_problem(steady: WireParty):
    assert problem(steady.get("/v1/nothing")) == (404, "not-found")


def test_another_method_is_a_405_problem_that_names_the_right_ones(steady: WireParty):
    answer = requests.delete(steady.url + "/v1/assessments", timeout=30)
    assert problem(answer) == (405, "method-not-allowed")
    assert answer.headers["Allow"] == "GET, POST"


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/xml", "", "application/json; charset=utf-16"]
)
def test_another_media_type_is_a_415_problem(steady: WireParty, content_type: str):
    answer = steady.post("/v1/sheets/lookup", b"{}", Content_Type=content_type)
    assert problem(answer) == (415, "unsupported-media-type")


def test_the_charset_utf_8_may_be_named(steady: WireParty):
    content_type = 'application/json; charset="UTF-8"'
    answer = steady.post(
        "/v1/sheets/lookup", b'{"numbers": ["100000000000"]}', Content_Type=content_type
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[1,]",
        b"\xff\xfe{}",
        b'{"a": NaN}',
        b'{"a": 1e400}',
        b'{"a": 1, "a": 2}',
        b'{"a": "\\ud800"}',
        b"[" * 100_000,
    ],
)
def test_a_body_that_is_no_json_is_a_400_problem(steady: WireParty, body: bytes):
    answer = steady.post("/v1/assessments", body, Idempotency_Key="any")
    assert problem(answer) == (400, "malformed")


@pytest.mark.parametrize(
    "body", [b"[]", b"null", b"{}", b'{"numbers": []}', b'{"numbers": ["12"]}', b'{"numbers": 5}']
)
def test_json_of_another_shape_is_a_422_problem(steady: WireParty, body: bytes):
    assert problem(steady.post("/v1/sheets/lookup", body)) == (422, "invalid")


def test_the_detail_names_the_place_that_is_wrong(steady: WireParty):
    content = assessment(steady.tax_code, ratings=[{"subject": {}, "level": 9, "entry": "single"}])
    assert "$.ratings[0]" in steady.send(content).json()["detail"]


@pytest.mark.parametrize("path", ["/v1/sheets", "/v1/assessments", "/v1/notices"])
@pytest.mark.parametrize(
    "query",
    ["cursor=x", "cursor=!!", "cursor=%00", "cursor=c2hlZXRzOjk5OTk5OTk5", "limit=0", "limit=ten"],
)
def test_a_cursor_that_the_office_never_gave_is_a_400_problem(
    steady: WireParty, path: str, query: str
):
    assert problem(steady.get(f"{path}?{query}")) == (400, "malformed")


def test_a_cursor_of_another_list_is_a_400_problem(steady: WireParty):
    cursor = steady.get("/v1/sheets").json()["next_cursor"]
    assert problem(steady.get(f"/v1/notices?cursor={cursor}")) == (400, "malformed")


def test_a_body_beyond_the_limit_is_a_413_problem(steady: WireParty):
    answer = steady.post("/v1/assessments", b" " * 300_000, Idempotency_Key="any")
    assert problem(answer) == (413, "too-large")


def test_a_client_that_is_too_old_is_told_so(steady: WireParty):
    answer = steady.get("/v1/sheets", Declarant_Client_Version="0.0.9")
    assert problem(answer) == (426, "client-too-old")
    assert "0.1.0" in answer.json()["detail"]


@pytest.mark.parametrize("version", ["0.1", "0.1.0", "0.1.0rc1", "1.0", "development"])
def test_other_clients_are_taken(steady: WireParty, version: str):
    assert steady.get("/v1/sheets", Declarant_Client_Version=version).status_code == 200


def test_the_office_tells_even_a_client_that_is_too_old_which_one_it_needs(steady: WireParty):
    answer = steady.get("/v1/office", Declarant_Client_Version="0.0.1")
    assert answer.json()["oldest_client"] == "0.1.0"


@pytest.mark.parametrize(
    "asked, title",
    [
        ("vi", "Không tìm thấy"),
        ("en", "Not found"),
        ("en-GB,en;q=0.9", "Not found"),
        ("vi;q=0.2, en;q=0.7", "Not found"),
        ("en;q=0.2, vi;q=0.7", "Không tìm thấy"),
        ("fr", "Không tìm thấy"),
        ("en;q=x", "Không tìm thấy"),
        ("", "Không tìm thấy"),
    ],
)
def test_problems_speak_the_language_that_was_asked_for(steady: WireParty, asked: str, title: str):
    assert steady.get("/v1/nothing", Accept_Language=asked).json()["title"] == title


def test_a_failure_of_the_office_is_a_500_problem_found_again_in_its_log(
    office: ReceiverProcess, parties: Parties, import_sheets: ImportSheets
):
    party = parties.enrol()
    number = new_number()
    import_sheets(sheet(number, party.tax_code))
    with closing(sqlite3.connect(office.database)) as database, database:
        damage = "UPDATE sheets SET content = '{}' WHERE number = ?"
        database.execute(damage, (number,))
    answer = party.get("/v1/sheets")
    assert problem(answer) == (500, "internal")
    assert answer.json()["instance"] in office.log


def test_too_many_requests_of_one_key_are_a_429_problem_that_says_when_to_come_back(
    tmp_path: Path,
):
    with ReceiverProcess(tmp_path, "--requests-per-minute", "6").set_up() as office:
        parties = Parties(office)
        party, other = parties.enrol(), parties.enrol()
        answers: list[requests.Response] = [party.get("/v1/notices") for _ in range(7)]
        assert [answer.status_code for answer in answers[:6]] == [200] * 6
        assert problem(answers[6]) == (429, "too-many-requests")
        assert 1 <= int(answers[6].headers["Retry-After"]) <= 10
        assert other.get("/v1/notices").status_code == 200
        parties.close()


def test_an_office_that_was_not_set_up_yet_is_unavailable(tmp_path: Path):
    with ReceiverProcess(tmp_path) as office:
        answer = requests.get(f"{office.url}/v1/office", timeout=30)
        assert problem(answer) == (503, "unavailable")
        assert int(answer.headers["Retry-After"]) > 0


def test_a_problem_names_its_language_and_is_never_cached(steady: WireParty):
    headers: Any = steady.get("/v1/nothing").headers
    assert headers["Content-Language"] == "en"
    assert headers["Cache-Control"] == "no-store"
    assert re.search("accept-language", headers["Vary"], re.IGNORECASE)
