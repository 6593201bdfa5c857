"""The parent's side of the reading child process: started when needed, replaced when it dies."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.domain.sentences import Sentence
from declarant_client.sources import refusals
from declarant_client.sources.spreadsheet_messages import (
    Answer,
    NotOpened,
    ReadWorkbook,
    Ready,
    Refusal,
    Refused,
    Workbook,
    received,
    send,
)

SECONDS_PER_FILE = 20.0
SECONDS_TO_START = 30.0
_SECONDS_TO_END = 1.0
_LOOK_EVERY = 0.1
"""Seconds between two looks at the child's memory, only while it reads."""
_ATTEMPTS = 2
"""A child may die of something else than the file; twice in a row is the file."""

_SENTENCES: dict[Refusal, Callable[[Path], Sentence]] = {
    Refusal.EMPTY: refusals.empty,
    Refusal.TOO_LARGE: refusals.too_large,
    Refusal.NOT_A_SPREADSHEET: refusals.not_a_spreadsheet,
    Refusal.PROTECTED: refusals.protected,
    Refusal.DAMAGED: refusals.damaged,
    Refusal.SWELLS: refusals.swells,
}


class LimitedChild(Protocol):
    """A child process with a memory limit, its standard input and output being pipes."""

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The process itself."""
        ...

    def is_over_limit(self) -> bool:
        """Whether it uses more memory than it may, where the system does not enforce that."""
        ...

    def release(self) -> None:
        """Give back what the limit needs, once the process has ended."""
        ...


StartLimited = Callable[[Sequence[str]], LimitedChild]
"""Starts a command as a limited child, or raises ``OSError``."""


def default_child_command() -> list[str]:
    """Return how the child is started from an installed package or a clone.

    ``-P``: a file in the current folder must not pose as one of our modules.
    """
    return [sys.executable, "-P", "-m", "declarant_client.sources.spreadsheet_child"]


class _ChildDiedError(Exception):
    """The child ended, or talked nonsense, before it answered."""


class _Child:
    """One running child: a thread hands its answers on, so that waiting for them can end."""

    def __init__(self, limited: LimitedChild) -> None:
        self._limited = limited
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._decoder: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)
        self._listener = threading.Thread(
            target=self._listen, name="spreadsheet child's answers", daemon=True
        )
        self._listener.start()

    def _listen(self) -> None:
        pipe = self._limited.process.stdout
        with contextlib.suppress(OSError, ValueError):
            while pipe is not None and (content := received(pipe)) is not None:
                self._answers.put(content)
        self._answers.put(None)

    def ask(self, request: ReadWorkbook) -> None:
        """Send a request; raise ``_ChildDiedError`` when the child is gone."""
        try:
            if (pipe := self._limited.process.stdin) is not None:
                send(pipe, request)
        except (OSError, ValueError) as error:
            raise _ChildDiedError from error

    def answer(self, seconds: float) -> Answer:
        """Wait for the next answer; raise ``TimeoutError`` or ``_ChildDiedError``."""
        deadline = time.monotonic() + seconds
        while True:
            left = deadline - time.monotonic()
            try:
                content = self._answers.get(timeout=max(0.0, min(left, _LOOK_EVERY)))
                break
            except queue.Empty:
                if left <= 0:
                    raise TimeoutError from None
                if self._limited.is_over_limit():
                    raise _ChildDiedError from None
        if content is None:
            raise _ChildDiedError
        try:
            return self._decoder.decode(content)
        except msgspec.MsgspecError as error:
            raise _ChildDiedError from error

    def kill(self) -> None:
        """End the process at once; whoever waits for its answer learns that it died."""
        self._limited.process.kill()

    def end(self, patience: float) -> None:
        """End the process (by itself within ``patience`` seconds), its thread and its pipes."""
        process = self._limited.process
        for_writing, for_reading = process.stdin, process.stdout
        if for_writing is not None:
            with contextlib.suppress(OSError):
                for_writing.close()
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self._listener.join()
        if for_reading is not None:
            for_reading.close()
        self._limited.release()


class SpreadsheetProcess:
    """Reads workbooks in one long-lived child process; may be used from any thread.

    The child is started with the first file and replaced when it dies or takes too long.
    """

    def __init__(
        self,
        child_command: Sequence[str],
        start_limited: StartLimited,
        *,
        seconds_per_file: float = SECONDS_PER_FILE,
    ) -> None:
        self._command = list(child_command)
        self._start_limited = start_limited
        self._seconds_per_file = seconds_per_file
        self._turn = threading.Lock()
        self._child: _Child | None = None
        self._is_closed = False

    def read(self, path: Path, sheet_names: tuple[str, ...]) -> Workbook:
        """Return the sheets of these names (upper case), or every visible one if there is none.

        Raises ``UnreadableFileError``, whatever the file holds.
        """
        request = ReadWorkbook(os.fsencode(path.absolute()), sheet_names)
        with self._turn:
            answer = self._answer(path, request)
        match answer:
            case Workbook():
                return answer
            case Refused(refusal):
                raise UnreadableFileError(_SENTENCES[refusal](path))
            case NotOpened(code, text, windows_code):
                error = OSError(code, text, None, windows_code)
                raise UnreadableFileError(refusals.from_the_system(path, error))
            case Ready():
                raise UnreadableFileError(refusals.breaks_the_reader(path))

    def _answer(self, path: Path, request: ReadWorkbook) -> Answer:
        for _attempt in range(_ATTEMPTS):
            child = self._running_child(path)
            try:
                child.ask(request)
                return child.answer(self._seconds_per_file)
            except TimeoutError:
                self._give_up()
                sentence = refusals.takes_too_long(path, self._seconds_per_file)
                raise UnreadableFileError(sentence) from None
            except _ChildDiedError:
                self._give_up()
        raise UnreadableFileError(
            refusals.closing(path) if self._is_closed else refusals.breaks_the_reader(path)
        )

    def _running_child(self, path: Path) -> _Child:
        if self._is_closed:
            raise UnreadableFileError(refusals.closing(path))
        if self._child is not None:
            return self._child
        try:
            self._child = _Child(self._start_limited(self._command))
            is_ready = isinstance(self._child.answer(SECONDS_TO_START), Ready)
        except (OSError, TimeoutError, _ChildDiedError) as error:
            self._give_up()
            raise UnreadableFileError(refusals.reader_does_not_start(path)) from error
        if not is_ready:
            self._give_up()
            raise UnreadableFileError(refusals.reader_does_not_start(path))
        return self._child

    def _give_up(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.end(patience=_SECONDS_TO_END)

    def close(self) -> None:
        """End the child, also one that is reading; nothing is read afterwards."""
        self._is_closed = True
        if not self._turn.acquire(blocking=False):
            if (child := self._child) is not None:
                child.kill()
            self._turn.acquire()
        try:
            child, self._child = self._child, None
            if child is not None:
                child.end(patience=_SECONDS_TO_END)
        finally:
            self._turn.release()
