"""One row of the outbox: number, state, enterprise, office, levels, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor

from declarant_client.application.outbox_wording import standing_of
from declarant_client.application.ports.outbox import OutboxLine
from declarant_client.application.ports.world import Clock
from declarant_client.desktop.appearance import Space, body_font
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.history.words import enterprise_line
from declarant_client.desktop.outbox.words import chip_kind, foot, office_line
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.widgets.level_marks import paint_levels
from declarant_client.desktop.widgets.lines_painter import RIGHT, LinesPainter, RowPen
from declarant_client.domain.submission import SubmissionState


class OutboxRowPainter(LinesPainter):
    """Four lines: number and state, enterprise and time, office, levels and what comes next."""

    small = (False, True, True)

    def __init__(self, clock: Clock, words: Callable[[], OfficeWords], parent: QObject) -> None:
        """``words`` are what is known of the offices' by now."""
        super().__init__(parent)
        self._clock = clock
        self._words = words

    def paint_lines(self, pen: RowPen, rooms: Sequence[QRectF], shown: object) -> None:
        if not isinstance(shown, OutboxLine):
            return
        now, entry = self._clock.now(), shown.entry
        standing = standing_of(shown, now)
        number, kind = entry.assessment.declaration.number, chip_kind(shown, standing)
        pen.number_and_chip(rooms[0], number, said(standing.word), kind)
        end = pen.text(rooms[1], moment(entry.assessment.made_at), pen.small, pen.muted, RIGHT)
        room = rooms[1].adjusted(0, 0, -end - Space.M, 0)
        pen.text(room, enterprise_line(entry), body_font(), pen.ink)
        pen.text(rooms[2], office_line(shown, self._words()), pen.small, pen.muted)
        _paint_foot(pen, rooms[3], shown, now)


def _paint_foot(pen: RowPen, room: QRectF, line: OutboxLine, now: datetime) -> None:
    pen.painter.setFont(pen.small)
    levels = [rating.level for rating in line.entry.assessment.ratings]
    end = paint_levels(pen.painter, room, levels, pen.colours)
    refused = line.entry.state is SubmissionState.REFUSED
    ink = QColor(pen.colours.danger.text) if refused else pen.muted
    rest = QRectF(end + Space.M, room.top(), room.right() - end - Space.M, room.height())
    pen.text(rest, foot(line, now), pen.small, ink, RIGHT)
