"""An office's address where what is sent arrives, and no answer to it ever comes back."""

from __future__ import annotations

import json
import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

BATCH = "/v1/assessments/batch"
_DROPPED = frozenset({"connection", "content-length", "date", "server", "transfer-encoding"})


class OfficeInBetween:
    """Passes everything on to ``upstream``, but swallows the answers to batches.

    Without ``upstream`` nothing is behind it: it hands out a token and takes batches into the
    void. ``arrived`` is set once a batch was taken (by the real office, where there is one).
    ``honest`` is set to pass the answers on.
    """

    def __init__(self, port: int = 0, upstream: str | None = None) -> None:
        self.upstream = upstream
        self.arrived = threading.Event()
        self.honest = threading.Event()
        self.ending = threading.Event()
        self._server = _Server(("127.0.0.1", port), self)
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
        self.ending.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True

    def __init__(self, address: tuple[str, int], office: OfficeInBetween) -> None:
        self.office = office
        super().__init__(address, _Conversation)


class _Conversation(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self._pass_on()

    def do_POST(self) -> None:
        self._pass_on()

    def log_message(self, *_said: object) -> None:
        """Say nothing."""

    def _pass_on(self) -> None:
        office = self.server.office
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, headers, answer = self._asked(body)
        if self.path == BATCH and not office.honest.is_set():
            office.arrived.set()
            office.ending.wait(60)
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def _asked(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        upstream = self.server.office.upstream
        if upstream is None:
            token = {"access_token": "token", "token_type": "Bearer", "expires_in": 3600}
            return 200, {"Content-Type": "application/json"}, json.dumps(token).encode()
        connection = HTTPConnection(urlsplit(upstream).netloc, timeout=30)
        try:
            connection.request(self.command, self.path, body, dict(self.headers.items()))
            answer = connection.getresponse()
            headers = {
                name: value
                for name, value in answer.headers.items()
                if name.lower() not in _DROPPED
            }
            return answer.status, headers, answer.read()
        finally:
            connection.close()
