"""Writing the history to a file of the user's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from declarant_client.application.ports.submissions import HistoryEntry, HistoryTotals
from declarant_client.domain.sentences import Translate


class ExportCancelledError(Exception):
    """The user cancelled; nothing was written."""


class HistoryWriter(Protocol):
    """Writes a history in one format."""

    def write(
        self,
        entries: Iterable[HistoryEntry],
        totals: HistoryTotals,
        path: Path,
        *,
        translate: Translate,
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> int:
        """Write to a temporary file beside ``path``, then rename; return how many were written.

        ``progress`` is told the entries written so far. A cancelled or failed export leaves an
        existing file at ``path`` untouched and no temporary file behind. Raises ``OSError`` and
        ``ExportCancelledError``.
        """
        ...


class HistoryWriters(Protocol):
    """The formats that a history can be written in."""

    def for_path(self, path: Path) -> HistoryWriter | None:
        """Return the writer for a file's ending, if any: xlsx, csv, json, or pdf to print."""
        ...


class AssessmentWriter(Protocol):
    """Writes one assessment in one format."""

    def write(self, entry: HistoryEntry, path: Path, *, translate: Translate) -> None:
        """Write to a temporary file beside ``path``, then rename; raises ``OSError``."""
        ...


class AssessmentWriters(Protocol):
    """The formats that one assessment can be written in."""

    def for_path(self, path: Path) -> AssessmentWriter | None:
        """Return the writer for a file's ending (``.html``, ``.txt``, ``.json``), if any."""
        ...
