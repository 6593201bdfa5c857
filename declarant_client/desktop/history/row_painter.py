"""One row of the history: number, state, enterprise, levels, time and receipt, on two lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.desktop.appearance import (
    Colours,
    Space,
    body_font,
    colours_of,
    small_font,
    strong_font,
    tabular,
)
from declarant_client.desktop.history.rows import ENTRY_ROLE
from declarant_client.desktop.history.words import enterprise_line, state_kind, state_word
from declarant_client.desktop.speech import moment
from declarant_client.desktop.widgets.chip import chip_size, paint_chip
from declarant_client.desktop.widgets.level_marks import paint_levels
from declarant_client.desktop.widgets.row_ground import paint_row_ground

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class HistoryRowPainter(QStyledItemDelegate):
    """Paints rows; what it says to a screen reader is the model's text."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(320, self.height())

    @staticmethod
    def height() -> int:
        """Return the height of every row, in the fonts of now."""
        return sum(_line_heights()) + 2 * Space.S + 2 * Space.XS

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry = index.data(ENTRY_ROLE)
        painter.save()
        if not isinstance(entry, HistoryEntry):
            # It is being read: its place is kept.
            paint_row_ground(painter, QRectF(option.rect), option.state, colours_of(option.palette))
            painter.restore()
            return
        colours = colours_of(option.palette)
        rect = QRectF(option.rect)
        paint_row_ground(painter, rect, option.state, colours)
        inner = rect.adjusted(Space.L, Space.S, -Space.L, -Space.S)
        lines, top = [], inner.top()
        for height in _line_heights():
            lines.append(QRectF(inner.left(), top, inner.width(), height))
            top += height + Space.XS
        _paint_head(painter, lines[0], entry, colours)
        _paint_enterprise(painter, lines[1], entry, colours)
        _paint_foot(painter, lines[2], entry, colours)
        painter.restore()


def _line_heights() -> tuple[int, int, int]:
    """Return the heights of the three lines: the first also holds the chip."""
    small, body = QFontMetrics(small_font()).height(), QFontMetrics(body_font()).height()
    return max(body, small + Space.XS), body, small


def _paint_head(painter: QPainter, line: QRectF, entry: HistoryEntry, colours: Colours) -> None:
    word, font = state_word(entry), small_font()
    size = chip_size(word, font)
    chip = QRectF(
        line.right() - size.width(),
        line.center().y() - size.height() / 2,
        size.width(),
        size.height(),
    )
    paint_chip(painter, chip, word, getattr(colours, state_kind(entry)), font)
    painter.setFont(tabular(strong_font()))
    painter.setPen(QColor(colours.text))
    painter.drawText(line, _LEFT, entry.assessment.declaration.number)


def _paint_enterprise(
    painter: QPainter, line: QRectF, entry: HistoryEntry, colours: Colours
) -> None:
    time, font = moment(entry.assessment.made_at), tabular(small_font())
    width = QFontMetricsF(font).horizontalAdvance(time)
    painter.setFont(font)
    painter.setPen(QColor(colours.muted))
    painter.drawText(line, _RIGHT, time)
    painter.setFont(body_font())
    painter.setPen(QColor(colours.text))
    room = line.adjusted(0, 0, -width - Space.M, 0)
    _draw_elided(painter, room, enterprise_line(entry), _LEFT)


def _paint_foot(painter: QPainter, line: QRectF, entry: HistoryEntry, colours: Colours) -> None:
    painter.setFont(tabular(small_font()))
    levels = [rating.level for rating in entry.assessment.ratings]
    end = paint_levels(painter, line, levels, colours)
    painter.setPen(QColor(colours.muted))
    room = QRectF(end + Space.M, line.top(), line.right() - end - Space.M, line.height())
    _draw_elided(painter, room, entry.receipt.number if entry.receipt else "", _RIGHT)


def _draw_elided(painter: QPainter, room: QRectF, text: str, alignment: Qt.AlignmentFlag) -> None:
    elided = QFontMetricsF(painter.font()).elidedText(
        text, Qt.TextElideMode.ElideRight, room.width()
    )
    painter.drawText(room, alignment, elided)
