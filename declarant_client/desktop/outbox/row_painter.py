"""One row of the outbox: number, state, enterprise, office, levels, what comes next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from declarant_client.application.outbox_wording import standing_of
from declarant_client.application.ports.outbox import OutboxLine
from declarant_client.application.ports.world import Clock
from declarant_client.desktop.appearance import (
    Colours,
    Space,
    body_font,
    colours_of,
    small_font,
    strong_font,
    tabular,
)
from declarant_client.desktop.history.words import enterprise_line
from declarant_client.desktop.outbox.rows import LINE_ROLE
from declarant_client.desktop.outbox.words import chip_kind, foot, office_line
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.widgets.chip import chip_size, paint_chip
from declarant_client.desktop.widgets.level_marks import paint_levels
from declarant_client.desktop.widgets.row_ground import paint_row_ground
from declarant_client.domain.submission import SubmissionState

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_WIDTH = 320


class OutboxRowPainter(QStyledItemDelegate):
    """Paints rows; what it says to a screen reader is the model's text."""

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(_WIDTH, sum(_line_heights()) + 2 * Space.S + 3 * Space.XS)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        colours = colours_of(option.palette)
        rect = QRectF(option.rect)
        paint_row_ground(painter, rect, option.state, colours)
        line = index.data(LINE_ROLE)
        if isinstance(line, OutboxLine):
            _Row(painter, colours, self._clock.now()).paint(line, rect)
        painter.restore()


def _line_heights() -> tuple[int, int, int, int]:
    """Return the heights of the four lines: the first also holds the chip."""
    small, body = QFontMetrics(small_font()).height(), QFontMetrics(body_font()).height()
    return max(body, small + Space.XS), body, small, small


class _Row:
    """The lines of one row, in one theme, at one moment."""

    def __init__(self, painter: QPainter, colours: Colours, now: datetime) -> None:
        self._painter = painter
        self._colours = colours
        self._now = now
        self._small = tabular(small_font())
        self._strong = tabular(strong_font())

    def paint(self, line: OutboxLine, rect: QRectF) -> None:
        inner = rect.adjusted(Space.L, Space.S, -Space.L, -Space.S)
        rooms, top = [], inner.top()
        for height in _line_heights():
            rooms.append(QRectF(inner.left(), top, inner.width(), height))
            top += height + Space.XS
        muted, entry = QColor(self._colours.muted), line.entry
        self._head(line, rooms[0])
        made = moment(entry.assessment.made_at)
        end = self._text(rooms[1], made, self._small, muted, _RIGHT)
        room = rooms[1].adjusted(0, 0, -end - Space.M, 0)
        self._text(room, enterprise_line(entry), body_font(), QColor(self._colours.text), _LEFT)
        self._text(rooms[2], office_line(line), self._small, muted, _LEFT)
        self._foot(line, rooms[3])

    def _head(self, line: OutboxLine, room: QRectF) -> None:
        standing, font = standing_of(line, self._now), self._small
        word = said(standing.word)
        size = chip_size(word, font)
        top = room.center().y() - size.height() / 2
        chip = QRectF(room.right() - size.width(), top, size.width(), size.height())
        pair = getattr(self._colours, chip_kind(line, standing))
        paint_chip(self._painter, chip, word, pair, font)
        left = room.adjusted(0, 0, -size.width() - Space.S, 0)
        number = line.entry.assessment.declaration.number
        self._text(left, number, self._strong, QColor(self._colours.text), _LEFT)

    def _foot(self, line: OutboxLine, room: QRectF) -> None:
        self._painter.setFont(self._small)
        levels = [rating.level for rating in line.entry.assessment.ratings]
        end = paint_levels(self._painter, room, levels, self._colours)
        refused = line.entry.state is SubmissionState.REFUSED
        ink = QColor(self._colours.danger.text if refused else self._colours.muted)
        rest = QRectF(end + Space.M, room.top(), room.right() - end - Space.M, room.height())
        self._text(rest, foot(line, self._now), self._small, ink, _RIGHT)

    def _text(
        self, room: QRectF, text: str, font: QFont, ink: QColor, alignment: Qt.AlignmentFlag
    ) -> float:
        """Draw a text, ended in … where there is no room; return its width."""
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        self._painter.setFont(font)
        self._painter.setPen(ink)
        self._painter.drawText(room, alignment, shown)
        return metrics.horizontalAdvance(shown)
