"""One row of the history: number, state, enterprise, time, levels and receipt, on three lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.desktop.appearance import Space, body_font
from declarant_client.desktop.history.words import enterprise_line, state_kind, state_word
from declarant_client.desktop.speech import moment
from declarant_client.desktop.widgets.level_marks import paint_levels
from declarant_client.desktop.widgets.lines_painter import RIGHT, LinesPainter, RowPen


class HistoryRowPainter(LinesPainter):
    """What is being read keeps its place."""

    small = (False, True)

    def paint_lines(self, pen: RowPen, rooms: Sequence[QRectF], shown: object) -> None:
        if not isinstance(shown, HistoryEntry):
            return
        number = shown.assessment.declaration.number
        pen.number_and_chip(rooms[0], number, state_word(shown), state_kind(shown))
        end = pen.text(rooms[1], moment(shown.assessment.made_at), pen.small, pen.muted, RIGHT)
        room = rooms[1].adjusted(0, 0, -end - Space.M, 0)
        pen.text(room, enterprise_line(shown), body_font(), pen.ink)
        _paint_foot(pen, rooms[2], shown)


def _paint_foot(pen: RowPen, line: QRectF, entry: HistoryEntry) -> None:
    pen.painter.setFont(pen.small)
    levels = [rating.level for rating in entry.assessment.ratings]
    end = paint_levels(pen.painter, line, levels, pen.colours)
    room = QRectF(end + Space.M, line.top(), line.right() - end - Space.M, line.height())
    pen.text(room, entry.receipt.number if entry.receipt else "", pen.small, pen.muted, RIGHT)
