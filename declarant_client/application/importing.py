"""Reading the files of the declaration software into the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from declarant_client.application.ports.declarations import Change, DeclarationStore, KeptReading
from declarant_client.application.ports.reading import (
    DeclarationReader,
    Portion,
    UnreadableFileError,
)
from declarant_client.domain.declaration import Clearance, Declaration
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import Sentence

BATCH = 50
"""Declarations kept in one transaction at least: few show soon, many are quick."""


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that gave no declaration, or not all of them, and the sentence why."""

    path: Path
    reason: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRemark:
    """What is to be said of a file that was read all the same."""

    path: Path
    left_out: int = 0
    """Rows that hold no valid declaration."""
    hint: Sentence | None = None
    """What the user can do so that the source says more."""


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
    failed: tuple[FailedFile, ...] = ()
    remarks: tuple[SourceRemark, ...] = ()
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
        run = _Run(self._declarations)
        for position, path in enumerate(files):
            if run.is_cancelled or cancelled():
                run.is_cancelled = True
                break
            progress(ImportProgress(position, len(files), path))
            try:
                with closing(self._reader.read(path)) as portions:
                    for portion in portions:
                        run.take(path, portion)
                        progress(ImportProgress(position, len(files), path, portion.share))
                        if portion.share < 1 and cancelled():
                            run.is_cancelled = True
                            break
            except UnreadableFileError as error:
                run.failed.append(FailedFile(path, error.sentence))
        run.keep()
        progress(ImportProgress(len(files), len(files), None))
        return run.report()


@dataclass(slots=True)
class _Run:
    """One import: what was read and not kept yet, and what came of the rest."""

    declarations: DeclarationStore
    failed: list[FailedFile] = field(default_factory=list)
    is_cancelled: bool = False
    _waiting: list[Declaration] = field(default_factory=list)
    _origin: Origin | None = None
    _kept: dict[str, KeptReading] = field(default_factory=dict)
    _remarks: dict[Path, SourceRemark] = field(default_factory=dict)

    def take(self, path: Path, portion: Portion) -> None:
        """Take a portion in; it is kept with others, or at once where it is large."""
        if portion.origin is not self._origin:
            self.keep()
            self._origin = portion.origin
        self._waiting.extend(portion.declarations)
        if len(self._waiting) >= BATCH:
            self.keep()
        if portion.left_out or portion.hint is not None:
            known = self._remarks.get(path, SourceRemark(path=path))
            self._remarks[path] = SourceRemark(
                path=path,
                left_out=known.left_out + portion.left_out,
                hint=portion.hint or known.hint,
            )

    def keep(self) -> None:
        """Keep what waits, in one transaction."""
        if self._origin is None or not self._waiting:
            return
        for result in self.declarations.keep(self._waiting, self._origin):
            identity = result.declaration.identity
            earlier = self._kept.get(identity)
            self._kept[identity] = KeptReading(
                result.declaration, _both(earlier.change if earlier else None, result.change)
            )
        self._waiting.clear()

    def report(self) -> ImportReport:
        """Return what came of it all."""
        changes = [result.change for result in self._kept.values()]
        declarations = tuple(result.declaration for result in self._kept.values())
        return ImportReport(
            read=len(declarations),
            new=changes.count(Change.NEW),
            updated=changes.count(Change.UPDATED),
            unchanged=changes.count(Change.UNCHANGED),
            not_cleared=sum(reading.clearance is Clearance.NONE for reading in declarations),
            failed=tuple(self.failed),
            remarks=tuple(self._remarks.values()),
            declarations=declarations,
            cancelled=self.is_cancelled,
        )


def _both(earlier: Change | None, later: Change) -> Change:
    """What two readings of one declaration in one import come to."""
    if earlier is Change.NEW or earlier is None:
        return earlier or later
    return Change.UPDATED if Change.UPDATED in {earlier, later} else Change.UNCHANGED
