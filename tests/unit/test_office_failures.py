"""Every way in which the network fails has its own sentence, on each operating system."""

from __future__ import annotations

import errno
import socket
import ssl
from unittest.mock import Mock

import pytest
import requests
import urllib3.exceptions

from declarant_client.office.exchange import Progress
from declarant_client.office.failures import Way, unreachable
from declarant_client.office.tunnel import ProxyRefusedError


def wrapped(cause: Exception) -> requests.ConnectionError:
    """Wrap as urllib3 and requests do."""
    new = urllib3.exceptions.NewConnectionError(Mock(), "failed")
    new.__cause__ = cause
    return requests.ConnectionError(urllib3.exceptions.MaxRetryError(Mock(), "/", new))


def proxy_error(status: int, *schemes: str, signed_in: bool = False) -> requests.ConnectionError:
    return wrapped(ProxyRefusedError(status, frozenset(schemes), signed_in=signed_in))


def tls_error(reason: str) -> requests.exceptions.SSLError:
    error = ssl.SSLError(1, "x")
    error.reason = reason
    return requests.exceptions.SSLError(error)


def certificate_error(code: int) -> requests.exceptions.SSLError:
    error = ssl.SSLCertVerificationError("no")
    error.verify_code = code
    error.verify_message = "the reason"
    inside = urllib3.exceptions.MaxRetryError(Mock(), "/", urllib3.exceptions.SSLError(error))
    return requests.exceptions.SSLError(inside)


def sentence(error: Exception) -> str:
    return str(unreachable(error, Way("Hai Phong"), Progress(60)))


@pytest.mark.parametrize(
    "error, words",
    [
        (wrapped(ConnectionRefusedError()), "Nothing answers at Hai Phong"),
        (wrapped(socket.gaierror(-2, "unknown")), "was not found"),
        (wrapped(OSError(errno.ENETUNREACH, "no")), "no way through the network"),
        (wrapped(OSError(10051, "WSAENETUNREACH")), "no way through the network"),
        (requests.ConnectTimeout(), "did not answer in time"),
        (requests.ReadTimeout(), "did not answer in time"),
        (requests.ConnectionError(ConnectionResetError()), "broke off"),
        (requests.exceptions.ChunkedEncodingError(), "broke off"),
        (requests.exceptions.InvalidSchema("socks5"), "cannot use"),
        (wrapped(socket.gaierror(socket.EAI_AGAIN, "later")), "no connection to a network"),
        (wrapped(socket.gaierror(11002, "WSATRY_AGAIN")), "no connection to a network"),
        (proxy_error(407, "basic"), "needs a name and a password"),
        (proxy_error(407), "needs a name and a password"),
        (proxy_error(407, "basic", signed_in=True), "does not accept the name and password"),
        (proxy_error(407, "negotiate", "ntlm"), "cannot do (negotiate, ntlm)"),
        (proxy_error(403), "refuses to lead"),
        (proxy_error(502), "cannot reach Hai Phong"),
        (requests.exceptions.ProxyError("gone"), "cannot be reached"),
        (tls_error("WRONG_VERSION_NUMBER"), "does not speak the secure protocol"),
        (tls_error("UNSUPPORTED_PROTOCOL"), "outdated version"),
        (requests.exceptions.SSLError(ssl.SSLError(1, "x")), "No secure connection"),
    ],
)
def test_each_failure_is_told_apart(error: Exception, words: str) -> None:
    assert words in sentence(error)


@pytest.mark.parametrize(
    "code, words",
    [
        (10, "has expired"),
        (0x800B0101, "has expired"),
        (0x800B0101 - (1 << 32), "has expired"),
        (-67818, "has expired"),
        (9, "not valid yet"),
        (62, "belongs to another address"),
        (0x800B010F, "belongs to another address"),
        (-67602, "belongs to another address"),
        (18, "does not know who issued"),
        (20, "does not know who issued"),
        (0x800B0109, "does not know who issued"),
        (23, "does not trust the certificate of Hai Phong, so nothing was sent to it: the reason."),
    ],
)
def test_each_systems_word_on_a_certificate_is_understood(code: int, words: str) -> None:
    assert words in sentence(certificate_error(code))


def test_an_error_that_is_kept_carries_no_request_and_so_no_token() -> None:
    request = requests.Request("GET", "https://x", headers={"Authorization": "Bearer t"}).prepare()
    error = requests.ConnectionError("x", request=request)
    unreachable(error, Way("Hai Phong"), Progress(60))
    assert error.request is None
