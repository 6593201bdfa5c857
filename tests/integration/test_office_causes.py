"""Why nothing comes of it, told apart on real sockets: clocks, certificates, protocols, drips."""

from __future__ import annotations

import socket
import ssl
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from declarant_client.application.ports.offices import OfficeUnreachableError
from declarant_client.office import Limits
from tests.support.certificates import Authority, new_authority
from tests.support.office_accounts import QUICK, offices_with_key
from tests.support.office_servers import OfficeServer, Said

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only there a test can say whom this computer trusts"
)
EXPIRED, EARLY = timedelta(days=-1), timedelta(days=31)


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    made = new_authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.bundle))
    return made


def said_of(url: str, limits: Limits = QUICK) -> OfficeUnreachableError:
    client = offices_with_key(url, limits)
    with pytest.raises(OfficeUnreachableError) as caught:
        client.describe(url)
    client.close()
    return caught.value


@pytest.mark.parametrize(
    "begins_in, ends_in, clock_there, words",
    [
        (timedelta(days=-30), EXPIRED, timedelta(days=-400), "clock is wrong"),
        (timedelta(days=-30), EXPIRED, timedelta(0), "has to renew"),
        (timedelta(days=-30), EXPIRED, timedelta(days=400), "has to renew"),
        (timedelta(days=-30), EXPIRED, None, "If this computer's clock is right"),
        (timedelta(days=20), EARLY, timedelta(days=25), "clock is wrong"),
        (timedelta(days=20), EARLY, timedelta(0), "not valid yet"),
    ],
    ids=["ahead", "right", "behind explains nothing", "unknown", "behind", "right, early"],
)
def test_a_wrong_clock_here_is_told_from_a_certificate_out_of_date(
    authority: Authority,
    begins_in: timedelta,
    ends_in: timedelta,
    clock_there: timedelta | None,
    words: str,
):
    with OfficeServer(authority.server(begins_in=begins_in, ends_in=ends_in)) as office:
        if clock_there is not None:
            date = format_datetime(datetime.now(UTC) + clock_there)
            office.on("HEAD /", Said(headers={"Date": date}))
        error = said_of(office.url)
    assert words in str(error)
    assert not error.sent
    # Asking the time believes any certificate: nothing may be told there.
    assert {(seen.method, seen.path) for seen in office.seen} == {("HEAD", "/")}
    assert all(set(seen.headers) == {"host", "connection"} for seen in office.seen)


def test_an_office_that_speaks_only_outdated_tls_is_told_apart(authority: Authority):
    outdated = authority.server()
    with pytest.warns(DeprecationWarning, match="deprecated"):
        outdated.minimum_version = ssl.TLSVersion.TLSv1
    with pytest.warns(DeprecationWarning, match="deprecated"):
        outdated.maximum_version = ssl.TLSVersion.TLSv1_1
    outdated.set_ciphers("ALL:@SECLEVEL=0")
    with OfficeServer(outdated) as office:
        error = said_of(office.url)
    assert "outdated version" in str(error)
    assert not error.sent


def test_a_secure_address_where_nothing_speaks_tls_is_told_apart():
    with OfficeServer() as office:
        error = said_of(office.url.replace("http://", "https://"))
    assert "does not speak the secure protocol" in str(error)


@contextmanager
def dripping(first: bytes) -> Iterator[str]:
    """A server that says ``first``, then one byte after another for ever."""
    ending = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(5)

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                try:
                    connection.sendall(first)
                    while not ending.wait(0.02):
                        connection.sendall(b"x")
                except OSError:
                    return

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"127.0.0.1:{listening.getsockname()[1]}"
        finally:
            ending.set()
            thread.join()


@pytest.mark.parametrize(
    "scheme, first, sent",
    [
        ("http", b"HTTP/1.1 200 OK\r\nX-Slow: ", True),
        ("http", b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", True),
        ("https", b"\x16\x03\x03\x40\x00", False),
    ],
    ids=["in the head", "in the body", "in the handshake"],
)
def test_a_drip_is_ended_by_the_total_time_wherever_it_drips(scheme: str, first: bytes, sent: bool):
    limits = Limits(connect_seconds=2, read_seconds=60, total_seconds=0.8, body_bytes=1 << 40)
    with dripping(first) as address:
        began = time.monotonic()
        error = said_of(f"{scheme}://{address}", limits)
        assert time.monotonic() - began < 5
    assert "did not answer in time" in str(error)
    assert error.sent is sent


@pytest.mark.parametrize(
    "status, words",
    [(503, "closed for maintenance"), (502, "system behind it does not"), (500, "out of order")],
)
def test_an_office_in_trouble_is_told_in_words(status: int, words: str):
    with OfficeServer() as office:
        office.on("GET /v1/office", Said(status=status))
        assert words in str(said_of(office.url))
