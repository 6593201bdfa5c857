"""Small loopback servers that answer what a test dictates, misbehaviour included.

A real socket, HTTP read and written by hand: what is sent is exactly what a test says, a cut or
an endless body too. Nothing here sleeps; a held answer ends when the server does.
"""

from __future__ import annotations

import json
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self

LONGEST_LINE = 65536
TLS_HANDSHAKE = b"\x16"


@dataclass(frozen=True)
class Seen:
    """One request as it arrived; header names in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


@dataclass(frozen=True)
class Said:
    """One answer. ``body`` is sent as it is; what follows are the ways to misbehave."""

    status: int = 200
    body: bytes = b""
    content_type: str | None = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    announced: int | None = None
    """A ``Content-Length`` other than the body's."""
    hold: bool = False
    """After what was sent keep silent, the connection open, until the server ends."""
    silent: bool = False
    """Send nothing at all (with ``hold``: never answer; without: close)."""
    endless: bytes = b""
    """Repeat these bytes without end after the body (no length is announced)."""


def json_said(content: Any, status: int = 200, **headers: str) -> Said:
    """An honest JSON answer; ``Retry_After`` stands for ``Retry-After``."""
    return Said(
        status=status,
        body=json.dumps(content).encode(),
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


def problem_said(name: str, status: int, **headers: str) -> Said:
    """An honest problem document (RFC 9457)."""
    content = {"type": f"https://office.test/problems/{name}", "title": name, "status": status}
    said = json_said(content, status, **headers)
    return Said(
        status=status,
        body=said.body,
        content_type="application/problem+json",
        headers=said.headers,
    )


def token_said(token: str, expires_in: int = 3600) -> Said:
    """An honest answer of the token endpoint."""
    return json_said({"access_token": token, "token_type": "Bearer", "expires_in": expires_in})


Answering = Said | Callable[[Seen], Said]


class OfficeServer:
    """A loopback server; ``with OfficeServer() as office:``; ``office.url`` is its address.

    ``on("GET /v1/office", first, second)`` dictates answers in turn, the last one for ever. The
    token endpoint answers honestly (token ``token-1``, ``token-2`` …) unless told otherwise.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.seen: list[Seen] = []
        self.ending = threading.Event()
        self._guard = threading.Lock()
        self._answers: dict[str, list[Answering]] = {}
        self._tokens = 0
        self._server = _Server(self, tls)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}
        )
        scheme = "https" if tls else "http"
        self.port: int = self._server.server_address[1]
        self.url = f"{scheme}://127.0.0.1:{self.port}"

    def on(self, what: str, *answers: Answering) -> None:
        with self._guard:
            self._answers[what] = list(answers)

    def requests_for(self, path: str) -> list[Seen]:
        return [seen for seen in self.seen if seen.path == path]

    def answer(self, seen: Seen) -> Said:
        with self._guard:
            self.seen.append(seen)
            dictated = self._answers.get(f"{seen.method} {seen.path}")
            if dictated:
                chosen = dictated.pop(0) if len(dictated) > 1 else dictated[0]
            elif seen.path == "/oauth2/token":
                self._tokens += 1
                chosen = token_said(f"token-{self._tokens}")
            else:
                chosen = problem_said("not-found", 404)
        return chosen(seen) if callable(chosen) else chosen

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.ending.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = False
    block_on_close = True

    def __init__(self, office: OfficeServer, tls: ssl.SSLContext | None) -> None:
        self.office = office
        self.tls = tls
        super().__init__(("127.0.0.1", 0), _Conversation)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The client may hang up at any moment: that is what many tests are about."""


class _Conversation(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        office: OfficeServer = self.server.office  # type: ignore[attr-defined] # our own server
        tls: ssl.SSLContext | None = self.server.tls  # type: ignore[attr-defined] # as above
        connection = (
            self.request if tls is None else tls.wrap_socket(self.request, server_side=True)
        )
        connection.settimeout(5)
        if tls is None and _speaks_tls(connection):
            _answer_in_clear(connection)
            return
        with connection, connection.makefile("rb") as lines:
            while (seen := _read(lines)) is not None:
                said = office.answer(seen)
                _say(connection, said, office.ending)
                if said.hold:
                    office.ending.wait(30)
                    return
                if said.silent or said.announced is not None or said.endless:
                    return


def _speaks_tls(connection: socket.socket) -> bool:
    return connection.recv(1, socket.MSG_PEEK) == TLS_HANDSHAKE


def _answer_in_clear(connection: socket.socket) -> None:
    """Answer as web servers do; closing with bytes unread would reset the connection instead."""
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    connection.shutdown(socket.SHUT_WR)
    while connection.recv(LONGEST_LINE):
        pass


def _read(lines: Any) -> Seen | None:
    first = lines.readline(LONGEST_LINE).decode("latin-1").split()
    if len(first) != 3:
        return None
    headers: dict[str, str] = {}
    while (line := lines.readline(LONGEST_LINE).decode("latin-1").strip()) != "":
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    body = lines.read(int(headers.get("content-length", "0")))
    return Seen(first[0], first[1], headers, body)


def _say(connection: Any, said: Said, ending: threading.Event) -> None:
    if said.silent:
        return
    headers = dict(said.headers)
    if said.content_type is not None:
        headers["Content-Type"] = said.content_type
    if said.endless:
        headers["Connection"] = "close"
    elif said.status != HTTPStatus.NOT_MODIFIED:
        length = len(said.body) if said.announced is None else said.announced
        headers["Content-Length"] = str(length)
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    connection.sendall(f"HTTP/1.1 {said.status} Said\r\n{head}\r\n".encode("latin-1") + said.body)
    while said.endless and not ending.is_set():
        connection.sendall(said.endless)
