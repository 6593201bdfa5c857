"""Printing what is shown: an assessment, a case, a notice, the history as it is filtered."""

from __future__ import annotations

from itertools import islice

from declarant_client.application.ports.cases import CaseLine
from declarant_client.application.ports.offices import KeptNotice
from declarant_client.application.ports.printing import PrintedSheet, SheetMaker
from declarant_client.application.ports.submissions import (
    HistoryEntry,
    HistoryFilter,
    SubmissionStore,
)
from declarant_client.application.ports.world import Clock
from declarant_client.domain.sentences import Translate

MOST_ROWS = 300
"""Rows of a printed history: 20 pages. Who wants more exports it."""


class PrintSheets:
    """Makes the documents; what is lengthy is only reading the history."""

    def __init__(self, submissions: SubmissionStore, maker: SheetMaker, clock: Clock) -> None:
        self._submissions = submissions
        self._maker = maker
        self._clock = clock

    def assessment(self, entry: HistoryEntry, *, speak: Translate) -> PrintedSheet:
        """Return the sheet to hand in."""
        return self._maker.assessment(entry, speak)

    def case(self, line: CaseLine, *, speak: Translate) -> PrintedSheet:
        """Return one case with its course."""
        return self._maker.case(line, self._clock.now(), speak)

    def notice(self, kept: KeptNotice, *, speak: Translate) -> PrintedSheet:
        """Return one notice."""
        return self._maker.notice(kept, speak)

    def history(self, wanted: HistoryFilter, *, speak: Translate) -> PrintedSheet:
        """Return the filtered history as a short table; raises the store's errors."""
        entries = tuple(islice(self._submissions.all_history(wanted), MOST_ROWS))
        return self._maker.history(
            entries, self._submissions.totals(wanted), self._clock.now(), speak
        )
