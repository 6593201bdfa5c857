"""Watching's own reader: opened when a file is to be read, ended when none has come for a while."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from pathlib import Path

from declarant_client.application.ports.reading import (
    DeclarationReader,
    Portion,
    UnreadableFileError,
)

IDLE_SECONDS = 30.0


class ReadingInterruptedError(Exception):
    """The reading was ended from outside; it says nothing of the file."""


class OwnReader:
    """Reads in one thread; ``interrupt`` may be called from any other."""

    def __init__(
        self, open_reader: Callable[[], DeclarationReader], seconds: Callable[[], float]
    ) -> None:
        self._open = open_reader
        self._seconds = seconds
        self._turn = threading.Lock()
        self._reader: DeclarationReader | None = None
        self._endings: frozenset[str] | None = None
        self._used_at = 0.0

    def endings(self) -> frozenset[str]:
        """Return the endings of files that are read; raise ``UnreadableFileError``."""
        if self._endings is None:
            self._endings = self._opened().endings()
        return self._endings

    def read(self, path: Path) -> Generator[Portion, None, None]:
        """Yield what a file holds, as ``DeclarationReader``; raise ``ReadingInterruptedError``."""
        reader = self._opened()
        try:
            yield from reader.read(path)
        except UnreadableFileError:
            if reader is not self._reader:
                raise ReadingInterruptedError from None
            raise
        finally:
            self._used_at = self._seconds()

    def rest(self) -> None:
        """End the reader when it has not been used for a while: an idle process takes memory."""
        if self._reader is not None and self._seconds() - self._used_at >= IDLE_SECONDS:
            self.interrupt()

    def interrupt(self) -> None:
        """End the reader, also in the middle of a file; the next file has a new one."""
        with self._turn:
            reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    def _opened(self) -> DeclarationReader:
        with self._turn:
            if self._reader is None:
                self._reader = self._open()
                self._used_at = self._seconds()
            return self._reader
