"""The list of notices: a notice is read when it was chosen, not when arrows pass over it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from declarant_client.desktop.notices.row_painter import NoticeRowPainter
from declarant_client.desktop.notices.rows import NoticeRows

DWELL_MS = 2000
"""How long the eye rests on a notice that arrows reached before it counts as read."""


class NoticeList(QListView):
    """Rows of ``NoticeRows``."""

    currentMoved = Signal()
    """Another notice is shown now."""
    chosen = Signal()
    """The notice shown was chosen: clicked, entered, or rested on."""

    def __init__(self, rows: NoticeRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._kept = ""
        self._dwell = QTimer(self)
        self._dwell.setSingleShot(True)
        self._dwell.setInterval(DWELL_MS)
        self._dwell.timeout.connect(self.chosen)
        self.setModel(rows)
        self.setItemDelegate(NoticeRowPainter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(self.tr("Notices"))
        self.clicked.connect(self._choose)
        rows.modelReset.connect(self._restore)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        kept = self._rows.notice(current.row()) if current.isValid() else None
        if kept is not None:
            self._kept = kept.key
        self.rest(resting=kept is not None and self.hasFocus())
        self.currentMoved.emit()

    def rest(self, *, resting: bool) -> None:
        """Begin to count the time that the notice is looked at, or stop."""
        if resting:
            self._dwell.start()
        else:
            self._dwell.stop()

    def keep_at(self, key: str) -> None:
        """Show a notice by its key, now or as soon as its row is read."""
        self._kept = key
        row = self._rows.row_of(key)
        if row is not None:
            self.setCurrentIndex(self._rows.index(row))
            self.setFocus()

    def keyboardSearch(self, _search: str) -> None:
        """Do nothing: input methods compose letters."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._choose()
        elif event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self._dwell.stop()
        if self.currentIndex().isValid():
            self.chosen.emit()

    def _restore(self) -> None:
        if not self._rows.rowCount():
            self.rest(resting=False)
            self.currentMoved.emit()
            return
        self.setCurrentIndex(self._rows.index(self._rows.row_of(self._kept) or 0))
