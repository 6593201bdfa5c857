"""How far this computer's clock is from an office's, asked where its certificate's times fail."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from declarant_client.application.ports.proxies import Proxy
from declarant_client.office.exchange import Progress
from declarant_client.office.tunnel import open_tunnel, signing_in

AskClock = Callable[[], datetime | None]
"""Returns what the office's clock shows, ``None`` where that cannot be learned."""

TOLERANCE = timedelta(hours=1)
"""Less than this is no reason for a certificate to be refused in good faith."""


def http_date(value: str) -> datetime | None:
    """Read a date of HTTP (RFC 9110, section 5.6.7), ``None`` where it is none."""
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def is_wrong_here(there: datetime | None, *, looked_expired: bool, looked_early: bool) -> bool:
    """Whether an office's clock explains by ours that its certificate seemed out of date.

    Ours must be ahead where the certificate looked expired, behind where it looked not yet valid.
    """
    if there is None:
        return False
    ahead = datetime.now(UTC) - there
    return (looked_expired and ahead > TOLERANCE) or (looked_early and -ahead > TOLERANCE)


def clock_at(host: str, port: int, proxy: Proxy | None, seconds: float) -> datetime | None:
    """Ask what time it is at ``host``, believing any certificate; ``None``: no answer.

    Nothing secret is sent, and the answer only chooses the words for what failed already.
    """
    from http.client import HTTPException  # brings TLS along

    first = (host, port) if proxy is None else (proxy.host, proxy.port)
    try:
        with Progress(seconds) as progress, socket.create_connection(first, seconds) as connected:
            progress.watch(connected)
            if proxy is not None:
                open_tunnel(connected, host, port, signing_in(proxy.user, proxy.password))
            return _date_said(connected, host)
    except (OSError, HTTPException, ValueError):
        return None


def _date_said(connected: socket.socket, host: str) -> datetime | None:
    import ssl  # with the first trouble, not with the program
    from http.client import HTTPResponse

    believing = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    believing.check_hostname = False
    believing.verify_mode = ssl.CERT_NONE
    with believing.wrap_socket(connected, server_hostname=host) as secure:
        shown = f"[{host}]" if ":" in host else host
        asked = f"HEAD / HTTP/1.1\r\nHost: {shown}\r\nConnection: close\r\n\r\n"
        secure.sendall(asked.encode("ascii"))
        response = HTTPResponse(secure, method="HEAD")
        try:
            response.begin()
            return http_date(response.headers.get("Date", ""))
        finally:
            response.close()
