"""The rows of the worklist: what the filter lets through, as the store tells it page by page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from declarant_client.application.ports.declarations import Show, WorklistFilter, WorklistPage
from declarant_client.desktop.background import Background
from declarant_client.desktop.to_rate.listed_rows import Index, ListedRows
from declarant_client.desktop.to_rate.rows_at_work import RowsAtWork
from declarant_client.desktop.to_rate.worklist_pages import PAGE, ReadsWorklist, WorklistPages

FIRST_PAGE = 60
"""Rows of the first page: more than any window shows, little enough to be there at once."""


class WorklistModel(ListedRows):
    """What the filter shows; rows that were just sent leave at once and return if saving fails."""

    loaded = Signal()
    """The first rows of a filter, or a refresh of them, are there."""
    extended = Signal()
    """Further rows are there."""
    counted = Signal(int)
    leftForLater = Signal(int)
    """How many more there are that the rules leave for another day."""

    def __init__(self, worklist: ReadsWorklist, reading: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.at_work = RowsAtWork()
        self._pages = WorklistPages(worklist, reading, self)
        self._pages.counted.connect(self._tell_count)
        self._pages.leftForLater.connect(self.leftForLater)

    @property
    def wanted(self) -> WorklistFilter:
        """The filter shown."""
        return self._pages.wanted

    @property
    def is_loading(self) -> bool:
        """Whether rows are on their way."""
        return self._pages.is_loading

    def show_only(self, wanted: WorklistFilter) -> None:
        """Show another filter's rows, from the top."""
        self._pages.begin(wanted, FIRST_PAGE, self._replace)

    def refresh(self) -> None:
        """Read again what is shown; rows keep their place and selection."""
        self._pages.begin(self.wanted, max(len(self.rows), FIRST_PAGE), self._merge)

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

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._pages.has_more

    def fetchMore(self, _parent: Index) -> None:
        self._pages.go_on(self._extend)

    def fetch_if_more(self, most: int = PAGE) -> bool:
        """Read on where there are further rows; return whether any are on their way."""
        more = self._pages.has_more
        if more:
            self._pages.go_on(self._extend, most)
        return more

    def _replace(self, page: WorklistPage) -> None:
        self.replace(self.at_work.staying(page.rows, self.wanted.show))
        self.loaded.emit()

    def _merge(self, page: WorklistPage) -> None:
        if not self.rows:
            self._replace(page)
            return
        staying = self.at_work.staying(page.rows, self.wanted.show)
        rows = self.at_work.with_pinned(staying, self.rows)
        if page.after is not None:
            rows = self.at_work.with_chosen(rows, self.rows)
        self.merge(rows)
        self.loaded.emit()

    def _extend(self, page: WorklistPage) -> None:
        self.extend(self.at_work.staying(page.rows, self.wanted.show))
        self.extended.emit()

    def _tell_count(self, count: int) -> None:
        hidden = self.at_work.hidden(self.wanted.show)
        self.counted.emit(max(count - hidden, len(self.rows)))
