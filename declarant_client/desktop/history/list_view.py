"""The list of assessments: arrows move, typed letters do nothing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from declarant_client.desktop.history.row_painter import HistoryRowPainter
from declarant_client.desktop.history.rows import HistoryRows


class HistoryList(QListView):
    """Rows of ``HistoryRows``; keeps to the assessment that is current when rows are read anew."""

    currentMoved = Signal()

    def __init__(self, rows: HistoryRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._kept: str | None = None
        self.setModel(rows)
        self.setItemDelegate(HistoryRowPainter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(self.tr("Assessments"))
        rows.modelReset.connect(self._restore)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        entry = self._rows.entry(current.row()) if current.isValid() else None
        if entry is not None:
            self._kept = entry.assessment.assessment_id
        self.currentMoved.emit()

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: input methods compose letters."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_number()
            return
        if event.text().isprintable() and event.text().strip():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _copy_number(self) -> None:
        entry = self._rows.entry(self.currentIndex().row())
        if entry is not None:
            QGuiApplication.clipboard().setText(entry.assessment.declaration.number)

    def _restore(self) -> None:
        if not self._rows.rowCount():
            self.currentMoved.emit()
            return
        row = self._rows.row_of(self._kept) if self._kept else None
        self.setCurrentIndex(self._rows.index(row or 0))
