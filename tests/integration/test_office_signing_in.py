"""Tokens: fetched once, renewed in time, and a refused key is said, never looped upon."""

from __future__ import annotations

import base64
import logging
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from declarant_client.application.ports.offices import (
    KeyAbsence,
    KeyAbsentError,
    OfficeRefusedError,
    OfficeUnreachableError,
    SignInAgainError,
)
from declarant_client.application.ports.proxies import DIRECT
from declarant_client.application.ports.world import KeyringMissingError, KeyringOutOfOrderError
from declarant_client.domain.sentences import translate
from declarant_client.office import HttpOffices
from declarant_client.office.http_offices import HttpOffice
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from tests.support.office_accounts import (
    CLIENT_ID,
    SECRET,
    account_at,
    due_item,
    offices_with_key,
)
from tests.support.office_servers import (
    OfficeServer,
    Said,
    Seen,
    json_said,
    problem_said,
    token_said,
)

PAGE = {"items": [], "next_cursor": "c1", "has_more": False}
TOKEN = "/oauth2/token"


@pytest.fixture
def office() -> Iterator[OfficeServer]:
    with OfficeServer() as server:
        server.on("GET /v1/sheets", json_said(PAGE))
        yield server


@pytest.fixture
def offices(office: OfficeServer) -> Iterator[HttpOffices]:
    client = offices_with_key(office.url)
    yield client
    client.close()


@pytest.fixture
def account(office: OfficeServer, offices: HttpOffices) -> HttpOffice:
    return offices.at(account_at(office.url))


def test_the_key_is_named_by_basic_authentication_and_the_token_is_used_again(
    office: OfficeServer, account: HttpOffice
) -> None:
    account.fetch_sheets(None)
    account.fetch_sheets("c 1/ü")
    (asked,) = office.requests_for(TOKEN)
    assert asked.body == b"grant_type=client_credentials"
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    kind, _, pair = asked.headers["authorization"].partition(" ")
    assert kind == "Basic"
    assert base64.b64decode(pair).decode() == f"{CLIENT_ID}:a+secret%3A+of%2Fthe+key%2B"
    first, second = office.requests_for("/v1/sheets")
    assert first.headers["authorization"] == second.headers["authorization"] == "Bearer token-1"
    assert second.target == "/v1/sheets?cursor=c+1%2F%C3%BC"


def test_a_token_is_renewed_before_it_ends(office: OfficeServer, offices: HttpOffices) -> None:
    now = [1000.0]
    offices._tokens._seconds = lambda: now[0]
    account = offices.at(account_at(office.url))
    account.fetch_sheets(None)
    now[0] += 3500
    account.fetch_sheets(None)
    assert len(office.requests_for(TOKEN)) == 1
    now[0] += 50
    account.fetch_sheets(None)
    assert len(office.requests_for(TOKEN)) == 2


def test_a_token_refused_once_is_replaced_and_the_request_repeated(
    office: OfficeServer, account: HttpOffice
) -> None:
    office.on("GET /v1/sheets", problem_said("unauthorized", 401), json_said(PAGE))
    assert account.fetch_sheets(None).next_cursor == "c1"
    tokens = [seen.headers["authorization"] for seen in office.requests_for("/v1/sheets")]
    assert tokens == ["Bearer token-1", "Bearer token-2"]


def test_a_key_refused_with_a_new_token_too_means_sign_in_again_and_no_loop(
    office: OfficeServer, account: HttpOffice
) -> None:
    office.on("GET /v1/sheets", problem_said("unauthorized", 401))
    with pytest.raises(SignInAgainError, match="Hai Phong Customs no longer accepts the key"):
        account.fetch_sheets(None)
    assert len(office.requests_for("/v1/sheets")) == 2
    assert len(office.requests_for(TOKEN)) == 2


@pytest.mark.parametrize(
    "refusal",
    [
        json_said({"error": "invalid_client"}, 401),
        json_said({"error": "invalid_client"}, 400),
        problem_said("unauthorized", 401),
    ],
)
def test_a_revoked_key_means_sign_in_again(
    office: OfficeServer, account: HttpOffice, refusal: Said
) -> None:
    office.on(f"POST {TOKEN}", refusal)
    with pytest.raises(SignInAgainError):
        account.fetch_sheets(None)
    assert office.requests_for("/v1/sheets") == []


def test_a_login_portals_401_is_no_word_on_the_key(
    office: OfficeServer, account: HttpOffice
) -> None:
    page = Said(status=401, body=b"<html>", content_type="text/html")
    office.on("GET /v1/sheets", page)
    with pytest.raises(OfficeUnreachableError, match="web page"):
        account.fetch_sheets(None)
    office.on(f"POST {TOKEN}", page)
    office.on("GET /v1/sheets", problem_said("unauthorized", 401))
    with pytest.raises(OfficeUnreachableError, match="web page"):
        account.fetch_sheets(None)


@pytest.mark.parametrize(
    "trouble",
    [
        Said(status=503, headers={"Retry-After": "5"}),
        Said(silent=True),
        Said(body=b"{}"),
        json_said({"error": "invalid_request"}, 400),
        problem_said("forbidden", 403),
    ],
    ids=["503", "closed", "wrong shape", "bad request", "forbidden"],
)
def test_trouble_with_the_token_is_no_word_on_what_was_to_be_sent(
    office: OfficeServer, account: HttpOffice, trouble: Said
) -> None:
    office.on(f"POST {TOKEN}", trouble)
    with pytest.raises(OfficeUnreachableError) as caught:
        account.submit([due_item(1)])
    assert not caught.value.sent
    assert office.requests_for("/v1/assessments/batch") == []


def test_a_busy_token_endpoint_says_how_long_to_wait(
    office: OfficeServer, account: HttpOffice
) -> None:
    office.on(f"POST {TOKEN}", problem_said("too-many-requests", 429, Retry_After="30"))
    with pytest.raises(OfficeRefusedError) as caught:
        account.fetch_sheets(None)
    assert caught.value.retry_after == timedelta(seconds=30)


def test_a_token_of_an_unknown_kind_is_not_used(office: OfficeServer, account: HttpOffice) -> None:
    office.on(
        f"POST {TOKEN}", json_said({"access_token": "x", "token_type": "mac", "expires_in": 60})
    )
    with pytest.raises(OfficeUnreachableError, match="not the contract"):
        account.fetch_sheets(None)


def test_a_secret_that_is_gone_means_sign_in_again(office: OfficeServer) -> None:
    client = HttpOffices(
        secrets=MemorySecrets(), client_version="1", language=lambda: "vi", proxies=lambda _: DIRECT
    )
    with pytest.raises(KeyAbsentError, match="Hải quan Hải Phòng") as caught:
        client.at(account_at(office.url)).fetch_sheets(None)
    assert caught.value.absence is KeyAbsence.NOT_KEPT
    assert office.seen == []


@pytest.mark.parametrize(
    "error, absence",
    [
        (KeyringMissingError, KeyAbsence.NO_KEYRING),
        (KeyringOutOfOrderError, KeyAbsence.OUT_OF_ORDER),
    ],
)
def test_a_keyring_that_gives_no_key_is_told_in_its_own_words(
    office: OfficeServer, error: type[KeyringMissingError], absence: KeyAbsence
) -> None:
    class Useless(MemorySecrets):
        def read(self, office_url: str, client_id: str) -> str | None:
            raise error(translate("keyring", "In vain."))

    client = HttpOffices(secrets=Useless(), client_version="1", language=lambda: "vi")
    with pytest.raises(KeyAbsentError, match=r"In vain\.") as caught:
        client.at(account_at(office.url)).fetch_sheets(None)
    assert caught.value.absence is absence


def test_threads_that_need_a_token_at_once_ask_for_one(
    office: OfficeServer, account: HttpOffice
) -> None:
    waiting = threading.Semaphore(0)

    def slow(_seen: Seen) -> Said:
        waiting.acquire(timeout=10)
        return token_said("shared")

    office.on(f"POST {TOKEN}", slow)
    threads = [threading.Thread(target=account.fetch_sheets, args=(None,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    waiting.release(8)
    for thread in threads:
        thread.join()
    assert len(office.requests_for(TOKEN)) == 1
    assert len(office.requests_for("/v1/sheets")) == 4


def test_no_secret_and_no_token_is_logged_or_shown(
    office: OfficeServer, offices: HttpOffices, caplog: pytest.LogCaptureFixture
) -> None:
    account = offices.at(account_at(office.url))
    with caplog.at_level(logging.DEBUG):
        account.fetch_sheets(None)
        office.on(f"POST {TOKEN}", problem_said("unauthorized", 401))
        office.on("GET /v1/sheets", problem_said("unauthorized", 401))
        with pytest.raises(SignInAgainError) as caught:
            account.fetch_sheets(None)
    kept = offices._tokens._kept
    shown = f"{caplog.text}{offices!r}{account!r}{offices._tokens!r}{kept!r}{caught.value!r}"
    for secret in (SECRET, "token-1", "a+secret", "Bearer", "Basic "):
        assert secret not in shown
