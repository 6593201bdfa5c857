"""Reading the files of a watched folder into the store, and remembering each once it is kept."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from declarant_client.application.keeping_readings import KeepingReadings
from declarant_client.application.ports.folder_changes import FileStamp
from declarant_client.application.ports.reading import (
    Cause,
    Portion,
    UnknownTableError,
    UnreadableFileError,
)
from declarant_client.application.ports.sources import FileMemory, Source
from declarant_client.application.watching.own_reader import OwnReader, ReadingInterruptedError
from declarant_client.application.watching.parts import WatchingParts
from declarant_client.domain.sentences import Sentence

_MOST_FILES = 50
"""Files remembered in one transaction at most."""


class Outcome(Enum):
    """What came of a file's turn."""

    DONE = auto()
    """It was read, or need not be."""
    HELD = auto()
    """Another program holds it, or it cannot be opened."""
    CHANGED = auto()
    """It changed while it was read."""
    CANCELLED = auto()


@dataclass(slots=True)
class _Given:
    """What a file gave, portion by portion, and how it ended."""

    declarations: int = 0
    left_out: int = 0
    hint: Sentence | None = None
    failure: Sentence | None = None
    is_unknown_table: bool = False

    def take(self, portion: Portion) -> None:
        self.declarations += len(portion.declarations)
        self.left_out += portion.left_out
        self.hint = portion.hint or self.hint


class FileReading:
    """Reads one heap of files of one source; ``keep`` ends it.

    Declarations are kept first and their file is remembered after them: what a sudden end leaves
    in between is read again, which changes nothing.
    """

    def __init__(
        self,
        source: Source,
        parts: WatchingParts,
        reader: OwnReader,
        cancelled: Callable[[], bool],
    ) -> None:
        self._source = source
        self._parts = parts
        self._reader = reader
        self._cancelled = cancelled
        self._keeping = KeepingReadings(
            parts.declarations, parts.unknown_reports, waits_from=source.waits_from
        )
        self._read: dict[Path, FileMemory] = {}
        self.count = 0
        """Files that were read, not counting those whose content was known."""

    def read(
        self, path: Path, told: Callable[[float], None], *, is_last_try: bool = False
    ) -> Outcome:
        """Read a file unless its content is known; ``told`` hears the share that was read.

        Raises ``UnreadableFileError`` for a trouble that may pass, which is remembered of no file;
        at the ``is_last_try`` one of which it is unclear is taken for the file's.
        """
        before = self._parts.folders.stamp(path)
        known = self._parts.sources.file(self._source.source_id, path)
        if before is None or (known is not None and is_remembered(known, before)):
            return Outcome.DONE
        try:
            content_hash = self._parts.folders.content_hash(path, self._cancelled)
        except FileNotFoundError:
            return Outcome.DONE
        except OSError:
            return Outcome.HELD
        if content_hash is None:
            return Outcome.CANCELLED
        if (memory := self._moved(path, before, content_hash, known)) is not None:
            self._remember(memory)
            return Outcome.DONE
        return self._read_whole(path, before, content_hash, told, is_last_try=is_last_try)

    def keep(self) -> None:
        """Keep what was read, then remember the files that it came from."""
        self._keeping.keep()
        read, self._read = self._read, {}
        if read:
            self._parts.sources.remember_files(self._source.source_id, list(read.values()))

    def _moved(
        self, path: Path, stamp: FileStamp, content_hash: bytes, known: FileMemory | None
    ) -> FileMemory | None:
        """Return the memory of a file whose content was read under this name or another."""
        if known is not None and known.is_complete and known.content_hash == content_hash:
            return replace(
                known, size=stamp.size, mtime_ns=stamp.modified_ns, read_at=self._parts.clock.now()
            )
        waits = any(
            memory.content_hash == content_hash and memory.failure is None
            for memory in self._read.values()
        )
        if waits or self._parts.sources.is_content_known(self._source.source_id, content_hash):
            return self._memory(path, stamp, content_hash)
        return None

    def _read_whole(
        self,
        path: Path,
        before: FileStamp,
        content_hash: bytes,
        told: Callable[[float], None],
        *,
        is_last_try: bool,
    ) -> Outcome:
        given = _Given()
        try:
            with closing(self._reader.read(path)) as portions:
                for portion in portions:
                    self._keeping.take(str(path), portion, before.modified_at)
                    given.take(portion)
                    told(portion.share)
                    if portion.share < 1 and self._cancelled():
                        return Outcome.CANCELLED
        except ReadingInterruptedError:
            return Outcome.CANCELLED if self._cancelled() else Outcome.CHANGED
        except UnreadableFileError as error:
            if not _is_verdict(error, is_last_try=is_last_try):
                raise
            given.failure = error.sentence
            given.is_unknown_table = isinstance(error, UnknownTableError)
        self.count += 1
        if self._parts.folders.stamp(path) != before:
            return Outcome.CHANGED
        self._remember(self._memory(path, before, content_hash, given))
        return Outcome.DONE

    def _remember(self, memory: FileMemory) -> None:
        self._read[memory.path] = memory
        if len(self._read) >= _MOST_FILES:
            self.keep()

    def _memory(
        self, path: Path, stamp: FileStamp, content_hash: bytes, given: _Given | None = None
    ) -> FileMemory:
        given = given or _Given()
        return FileMemory(
            path=path,
            size=stamp.size,
            mtime_ns=stamp.modified_ns,
            content_hash=content_hash,
            read_at=self._parts.clock.now(),
            failure=given.failure,
            declarations=given.declarations,
            left_out=given.left_out,
            hint=given.hint,
            is_unknown_table=given.is_unknown_table,
        )


def _is_verdict(error: UnreadableFileError, *, is_last_try: bool) -> bool:
    """Whether an error tells of the file itself, and not of the moment it was read in."""
    return error.cause is Cause.CONTENT or (error.cause is Cause.UNCLEAR and is_last_try)


def is_remembered(memory: FileMemory, stamp: FileStamp) -> bool:
    """Whether a file that looks so is the one that was read to its end."""
    return memory.is_complete and (memory.size, memory.mtime_ns) == (stamp.size, stamp.modified_ns)
