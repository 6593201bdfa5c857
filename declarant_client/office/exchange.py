"""One request, its answer, and how far the way between them was gone."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked. ``path`` begins with a slash; ``query`` is not yet quoted."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = field(default=None, repr=False)
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """May hold a token or a key: never shown."""
    take: Callable[[bytes], None] | None = field(default=None, repr=False)
    """Gets the pieces of a 200's body as they come, in place of ``Answer.body``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole answer: ``headers`` by lower-case name, ``body`` decompressed."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def media_type(self) -> str:
        """The content type without parameters, lower-case; empty when none is named."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Progress:
    """How far one exchange has come, and the hand that ends it when its time is up.

    A time-out per read does not end an answer that trickles in; a timer that shuts the socket
    down does. It holds a duplicate of the socket, since TLS takes the original over.
    """

    def __init__(self, seconds: float) -> None:
        self.sent = False
        """Whether any part of the request may have reached the office."""
        self.expired = False
        """Whether the total time ran out."""
        self._guard = threading.Lock()
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.name = "office-deadline"
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        with self._guard:
            if self._socket is not None:
                self._socket.close()
                self._socket = None

    def watch(self, connected: socket.socket) -> None:
        """Remember the socket of this exchange; the first one counts until another is opened."""
        duplicate = socket.fromfd(connected.fileno(), connected.family, connected.type)
        with self._guard:
            if self._socket is not None:
                self._socket.close()
            self._socket = duplicate
            if self.expired:
                self._cut()

    @property
    def is_watching(self) -> bool:
        """Whether a socket is remembered."""
        return self._socket is not None

    def _expire(self) -> None:
        with self._guard:
            self.expired = True
            self._cut()

    def _cut(self) -> None:
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
