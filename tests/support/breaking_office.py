"""A real office behind an address that breaks one rule of the contract at a time."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

_DROPPED = frozenset({"connection", "content-length", "date", "server", "transfer-encoding"})


@dataclass
class Passing:
    """One request on its way to the office, and the office's answer on its way back."""

    method: str
    path: str
    asked: dict[str, str]
    """The request's headers, names in small letters."""
    sent: bytes
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    """The answer's headers, names in small letters."""
    body: bytes = b""

    @property
    def content(self) -> Any:
        """The answer's JSON."""
        return json.loads(self.body)

    @property
    def submits(self) -> bool:
        """Whether this is the submission of one assessment."""
        return self.method == "POST" and self.path == "/v1/assessments"

    def reads(self, path: str) -> bool:
        """Whether this asks for ``path``, whatever the query."""
        return self.method == "GET" and self.path.partition("?")[0] == path

    def answer(self, status: int, content: Any, media_type: str = "application/json") -> None:
        """Put another answer in place of the office's."""
        self.status = status
        self.headers["content-type"] = media_type
        self.body = content if isinstance(content, bytes) else json.dumps(content).encode()

    def change(self, **members: Any) -> None:
        """Change members of the answer's JSON."""
        self.body = json.dumps({**self.content, **members}).encode()


Break = Callable[[Passing], None]


def intact(_passing: Passing) -> None:
    """Break nothing."""


class BreakingOffice:
    """Passes everything on to ``upstream``; what it breaks is set for each test.

    ``before`` may change the request, ``after`` the answer; from several threads at once.
    """

    def __init__(self, upstream: str) -> None:
        self.upstream = urlsplit(upstream).netloc
        self.before: Break = intact
        self.after: Break = intact
        self._server = _Server(("127.0.0.1", 0), self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}
        )
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], office: BreakingOffice) -> None:
        self.office = office
        super().__init__(address, _Conversation)


class _Conversation(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self._pass_on()

    def do_POST(self) -> None:
        self._pass_on()

    def do_DELETE(self) -> None:
        self._pass_on()

    def log_message(self, *_said: object) -> None:
        """Say nothing."""

    def _pass_on(self) -> None:
        asked = {name.lower(): value for name, value in self.headers.items()}
        sent = self.rfile.read(int(asked.pop("content-length", "0")))
        passing = Passing(self.command, self.path, asked, sent)
        self.server.office.before(passing)
        self._ask(passing)
        self.server.office.after(passing)
        self.send_response(passing.status)
        for name, value in passing.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(passing.body)))
        self.end_headers()
        self.wfile.write(passing.body)

    def _ask(self, passing: Passing) -> None:
        connection = HTTPConnection(self.server.office.upstream, timeout=30)
        try:
            connection.request(passing.method, passing.path, passing.sent or None, passing.asked)
            answer = connection.getresponse()
            passing.status, passing.body = answer.status, answer.read()
        finally:
            connection.close()
        passing.headers = {
            name.lower(): value
            for name, value in answer.headers.items()
            if name.lower() not in _DROPPED
        }
