"""Rows of a long list: all keys are known, the lines are read where the list is looked at."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)

from declarant_client.desktop.background import Background, Lane

LINE_ROLE = Qt.ItemDataRole.UserRole
BLOCK = 100
"""Lines read at a time: more than a screen holds, few enough to come at once."""

_MARGIN = 20

Key = TypeVar("Key", bound=Hashable)
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class RowSource(Generic[Key, Line]):
    """Where rows come from; the first two are called off the window's thread."""

    keys: Callable[[], tuple[Key, ...]]
    lines: Callable[[Sequence[Key]], list[Line]]
    key_of: Callable[[Line], Key]
    spoken: Callable[[Line], str]
    """What a screen reader says of a line."""


@dataclass(frozen=True, slots=True)
class _Read(Generic[Key, Line]):
    keys: tuple[Key, ...]
    lines: tuple[Line, ...]


class KeyedRows(QStringListModel, Generic[Key, Line]):
    """Reading them anew costs the same however many there are.

    Its strings are empty: they only count the rows, in C++, because a list asks for each of them
    whenever it lays itself out. What a row shows comes from ``data``.
    """

    filled = Signal()
    """What was asked for is there (or it is empty)."""
    linesCame = Signal()
    """Lines were read, or read anew, without a change of the rows."""

    def __init__(
        self, source: RowSource[Key, Line], background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._listing = Lane(background, self)
        self._reading = Lane(background, self)
        self._keys: tuple[Key, ...] = ()
        self._row_of: dict[Key, int] = {}
        self._lines: dict[Key, Line] = {}
        self._coming: _Read[Key, Line] = _Read((), ())
        self._asked = range(0)
        self._wanted_row: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask_lines)
        # The first of all to hear it: until now the old keys stood, from now on the new ones.
        self.modelReset.connect(self._take_keys)

    def show_from(self, source: RowSource[Key, Line]) -> None:
        """Show another selection from its beginning."""
        self._source = source
        self._list(())

    def refresh(self, near: Sequence[Key]) -> None:
        """Read the keys again, and the lines around ``near``: the keys that are looked at."""
        self._list(tuple(near))

    def line(self, row: int) -> Line | None:
        """Return the line of a row, as far as it is read."""
        return self._lines.get(self._keys[row]) if 0 <= row < len(self._keys) else None

    def key(self, row: int) -> Key | None:
        """Return the key of a row."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: Key | None) -> int | None:
        """Return the row of a key."""
        return None if key is None else self._row_of.get(key)

    def lines_shown(self) -> list[Line]:
        """Return the lines that are read."""
        return list(self._lines.values())

    def take_line(self, line: Line) -> None:
        """Show a line otherwise, before the store has told of the change."""
        key = self._source.key_of(line)
        row = self._row_of.get(key)
        if row is not None:
            self._lines[key] = line
            self._told(row, row)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        # Strings could be edited: a view would then hand its keys to the input method first.
        return super().flags(index) & ~Qt.ItemFlag.ItemIsEditable

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in {
            LINE_ROLE,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        line = self.line(index.row())
        if line is None:
            self._want(index.row())
            return None if role == LINE_ROLE else "…"
        return line if role == LINE_ROLE else self._source.spoken(line)

    def _list(self, near: tuple[Key, ...]) -> None:
        source = self._source

        def read() -> _Read[Key, Line]:
            keys = source.keys()
            return _Read(keys, tuple(source.lines(_around(keys, near))))

        self._reading.drop()
        self._asked = range(0)
        self._listing.ask(read, self._fill)

    def _fill(self, read: _Read[Key, Line]) -> None:
        if read.keys == self._keys:
            self._lines = {self._source.key_of(line): line for line in read.lines}
            self._told(0, len(self._keys) - 1)
        else:
            self._coming = read
            self.setStringList([""] * len(read.keys))
        self.filled.emit()

    def _take_keys(self) -> None:
        read = self._coming
        self._keys = read.keys
        self._row_of = {key: row for row, key in enumerate(read.keys)}
        self._lines = {self._source.key_of(line): line for line in read.lines}

    def _want(self, row: int) -> None:
        """Ask for the lines around a row, once for all rows that are painted together."""
        if 0 <= row < len(self._keys) and row not in self._asked and not self._listing.is_busy:
            self._wanted_row = row
            self._soon.start()

    def _ask_lines(self) -> None:
        row, self._wanted_row = self._wanted_row, None
        if row is None or self._listing.is_busy:
            return
        first = max(row - BLOCK // 2, 0)
        self._asked = asked = range(first, min(first + BLOCK, len(self._keys)))
        keys, source = self._keys[asked.start : asked.stop], self._source
        self._reading.ask(lambda: source.lines(keys), lambda lines: self._take(asked, lines))

    def _take(self, asked: range, lines: list[Line]) -> None:
        self._asked = range(0)
        self._lines.update((self._source.key_of(line), line) for line in lines)
        self._told(asked.start, asked.stop - 1)

    def _told(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))
        self.linesCame.emit()


def _around(keys: tuple[Key, ...], near: tuple[Key, ...]) -> tuple[Key, ...]:
    """Return the keys to read lines of: those looked at, and what may have moved in beside them."""
    wanted = set(near)
    rows = [row for row, key in enumerate(keys) if key in wanted] if wanted else []
    if not rows:
        return keys[:BLOCK]
    first = max(rows[0] - _MARGIN, 0)
    shown = keys[first : min(rows[-1] + _MARGIN, first + BLOCK)]
    # What is current may lie far from what is looked at.
    return shown + tuple(keys[row] for row in rows if keys[row] not in set(shown))
