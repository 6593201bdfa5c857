"""Rows of some lines in a list: texts that end in … where there is no room, a chip at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from declarant_client.desktop.appearance import (
    Colours,
    Space,
    body_font,
    colours_of,
    small_font,
    strong_font,
    tabular,
)
from declarant_client.desktop.widgets.chip import chip_size, paint_chip
from declarant_client.desktop.widgets.keyed_rows import LINE_ROLE
from declarant_client.desktop.widgets.row_ground import colours_on_row, paint_row_ground

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class RowPen:
    """Draws the parts of one row, in one theme."""

    def __init__(self, painter: QPainter, colours: Colours) -> None:
        self.painter = painter
        self.colours = colours
        self.small = tabular(small_font())
        self.ink = QColor(colours.text)
        self.muted = QColor(colours.muted)

    def text(
        self, room: QRectF, text: str, font: QFont, ink: QColor, alignment: Qt.AlignmentFlag = LEFT
    ) -> float:
        """Draw a text, ended in … where there is no room; return its width."""
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        self.painter.setFont(font)
        self.painter.setPen(ink)
        self.painter.drawText(room, alignment, shown)
        return metrics.horizontalAdvance(shown)

    def number_and_chip(self, room: QRectF, number: str, word: str, kind: str) -> None:
        """Draw a number whole, and a chip behind it, whose word ends in … where both have no room.

        ``kind`` names a pair of the theme.
        """
        strong = tabular(strong_font())
        wide = QFontMetricsF(strong).horizontalAdvance(number) + Space.S
        most = room.width() - wide - chip_size("", self.small).width()
        shown = QFontMetricsF(self.small).elidedText(word, Qt.TextElideMode.ElideRight, most)
        self.text(self.chip(room, shown, kind), number, strong, self.ink)

    def chip(self, room: QRectF, word: str, kind: str) -> QRectF:
        """Draw a chip at the right end, in a pair of the theme; return the room beside it."""
        size = chip_size(word, self.small)
        top = room.center().y() - size.height() / 2
        spot = QRectF(room.right() - size.width(), top, size.width(), size.height())
        paint_chip(self.painter, spot, word, getattr(self.colours, kind), self.small)
        return room.adjusted(0, 0, -size.width() - Space.S, 0)


class LinesPainter(QStyledItemDelegate):
    """Paints rows; what it says to a screen reader is the model's text.

    A subclass says in ``paint_lines`` what stands on them. The first line holds a chip.
    """

    width = 320
    """What the list would like to have."""
    left = Space.L
    """From the edge to the lines."""
    small: tuple[bool, ...] = ()
    """Of the lines below the first: whether they are written small."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def paint_lines(self, pen: RowPen, rooms: Sequence[QRectF], shown: object) -> None:
        """Write on the lines what is shown, which is ``None`` while it is being read."""
        raise NotImplementedError

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self.width, self.height())

    @classmethod
    def height(cls) -> int:
        """Return the height of every row, in the fonts of now."""
        heights = cls._heights()
        return sum(heights) + 2 * Space.S + (len(heights) - 1) * Space.XS

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        colours, rect = colours_of(option.palette), QRectF(option.rect)
        paint_row_ground(painter, rect, option.state, colours)
        colours = colours_on_row(option.state, colours)
        inner = rect.adjusted(self.left, Space.S, -Space.L, -Space.S)
        rooms, top = [], inner.top()
        for height in self._heights():
            rooms.append(QRectF(inner.left(), top, inner.width(), height))
            top += height + Space.XS
        self.paint_lines(RowPen(painter, colours), rooms, index.data(LINE_ROLE))
        painter.restore()

    @classmethod
    def _heights(cls) -> list[int]:
        small, body = QFontMetrics(small_font()).height(), QFontMetrics(body_font()).height()
        below = [small if is_small else body for is_small in cls.small]
        return [max(body, small + Space.XS), *below]
