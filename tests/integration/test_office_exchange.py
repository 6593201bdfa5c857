"""What an office, or whatever stands in its place, may do to an exchange, on real sockets."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from declarant_client.application.ports.offices import (
    OfficeRefusedError,
    OfficeUnreachableError,
)
from declarant_client.office import HttpOffices, Limits
from declarant_client.office.exchange import Progress
from tests.support.office_accounts import DESCRIPTION, QUICK, account_at, offices_with_key, said_of
from tests.support.office_servers import OfficeServer, Said, json_said, problem_said

PORTAL = b"<!DOCTYPE html><title>Wi-Fi</title>Please sign in"
PAGE = {"items": [], "next_cursor": "c1", "has_more": False}


@pytest.fixture
def office() -> Iterator[OfficeServer]:
    with OfficeServer() as server:
        yield server


@pytest.fixture
def offices(office: OfficeServer) -> Iterator[HttpOffices]:
    client = offices_with_key(office.url)
    yield client
    client.close()


def test_an_office_describes_itself_before_there_is_an_account(
    office: OfficeServer, offices: HttpOffices
) -> None:
    office.on("GET /v1/office", json_said(DESCRIPTION | {"field_of_a_later_version": 1}))
    assert offices.describe(office.url).name.vi == "Hải quan Hải Phòng"


def test_every_request_names_the_client_version_and_the_readers_language(
    office: OfficeServer,
) -> None:
    office.on("GET /v1/office", json_said(DESCRIPTION))
    for language, first in (("vi", "vi"), ("en", "en")):
        client = offices_with_key(office.url, language=language)
        client.describe(office.url)
        client.close()
        assert office.seen[-1].headers["accept-language"].startswith(first)
    assert {seen.headers["declarant-client-version"] for seen in office.seen} == {"9.8.7"}


def test_a_200_from_a_login_portal_is_not_success(
    office: OfficeServer, offices: HttpOffices
) -> None:
    office.on("GET /v1/office", Said(body=PORTAL, content_type="text/html; charset=utf-8"))
    error = said_of(offices, office.url)
    assert "sign in on a web page first" in str(error)
    assert error.sent


@pytest.mark.parametrize("kind", [None, "application/json", "text/plain"])
def test_a_portals_page_is_known_by_its_beginning_whatever_it_calls_itself(
    office: OfficeServer, offices: HttpOffices, kind: str | None
) -> None:
    office.on("GET /v1/office", Said(body=b"\n" + PORTAL, content_type=kind))
    assert "sign in on a web page first" in str(said_of(offices, office.url))


def test_network_authentication_required_is_a_login_portal(
    office: OfficeServer, offices: HttpOffices
) -> None:
    office.on("GET /v1/office", Said(status=511, body=PORTAL, content_type="text/html"))
    assert "sign in on a web page first" in str(said_of(offices, office.url))


def test_a_redirect_to_another_host_is_not_followed_and_carries_no_token(
    office: OfficeServer, offices: HttpOffices
) -> None:
    with OfficeServer() as elsewhere:
        elsewhere.on("GET /v1/sheets", json_said(PAGE))
        away = {"Location": f"{elsewhere.url}/v1/sheets"}
        office.on("GET /v1/sheets", Said(status=302, headers=away))
        with pytest.raises(OfficeUnreachableError, match="another address"):
            offices.at(account_at(office.url)).fetch_sheets(None)
        assert elsewhere.seen == []


@pytest.mark.parametrize(
    "location", ["http://[", "https://[::1", "//", "http://x:99999/", "", "javascript:1"]
)
def test_a_redirect_to_no_address_is_told_as_one(
    office: OfficeServer, offices: HttpOffices, location: str
) -> None:
    office.on("GET /v1/office", Said(status=302, headers={"Location": location}))
    assert "not followed" in str(said_of(offices, office.url))


def test_the_body_of_a_redirect_is_bounded_as_every_other(
    office: OfficeServer, offices: HttpOffices
) -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    away = {"Location": "https://elsewhere.example/", "Content-Encoding": "gzip"}
    office.on("GET /v1/office", Said(status=302, body=bomb, headers=away))
    assert "larger than an answer may be" in str(said_of(offices, office.url))


@pytest.mark.parametrize(
    "clock", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "1899-12-31T00:00:00Z"]
)
def test_a_time_that_no_calendar_holds_is_not_the_contract(
    office: OfficeServer, offices: HttpOffices, clock: str
) -> None:
    office.on("GET /v1/office", json_said(DESCRIPTION | {"clock": clock}))
    assert "is not the contract" in str(said_of(offices, office.url))


def test_a_redirect_within_the_office_is_followed_once(
    office: OfficeServer, offices: HttpOffices
) -> None:
    moved = Said(status=308, headers={"Location": "/v1/office/"})
    office.on("GET /v1/office", moved)
    office.on("GET /v1/office/", json_said(DESCRIPTION), moved)
    assert offices.describe(office.url).office_id == "hp"
    assert "not followed" in str(said_of(offices, office.url))


def test_a_redirected_submission_is_never_sent_on(
    office: OfficeServer, offices: HttpOffices
) -> None:
    office.on("POST /v1/enrolments", Said(status=307, headers={"Location": "/v1/elsewhere"}))
    with pytest.raises(OfficeUnreachableError):
        offices.enrol(office.url, "CODE", "PC")
    assert [seen.path for seen in office.seen] == ["/v1/enrolments"]


@pytest.mark.parametrize(
    "answer",
    [
        Said(body=b'{"office_id": "hp"}'),
        Said(body=b"[]"),
        Said(body=b"not JSON"),
        Said(body=b"\xff\xfe{}"),
        Said(body=b"[" * 50_000),
        Said(body=b""),
        Said(body=json.dumps(DESCRIPTION).encode(), content_type="text/plain"),
        Said(body=json.dumps(DESCRIPTION).encode(), content_type=None),
        Said(status=304, content_type=None),
        Said(status=404, body=b"no", content_type="text/plain"),
    ],
    ids=[
        "lacks fields",
        "another type",
        "no JSON",
        "no UTF-8",
        "too deep",
        "empty",
        "content type",
        "no type",
        "not modified unasked",
        "bare 404",
    ],
)
def test_what_is_not_the_contract_is_no_answer(
    office: OfficeServer, offices: HttpOffices, answer: Said
) -> None:
    office.on("GET /v1/office", answer)
    error = said_of(offices, office.url)
    assert "is not the contract" in str(error)
    assert error.sent


@pytest.mark.parametrize("announced", [200_000, None], ids=["announced", "not announced"])
def test_an_oversized_body_is_not_read(
    office: OfficeServer, offices: HttpOffices, announced: int | None
) -> None:
    office.on("GET /v1/office", Said(body=b" " * 150_000, announced=announced))
    assert "larger than an answer may be" in str(said_of(offices, office.url))


def test_an_endless_body_is_cut_off(office: OfficeServer, offices: HttpOffices) -> None:
    office.on("GET /v1/office", Said(endless=b" " * 1000))
    assert "larger than an answer may be" in str(said_of(offices, office.url))


def test_a_small_body_that_decompresses_to_a_huge_one_is_cut_off(
    office: OfficeServer, offices: HttpOffices
) -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    assert len(bomb) < QUICK.body_bytes
    office.on("GET /v1/office", Said(body=bomb, headers={"Content-Encoding": "gzip"}))
    assert "larger than an answer may be" in str(said_of(offices, office.url))


def test_compressed_answers_are_read(office: OfficeServer, offices: HttpOffices) -> None:
    packed = gzip.compress(json.dumps(DESCRIPTION).encode())
    office.on("GET /v1/office", Said(body=packed, headers={"Content-Encoding": "gzip"}))
    assert offices.describe(office.url).office_id == "hp"


def test_a_body_that_only_claims_to_be_compressed_is_not_the_contract(
    office: OfficeServer, offices: HttpOffices
) -> None:
    office.on("GET /v1/office", Said(body=b"{}", headers={"Content-Encoding": "gzip"}))
    assert "is not the contract" in str(said_of(offices, office.url))


def test_a_body_cut_short_is_no_answer(office: OfficeServer, offices: HttpOffices) -> None:
    body = json.dumps(DESCRIPTION).encode()
    office.on("GET /v1/office", Said(body=body, announced=len(body) + 10))
    error = said_of(offices, office.url)
    assert "broke off" in str(error)
    assert error.sent


def test_a_connection_closed_before_any_answer_may_have_carried_the_request(
    office: OfficeServer, offices: HttpOffices
) -> None:
    office.on("GET /v1/office", Said(silent=True))
    error = said_of(offices, office.url)
    assert "broke off" in str(error)
    assert error.sent


@pytest.mark.parametrize(
    "answer",
    [Said(body=b"{", announced=1000, hold=True), Said(silent=True, hold=True)],
    ids=["in the body", "before the head"],
)
def test_an_answer_past_the_total_time_is_ended(office: OfficeServer, answer: Said) -> None:
    limits = Limits(connect_seconds=2, read_seconds=60, total_seconds=0.8, body_bytes=1000)
    client = offices_with_key(office.url, limits)
    office.on("GET /v1/office", answer)
    began = time.monotonic()
    error = said_of(client, office.url)
    client.close()
    assert time.monotonic() - began < 5
    assert "did not answer in time" in str(error)
    assert error.sent


def test_silence_ends_where_a_cut_socket_does_not_wake_its_reader(
    office: OfficeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Progress, "_cut", lambda _progress: None)
    limits = Limits(connect_seconds=2, read_seconds=60, total_seconds=0.5)
    client = offices_with_key(office.url, limits)
    office.on("GET /v1/office", Said(silent=True, hold=True))
    began = time.monotonic()
    error = said_of(client, office.url)
    client.close()
    assert time.monotonic() - began < 5
    assert "did not answer in time" in str(error)


def test_a_trickle_inside_the_read_time_does_not_outlast_the_total_time(
    office: OfficeServer,
) -> None:
    limits = Limits(connect_seconds=2, read_seconds=60, total_seconds=0.8, body_bytes=1 << 40)
    client = offices_with_key(office.url, limits)
    office.on("GET /v1/office", Said(endless=b" "))
    assert "did not answer in time" in str(said_of(client, office.url))
    client.close()


def test_silence_past_the_read_time_is_ended(office: OfficeServer) -> None:
    limits = Limits(connect_seconds=2, read_seconds=0.2, total_seconds=60)
    client = offices_with_key(office.url, limits)
    office.on("GET /v1/office", Said(silent=True, hold=True))
    error = said_of(client, office.url)
    client.close()
    assert "did not answer in time" in str(error)
    assert error.sent


@pytest.mark.parametrize(
    "value, wait",
    [
        ("7", timedelta(seconds=7)),
        ("Sun, 01 Jun 2025 08:02:00 GMT", timedelta(minutes=2)),
        ("Sun, 01 Jun 2025 07:00:00 GMT", timedelta(0)),
        ("soon", None),
    ],
)
def test_a_busy_office_says_how_long_to_wait(
    office: OfficeServer, offices: HttpOffices, value: str, wait: timedelta | None
) -> None:
    busy = problem_said("too-many-requests", 429, Retry_After=value)
    busy = Said(
        status=busy.status,
        body=busy.body,
        content_type=busy.content_type,
        headers={**busy.headers, "Date": "Sun, 01 Jun 2025 08:00:00 GMT"},
    )
    office.on("GET /v1/office", busy)
    with pytest.raises(OfficeRefusedError, match="asks to wait") as caught:
        offices.describe(office.url)
    assert caught.value.retry_after == wait
    assert caught.value.problem.name == "too-many-requests"


@pytest.mark.parametrize("status", [500, 502, 503])
def test_trouble_at_the_office_is_no_word_on_the_request(
    office: OfficeServer, offices: HttpOffices, status: int
) -> None:
    office.on(
        "GET /v1/office",
        Said(status=status, body=PORTAL, content_type="text/html", headers={"Retry-After": "9"}),
    )
    error = said_of(offices, office.url)
    assert f"error {status}" in str(error)
    assert error.sent
    assert error.retry_after == timedelta(seconds=9)


@pytest.mark.parametrize(
    "status, name, sentence",
    [
        (426, "client-too-old", "newer versions"),
        (413, "too-large", "too much at once"),
        (429, "too-many-requests", "asks to wait"),
    ],
)
def test_a_gateways_bare_refusal_means_what_the_offices_own_would(
    office: OfficeServer, offices: HttpOffices, status: int, name: str, sentence: str
) -> None:
    office.on("GET /v1/office", Said(status=status, body=PORTAL, content_type="text/html"))
    with pytest.raises(OfficeRefusedError, match=sentence) as caught:
        offices.describe(office.url)
    assert caught.value.problem.name == name
    assert caught.value.problem.status == status


def test_a_refusal_is_told_in_the_offices_own_words(
    office: OfficeServer, offices: HttpOffices
) -> None:
    problem = {
        "type": "https://x/problems/forbidden",
        "title": "{Không} được phép.",
        "status": 403,
        "detail": "Chỉ đọc.",
    }
    said = json_said(problem, 403)
    office.on("GET /v1/office", said)
    with pytest.raises(OfficeRefusedError, match=r"\{Không\} được phép\. Chỉ đọc\."):
        offices.describe(office.url)


def test_an_enrolment_code_that_is_not_accepted_is_told_in_words(
    office: OfficeServer, offices: HttpOffices
) -> None:
    office.on("POST /v1/enrolments", problem_said("enrolment-code-invalid", 422))
    with pytest.raises(OfficeRefusedError, match="does not accept this enrolment code"):
        offices.enrol(office.url, "CODE", "PC")
    assert json.loads(office.seen[-1].body) == {"code": "CODE", "name": "PC"}


def test_several_threads_speak_at_once(office: OfficeServer, offices: HttpOffices) -> None:
    together = threading.Barrier(4, timeout=10)

    def when_all_are_here(_seen: Any) -> Said:
        together.wait()
        return json_said(DESCRIPTION)

    office.on("GET /v1/office", when_all_are_here)
    names: list[str] = []
    threads = [
        threading.Thread(target=lambda: names.append(offices.describe(office.url).office_id))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names == ["hp"] * 4
