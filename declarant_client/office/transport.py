"""Exchanging one request for one whole answer, within limits."""

from __future__ import annotations

import threading
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urljoin, urlsplit
from weakref import WeakSet

from declarant_client.application.ports.office_address import is_loopback
from declarant_client.application.ports.offices import OfficeUnreachableError
from declarant_client.application.ports.proxies import DIRECT, Proxies, Proxy, Ways
from declarant_client.domain.sentences import translate
from declarant_client.office.clocks import clock_at
from declarant_client.office.exchange import Answer, Progress, Request
from declarant_client.office.limits import Limits
from declarant_client.office.tunnel import proxy_url

if TYPE_CHECKING:
    import requests

_CHUNK = 64 * 1024
_CLOCK_SECONDS = 5.0
_HTTPS_PORT = 443
_MOST_WAYS = 3
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Transport:
    """One ``requests`` session for each thread; nothing of an exchange outlives it but that."""

    def __init__(self, limits: Limits, proxies: Proxies) -> None:
        self._limits = limits
        self._proxies = proxies
        self._local = threading.local()
        self._guard = threading.Lock()
        self._sessions: WeakSet[requests.Session] = WeakSet()

    def exchange(self, address: str, office: str, request: Request) -> Answer:
        """Send ``request`` to the office at ``address``, called ``office`` in sentences.

        Raises ``OfficeUnreachableError``. A GET follows one redirect within the same origin;
        everything else that leads elsewhere is an error, so a token never goes to another host.
        """
        url = address + quote(request.path)
        if request.query:
            url = f"{url}?{urlencode(request.query)}"
        answer = self.ask_once(url, office, request)
        if answer.status not in REDIRECTS:
            return answer
        target = _target(url, answer)
        if request.method == "GET" and _origin(target) == _origin(url):
            answer = self.ask_once(target, office, request)
        if answer.status in REDIRECTS:
            raise OfficeUnreachableError(
                translate(
                    "office",
                    "{office} leads on to another address ({host}), which was not followed. The "
                    "network may ask you to sign in on a web page first.",
                    office=office,
                    host=_origin(target)[1][:200] or "?",
                ),
                sent=True,
            )
        return answer

    def close(self) -> None:
        """Close every connection; the transport can be used again."""
        with self._guard:
            for session in list(self._sessions):
                session.close()

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            from declarant_client.office.connections import new_session

            session = self._local.session = new_session()
            with self._guard:
                self._sessions.add(session)
        return session

    def ask_once(self, url: str, office: str, request: Request) -> Answer:
        """Ask a whole URL and follow nothing; the path in ``request`` does not count.

        Along the first way that leads there; past the first byte sent, along no other.
        """
        first: OfficeUnreachableError | None = None
        for proxy in self._ways(url):
            try:
                return self._by(proxy, url, office, request)
            except OfficeUnreachableError as error:
                if error.sent:
                    raise
                first = first or error
        assert first is not None, "there is always a way to try"  # noqa: S101 - see ``Ways``
        raise first

    def _ways(self, url: str) -> Ways:
        if is_loopback(urlsplit(url).hostname or ""):
            return DIRECT
        return self._proxies(url)[:_MOST_WAYS] or DIRECT

    def _by(self, proxy: Proxy | None, url: str, office: str, request: Request) -> Answer:
        session = self._session()
        import requests
        import urllib3.exceptions

        from declarant_client.office.connections import set_progress
        from declarant_client.office.failures import AnswerTooLargeError, Way, unreachable

        way = Way(office, proxy, lambda: self._clock_at(url, proxy))
        with Progress(self._limits.total_seconds) as progress:
            set_progress(progress)
            try:
                answer = self._received(session, url, request, proxy)
            except (
                requests.RequestException,
                urllib3.exceptions.HTTPError,
                AnswerTooLargeError,
                OSError,
                # What is no address, or no header, in whoever's library.
                ValueError,
            ) as error:
                raise unreachable(error, way, progress) from error
            finally:
                set_progress(None)
            if progress.expired:
                # The end of the body may be the cut socket's, not the office's.
                raise unreachable(TimeoutError(), way, progress)
            return answer

    def _clock_at(self, url: str, proxy: Proxy | None) -> datetime | None:
        _, host, port = _origin(url)
        seconds = min(_CLOCK_SECONDS, self._limits.total_seconds)
        return clock_at(host, port or _HTTPS_PORT, proxy, seconds)

    def _received(
        self, session: requests.Session, url: str, request: Request, proxy: Proxy | None
    ) -> Answer:
        import requests

        prepared = requests.Request(
            request.method, url, headers=dict(request.headers), data=request.body
        ).prepare()
        if request.body is not None:
            prepared.headers["Content-Type"] = request.content_type
        # Shutting a socket down does not wake every system's reader: silence ends by itself.
        read_seconds = min(self._limits.read_seconds, self._limits.total_seconds)
        response = session.send(
            prepared,
            stream=True,
            allow_redirects=False,
            timeout=(self._limits.connect_seconds, read_seconds),
            verify=True,
            proxies=_proxies_for(proxy),
        )
        try:
            return Answer(
                status=response.status_code,
                headers={name.lower(): value for name, value in response.headers.items()},
                body=self._body(response, request),
            )
        finally:
            response.close()

    def _body(self, response: requests.Response, request: Request) -> bytes:
        from declarant_client.office.failures import AnswerTooLargeError

        limit = self._limits.body_bytes
        announced = response.headers.get("Content-Length", "")
        if announced.isascii() and announced.isdigit() and int(announced[:18]) > limit:
            raise AnswerTooLargeError(limit)
        body, size = bytearray(), 0
        take = request.take if response.status_code == HTTPStatus.OK else None
        for chunk in response.iter_content(_CHUNK):
            size += len(chunk)
            if size > limit:
                raise AnswerTooLargeError(limit)
            if take is None:
                body += chunk
            else:
                take(chunk)
        return bytes(body)


def _proxies_for(proxy: Proxy | None) -> dict[str, str]:
    return {} if proxy is None else {"https": proxy_url(proxy)}


def _target(url: str, answer: Answer) -> str:
    try:
        return urljoin(url, answer.headers.get("location", ""))
    except ValueError:
        return ""


def _origin(url: str) -> tuple[str, str, int | None]:
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return ("", "", None)
    return (parts.scheme, parts.hostname or "", port)
