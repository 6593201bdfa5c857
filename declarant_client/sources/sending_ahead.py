"""Answers that are sent while the next are being made: reader and parent work side by side."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from typing import BinaryIO, Self

from msgspec import Struct

from declarant_client.sources.reading_messages import message_of, write

_AHEAD = 16
"""Messages that wait at most: a pipe holds less than one, and the parent keeps several at once."""


def send_all(pipe: BinaryIO, answers: Iterator[Struct]) -> None:
    """Send each answer; raise ``OSError`` when nobody reads any more.

    A single answer, which most files have, is sent as it is: a thread would cost more than it.
    """
    first = next(answers, None)
    if first is None:
        return
    second = next(answers, None)
    if second is None:
        write(pipe, message_of(first))
        return
    with _Sender(pipe) as sender:
        sender.send(first)
        sender.send(second)
        for answer in answers:
            sender.send(answer)


class _Sender:
    """Writes to the pipe in a thread of its own; used in a ``with`` block, which waits for it."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self._waiting: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
        self._failure: OSError | None = None
        self._thread = threading.Thread(target=self._write, name="answers")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        self._waiting.put(None)
        self._thread.join()
        if self._failure is not None:
            raise self._failure

    def send(self, answer: Struct) -> None:
        """Hand an answer on; wait while too many wait; raise ``OSError`` once nobody reads."""
        if self._failure is not None:
            raise self._failure
        self._waiting.put(message_of(answer))

    def _write(self) -> None:
        while (message := self._waiting.get()) is not None:
            if self._failure is None:
                try:
                    write(self._pipe, message)
                except OSError as error:
                    self._failure = error
