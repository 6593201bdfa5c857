"""One row of the results: subject and stage, the course so far, the declaration, the due date."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from declarant_client.application.ports.cases import CaseLine
from declarant_client.application.ports.world import Clock
from declarant_client.application.results_wording import due_of, stage_kind, stage_word
from declarant_client.desktop.appearance import (
    Colours,
    Space,
    body_font,
    colours_of,
    paint_icon,
    small_font,
    strong_font,
    tabular,
)
from declarant_client.desktop.history.words import enterprise_line
from declarant_client.desktop.results.words import SIGNS, last_step, what_is_next
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.chip import chip_size, paint_chip
from declarant_client.desktop.widgets.keyed_rows import LINE_ROLE
from declarant_client.desktop.widgets.level_marks import paint_levels
from declarant_client.desktop.widgets.row_ground import paint_row_ground

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_WIDTH = 340
_UNREAD = 8
_SIGN = 14


class CaseRowPainter(QStyledItemDelegate):
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
        if isinstance(line, CaseLine):
            _Row(painter, colours, self._clock.now()).paint(line, rect)
        painter.restore()


def _line_heights() -> tuple[int, int, int, int]:
    """Return the heights of the four lines: the first also holds the chip."""
    small, body = QFontMetrics(small_font()).height(), QFontMetrics(body_font()).height()
    return max(body, small + Space.XS), small, body, small


class _Row:
    """The lines of one row, in one theme, at one moment."""

    def __init__(self, painter: QPainter, colours: Colours, now: datetime) -> None:
        self._painter = painter
        self._colours = colours
        self._now = now
        self._small = tabular(small_font())
        self._text_ink = QColor(colours.text)
        self._muted = QColor(colours.muted)

    def paint(self, line: CaseLine, rect: QRectF) -> None:
        inner = rect.adjusted(Space.XL, Space.S, -Space.L, -Space.S)
        rooms, top = [], inner.top()
        for height in _line_heights():
            rooms.append(QRectF(inner.left(), top, inner.width(), height))
            top += height + Space.XS
        self._head(line, rooms[0])
        self._text(rooms[1], last_step(line), self._small, self._muted, _LEFT)
        number = line.entry.assessment.declaration.number
        end = self._text(rooms[2], number, tabular(body_font()), self._text_ink, _LEFT)
        rest = rooms[2].adjusted(end + Space.M, 0, 0, 0)
        self._text(rest, enterprise_line(line.entry), body_font(), self._muted, _RIGHT)
        self._foot(line, rooms[3])

    def _head(self, line: CaseLine, room: QRectF) -> None:
        if line.unread:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(self._colours.accent))
            centre = QPointF(room.left() - Space.M - 1, room.center().y())
            self._painter.drawEllipse(centre, _UNREAD / 2, _UNREAD / 2)
        word, font = said(stage_word(line.case)), self._small
        size = chip_size(word, font)
        top = room.center().y() - size.height() / 2
        chip = QRectF(room.right() - size.width(), top, size.width(), size.height())
        pair = getattr(self._colours, stage_kind(line.case))
        paint_chip(self._painter, chip, word, pair, font)
        left = room.adjusted(0, 0, -size.width() - Space.S, 0)
        self._painter.setFont(tabular(strong_font()))
        end = paint_levels(self._painter, left, [line.case.level], self._colours)
        name = QRectF(end, left.top(), left.right() - end, left.height())
        subject = strong_font() if line.unread else body_font()
        self._text(name, line.case.subject.name, subject, self._text_ink, _LEFT)

    def _foot(self, line: CaseLine, room: QRectF) -> None:
        following = what_is_next(line)
        if following:
            accent = QColor(self._colours.accent)
            end = self._text(room, following, self._small, accent, _RIGHT)
            room = room.adjusted(0, 0, -end - Space.M, 0)
        due = due_of(line.case, self._now)
        if due is not None:
            drawing, kind = SIGNS[due.sign]
            ink = QColor(getattr(self._colours, kind).text)
            spot = QRectF(room.left(), room.center().y() - _SIGN / 2, _SIGN, _SIGN)
            paint_icon(self._painter, drawing, spot, ink)
            rest = room.adjusted(_SIGN + Space.XS, 0, 0, 0)
            self._text(rest, said(due.sentence), self._small, ink, _LEFT)

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
