"""What can be printed: whole documents, whatever draws them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from declarant_client.application.ports.cases import CaseLine
from declarant_client.application.ports.offices import KeptNotice
from declarant_client.application.ports.submissions import HistoryEntry, HistoryTotals
from declarant_client.domain.sentences import Translate


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """One document; ``html`` keeps to what Qt's rich text knows, all foreign text escaped."""

    title: str
    """Its name: of the print job, and of the file it may be saved as."""
    html: str
    is_wide: bool = False
    """Whether it wants a page that is wider than high."""


class SheetMaker(Protocol):
    """Makes documents in the reader's language."""

    def assessment(self, entry: HistoryEntry, translate: Translate) -> PrintedSheet:
        """Return one assessment as the sheet to hand in."""
        ...

    def case(self, line: CaseLine, now: datetime, translate: Translate) -> PrintedSheet:
        """Return one case: what was said, its course, the answer."""
        ...

    def notice(self, kept: KeptNotice, translate: Translate) -> PrintedSheet:
        """Return one notice."""
        ...

    def history(
        self,
        entries: Sequence[HistoryEntry],
        totals: HistoryTotals,
        now: datetime,
        translate: Translate,
    ) -> PrintedSheet:
        """Return a short table; it says so where ``entries`` are not all that ``totals`` count."""
        ...
