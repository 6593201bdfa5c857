"""The one front door to every format: finds the files, recognises each by content, reads it."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from declarant_client.application.ports.reading import FileReading, UnreadableFileError
from declarant_client.domain.declaration import Declaration
from declarant_client.sources import refusals
from declarant_client.sources.declaration_print import DeclarationPrint
from declarant_client.sources.file_search import found_files
from declarant_client.sources.spreadsheet_process import (
    SECONDS_PER_FILE,
    SpreadsheetProcess,
    StartLimited,
    default_child_command,
)
from declarant_client.sources.spreadsheets import Spreadsheets

_OPENING_BYTES = 4096


class FormatReader(Protocol):
    """One format that declarations come in."""

    @property
    def endings(self) -> frozenset[str]:
        """The file name endings (lower case, with the dot) for which folders are searched."""
        ...

    def recognises(self, opening: bytes) -> bool:
        """Whether a file that begins with these bytes may be of this format."""
        ...

    def read(self, path: Path) -> tuple[Declaration, ...]:
        """Return the file's declarations; raise ``UnreadableFileError`` when there are none."""
        ...


class DeclarationFiles:
    """Implements ``DeclarationReader`` over the formats that are known; usable from any thread.

    ``start_limited`` starts the child process that reads spreadsheets, with a memory limit;
    ``child_command`` is what it runs (in a frozen bundle the program itself, with an argument).
    """

    def __init__(
        self,
        *,
        start_limited: StartLimited,
        child_command: Sequence[str] | None = None,
        seconds_per_file: float = SECONDS_PER_FILE,
    ) -> None:
        self._spreadsheets = SpreadsheetProcess(
            child_command or default_child_command(),
            start_limited,
            seconds_per_file=seconds_per_file,
        )
        self._formats: tuple[FormatReader, ...] = (
            Spreadsheets(self._spreadsheets, [DeclarationPrint()]),
        )

    def files(self, paths: Iterable[Path]) -> Iterator[Path]:
        """Yield the files that stand for ``paths``, each once; see ``DeclarationReader``."""
        endings = frozenset().union(*(known.endings for known in self._formats))
        return found_files(paths, endings)

    def read(self, path: Path) -> FileReading:
        """Read one file; never raises for what a file holds."""
        try:
            opening = _opening(path)
            for known in self._formats:
                if known.recognises(opening):
                    return FileReading(path, known.read(path))
        except UnreadableFileError as error:
            return FileReading(path, failure=error.sentence)
        except OSError as error:
            return FileReading(path, failure=refusals.from_the_system(path, error))
        return FileReading(path, failure=refusals.of_no_known_kind(path))

    def close(self) -> None:
        """End the child process; nothing can be read afterwards."""
        self._spreadsheets.close()


def _opening(path: Path) -> bytes:
    """Return the first bytes of an ordinary file; opening a pipe would wait for a writer."""
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        next(path.iterdir(), None)  # a folder that cannot be opened is the better reason
        raise UnreadableFileError(refusals.is_folder(path))
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableFileError(refusals.not_a_regular_file(path))
    if found.st_size > refusals.FILE_LIMIT:
        raise UnreadableFileError(refusals.too_large(path))
    with path.open("rb") as file:
        opening = file.read(_OPENING_BYTES)
    if not opening:
        raise UnreadableFileError(refusals.empty(path))
    return opening
