"""The process that serves: says when it is ready, and ends cleanly when told to."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

import uvicorn

_GRACE_SECONDS = 3
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Where to listen, and the certificate if HTTPS is spoken here."""

    host: str
    port: int
    tls_certificate: str | None = None
    tls_key: str | None = None
    behind_proxy: bool = False


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
    config = uvicorn.Config(
        app,
        lifespan="off",
        loop="asyncio",
        http="h11",
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
