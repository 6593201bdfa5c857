"""A web server on loopback that answers by a table of paths, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Page:
    """What a path answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Asking:
    """One request."""

    path: str
    headers: dict[str, str]
    """Names in small letters."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing of a client that went away."""


class WebServer:
    """Pages by path; a page may be made for each request."""

    def __init__(self) -> None:
        self.pages: dict[str, Page | Callable[[Asking], Page]] = {}
        self.asked: list[Asking] = []
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def answer(self, path: str, body: str | bytes = b"", status: int = 200, **headers: str) -> None:
        whole = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Page(whole, status, named)

    @contextmanager
    def serving(self) -> Iterator[WebServer]:
        thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            thread.join()
            self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asking = Asking(
                    self.path, {name.lower(): value for name, value in self.headers.items()}
                )
                server.asked.append(asking)
                found = server.pages.get(self.path, Page(status=404))
                page = found(asking) if callable(found) else found
                self.send_response(page.status)
                for name, value in page.headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in page.headers:
                    self.send_header("Content-Length", str(len(page.body)))
                self.end_headers()
                self.wfile.write(page.body)

            def log_message(self, *_arguments: object) -> None:
                """Say nothing."""

        return Handler
