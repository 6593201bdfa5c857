"""The levels of an assessment in one line of a list: a star and a figure for each subject."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from declarant_client.application.rating import LOW_LEVEL
from declarant_client.desktop.appearance import Colours, Space
from declarant_client.desktop.widgets.stars import paint_star

_STAR = 14
_MOST_LEVELS = 6
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def paint_levels(painter: QPainter, line: QRectF, levels: Sequence[int], colours: Colours) -> float:
    """Paint levels in the painter's font; return where the room after them begins."""
    metrics = QFontMetricsF(painter.font())
    left = line.left()
    for level in levels[:_MOST_LEVELS]:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(left + _STAR / 2, line.center().y())
        paint_star(painter, centre, _STAR, full=level > LOW_LEVEL, colours=colours)
        painter.setPen(QColor(colours.danger.text if level <= LOW_LEVEL else colours.text))
        figure = QRectF(left + _STAR + 2, line.top(), metrics.horizontalAdvance("5"), line.height())
        painter.drawText(figure, _LEFT, str(level))
        left = figure.right() + Space.S + 2
    if len(levels) > _MOST_LEVELS:
        more = f"+{len(levels) - _MOST_LEVELS}"
        room = QRectF(left, line.top(), metrics.horizontalAdvance(more), line.height())
        painter.setPen(QColor(colours.muted))
        painter.drawText(room, _LEFT, more)
        left = room.right()
    return left
