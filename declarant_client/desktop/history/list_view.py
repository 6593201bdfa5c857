"""The list of assessments: arrows move, typed letters do nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from declarant_client.desktop.history.row_painter import HistoryRowPainter
from declarant_client.desktop.history.rows import HistoryRows


class HistoryList(QTableView):
    """Rows of ``HistoryRows``; keeps to the assessment that is current when rows are read anew.

    A table of one column: unlike a list it lays a million rows out without looking at each.
    """

    currentMoved = Signal()

    def __init__(self, rows: HistoryRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._current: tuple[int | None, int] = (None, 0)
        self._top: tuple[int | None, int] = (None, 0)
        self.setModel(rows)
        self.setItemDelegate(HistoryRowPainter(self))
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(self.tr("Assessments"))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self._measure()
        rows.modelAboutToBeReset.connect(self._remember)
        rows.modelReset.connect(self._restore)

    def looked_at(self) -> list[int]:
        """Return the keys of the rows that are shown, and of the current one."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return []
        last = last if last >= 0 else self._rows.rowCount() - 1
        rows = [*range(first, last + 1), self.currentIndex().row()]
        return [key for row in rows if (key := self._rows.key(row)) is not None]

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.currentMoved.emit()

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: input methods compose letters."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_number()
            return
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._rows.rowCount():
            # A table would go to the first or last column, and there is one.
            to_first = event.key() == Qt.Key.Key_Home
            row = 0 if to_first else self._rows.rowCount() - 1
            self.setCurrentIndex(self._rows.index(row, 0))
            return
        if event.text().isprintable() and event.text().strip():
            event.ignore()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure()

    def _measure(self) -> None:
        height = HistoryRowPainter.height()
        header = self.verticalHeader()
        header.setMinimumSectionSize(height)
        header.setDefaultSectionSize(height)

    def _copy_number(self) -> None:
        entry = self._rows.entry(self.currentIndex().row())
        if entry is not None:
            QGuiApplication.clipboard().setText(entry.assessment.declaration.number)

    def _remember(self) -> None:
        row = self.currentIndex().row()
        # What an empty list had in between stays remembered.
        if row >= 0:
            self._current = (self._rows.key(row), row)
        top = self.indexAt(QPoint(0, 0))
        self._top = (self._rows.key(top.row()), self.visualRect(top).top())

    def _restore(self) -> None:
        if not self._rows.rowCount():
            self.currentMoved.emit()
            return
        found = self._rows.row_of(self._current[0])
        self.setCurrentIndex(self._rows.index(found or 0, 0))
        top_row = self._rows.row_of(self._top[0])
        if found is not None and top_row is not None:
            place = self.visualRect(self._rows.index(top_row, 0)).top() - self._top[1]
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + place)
