"""A real HTTP proxy on loopback: CONNECT, with or without a sign-in, to offices by their names."""

from __future__ import annotations

import base64
import selectors
import socket
import socketserver
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

_CHUNK = 65536


@dataclass(frozen=True)
class Refusal:
    """What the proxy answers instead of leading on; ``raw`` bytes in place of an answer."""

    status: int = 0
    challenges: tuple[str, ...] = ()
    raw: bytes | None = None


@dataclass
class LoopbackProxy:
    """``with LoopbackProxy({"office.test": port}) as proxy``; names are its only name service.

    ``user`` and ``password``: asked for by Basic. ``refusal``: answered to everybody. ``drips``:
    sends its answer without end, a byte at a time.
    """

    ports: Mapping[str, int]
    user: str = ""
    password: str = ""
    refusal: Refusal | None = None
    drips: bool = False
    led: list[str] = field(default_factory=list)
    """The names it led to."""
    heads: list[bytes] = field(default_factory=list)
    """Every request that it was shown in clear."""

    def __post_init__(self) -> None:
        self.ending = threading.Event()
        self._server = _Server(self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}
        )
        self.port: int = self._server.server_address[1]

    def answer_to(self, head: bytes) -> Refusal | None:
        """Return what to say against a request, ``None`` where it may pass."""
        self.heads.append(head)
        if self.refusal is not None:
            return self.refusal
        signed = base64.b64encode(f"{self.user}:{self.password}".encode())
        if self.user and b"Proxy-Authorization: Basic " + signed not in head:
            return Refusal(407, ('Basic realm="proxy, of a company"',))
        return None if _host(head) in self.ports else Refusal(502)

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


def _host(head: bytes) -> str:
    return head.split(b" ", 2)[1].decode().rpartition(":")[0]


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = False
    block_on_close = True

    def __init__(self, proxy: LoopbackProxy) -> None:
        self.proxy = proxy
        super().__init__(("127.0.0.1", 0), _Conversation)

    def handle_error(self, request: object, client_address: object) -> None:
        """Either side may hang up at any moment."""


class _Conversation(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        proxy: LoopbackProxy = self.server.proxy  # type: ignore[attr-defined] # our own server
        client: socket.socket = self.request
        client.settimeout(5)
        head = b""
        while b"\r\n\r\n" not in head:
            received = client.recv(_CHUNK)
            if not received:
                return
            head += received
        refusal = proxy.answer_to(head)
        if proxy.drips:
            self._drip(client, proxy)
        elif refusal is not None and refusal.raw is not None:
            client.sendall(refusal.raw)
        elif refusal is not None:
            lines = [f"Proxy-Authenticate: {one}" for one in refusal.challenges]
            lines = [f"HTTP/1.1 {refusal.status} No", *lines, "Content-Length: 0", "", ""]
            client.sendall("\r\n".join(lines).encode())
        else:
            proxy.led.append(_host(head))
            self._lead(client, proxy.ports[_host(head)], proxy.ending)

    def _drip(self, client: socket.socket, proxy: LoopbackProxy) -> None:
        client.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not proxy.ending.wait(0.02):
            client.sendall(b"x")

    def _lead(self, client: socket.socket, port: int, ending: threading.Event) -> None:
        with (
            socket.create_connection(("127.0.0.1", port), 5) as office,
            selectors.DefaultSelector() as waiting,
        ):
            client.sendall(b"HTTP/1.1 200 Connection established\r\nVia: 1.1 test\r\n\r\n")
            waiting.register(client, selectors.EVENT_READ, office)
            waiting.register(office, selectors.EVENT_READ, client)
            while not ending.is_set():
                for key, _events in waiting.select(0.05):
                    content = key.fileobj.recv(_CHUNK)  # type: ignore[union-attr] # a socket
                    if not content:
                        return
                    key.data.sendall(content)
