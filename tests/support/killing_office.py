"""A way to an office on which a client is killed at named points between request and answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

_HOP = frozenset({"connection", "content-length", "date", "server", "transfer-encoding"})


class KillingOffice:
    """Passes everything on, and calls ``reached`` with the point that each exchange is at.

    ``request``: the request is here, the office has not seen it; ``answer``: the office has done
    its part, the client does not know; ``answered``: the answer went out. Each with ``batch`` for
    submissions and ``fetch`` for what is read. When ``reached`` returns true the client is dead,
    and the exchange ends there.
    """

    def __init__(self, office_port: int) -> None:
        self.office_port = office_port
        self.reached: Callable[[str], bool] = _nothing
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
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

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        way = self

        class Conversation(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                _pass_on(self, way)

            def do_POST(self) -> None:
                _pass_on(self, way)

            def log_message(self, *_said: object) -> None:
                """Say nothing."""

            def handle(self) -> None:
                try:
                    super().handle()
                except OSError:
                    self.close_connection = True  # the client was killed: what it is about

        return Conversation


def _nothing(_point: str) -> bool:
    return False


def _pass_on(talk: BaseHTTPRequestHandler, way: KillingOffice) -> None:
    kind = (
        "batch" if talk.path.startswith("/v1/assessments") and talk.command == "POST" else "fetch"
    )
    body = talk.rfile.read(int(talk.headers.get("Content-Length") or 0))
    if way.reached(f"{kind} request"):
        talk.close_connection = True
        return
    office = HTTPConnection("127.0.0.1", way.office_port, timeout=30)
    try:
        office.request(talk.command, talk.path, body, dict(talk.headers.items()))
        answer = office.getresponse()
        content = answer.read()
    except (OSError, HTTPException):
        talk.close_connection = True
        return
    finally:
        office.close()
    if way.reached(f"{kind} answer"):
        talk.close_connection = True
        return
    talk.send_response(answer.status)
    for name, value in answer.headers.items():
        if name.lower() not in _HOP:
            talk.send_header(name, value)
    talk.send_header("Content-Length", str(len(content)))
    talk.end_headers()
    talk.wfile.write(content)
    talk.wfile.flush()
    way.reached(f"{kind} answered")
