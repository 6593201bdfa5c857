"""Exporting what the history shows."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

from declarant_client.application.personal_data import without_personal_data
from declarant_client.application.ports.exporting import (
    AssessmentWriters,
    ExportCancelledError,
    HistoryWriters,
)
from declarant_client.application.ports.submissions import (
    HistoryEntry,
    HistoryFilter,
    SubmissionStore,
)
from declarant_client.domain.sentences import SaidError, Sentence, Translate, translate

__all__ = [
    "ExportAssessment",
    "ExportCancelledError",
    "ExportFailedError",
    "ExportHistory",
    "UnknownFormatError",
    "not_written",
]


class UnknownFormatError(SaidError):
    """The file's ending names no format that a history can be written in."""


class ExportFailedError(SaidError):
    """The file could not be written; the sentence says why."""


def _no_progress(_written: int) -> None:
    return None


def _never() -> bool:
    return False


class ExportHistory:
    """Writes the filtered history to a file, in the format that its ending names."""

    def __init__(self, submissions: SubmissionStore, writers: HistoryWriters) -> None:
        self._submissions = submissions
        self._writers = writers

    def run(
        self,
        wanted: HistoryFilter,
        path: Path,
        *,
        speak: Translate,
        progress: Callable[[int], None] = _no_progress,
        cancelled: Callable[[], bool] = _never,
        personal: bool = True,
    ) -> int:
        """Write ``path``; return how many assessments were written.

        ``personal`` says whether persons' names and free text are written too.

        Raises ``UnknownFormatError``, ``ExportFailedError``, ``ExportCancelledError``.
        """
        writer = self._writers.for_path(path)
        if writer is None:
            raise UnknownFormatError(_unknown_format(path))
        try:
            entries = self._submissions.all_history(wanted)
            return writer.write(
                entries if personal else map(without_personal_data, entries),
                self._submissions.totals(wanted),
                path,
                translate=speak,
                progress=progress,
                cancelled=cancelled,
            )
        except OSError as error:
            raise ExportFailedError(not_written(path, error)) from error


class ExportAssessment:
    """Writes one assessment to a file: for programs, or to be read and handed in."""

    def __init__(self, writers: AssessmentWriters) -> None:
        self._writers = writers

    def run(self, entry: HistoryEntry, path: Path, *, speak: Translate) -> None:
        """Write ``path`` in the format that its ending names.

        Raises ``UnknownFormatError``, ``ExportFailedError``.
        """
        writer = self._writers.for_path(path)
        if writer is None:
            raise UnknownFormatError(_no_sheet(path))
        try:
            writer.write(entry, path, translate=speak)
        except OSError as error:
            raise ExportFailedError(not_written(path, error)) from error


def _no_sheet(path: Path) -> Sentence:
    return translate(
        "exporting",
        "“{file}” names no known format: choose a name that ends in .html, .txt or .json.",
        file=path.name,
    )


def _unknown_format(path: Path) -> Sentence:
    return translate(
        "exporting",
        "“{file}” names no known format: choose a name that ends in .xlsx, .csv, .json or .pdf.",
        file=path.name,
    )


def not_written(path: Path, error: OSError) -> Sentence:
    """Say that a file could not be written, and why."""
    return translate(
        "exporting",
        "“{file}” could not be written: {cause}. Close it if another program has it open, or "
        "choose another folder.",
        file=path.name,
        cause=_CAUSES.get(error.errno or 0, error.strerror or str(error)),
    )


_CAUSES: dict[int, Sentence] = {
    errno.ENOENT: translate("exporting", "the folder does not exist"),
    errno.ENOTDIR: translate("exporting", "the folder does not exist"),
    errno.EACCES: translate("exporting", "writing there is not allowed"),
    errno.EPERM: translate("exporting", "writing there is not allowed"),
    errno.EROFS: translate("exporting", "writing there is not allowed"),
    errno.ENOSPC: translate("exporting", "the disk is full"),
}
"""What the system says, in the reader's language; anything else in the system's words."""
