"""Rows in a list of Qt's: they come, go and change places, and what is selected goes with them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from declarant_client.application.ports.declarations import WorklistRow
from declarant_client.desktop.to_rate.row_words import spoken_row

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The ``WorklistRow`` itself, for the delegate."""


class ListedRows(QAbstractListModel):
    """One row for each declaration; where they come from is not known here."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[WorklistRow] = []

    @property
    def rows(self) -> Sequence[WorklistRow]:
        """The rows as they are shown."""
        return self._rows

    def position(self, identity: str) -> int | None:
        """Return the row that shows a declaration."""
        for position, row in enumerate(self._rows):
            if row.declaration.identity == identity:
                return position
        return None

    def row_at(self, position: int) -> WorklistRow | None:
        """Return the declaration at a row."""
        return self._rows[position] if 0 <= position < len(self._rows) else None

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

    def replace(self, rows: list[WorklistRow]) -> None:
        """Show other rows; nothing is selected then."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def merge(self, rows: list[WorklistRow]) -> None:
        """Show these rows; those that are shown already keep their selection."""
        self._remove_absent({_key(row) for row in rows})
        self._insert_new(rows)
        if [_key(row) for row in self._rows] != [_key(row) for row in rows]:
            self._reorder(rows)
        elif self._rows != rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def extend(self, rows: Sequence[WorklistRow]) -> None:
        """Show further rows below; those that are shown already are passed over."""
        known = {_key(row) for row in self._rows}
        new = [row for row in rows if _key(row) not in known]
        if new:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(new) - 1)
            self._rows.extend(new)
            self.endInsertRows()

    def remove(self, identities: Collection[str]) -> None:
        """Show some rows no longer."""
        gone = [at for at, row in enumerate(self._rows) if _key(row) in identities]
        for first, last in reversed(_runs(gone)):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    def _remove_absent(self, present: set[str]) -> None:
        self.remove({_key(row) for row in self._rows} - present)

    def _insert_new(self, rows: list[WorklistRow]) -> None:
        known = {_key(row) for row in self._rows}
        new = [position for position, row in enumerate(rows) if _key(row) not in known]
        for first, last in _runs(new):
            at = min(first, len(self._rows))
            self.beginInsertRows(QModelIndex(), at, at + last - first)
            self._rows[at:at] = rows[first : last + 1]
            self.endInsertRows()

    def _reorder(self, rows: list[WorklistRow]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        places = {_key(row): position for position, row in enumerate(rows)}
        after = [self.index(places[_key(self._rows[index.row()])]) for index in before]
        self._rows = rows
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _runs(positions: Sequence[int]) -> list[tuple[int, int]]:
    """Return rising positions as runs without a gap: a list is told of many rows at once."""
    runs: list[tuple[int, int]] = []
    for position in positions:
        if runs and runs[-1][1] == position - 1:
            runs[-1] = (runs[-1][0], position)
        else:
            runs.append((position, position))
    return runs


def _key(row: WorklistRow) -> str:
    return row.declaration.identity
