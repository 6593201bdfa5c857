"""The rows of the history: read page by page, off the window's thread, as the list needs them."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from declarant_client.application.ports.submissions import (
    HistoryEntry,
    HistoryFilter,
    HistoryPage,
)
from declarant_client.desktop.background import Background, Lane
from declarant_client.desktop.history.reading import PAGE, HistoryReading
from declarant_client.desktop.history.words import spoken_row

ENTRY_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class HistoryRows(QAbstractListModel):
    """Entries, newest first; the rest is fetched when the list is scrolled near its end."""

    filled = Signal()
    """The first page of what was asked for is there (or it is empty)."""

    def __init__(
        self, reading: HistoryReading, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reading = reading
        self._lane = Lane(background, self)
        self._wanted = HistoryFilter()
        self._entries: list[HistoryEntry] = []
        self._after: str | None = None

    def show(self, wanted: HistoryFilter) -> None:
        """Show another selection from its beginning."""
        self._wanted = wanted
        self._lane.ask(lambda: self._reading.page(wanted, None, PAGE), self._fill)

    def refresh(self) -> None:
        """Read again what is shown: states, receipts and cases may have come."""
        wanted, limit = self._wanted, max(PAGE, len(self._entries))
        self._lane.ask(lambda: self._reading.page(wanted, None, limit), self._fill)

    def entry(self, row: int) -> HistoryEntry | None:
        """Return the entry of a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, assessment_id: str) -> int | None:
        """Return the row of an assessment, as far as it is read."""
        for row, entry in enumerate(self._entries):
            if entry.assessment.assessment_id == assessment_id:
                return row
        return None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == ENTRY_ROLE:
            return entry
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return spoken_row(entry)
        return None

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and self._after is not None and not self._lane.is_busy

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if self.canFetchMore(parent):
            wanted, after = self._wanted, self._after
            self._lane.ask(lambda: self._reading.page(wanted, after, PAGE), self._append)

    def _fill(self, page: HistoryPage) -> None:
        entries = list(page.entries)
        self._after = page.after
        if [_key(entry) for entry in entries] == [_key(entry) for entry in self._entries]:
            # The same rows, perhaps in another state: the list keeps its place.
            self._entries = entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
        else:
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()
        self.filled.emit()

    def _append(self, page: HistoryPage) -> None:
        first = len(self._entries)
        self._after = page.after
        if page.entries:
            self.beginInsertRows(_NOWHERE, first, first + len(page.entries) - 1)
            self._entries.extend(page.entries)
            self.endInsertRows()


def _key(entry: HistoryEntry) -> str:
    return entry.assessment.assessment_id
