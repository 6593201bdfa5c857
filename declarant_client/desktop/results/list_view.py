"""The list of cases: one is read when it was chosen, not when arrows pass over it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from declarant_client.application.ports.cases import CaseKey, CaseLine
from declarant_client.application.ports.world import Clock
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.results.row_painter import CaseRowPainter
from declarant_client.desktop.widgets.keyed_list import KeyedList
from declarant_client.desktop.widgets.keyed_rows import KeyedRows

DWELL_MS = 2000
"""How long the eye rests on a case that arrows reached before its news counts as read."""


class CaseList(KeyedList):
    """Rows of cases."""

    chosen = Signal()
    """The case shown was chosen: clicked, entered, or rested on."""

    def __init__(
        self,
        rows: KeyedRows[CaseKey, CaseLine],
        clock: Clock,
        words: Callable[[], OfficeWords],
        parent: QWidget | None = None,
    ) -> None:
        """``words`` are what is known of the offices' by now."""
        super().__init__(rows, parent)
        self.setAccessibleName(self.tr("Cases"))
        self.setItemDelegate(CaseRowPainter(clock, words, self))
        self._dwell = QTimer(self, singleShot=True, interval=DWELL_MS)
        self._dwell.timeout.connect(self.chosen)
        self.clicked.connect(self._choose)
        self.currentMoved.connect(
            lambda: self.rest(resting=self.currentIndex().isValid() and self.hasFocus())
        )

    def rest(self, *, resting: bool) -> None:
        """Begin to count the time that the case is looked at, or stop."""
        if resting:
            self._dwell.start()
        else:
            self._dwell.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self._dwell.stop()
        if self.currentIndex().isValid():
            self.chosen.emit()
