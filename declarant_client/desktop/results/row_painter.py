"""One row of the results: subject and stage, the course so far, the declaration, the due date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from declarant_client.application.ports.cases import CaseLine
from declarant_client.application.ports.world import Clock
from declarant_client.application.results_wording import due_of, stage_kind, stage_word
from declarant_client.desktop.appearance import (
    Space,
    body_font,
    paint_icon,
    strong_font,
    tabular,
)
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.history.words import enterprise_line, subject_name
from declarant_client.desktop.results.words import SIGNS, last_step, what_is_next
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.level_marks import paint_levels
from declarant_client.desktop.widgets.lines_painter import RIGHT, LinesPainter, RowPen

_UNREAD = 8
_SIGN = 14


class CaseRowPainter(LinesPainter):
    """Four lines: subject and stage, last step, declaration, due date and what is next."""

    width = 340
    left = Space.XL
    small = (True, False, True)

    def __init__(self, clock: Clock, words: Callable[[], OfficeWords], parent: QObject) -> None:
        """``words`` are what is known of the offices' by now."""
        super().__init__(parent)
        self._clock = clock
        self._words = words

    def paint_lines(self, pen: RowPen, rooms: Sequence[QRectF], shown: object) -> None:
        if not isinstance(shown, CaseLine):
            return
        _paint_head(pen, rooms[0], shown, self._words())
        pen.text(rooms[1], last_step(shown), pen.small, pen.muted)
        number = shown.entry.assessment.declaration.number
        end = pen.text(rooms[2], number, tabular(body_font()), pen.ink)
        rest = rooms[2].adjusted(end + Space.M, 0, 0, 0)
        pen.text(rest, enterprise_line(shown.entry), body_font(), pen.muted, RIGHT)
        _paint_foot(pen, rooms[3], shown, self._clock.now())


def _paint_head(pen: RowPen, room: QRectF, line: CaseLine, words: OfficeWords) -> None:
    if line.unread:
        pen.painter.setPen(Qt.PenStyle.NoPen)
        pen.painter.setBrush(QColor(pen.colours.accent))
        centre = QPointF(room.left() - Space.M - 1, room.center().y())
        pen.painter.drawEllipse(centre, _UNREAD / 2, _UNREAD / 2)
    left = pen.chip(room, said(stage_word(line.case)), stage_kind(line.case))
    pen.painter.setFont(tabular(strong_font()))
    end = paint_levels(pen.painter, left, [line.case.level], pen.colours)
    rest = QRectF(end, left.top(), left.right() - end, left.height())
    name = subject_name(line.case.subject, words)
    pen.text(rest, name, strong_font() if line.unread else body_font(), pen.ink)


def _paint_foot(pen: RowPen, room: QRectF, line: CaseLine, now: datetime) -> None:
    following = what_is_next(line)
    if following:
        end = pen.text(room, following, pen.small, QColor(pen.colours.accent), RIGHT)
        room = room.adjusted(0, 0, -end - Space.M, 0)
    due = due_of(line.case, now)
    if due is not None:
        drawing, kind = SIGNS[due.sign]
        ink = QColor(getattr(pen.colours, kind).text)
        spot = QRectF(room.left(), room.center().y() - _SIGN / 2, _SIGN, _SIGN)
        paint_icon(pen.painter, drawing, spot, ink)
        pen.text(room.adjusted(_SIGN + Space.XS, 0, 0, 0), said(due.sentence), pen.small, ink)
