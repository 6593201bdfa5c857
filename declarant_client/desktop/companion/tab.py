"""The slim tab that is left of the companion when it is folded away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from declarant_client.desktop.appearance import (
    Space,
    colours_of,
    paint_icon,
    strong_font,
    tabular,
)

SIZE = QSize(36, 96)
_MOST_SHOWN = 99


class CompanionTab(QAbstractButton):
    """A star, and how many declarations wait; a click unfolds the companion."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.setFixedSize(SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show how many declarations wait."""
        self._count = count
        text = self.tr("Unfold the companion · to rate: {count}").format(count=count)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        return SIZE

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = colours.focus if self.hasFocus() else colours.border
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(colours.accent_soft if self.underMouse() else colours.surface))
        painter.drawRect(ground)
        left = (self.width() - Space.ICON) / 2
        spot = QRectF(left, Space.L, Space.ICON, Space.ICON)
        paint_icon(painter, "rate", spot, QColor(colours.accent))
        painter.setFont(tabular(strong_font()))
        painter.setPen(QColor(colours.text))
        room = QRectF(0, spot.bottom() + Space.S, self.width(), Space.XL)
        text = str(self._count) if self._count <= _MOST_SHOWN else f"{_MOST_SHOWN}+"
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
