"""A headline with a chip at its end, or below it where both have no room beside one another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from declarant_client.desktop.appearance import Space
from declarant_client.desktop.widgets.chip import Chip


class HeadWithChip(QWidget):
    """The headline is never cut off for the chip's sake: a number has no place to break."""

    def __init__(
        self, headline: QLabel, word: str, kind: str, parent: QWidget | None = None
    ) -> None:
        """``word`` and ``kind`` as the chip has them."""
        super().__init__(parent)
        self._headline = headline
        self.chip = Chip(word, kind, self)
        self._is_below = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(headline, 0, 0)
        self._grid.addWidget(self.chip, 0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_chip()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # The chip has another word.
            self._place_chip()
        return super().event(event)

    def _place_chip(self) -> None:
        words = self._headline.text().split()
        longest = max((self._headline.fontMetrics().horizontalAdvance(w) for w in words), default=0)
        is_below = longest + Space.S + self.chip.sizeHint().width() > self.width()
        if is_below == self._is_below:
            return
        self._is_below = is_below
        self._grid.removeWidget(self.chip)
        if is_below:
            self._grid.addWidget(self.chip, 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self.chip, 0, 1)
