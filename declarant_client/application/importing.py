"""Reading the files of the declaration software into the store."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Protocol

from declarant_client.application.keeping_readings import KeepingReadings
from declarant_client.application.old_files import OLD
from declarant_client.application.ports.declarations import DeclarationStore
from declarant_client.application.ports.folder_changes import time_of
from declarant_client.application.ports.kept_readings import Change, KeptReading
from declarant_client.application.ports.reading import (
    DeclarationReader,
    Portion,
    UnknownTableError,
    UnreadableFileError,
)
from declarant_client.application.ports.tables import TableReader
from declarant_client.application.ports.unknown_reports import UnknownReportStore
from declarant_client.domain.declaration import VIETNAM, Clearance, Declaration
from declarant_client.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that gave no declaration, or not all of them, and the sentence why."""

    path: Path
    reason: Sentence
    is_unknown_table: bool = False
    """Whether it is a table, and the user can say what its columns mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRemark:
    """What is to be said of a file that was read all the same."""

    path: Path
    left_out: int = 0
    """Rows that hold no valid declaration."""
    hint: Sentence | None = None
    """What the user can do so that the source says more."""


@dataclass(frozen=True, slots=True)
class FilesFound:
    """What is to be read, before a file was opened: how many files, and how many old ones."""

    files: int = 0
    old: int = 0
    """Of these so many were changed longer than ``OLD`` ago."""


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far the reading is: files read, files found, the file at hand and its share (0 to 1)."""

    files_read: int
    files_found: int
    path: Path | None
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did; ``read``, ``new`` and so on count declarations, not files."""

    read: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    not_cleared: int = 0
    unknown: int = 0
    """Of these no source could tell so far whether they are cleared."""
    failed: tuple[FailedFile, ...] = ()
    remarks: tuple[SourceRemark, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    cancelled: bool = False


def _no_progress(_progress: ImportProgress) -> None:
    return None


def _never() -> bool:
    return False


class EveryReader(DeclarationReader, TableReader, Protocol):
    """Reads every format, and tables by what the user says of their columns."""


class ImportDeclarations:
    """Read files and folders, and merge what they say into the store."""

    def __init__(
        self,
        reader: EveryReader,
        declarations: DeclarationStore,
        unknown_reports: UnknownReportStore,
    ) -> None:
        self._reader = reader
        self._declarations = declarations
        self._unknown_reports = unknown_reports

    def look_at(
        self, paths: Iterable[Path], today: date, cancelled: Callable[[], bool] = _never
    ) -> FilesFound:
        """Count what ``run`` would read; a cancellation ends the counting.

        Where ``old`` reaches ``MANY_OLD`` it is worth asking from which day on they wait.
        """
        before = datetime.combine(today, time(), VIETNAM) - OLD
        files = old = 0
        for path in self._reader.files(paths):
            if cancelled():
                break
            files += 1
            with suppress(OSError):  # reading it will say what is wrong
                old += path.stat().st_mtime < before.timestamp()
        return FilesFound(files, old)

    def run(
        self,
        paths: Iterable[Path],
        progress: Callable[[ImportProgress], None] = _no_progress,
        cancelled: Callable[[], bool] = _never,
        *,
        read_as: str | None = None,
        unknown_as: Clearance | None = None,
        waits_from: date | None = None,
    ) -> ImportReport:
        """Read ``paths``; what was read before a cancellation is kept.

        ``read_as`` names the saved mapping by which all of them are read; ``unknown_as`` is the
        user's word for every declaration whose report could not tell whether it is cleared;
        ``waits_from`` is the day from which on declarations wait for a rating, as in
        ``DeclarationStore.keep``.
        """
        files = list(self._reader.files(paths))
        run = _Run(self._declarations, self._unknown_reports, unknown_as, waits_from)
        for position, path in enumerate(files):
            if run.is_cancelled or cancelled():
                run.is_cancelled = True
                break
            progress(ImportProgress(position, len(files), path))
            as_of = _changed_at(path)
            try:
                following = files[position + 1] if position + 1 < len(files) else None
                with closing(self._portions(path, following, read_as)) as portions:
                    for portion in portions:
                        run.take(path, portion, as_of)
                        progress(ImportProgress(position, len(files), path, portion.share))
                        if portion.share < 1 and cancelled():
                            run.is_cancelled = True
                            break
            except UnreadableFileError as error:
                is_table = isinstance(error, UnknownTableError)
                run.failed.append(FailedFile(path, error.sentence, is_table))
        run.keep()
        progress(ImportProgress(len(files), len(files), None))
        return run.report()

    def _portions(
        self, path: Path, following: Path | None, read_as: str | None
    ) -> Generator[Portion, None, None]:
        if read_as is not None:
            return self._reader.read_as(path, read_as)
        return self._reader.read(path, following)


def _changed_at(path: Path) -> datetime | None:
    """Return when a file was changed last; ``None`` where the computer does not tell."""
    try:
        return time_of(path.stat().st_mtime)
    except OSError:
        return None  # reading it will say what is wrong


class _Run:
    """One import: what came of each declaration so far."""

    def __init__(
        self,
        declarations: DeclarationStore,
        unknown_reports: UnknownReportStore,
        unknown_as: Clearance | None,
        waits_from: date | None,
    ) -> None:
        self.failed: list[FailedFile] = []
        self.is_cancelled = False
        self._declarations = declarations
        self._unknown_as = unknown_as
        self._kept: dict[str, KeptReading] = {}
        self._remarks: dict[Path, SourceRemark] = {}
        # What is answered already need not be asked about.
        asks = None if unknown_as else unknown_reports
        self._keeping = KeepingReadings(
            declarations, asks, waits_from=waits_from, kept=self._were_kept
        )

    def take(self, path: Path, portion: Portion, as_of: datetime | None) -> None:
        """Take a portion in; it is kept with others, or at once where it is large."""
        self._keeping.take(str(path.absolute()), portion, as_of)
        if portion.left_out or portion.hint is not None:
            known = self._remarks.get(path, SourceRemark(path=path))
            self._remarks[path] = SourceRemark(
                path=path,
                left_out=known.left_out + portion.left_out,
                hint=portion.hint or known.hint,
            )

    def keep(self) -> None:
        """Keep what waits, in one transaction."""
        self._keeping.keep()

    def _were_kept(self, results: Sequence[KeptReading]) -> None:
        for result in results:
            identity = result.declaration.identity
            earlier = self._kept.get(identity)
            if earlier is None:
                self._kept[identity] = result
            else:
                change = _both(earlier.change, result.change)
                self._kept[identity] = KeptReading(result.declaration, change)
        if self._unknown_as is not None:
            self._answer(results, self._unknown_as)

    def _answer(self, results: Sequence[KeptReading], clearance: Clearance) -> None:
        unknown = [
            result.declaration.identity
            for result in results
            if result.declaration.clearance is Clearance.UNKNOWN
        ]
        if not unknown:
            return
        self._declarations.answer_clearance(unknown, clearance)
        for identity in unknown:
            if (answered := self._declarations.declaration(identity)) is not None:
                self._kept[identity] = replace(self._kept[identity], declaration=answered)

    def report(self) -> ImportReport:
        """Return what came of it all."""
        changes = [result.change for result in self._kept.values()]
        declarations = tuple(result.declaration for result in self._kept.values())
        clearances = [declaration.clearance for declaration in declarations]
        return ImportReport(
            read=len(declarations),
            new=changes.count(Change.NEW),
            updated=changes.count(Change.UPDATED),
            unchanged=changes.count(Change.UNCHANGED),
            not_cleared=clearances.count(Clearance.NONE),
            unknown=clearances.count(Clearance.UNKNOWN),
            failed=tuple(self.failed),
            remarks=tuple(self._remarks.values()),
            declarations=declarations,
            cancelled=self.is_cancelled,
        )


def _both(earlier: Change, later: Change) -> Change:
    """What two readings of one declaration in one import come to."""
    if earlier is Change.NEW:
        return earlier
    return Change.UPDATED if Change.UPDATED in {earlier, later} else Change.UNCHANGED
