"""The rows of the history: all keys are known, the entries are read where the list is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from declarant_client.application.ports.submissions import HistoryEntry, HistoryFilter
from declarant_client.desktop.background import Background, Lane
from declarant_client.desktop.history.reading import HistoryReading, OfficeWords
from declarant_client.desktop.history.words import spoken_row
from declarant_client.desktop.widgets.keyed_rows import LINE_ROLE

BLOCK = 60
"""Entries read at a time: more than a screen holds, few enough to come at once."""

_MOST_KEPT = 2_000
_MARGIN = 10
_NOWHERE = QModelIndex()
Keys = Sequence[int]


@dataclass(frozen=True, slots=True)
class _Read:
    keys: array[int] = field(default_factory=lambda: array("q"))
    entries: Mapping[int, HistoryEntry] = field(default_factory=dict)


class HistoryRows(QAbstractTableModel):
    """Entries, newest first, in one column. A million rows cost no more than a hundred to show.

    The first rows come by themselves; then all keys, eight bytes each, so that the list can be
    moved anywhere at once.
    """

    filled = Signal()
    """The first rows of what was asked for are there (or it is empty)."""
    counted = Signal()
    """Now all keys are known."""

    def __init__(
        self, reading: HistoryReading, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reading = reading
        self._listing = Lane(background, self)
        self._looking = Lane(background, self)
        self._wanted = HistoryFilter()
        self.words = OfficeWords()
        """What offices call what was rated, once that is known."""
        self._keys: array[int] = array("q")
        self._entries: dict[int, HistoryEntry] = {}
        self._asked = range(0)
        self._wanted_row: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask_entries)

    def show(self, wanted: HistoryFilter) -> None:
        """Show another selection from its beginning: its first rows, then the number of all."""
        self._wanted = wanted
        self._looking.drop()
        self._asked = range(0)

        def read() -> _Read:
            keys = self._reading.keys(wanted, BLOCK)
            return _Read(keys, self._reading.entries(keys))

        self._listing.ask(read, self._begin)

    def refresh(self, near: Keys) -> None:
        """Read again: states, receipts and cases may have come; ``near`` is what is looked at."""
        self._list(tuple(near))

    def entry(self, row: int) -> HistoryEntry | None:
        """Return the entry of a row, as far as it is read."""
        return self._entries.get(self._keys[row]) if 0 <= row < len(self._keys) else None

    def key(self, row: int) -> int | None:
        """Return the key of a row."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: int | None) -> int | None:
        """Return the row of a key."""
        if key is None:
            return None
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in {
            LINE_ROLE,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        entry = self.entry(index.row())
        if entry is None:
            self._want(index.row())
            return None if role == LINE_ROLE else "…"
        return entry if role == LINE_ROLE else spoken_row(entry, self.words)

    def _begin(self, read: _Read) -> None:
        self._replace(read)
        self.filled.emit()
        if len(read.keys) == BLOCK:
            self._list(tuple(read.keys))
        else:
            self.counted.emit()

    def _list(self, near: tuple[int, ...]) -> None:
        wanted = self._wanted

        def read() -> _Read:
            keys = self._reading.keys(wanted)
            return _Read(keys, self._reading.entries(_around(keys, near)))

        self._looking.drop()
        self._asked = range(0)
        self._listing.ask(read, self._fill)

    def _fill(self, read: _Read) -> None:
        known = len(self._keys)
        if read.keys == self._keys:
            self._entries = dict(read.entries)
            self._told(range(known))
        elif known and read.keys[:known] == self._keys:
            # The rows that stand stay where they are: more follow.
            self.beginInsertRows(_NOWHERE, known, len(read.keys) - 1)
            self._keys = read.keys
            self._entries.update(read.entries)
            self.endInsertRows()
            self._told(range(known))
        else:
            self._replace(read)
        self.filled.emit()
        self.counted.emit()

    def _replace(self, read: _Read) -> None:
        self.beginResetModel()
        self._keys, self._entries = read.keys, dict(read.entries)
        self.endResetModel()

    def _want(self, row: int) -> None:
        """Ask for the entries around a row, once for all rows that are painted together."""
        if 0 <= row < len(self._keys) and row not in self._asked:
            self._wanted_row = row
            self._soon.start()

    def _ask_entries(self) -> None:
        row, self._wanted_row = self._wanted_row, None
        if row is None:
            return
        first = max(row - BLOCK // 2, 0)
        self._asked = asked = range(first, min(first + BLOCK, len(self._keys)))
        keys = tuple(self._keys[asked.start : asked.stop])
        self._looking.ask(lambda: self._reading.entries(keys), lambda read: self._take(asked, read))

    def _take(self, asked: range, read: Mapping[int, HistoryEntry]) -> None:
        self._asked = range(0)
        if len(self._entries) > _MOST_KEPT:
            self._entries.clear()
        self._entries.update(read)
        self._told(asked)

    def _told(self, rows: range) -> None:
        if rows:
            self.dataChanged.emit(self.index(rows.start, 0), self.index(rows.stop - 1, 0))


def _around(keys: array[int], near: tuple[int, ...]) -> tuple[int, ...]:
    """Return the keys to read entries of: those looked at, and what may have moved in by them."""
    found = next((row for key in near if (row := _row(keys, key)) is not None), None)
    if found is None:
        return tuple(keys[:BLOCK])
    first = max(found - _MARGIN, 0)
    shown = keys[first : first + len(near) + 2 * _MARGIN]
    # What is current may lie far from what is looked at.
    return tuple({**dict.fromkeys(shown), **dict.fromkeys(near)})


def _row(keys: array[int], key: int) -> int | None:
    try:
        return keys.index(key)
    except ValueError:
        return None
