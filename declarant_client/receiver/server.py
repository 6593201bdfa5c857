"""The process that serves: says when it is ready, and ends cleanly when told to."""

from __future__ import annotations

import asyncio
import signal
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from types import FrameType
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from declarant_client.receiver.languages import Language
from declarant_client.receiver.problems import described, encoded, malformed
from declarant_client.receiver.security_headers import with_headers

_GRACE_SECONDS = 3
_HEAD_BYTES = 32 * 1024
_CONNECTIONS_OF_AN_ADDRESS = 200
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Where to listen, and the certificate if HTTPS is spoken here."""

    host: str
    port: int
    tls_certificate: str | None = None
    tls_key: str | None = None
    behind_proxy: bool = False
    request_seconds: int = 60
    """How long the head of a request may take to arrive, and an answer to be read on."""


class PatientProtocol(H11Protocol):
    """HTTP with an end to patience: for heads that never end, answers that nobody reads, and too
    many connections.
    """

    head_seconds: float
    _head_due: asyncio.TimerHandle | None = None
    _unread_due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection, unless its address holds too many already."""
        super().connection_made(transport)  # type: ignore[arg-type]  # h11_impl narrows it
        if not self.config.proxy_headers and self._of_this_address() > _CONNECTIONS_OF_AN_ADDRESS:
            self.transport.abort()
            return
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._stop_waiting()
        self._is_read()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; whoever began a head has to finish it in time."""
        super().data_received(data)
        if self._lacks_head():
            self._wait_for_head()
        else:
            self._stop_waiting()

    def pause_writing(self) -> None:
        """Wait for the other end to read: what it leaves lying fills this office's memory."""
        super().pause_writing()
        if self._unread_due is None:
            self._unread_due = self.loop.call_later(self.head_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        """It was read."""
        self._is_read()
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP as every other fault is answered, and close."""
        del msg
        error = malformed(
            vi="Yêu cầu không phải là HTTP hợp lệ.", en="The request is no valid HTTP."
        )
        body = encoded(described(error, Language.VIETNAMESE))
        headers = [
            *with_headers([(b"content-type", b"application/problem+json")], self.scheme or ""),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
        ]
        events = (
            h11.Response(status_code=HTTPStatus.BAD_REQUEST, headers=headers),
            h11.Data(data=body),
            h11.EndOfMessage(),
        )
        for event in events:
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _is_read(self) -> None:
        if self._unread_due is not None:
            self._unread_due.cancel()
            self._unread_due = None

    def _of_this_address(self) -> int:
        host = self.client and self.client[0]
        others = [each.client for each in self.connections if isinstance(each, H11Protocol)]
        return sum(host == (client and client[0]) for client in others)

    def _lacks_head(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _wait_for_head(self) -> None:
        if self._head_due is None:
            self._head_due = self.loop.call_later(self.head_seconds, self._give_up)

    def _stop_waiting(self) -> None:
        if self._head_due is not None:
            self._head_due.cancel()
            self._head_due = None

    def _give_up(self) -> None:
        if self._lacks_head():
            self.transport.abort()


class Server(uvicorn.Server):
    """A uvicorn server that calls ``ready`` once it answers, and returns after a signal."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, then say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """End on a signal without raising it again: what follows the server still has to run."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        earlier = {number: signal.signal(number, self._end) for number in _SIGNALS}
        try:
            yield
        finally:
            for number, handler in earlier.items():
                signal.signal(number, handler)

    def _end(self, _signal: int, _frame: FrameType | None) -> None:
        self.should_exit = True


def bound_socket(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address; raise ``OSError`` when it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends without delay (TCP_NODELAY) only where the protocol is named: 40 ms an answer.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
    except OSError:
        bound.close()
        raise
    return bound


def make_server(app: Any, listening: Listening, ready: Callable[[], None]) -> Server:
    """Return the server of an application; ``run`` it on a bound socket."""
    patient = type("Patient", (PatientProtocol,), {"head_seconds": listening.request_seconds})
    config = uvicorn.Config(
        app,
        lifespan="off",
        loop="asyncio",
        http=patient,
        h11_max_incomplete_event_size=_HEAD_BYTES,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        # Only a proxy that is really there may say whom it speaks for.
        proxy_headers=listening.behind_proxy,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        ssl_certfile=listening.tls_certificate,
        ssl_keyfile=listening.tls_key,
    )
    return Server(config, ready)
