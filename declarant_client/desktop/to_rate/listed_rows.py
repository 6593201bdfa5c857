"""Rows in a list of Qt's: they come, go and change places, and what is selected goes with them."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    Signal,
)

from declarant_client.application.ports.declarations import WorklistRow
from declarant_client.desktop.to_rate.list_difference import Difference, difference, runs_of
from declarant_client.desktop.to_rate.row_words import spoken_row

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The ``WorklistRow`` itself, for the delegate; ``None`` until it is read."""

_ROLES = {ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
_MOST_RUNS = 50
"""Gaps that are opened or closed one by one; of more, the rows are moved there and back at once."""
_FEW = 8
"""So many are sooner found each by itself than by a look at all."""


class ListedRows(QStringListModel):
    """One row for each declaration: its identity is known, its content as far as it was read.

    Its strings are empty: they only count the rows, in C++, because a list asks for each of them
    whenever it lays itself out. Where rows come from is not known here.
    """

    contentWanted = Signal(int)
    """A row is looked at that is not read."""
    changing = Signal()
    """Rows are about to come, go or change places."""
    changed = Signal()

    def __init__(self, parent: QObject, *, most_runs: int = _MOST_RUNS) -> None:
        super().__init__(parent)
        self._most_runs = most_runs
        self._keys: array[int] = array("q")
        self._rows: dict[int, WorklistRow] = {}
        self._coming: array[int] = array("q")
        # The first of all to hear it: until now the old keys stood, from now on the new ones.
        self.modelReset.connect(self._take_all)
        self.rowsInserted.connect(self._take_inserted)
        self.rowsRemoved.connect(self._drop_removed)

    @property
    def keys(self) -> array[int]:
        """The identities as they are shown."""
        return self._keys

    def position(self, identity: str) -> int | None:
        """Return the row that shows a declaration."""
        try:
            return self._keys.index(int(identity))
        except ValueError:
            return None

    def positions(self, identities: Iterable[str]) -> list[int]:
        """Return the rows that show some declarations, from top to bottom."""
        wanted = {int(identity) for identity in identities}
        if len(wanted) <= _FEW:
            found = (self.position(str(key)) for key in wanted)
            return sorted(position for position in found if position is not None)
        return [position for position, key in enumerate(self._keys) if key in wanted]

    def identity_at(self, position: int) -> str:
        """Return the identity at a row; empty for none."""
        return str(self._keys[position]) if 0 <= position < len(self._keys) else ""

    def row_at(self, position: int) -> WorklistRow | None:
        """Return the declaration at a row, as far as it is read."""
        return self._rows.get(self._keys[position]) if 0 <= position < len(self._keys) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Strings could be edited: a view would then hand its keys to the input method first.
        return super().flags(index) & ~Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ROLES:
            return None
        row = self.row_at(index.row())
        if row is None:
            if index.isValid():
                self.contentWanted.emit(index.row())
            return None if role == ROW_ROLE else "…"
        return row if role == ROW_ROLE else spoken_row(row)

    def replace(self, keys: array[int], rows: Iterable[WorklistRow]) -> None:
        """Show other rows; nothing is selected then."""
        self._coming = keys
        self._rows = _by_key(rows)
        self.setStringList([""] * len(keys))

    def merge(
        self, keys: array[int], rows: Iterable[WorklistRow], found: Difference | None = None
    ) -> None:
        """Show these rows, read anew; those that are shown already keep their selection.

        ``found`` is what was found off the window's thread; it counts where it still joins both.
        """
        self._rows = _by_key(rows)
        if keys != self._keys:
            differs = found if found and found.joins(self._keys, keys) else None
            differs = differs or difference(self._keys, keys)
            self.changing.emit()
            self._remove_gone(differs.gone)
            self._insert_new(keys, differs.coming)
            if keys != self._keys:
                self._reorder(keys)
            self.changed.emit()
        self._tell_content(0, len(keys) - 1)

    def take_content(self, rows: Iterable[WorklistRow]) -> None:
        """Show what was read of some rows."""
        self._rows.update(_by_key(rows))
        self._tell_content(0, len(self._keys) - 1)

    def forget_content(self) -> None:
        """Let rows be read again when they are looked at: memory is for what is shown."""
        self._rows.clear()

    @property
    def content_count(self) -> int:
        """How many rows are read."""
        return len(self._rows)

    def remove(self, identities: Collection[str]) -> None:
        """Show some rows no longer."""
        self._remove_runs(runs_of(self.positions(identities)))

    def _remove_gone(self, runs: Sequence[tuple[int, int]]) -> None:
        if len(runs) > self._most_runs:
            absent = [self._keys[at] for first, last in runs for at in range(first, last + 1)]
            leaving = set(absent)
            staying = [key for key in self._keys if key not in leaving]
            self._reorder(array("q", [*staying, *absent]))
            runs = [(len(staying), len(self._keys) - 1)]
        self._remove_runs(runs)

    def _remove_runs(self, runs: Sequence[tuple[int, int]]) -> None:
        for first, last in reversed(runs):
            self.removeRows(first, last - first + 1)

    def _insert_new(self, keys: array[int], coming: array[int]) -> None:
        """Put new rows where they belong; many of them at the top, for ``_reorder``.

        Qt inserts its strings one before the other: only at the top does none of them make room.
        """
        if len(coming) <= min(_FEW, self._most_runs):
            for key in coming:
                self._insert(min(keys.index(key), len(self._keys)), array("q", [key]))
        else:
            self._insert(0, coming)

    def _insert(self, at: int, keys: array[int]) -> None:
        self._coming = keys
        self.insertRows(at, len(keys))

    def _reorder(self, keys: array[int]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        pointed = {self._keys[index.row()] for index in before}
        if len(pointed) <= _FEW:
            places = {key: keys.index(key) for key in pointed}
        else:
            places = {key: position for position, key in enumerate(keys) if key in pointed}
        after = [self.index(places[self._keys[index.row()]]) for index in before]
        self._keys = keys[:]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _tell_content(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))

    def _take_all(self) -> None:
        self._keys = self._coming[:]

    def _take_inserted(self, _parent: Index, first: int, _last: int) -> None:
        self._keys = self._keys[:first] + self._coming + self._keys[first:]

    def _drop_removed(self, _parent: Index, first: int, last: int) -> None:
        self._keys = self._keys[:first] + self._keys[last + 1 :]


def _by_key(rows: Iterable[WorklistRow]) -> dict[int, WorklistRow]:
    return {int(row.declaration.identity): row for row in rows}
