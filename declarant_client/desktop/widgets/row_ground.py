"""The ground of a row in a list: selected, pointed at, focused."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle

from declarant_client.desktop.appearance import Colours, Pair, Space

_BAR = 3


def paint_row_ground(
    painter: QPainter, rect: QRectF, state: QStyle.StateFlag, colours: Colours
) -> None:
    """Paint what lies behind a row's text."""
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(colours.accent_soft))
        bar = QRectF(rect.left(), rect.top(), _BAR, rect.height())
        painter.fillRect(bar, QColor(colours.accent))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(colours.window))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colours.line))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(colours.focus), 2))
        painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), Space.RADIUS, Space.RADIUS)


def colours_on_row(state: QStyle.StateFlag, colours: Colours) -> Colours:
    """Return the colours for what stands on a row: its own ground would swallow a chip's shape."""
    note = colours.note
    if state & QStyle.StateFlag.State_Selected and note.ground == colours.accent_soft:
        return colours._replace(note=Pair(note.text, colours.surface))
    return colours
