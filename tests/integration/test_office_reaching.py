"""Whether an office is reached at all: its name, its certificate, a proxy in between."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from declarant_client.application.ports.proxies import Proxy
from declarant_client.office import HttpOffices
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from tests.support.certificates import ELSEWHERE, Authority, new_authority
from tests.support.office_accounts import DESCRIPTION, QUICK, offices_with_key, said_of
from tests.support.office_servers import OfficeServer, Said, json_said


@pytest.fixture
def office() -> Iterator[OfficeServer]:
    with OfficeServer() as server:
        yield server


@pytest.fixture
def offices(office: OfficeServer) -> Iterator[HttpOffices]:
    client = offices_with_key(office.url)
    yield client
    client.close()


def test_a_switched_off_office_was_surely_not_reached(offices: HttpOffices) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    error = said_of(offices, f"http://127.0.0.1:{port}")
    assert "Nothing answers" in str(error)
    assert not error.sent


def test_an_unknown_name_was_surely_not_reached(offices: HttpOffices) -> None:
    error = said_of(offices, "https://office.invalid")
    assert "was not found" in str(error)
    assert not error.sent


def test_http_beyond_this_computer_is_refused_before_anything_is_sent(offices: HttpOffices) -> None:
    error = said_of(offices, "http://office.invalid")
    assert "begins with http" in str(error)
    assert not error.sent


trust_from_the_environment = pytest.mark.skipif(
    sys.platform != "linux", reason="Windows and macOS ask their own store, not SSL_CERT_FILE"
)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return new_authority(tmp_path_factory.mktemp("authority"))


@trust_from_the_environment
def test_a_certificate_that_this_computer_trusts_is_accepted(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.bundle))
    with OfficeServer(authority.server()) as secure:
        secure.on("GET /v1/office", json_said(DESCRIPTION))
        client = offices_with_key(secure.url)
        assert client.describe(secure.url).office_id == "hp"
        client.close()


def test_an_untrusted_certificate_is_refused_and_nothing_sent(authority: Authority) -> None:
    with OfficeServer(authority.server()) as secure:
        error = said_of(offices_with_key(secure.url), secure.url)
        assert "does not know who issued the certificate" in str(error)
        assert not error.sent
        assert secure.seen == []


@trust_from_the_environment
def test_an_expired_certificate_is_told_apart(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.bundle))
    with OfficeServer(authority.server(ends_in=timedelta(days=-1))) as secure:
        error = said_of(offices_with_key(secure.url), secure.url)
    assert "has expired" in str(error)
    assert not error.sent


@trust_from_the_environment
def test_another_addresss_certificate_is_told_apart(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.bundle))
    with OfficeServer(authority.server(address=ELSEWHERE)) as secure:
        error = said_of(offices_with_key(secure.url), secure.url)
    assert "belongs to another address" in str(error)
    assert not error.sent


def test_a_certificate_list_named_in_the_environment_for_others_does_not_count(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.bundle))
    with OfficeServer(authority.server()) as secure:
        assert "does not know who issued" in str(said_of(offices_with_key(secure.url), secure.url))


def proxied(url: str) -> Proxy:
    port = urlsplit(url).port
    assert port is not None
    return Proxy(host="127.0.0.1", port=port)


def through_proxy(proxy: str) -> HttpOffices:
    return HttpOffices(
        secrets=MemorySecrets(),
        client_version="1",
        language=lambda: "en",
        limits=QUICK,
        proxies=lambda _url: (proxied(proxy),),
    )


def test_a_proxy_that_asks_for_a_password_is_told_apart(office: OfficeServer) -> None:
    asks = Said(status=407, headers={"Proxy-Authenticate": "Basic"})
    office.on("CONNECT office.invalid:443", asks)
    error = said_of(through_proxy(office.url), "https://office.invalid")
    assert "needs a name and a password" in str(error)
    assert not error.sent


def test_a_proxy_that_is_gone_is_told_apart() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    error = said_of(through_proxy(f"http://127.0.0.1:{port}"), "https://office.invalid")
    assert "proxy" in str(error)
    assert not error.sent


def test_this_computer_is_never_reached_through_a_proxy(office: OfficeServer) -> None:
    office.on("GET /v1/office", json_said(DESCRIPTION))
    client = HttpOffices(
        secrets=MemorySecrets(),
        client_version="1",
        language=lambda: "en",
        proxies=lambda _url: (proxied("http://127.0.0.1:9"),),
    )
    assert client.describe(office.url).office_id == "hp"
    client.close()


def test_plain_http_spoken_to_a_secure_address_is_no_secure_connection(
    office: OfficeServer,
) -> None:
    secure = office.url.replace("http://", "https://")
    error = said_of(offices_with_key(secure), secure)
    assert "No secure connection" in str(error)
    assert not error.sent
