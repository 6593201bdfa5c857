"""How a bar's parts look: a colour and a pattern each, so that none tells by its colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from declarant_client.application.ports.charts import Look
from declarant_client.desktop.appearance import Colours

_LEAST = 2.0
"""Pixels: what is there at all is seen."""


def paint_part(painter: QPainter, rect: QRectF, look: Look, colours: Colours) -> None:
    """Paint one part of a bar."""
    edge, ground, pattern = _look(look, colours)
    rect = rect.adjusted(0, 0, -1, 0)
    if rect.width() < _LEAST:
        rect.setWidth(_LEAST)
    painter.fillRect(rect, QColor(ground))
    if pattern is not Qt.BrushStyle.NoBrush:
        painter.fillRect(rect, QBrush(QColor(edge), pattern))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(edge), 1))
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_track(painter: QPainter, rect: QRectF, colours: Colours) -> None:
    """Paint the whole that a part is of."""
    painter.fillRect(rect, QColor(colours.raised))


def _look(look: Look, colours: Colours) -> tuple[str, str, Qt.BrushStyle]:
    """Return edge, ground and pattern."""
    plain, lines = Qt.BrushStyle.NoBrush, Qt.BrushStyle.BDiagPattern
    return {
        Look.LEVEL_5: (colours.accent, colours.accent, plain),
        Look.LEVEL_4: (colours.accent, colours.accent_soft, lines),
        Look.LEVEL_3: (colours.border, colours.surface, plain),
        Look.LEVEL_2: (colours.danger.text, colours.danger.ground, Qt.BrushStyle.FDiagPattern),
        Look.LEVEL_1: (colours.danger.text, colours.danger.text, plain),
        Look.SHARE: (colours.accent, colours.accent, plain),
        Look.WAITING: (
            colours.warning.text,
            colours.warning.ground,
            Qt.BrushStyle.DiagCrossPattern,
        ),
    }[look]
