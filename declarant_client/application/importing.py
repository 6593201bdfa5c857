"""Reading the files of the declaration software into the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from declarant_client.application.ports.declarations import Change, DeclarationStore, KeptReading
from declarant_client.application.ports.reading import DeclarationReader
from declarant_client.domain.declaration import Clearance, Declaration
from declarant_client.domain.sentences import Sentence

BATCH = 50
"""Declarations kept in one transaction: large enough to be quick, small enough to show soon."""


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that gave no declaration, and the sentence why."""

    path: Path
    reason: Sentence


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far the reading is: files read, files found so far, and the file at hand."""

    files_read: int
    files_found: int
    path: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did; ``read``, ``new`` and so on count declarations, not files."""

    read: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    not_cleared: int = 0
    failed: tuple[FailedFile, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    cancelled: bool = False


def _no_progress(_progress: ImportProgress) -> None:
    return None


def _never() -> bool:
    return False


class ImportDeclarations:
    """Read files and folders, and merge what they say into the store."""

    def __init__(self, reader: DeclarationReader, declarations: DeclarationStore) -> None:
        self._reader = reader
        self._declarations = declarations

    def run(
        self,
        paths: Iterable[Path],
        progress: Callable[[ImportProgress], None] = _no_progress,
        cancelled: Callable[[], bool] = _never,
    ) -> ImportReport:
        """Read ``paths``; what was read before a cancellation is kept."""
        files = list(self._reader.files(paths))
        readings: list[Declaration] = []
        kept: dict[str, KeptReading] = {}
        failed: list[FailedFile] = []
        stopped = False
        for position, path in enumerate(files):
            if stopped := cancelled():
                break
            progress(ImportProgress(position, len(files), path))
            reading = self._reader.read(path)
            if reading.failure is not None:
                failed.append(FailedFile(path, reading.failure))
            readings.extend(reading.declarations)
            if len(readings) >= BATCH:
                self._keep(readings, kept)
        self._keep(readings, kept)
        progress(ImportProgress(len(files), len(files), None))
        return _report(kept, failed, cancelled=stopped)

    def _keep(self, readings: list[Declaration], kept: dict[str, KeptReading]) -> None:
        if not readings:
            return
        for result in self._declarations.keep(readings):
            identity = result.declaration.identity
            earlier = kept.get(identity)
            kept[identity] = KeptReading(
                result.declaration, _both(earlier.change if earlier else None, result.change)
            )
        readings.clear()


def _both(earlier: Change | None, later: Change) -> Change:
    """What two readings of one declaration in one import come to."""
    if earlier is Change.NEW or earlier is None:
        return earlier or later
    return Change.UPDATED if Change.UPDATED in {earlier, later} else Change.UNCHANGED


def _report(
    kept: dict[str, KeptReading], failed: list[FailedFile], *, cancelled: bool
) -> ImportReport:
    changes = [result.change for result in kept.values()]
    declarations = tuple(result.declaration for result in kept.values())
    return ImportReport(
        read=len(kept),
        new=changes.count(Change.NEW),
        updated=changes.count(Change.UPDATED),
        unchanged=changes.count(Change.UNCHANGED),
        not_cleared=sum(reading.clearance is Clearance.NONE for reading in declarations),
        failed=tuple(failed),
        declarations=declarations,
        cancelled=cancelled,
    )
