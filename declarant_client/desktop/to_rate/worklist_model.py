"""The rows of the worklist, read a page at a time in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from declarant_client.application.ports.declarations import (
    Show,
    WorklistFilter,
    WorklistPage,
    WorklistRow,
)
from declarant_client.desktop.background import Background, Lane
from declarant_client.desktop.to_rate.row_words import spoken_row

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
FIRST_PAGE = 60
"""Rows of the first page: more than any window shows, little enough to be there at once."""
PAGE = 200

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The ``WorklistRow`` itself, for the delegate."""


class ReadsWorklist(Protocol):
    """What the model asks: ``application.worklist.Worklist``."""

    def page(
        self, wanted: WorklistFilter, after: str | None = None, limit: int = ...
    ) -> WorklistPage: ...

    def count(self, wanted: WorklistFilter) -> int: ...


class WorklistModel(QAbstractListModel):
    """What the filter shows; rows that were just sent leave at once and return if saving fails."""

    loaded = Signal()
    """The first rows of a filter, or a refresh of them, are there."""
    extended = Signal()
    """Further rows are there."""
    counted = Signal(int)

    def __init__(self, worklist: ReadsWorklist, reading: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._worklist = worklist
        self._first = Lane(reading, self)
        self._further = Lane(reading, self)
        self._count = Lane(reading, self)
        self._wanted = WorklistFilter()
        self._rows: list[WorklistRow] = []
        self._after: str | None = None
        self._leaving: set[str] = set()
        self._pinned = ""

    @property
    def wanted(self) -> WorklistFilter:
        """The filter shown."""
        return self._wanted

    def show_only(self, wanted: WorklistFilter) -> None:
        """Show another filter's rows, from the top."""
        self._wanted = wanted
        self._ask(FIRST_PAGE, self._replace)

    def refresh(self) -> None:
        """Read again what is shown; rows keep their place and selection."""
        self._ask(max(len(self._rows), FIRST_PAGE), self._merge)

    def let_leave(self, identity: str) -> None:
        """Take a row that is being saved as rated off the list, where the filter hides rated ones.

        Answers that were asked before it was saved still hold it: they are passed over.
        """
        self._leaving.add(identity)
        position = self.position(identity)
        if self._wanted.show is Show.UNRATED and position is not None:
            self._remove(position, position)

    def has_settled(self, identity: str) -> None:
        """Saving ended, well or not: from now on the store's word counts."""
        self._leaving.discard(identity)
        self._further.drop()
        self.refresh()

    def pin(self, identity: str) -> None:
        """Keep this row on the list through refreshes: the user is at work on it."""
        self._pinned = identity

    def is_leaving(self, identity: str) -> bool:
        """Whether a row is being saved as rated."""
        return identity in self._leaving

    def position(self, identity: str) -> int | None:
        """Return the row that shows a declaration."""
        for position, row in enumerate(self._rows):
            if row.declaration.identity == identity:
                return position
        return None

    def row_at(self, position: int) -> WorklistRow | None:
        """Return the declaration at a row."""
        return self._rows[position] if 0 <= position < len(self._rows) else None

    @property
    def is_loading(self) -> bool:
        """Whether rows are on their way."""
        return self._first.is_busy or self._further.is_busy

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return spoken_row(row)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._after is not None and not self.is_loading

    def fetchMore(self, _parent: Index) -> None:
        wanted, after = self._wanted, self._after
        self._further.ask(lambda: self._worklist.page(wanted, after, PAGE), self._extend)

    def fetch_if_more(self) -> bool:
        """Read on where there are further rows; return whether any are on their way."""
        more = self.canFetchMore(QModelIndex())
        if more:
            self.fetchMore(QModelIndex())
        return more

    def _ask(self, limit: int, then: Callable[[WorklistPage], None]) -> None:
        wanted = self._wanted
        self._further.drop()
        # The rows first: they are shown while their number is still counted.
        self._first.ask(lambda: self._worklist.page(wanted, None, limit), then)
        self._count.ask(lambda: self._worklist.count(wanted), self._tell_count)

    def _replace(self, page: WorklistPage) -> None:
        self.beginResetModel()
        self._rows = self._staying(page.rows)
        self._after = page.after
        self.endResetModel()
        self.loaded.emit()

    def _merge(self, page: WorklistPage) -> None:
        if not self._rows:
            self._replace(page)
            return
        rows = self._with_pinned(self._staying(page.rows))
        self._after = page.after
        self._remove_absent({row.declaration.identity for row in rows})
        self._insert_new(rows)
        if [_key(row) for row in self._rows] != [_key(row) for row in rows]:
            self._reorder(rows)
        elif self._rows != rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        self.loaded.emit()

    def _tell_count(self, count: int) -> None:
        hidden = len(self._leaving) if self._wanted.show is Show.UNRATED else 0
        self.counted.emit(max(count - hidden, len(self._rows)))

    def _extend(self, page: WorklistPage) -> None:
        known = {_key(row) for row in self._rows}
        rows = [row for row in self._staying(page.rows) if _key(row) not in known]
        self._after = page.after
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
        self.extended.emit()

    def _staying(self, rows: Iterable[WorklistRow]) -> list[WorklistRow]:
        if self._wanted.show is not Show.UNRATED:
            return list(rows)
        return [row for row in rows if _key(row) not in self._leaving]

    def _with_pinned(self, rows: list[WorklistRow]) -> list[WorklistRow]:
        position = self.position(self._pinned)
        if position is None or any(_key(row) == self._pinned for row in rows):
            return rows
        return [*rows[:position], self._rows[position], *rows[position:]]

    def _remove_absent(self, present: set[str]) -> None:
        for position in range(len(self._rows) - 1, -1, -1):
            if _key(self._rows[position]) not in present:
                self._remove(position, position)

    def _insert_new(self, rows: list[WorklistRow]) -> None:
        known = {_key(row) for row in self._rows}
        for position, row in enumerate(rows):
            if _key(row) not in known:
                at = min(position, len(self._rows))
                self.beginInsertRows(QModelIndex(), at, at)
                self._rows.insert(at, row)
                self.endInsertRows()

    def _reorder(self, rows: list[WorklistRow]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        places = {_key(row): position for position, row in enumerate(rows)}
        after = [self.index(places[_key(self._rows[index.row()])]) for index in before]
        self._rows = rows
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _remove(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)
        del self._rows[first : last + 1]
        self.endRemoveRows()


def _key(row: WorklistRow) -> str:
    return row.declaration.identity
