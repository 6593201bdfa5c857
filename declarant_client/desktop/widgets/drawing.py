"""One of our drawings as a widget, in a colour of the theme shown."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from declarant_client.desktop.appearance import Space, Tone, colours_of, paint_icon


class Drawing(QWidget):
    """A sign beside a text that says the same: no button, and nothing for a screen reader."""

    def __init__(
        self,
        name: str,
        side: int = Space.ICON,
        tone: Tone = Tone.MUTED,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._tone = tone
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = QColor(getattr(colours_of(self.palette()), self._tone))
        paint_icon(painter, self._name, QRectF(self.rect()), colour)
        painter.end()
