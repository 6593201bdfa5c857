"""The port ``Web``: feeds and attachments, fetched as offices are asked, without a key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from declarant_client.application.ports.office_address import is_loopback
from declarant_client.application.ports.offices import OfficeUnreachableError
from declarant_client.application.ports.proxies import DIRECT, Proxies, Ways
from declarant_client.application.ports.web import WebAddressError, WebAnswer, fetched_address
from declarant_client.domain.sentences import translate
from declarant_client.office.exchange import Answer, Request
from declarant_client.office.limits import MEBIBYTE, Limits
from declarant_client.office.transport import REDIRECTS, Transport

FETCHED = Limits(total_seconds=60, body_bytes=4 * MEBIBYTE)
DOWNLOADED = Limits(total_seconds=3600, body_bytes=256 * MEBIBYTE)
_MOST_HOPS = 5
_PERMANENT = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})


def _direct(_url: str) -> Ways:
    return DIRECT


class HttpWeb:
    """Implements ``Web``. May be used from several threads at once.

    Certificates are checked with the operating system's store; nothing but the program's name
    is told of it; every hop of a redirect must be an address that may be fetched from.
    """

    def __init__(
        self,
        *,
        client_version: str,
        proxies: Proxies = _direct,
        fetched: Limits = FETCHED,
        downloaded: Limits = DOWNLOADED,
    ) -> None:
        self._user_agent = f"declarant-client/{client_version}"
        self._small = Transport(fetched, proxies)
        self._large = Transport(downloaded, proxies)

    def fetch(self, address: str, headers: Mapping[str, str]) -> WebAnswer:
        asked = {"Accept-Encoding": "gzip", "User-Agent": self._user_agent, **headers}
        return _followed(self._small, address, Request(method="GET", path="/", headers=asked))

    def download(self, address: str, take: Callable[[bytes], None]) -> WebAnswer:
        # Compressed on the way, the size told beforehand would not be the file's.
        asked = {"Accept-Encoding": "identity", "User-Agent": self._user_agent}
        request = Request(method="GET", path="/", headers=asked, take=take)
        return _followed(self._large, address, request)

    def close(self) -> None:
        """Close every connection."""
        self._small.close()
        self._large.close()


def _followed(transport: Transport, address: str, request: Request) -> WebAnswer:
    at = fetched_address(address)
    host = urlsplit(at).netloc
    moved_to, permanent = None, True
    for _ in range(_MOST_HOPS):
        answer = transport.ask_once(at, urlsplit(at).netloc, request)
        if answer.status not in REDIRECTS:
            return WebAnswer(
                status=answer.status,
                address=at,
                moved_to=moved_to,
                headers=answer.headers,
                body=answer.body,
            )
        at = _next(at, answer)
        permanent = permanent and answer.status in _PERMANENT
        moved_to = at if permanent else moved_to
    raise OfficeUnreachableError(
        translate("feeds", "{host} sends on from address to address without end.", host=host),
        sent=True,
    )


def _next(at: str, answer: Answer) -> str:
    following, refused = None, None
    try:
        following = fetched_address(urljoin(at, answer.headers.get("location", "")))
    except (ValueError, WebAddressError) as error:
        refused = error
    # What listens on this computer is nobody else's to ask.
    if following is None or (_is_here(following) and not _is_here(at)):
        raise OfficeUnreachableError(
            translate(
                "feeds",
                "{host} leads on to an address that is not fetched from. The network may ask you "
                "to sign in on a web page first.",
                host=urlsplit(at).netloc,
            ),
            sent=True,
        ) from refused
    return following


def _is_here(address: str) -> bool:
    return is_loopback(urlsplit(address).hostname or "")
