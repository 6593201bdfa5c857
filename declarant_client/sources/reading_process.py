"""The parent's side of the reading child process: started when needed, replaced when it dies."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from declarant_client.application.ports.reading import Cause, Portion, UnreadableFileError
from declarant_client.application.ports.tables import MappingTrial, TableMapping, TablePreview
from declarant_client.contract.decoding import decoder
from declarant_client.sources import refusals
from declarant_client.sources.reading_messages import (
    Answer,
    FirstRows,
    Found,
    ReadFile,
    ReadFirstRows,
    Ready,
    Refused,
    Request,
    Tried,
    TryMapping,
    message_of,
    received,
    send,
)

SECONDS_PER_PORTION = 20.0
MOST_PATIENCE = 3
"""So many times as long the first portion of a large file may take, and no longer."""
_SIZE_FOR_THE_SAME = 4 * 1024 * 1024
"""Bytes for which the first portion may take as long again: a sheet is loaded before its rows."""
SECONDS_TO_START = 30.0
_SECONDS_TO_END = 1.0
_LOOK_EVERY = 0.1
"""Seconds between two looks at a child that works: its time, and its memory."""
_LOOKS_BEFORE_REST = 10
"""A guard that rests has to be woken for the next file, which costs more than a few looks."""
_FITS_A_PIPE = 4_096
"""Bytes that are written at once on every system: the child may not read before it is read from."""
_ATTEMPTS = 2
"""A child may die of something else than the file; twice in a row is the file."""


class LimitedChild(Protocol):
    """A child process with a memory limit, its standard input and output being pipes."""

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The process itself."""
        ...

    def is_over_limit(self) -> bool:
        """Whether it uses more memory than it may, where that is watched."""
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
    return [sys.executable, "-P", "-m", "declarant_client.sources.reading_child"]


class _ChildDiedError(Exception):
    """The child ended, or talked nonsense, before it answered."""


class _Guard:
    """Kills a child that takes longer than it may, or more memory than it may."""

    def __init__(self, limited: LimitedChild) -> None:
        self._limited = limited
        self._deadline: float | None = None
        self._is_resting = False
        self._has_ended = False
        self._wakes = threading.Condition()
        self.took_too_long = False
        self._thread = threading.Thread(target=self._watch, name="guard of the reading child")
        self._thread.daemon = True
        self._thread.start()

    def arm(self, seconds: float) -> None:
        """From now on the child has so many seconds."""
        self._deadline = time.monotonic() + seconds
        if self._is_resting:
            with self._wakes:
                self._wakes.notify()

    def disarm(self) -> None:
        """The child has answered."""
        self._deadline = None

    def end(self) -> None:
        """End the watching."""
        with self._wakes:
            self._has_ended = True
            self._wakes.notify()
        self._thread.join()

    def _watch(self) -> None:
        idle_looks = 0
        with self._wakes:
            while not self._has_ended:
                idle_looks = idle_looks + 1 if self._deadline is None else 0
                self._is_resting = idle_looks > _LOOKS_BEFORE_REST
                # Armed between the look and the rest: seen here, or woken.
                rests = self._is_resting and self._deadline is None
                self._wakes.wait(None if rests else self._patience())
                self._is_resting = False
                self._look()

    def _patience(self) -> float:
        deadline = self._deadline
        left = _LOOK_EVERY if deadline is None else deadline - time.monotonic()
        return max(0.0, min(left, _LOOK_EVERY))

    def _look(self) -> None:
        deadline = self._deadline
        if deadline is None:
            return
        if time.monotonic() >= deadline:
            self.took_too_long = True
            self._limited.process.kill()
        elif self._limited.is_over_limit():
            self._limited.process.kill()


class _Child:
    """One running child; a guard ends the waiting for its answers."""

    def __init__(self, limited: LimitedChild) -> None:
        self._limited = limited
        self._decoder: msgspec.json.Decoder[Answer] = decoder(Answer)
        self._guard = _Guard(limited)
        self.endings: frozenset[str] = frozenset()

    def ask(self, request: Request) -> None:
        """Send a request; raise ``_ChildDiedError`` when the child is gone."""
        try:
            if (pipe := self._limited.process.stdin) is not None:
                send(pipe, request)
        except (OSError, ValueError) as error:
            raise _ChildDiedError from error

    def answer(self, seconds: float) -> Answer:
        """Wait for the next answer; raise ``TimeoutError`` or ``_ChildDiedError``."""
        self._guard.arm(seconds)
        try:
            pipe = self._limited.process.stdout
            content = None if pipe is None else received(pipe)
        except (OSError, ValueError) as error:
            raise _ChildDiedError from error
        finally:
            self._guard.disarm()
        if content is None:
            if self._guard.took_too_long:
                raise TimeoutError
            raise _ChildDiedError
        try:
            return self._decoder.decode(content)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise _ChildDiedError from error

    def kill(self) -> None:
        """End the process at once; whoever waits for its answer learns that it died."""
        self._limited.process.kill()

    def end(self, patience: float) -> None:
        """End the process (by itself within ``patience`` seconds), its guard and its pipes."""
        process = self._limited.process
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self._guard.end()
        if process.stdout is not None:
            process.stdout.close()
        self._limited.release()


class ReadingProcess:
    """Reads files in one long-lived child process; may be used from any thread.

    The child is started with the first file and replaced when it dies or takes too long.
    """

    def __init__(
        self,
        child_command: Sequence[str],
        start_limited: StartLimited,
        *,
        seconds_per_portion: float = SECONDS_PER_PORTION,
    ) -> None:
        self._command = list(child_command)
        self._start_limited = start_limited
        self._seconds = seconds_per_portion
        self._turn = threading.Lock()
        self._child: _Child | None = None
        self._ahead: ReadFile | None = None
        """What the child was asked for before anybody waits for it: the next file, as a rule."""
        self._is_closed = False

    def endings(self) -> frozenset[str]:
        """Return the usual endings of the formats that the child knows.

        Raises ``UnreadableFileError`` when it does not start.
        """
        with self._turn:
            return self._running_child().endings

    def read(
        self,
        path: Path,
        mappings: Sequence[TableMapping] = (),
        *,
        read_as: TableMapping | None = None,
        following: Path | None = None,
    ) -> Generator[Portion, None, None]:
        """Yield what a file holds; raise ``UnreadableFileError`` instead of the next portion.

        ``mappings`` are tried on tables; by ``read_as`` alone it is read where that is given.
        ``following`` is asked for, too, so that the child goes on while this is worked on.
        Closing the iterator before its end ends the child: nothing else stops it.
        """
        request = ReadFile(_bytes(path), tuple(mappings), read_as)
        behind = None
        if following is not None:
            behind = ReadFile(_bytes(following), tuple(mappings), read_as)
        with self._turn:
            has_ended = False
            try:
                for found in self._found(path, request, behind):
                    has_ended = found.is_last
                    yield found.portion()
            except UnreadableFileError:
                has_ended = True
                raise
            finally:
                if not has_ended:
                    self._give_up()

    def first_rows(self, path: Path) -> TablePreview:
        """Return the first rows of a table; raise ``UnreadableFileError``."""
        match self._only_answer(path, ReadFirstRows(_bytes(path))):
            case FirstRows(preview):
                return preview
        raise self._nonsense(path)

    def tried(self, path: Path, mapping: TableMapping, rows: int) -> MappingTrial:
        """Return what a table's first rows become; raise ``UnreadableFileError``."""
        match self._only_answer(path, TryMapping(_bytes(path), mapping, rows)):
            case Tried() as answer:
                return answer.trial()
        raise self._nonsense(path)

    def _only_answer(self, path: Path, request: Request) -> Answer:
        with self._turn:
            answer = self._first_answer(path, request)
        if isinstance(answer, Refused):
            raise answer.error()
        return answer

    def _nonsense(self, path: Path) -> UnreadableFileError:
        """End a child that answers what it was not asked."""
        with self._turn:
            self._give_up()
        return self._died(path)

    def _found(self, path: Path, request: ReadFile, behind: ReadFile | None) -> Iterator[Found]:
        answer = self._first_answer(path, request, behind)
        while True:
            match answer:
                case Found(is_last=is_last):
                    yield answer
                    if is_last:
                        return
                case Refused():
                    raise answer.error()
                case Ready() | FirstRows() | Tried():
                    self._give_up()
                    raise self._died(path)
            try:
                answer = self._answer(path)
            except _ChildDiedError:
                # What came before was handed on: to begin anew would hand it on twice.
                self._give_up()
                raise self._died(path) from None

    def _first_answer(self, path: Path, request: Request, behind: ReadFile | None = None) -> Answer:
        for _attempt in range(_ATTEMPTS):
            try:
                self._ask(path, request, behind)
                return self._answer(path, patience(path))
            except _ChildDiedError:
                self._give_up()
        raise self._died(path)

    def _ask(self, path: Path, request: Request, behind: ReadFile | None) -> None:
        """Ask for a file, unless that was done ahead, and for the one behind it."""
        if self._ahead not in (None, request):
            self._give_up()  # the answers to come are to a question that is no longer asked
        child = self._running_child(path)
        if self._ahead is None:
            child.ask(request)
        self._ahead = None
        if behind is not None and len(message_of(behind)) <= _FITS_A_PIPE:
            child.ask(behind)
            self._ahead = behind

    def _answer(self, path: Path, patience: float = 1.0) -> Answer:
        if self._child is None:
            raise _ChildDiedError
        seconds = round(self._seconds * patience, 1)
        try:
            return self._child.answer(seconds)
        except TimeoutError:
            self._give_up()
            sentence = refusals.takes_too_long(path, seconds)
            raise UnreadableFileError(sentence, cause=Cause.UNCLEAR) from None

    def _died(self, path: Path) -> UnreadableFileError:
        if self._is_closed:
            return UnreadableFileError(refusals.closing(path), cause=Cause.READER)
        return UnreadableFileError(refusals.breaks_the_reader(path), cause=Cause.UNCLEAR)

    def _running_child(self, path: Path | None = None) -> _Child:
        if self._is_closed:
            raise UnreadableFileError(refusals.closing(path), cause=Cause.READER)
        if self._child is not None:
            return self._child
        try:
            self._child = _Child(self._start_limited(self._command))
            word = self._child.answer(SECONDS_TO_START)
        except (OSError, TimeoutError, _ChildDiedError) as error:
            self._give_up()
            sentence = refusals.reader_does_not_start(path)
            raise UnreadableFileError(sentence, cause=Cause.READER) from error
        if not isinstance(word, Ready):
            self._give_up()
            raise UnreadableFileError(refusals.reader_does_not_start(path), cause=Cause.READER)
        self._child.endings = word.endings
        return self._child

    def _give_up(self) -> None:
        child, self._child, self._ahead = self._child, None, None
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


def patience(path: Path) -> float:
    """Return how many times as long as others a file's first portion may take, by its size."""
    try:
        size = path.stat().st_size
    except OSError:
        return 1.0  # the child says what is wrong
    return min(1 + size // _SIZE_FOR_THE_SAME, MOST_PATIENCE)


def _bytes(path: Path) -> bytes:
    return os.fsencode(path.absolute())
