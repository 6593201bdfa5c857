"""The rows of the worklist: what the filter lets through, read where the list is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from declarant_client.application.ports.declarations import Show, WorklistFilter, WorklistRow
from declarant_client.application.worklist import FIRST_ROWS
from declarant_client.desktop.background import Background
from declarant_client.desktop.to_rate.listed_rows import ListedRows
from declarant_client.desktop.to_rate.rows_at_work import RowsAtWork
from declarant_client.desktop.to_rate.worklist_reading import (
    Listed,
    ReadsWorklist,
    WorklistReading,
)

_BLOCK = 100
_MOST_KEPT = 2_000
_REST = 250
"""So many times as long as taking the list in held the window up, it is left alone.

Laying it out and painting it, which follow, take about as long again.
"""
_LONGEST_REST_MS = 10_000


class WorklistModel(ListedRows):
    """What the filter shows; rows that were just sent leave at once and return if saving fails.

    All identities are known soon after the first rows, so that the list can be moved anywhere.
    """

    loaded = Signal()
    """The first rows of a filter, or a refresh of them, are there."""
    extended = Signal()
    """Now all rows are known."""
    counted = Signal(int)
    leftForLater = Signal(int)
    """How many more there are that the rules leave for another day."""

    def __init__(self, worklist: ReadsWorklist, reading: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.at_work = RowsAtWork()
        self._reading = WorklistReading(worklist, reading, self)
        self._reading.leftForLater.connect(self.leftForLater)
        self._looked_at: Callable[[], Sequence[str]] = tuple
        self._is_other = True
        self._rest_waits = self._rest_is_due = False
        self._asked = range(0)
        self._wanted_row = 0
        self._rests_until = 0.0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read_content)
        self.contentWanted.connect(self._want)

    @property
    def wanted(self) -> WorklistFilter:
        """The filter shown."""
        return self._reading.wanted

    @property
    def is_loading(self) -> bool:
        """Whether rows are on their way that are not known yet."""
        return self._reading.is_loading or self._rest_is_due

    def look_through(self, looked_at: Callable[[], Sequence[str]]) -> None:
        """Ask this for the identities that are looked at, whenever the list is read anew."""
        self._looked_at = looked_at

    def show_only(self, wanted: WorklistFilter) -> None:
        """Show another filter's rows, from the top."""
        self._asked = range(0)
        self._is_other = True
        self._rest_is_due = False
        self._reading.begin(wanted, FIRST_ROWS, self._replace)

    def refresh(self) -> None:
        """Read again what is shown; rows keep their place and selection."""
        # What is still shown may be another filter's: nothing of it stays.
        self._list_all(self._replace if self._is_other else self._merge)

    def rest_ms(self) -> int:
        """Return for how long news should wait, in milliseconds: a long list costs the window."""
        rest = round((self._rests_until - perf_counter()) * 1000)
        return min(max(rest, 0), _LONGEST_REST_MS)

    def let_leave(self, *identities: str) -> None:
        """Take rows that are being saved as rated or put off from the list that hides such."""
        self.at_work.let_leave(identities)
        if self.wanted.show is Show.UNRATED:
            self.remove(frozenset(identities))

    def has_settled(self, *identities: str) -> None:
        """Saving ended, well or not: show what the store says."""
        self.at_work.has_settled(identities)
        self.refresh()

    def all_settled(self) -> None:
        """Whatever was being saved is saved or not: show what the store says."""
        self.at_work.all_settled()
        self.refresh()

    def let_rest_wait(self) -> None:
        """Ask for no more than the first rows until ``ask_for_rest``: they are to be painted."""
        self._rest_waits = True

    def ask_for_rest(self) -> None:
        """Ask for what had to wait."""
        self._rest_waits = False
        if self._rest_is_due:
            self._list_all(self._extend)

    def _list_all(self, then: Callable[[Listed], None]) -> None:
        self._asked = range(0)
        self._rest_is_due = False
        near = [int(identity) for identity in self._looked_at()]
        self._reading.list_all(near or self.keys[:FIRST_ROWS], self.keys, then)

    def _replace(self, listed: Listed) -> None:
        self._is_other = False
        self.replace(self.at_work.staying(listed.identities, self.wanted.show), listed.rows)
        self.loaded.emit()
        if listed.is_whole:
            self.counted.emit(self.rowCount())
        elif self._rest_waits:
            self._rest_is_due = True
        else:
            self._list_all(self._extend)

    def _extend(self, listed: Listed) -> None:
        self._show(listed)
        self.extended.emit()

    def _merge(self, listed: Listed) -> None:
        began = perf_counter()
        self._show(listed)
        now = perf_counter()
        self._rests_until = now + _REST * (now - began)
        self.loaded.emit()

    def _show(self, listed: Listed) -> None:
        keys = self.at_work.staying(listed.identities, self.wanted.show)
        self.merge(self.at_work.with_pinned(keys, self.keys), listed.rows, listed.differs)
        self.counted.emit(self.rowCount())

    def _want(self, row: int) -> None:
        """Ask for the rows around one, once for all that are painted together."""
        if row not in self._asked:
            self._wanted_row = row
            self._soon.start()

    def _read_content(self) -> None:
        first = max(self._wanted_row - _BLOCK // 2, 0)
        self._asked = range(first, min(first + _BLOCK, self.rowCount()))
        self._reading.look_at(self.keys[self._asked.start : self._asked.stop], self._take)

    def _take(self, rows: Sequence[WorklistRow]) -> None:
        self._asked = range(0)
        if self.content_count > _MOST_KEPT:
            self.forget_content()
        self.take_content(rows)
