"""A long list: arrows move, letters do nothing, its place is kept when rows are read anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QWidget,
)

from declarant_client.desktop.widgets.keyed_rows import KeyedRows


class KeyedList(QListView):
    """Rows of ``KeyedRows``; all are equally high."""

    currentMoved = Signal()
    copyWanted = Signal()

    def __init__(self, rows: KeyedRows[Any, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._current: tuple[Any, int] = (None, 0)
        self._top: tuple[Any, int] = (None, 0)
        self.setModel(rows)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        rows.modelAboutToBeReset.connect(self._remember)
        self.is_restoring = False
        """Whether ``currentMoved`` tells of other rows, and not of what the user did."""
        rows.modelReset.connect(self._restore)

    def looked_at(self) -> list[Any]:
        """Return the keys of the rows that are shown, and of the current one."""
        first = self.indexAt(QPoint(0, 0)).row()
        last = self.indexAt(QPoint(0, self.viewport().height() - 1)).row()
        if first < 0:
            return []
        last = last if last >= 0 else self._rows.rowCount() - 1
        rows = [*range(first, last + 1), self.currentIndex().row()]
        return [key for row in rows if (key := self._rows.key(row)) is not None]

    def go_to(self, key: object) -> bool:
        """Make a key's row the current one; False where it is not among the rows."""
        row = self._rows.row_of(key)
        if row is None:
            return False
        self.setCurrentIndex(self._rows.index(row))
        return True

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.currentMoved.emit()

    def dataChanged(
        self,
        top_left: QModelIndex | QPersistentModelIndex,
        bottom_right: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Paint anew; all rows are equally high, so that none has to be laid out again."""
        QAbstractItemView.dataChanged(self, top_left, bottom_right, roles)

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: input methods compose letters."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copyWanted.emit()
            return
        if event.text().isprintable() and event.text().strip():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _remember(self) -> None:
        row = self.currentIndex().row()
        self._current = (self._rows.key(row), max(row, 0))
        top = self.indexAt(QPoint(0, 0))
        self._top = (self._rows.key(top.row()), self.visualRect(top).top())

    def _restore(self) -> None:
        self.is_restoring = True
        self._go_back()
        self.is_restoring = False

    def _go_back(self) -> None:
        count = self._rows.rowCount()
        if not count:
            self.currentMoved.emit()
            return
        key, row = self._current
        found = self._rows.row_of(key)
        # What is gone (sent, withdrawn, filtered away) gives its place to what follows it.
        self.setCurrentIndex(self._rows.index(min(row, count - 1) if found is None else found))
        top_row = self._rows.row_of(self._top[0])
        if top_row is not None:
            place = self.visualRect(self._rows.index(top_row)).top() - self._top[1]
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + place)
