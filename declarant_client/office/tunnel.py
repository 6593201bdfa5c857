"""The way through a proxy: CONNECT (RFC 9110, section 9.3.6), and what a proxy says against it."""

from __future__ import annotations

import base64
import re
import socket
from collections.abc import Mapping
from http import HTTPStatus

from declarant_client.application.ports.proxies import Proxy

_SCHEME = re.compile(r"(?:^|,)\s*([A-Za-z][A-Za-z0-9_-]*)(?=\s+[^=,\s]|\s*(?:,|$))")
"""A way of signing in stands at the beginning, or behind a comma, and is no ``name=value``."""


class ProxyRefusedError(OSError):
    """The proxy answered CONNECT with ``status``; ``schemes``: how one could sign in to it.

    A ``status`` of 0: what it answered is no HTTP, or nothing at all.
    """

    def __init__(self, status: int, schemes: frozenset[str], *, signed_in: bool) -> None:
        super().__init__(f"the proxy answered CONNECT with {status}")
        self.status = status
        self.schemes = schemes
        """Lower case: ``basic``, ``ntlm``, ``negotiate``."""
        self.signed_in = signed_in
        """Whether a name and a password were sent."""


def open_tunnel(connected: socket.socket, host: str, port: int, headers: Mapping[str, str]) -> None:
    """Ask the proxy at the other end to lead on; raise ``ProxyRefusedError`` where it does not.

    The standard library does the same, but drops the header that tells NTLM from Basic.
    """
    target = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    lines = [f"CONNECT {target} HTTP/1.1", f"Host: {target}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    connected.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
    # Brings TLS along: with the first tunnel, not before.
    from http.client import HTTPException, HTTPResponse

    response = HTTPResponse(connected, method="CONNECT")
    try:
        response.begin()
        if not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
            asked = response.headers.get_all("Proxy-Authenticate") or []
            signed_in = any(name.lower() == "proxy-authorization" for name in headers)
            raise ProxyRefusedError(response.status, schemes_of(asked), signed_in=signed_in)
    except HTTPException as error:
        raise ProxyRefusedError(0, frozenset(), signed_in=False) from error
    finally:
        response.close()


def signing_in(user: str, password: str) -> dict[str, str]:
    """Return the header for a name and a password, in UTF-8 (RFC 7617, section 2.1)."""
    if not user:
        return {}
    pair = base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
    return {"Proxy-Authorization": f"Basic {pair}"}


def schemes_of(challenges: list[str]) -> frozenset[str]:
    """Return the schemes that ``Proxy-Authenticate`` names (RFC 9110, section 11.7.1)."""
    return frozenset(
        scheme.lower() for challenge in challenges for scheme in _SCHEME.findall(challenge)
    )


def proxy_url(proxy: Proxy) -> str:
    """Return the address of a proxy as ``requests`` wants it, name and password inside."""
    from urllib.parse import quote

    signed = ""
    if proxy.user:
        signed = f"{quote(proxy.user, safe='')}:{quote(proxy.password, safe='')}@"
    return f"{proxy.scheme}://{signed}{proxy.address}"
