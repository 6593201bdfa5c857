"""How one declaration is painted in the worklist."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from declarant_client.application.ports.declarations import WorklistRow
from declarant_client.application.wording import STATE_TONES
from declarant_client.desktop.appearance import (
    Colours,
    Pair,
    Space,
    colours_of,
    paint_icon,
    small_font,
    strong_font,
    tabular,
)
from declarant_client.desktop.to_rate.listed_rows import ROW_ROLE
from declarant_client.desktop.to_rate.row_words import (
    channel_word,
    enterprise_words,
    kind_words,
    place_words,
    short_kind_words,
    short_time_words,
    state_words,
    time_words,
)
from declarant_client.desktop.widgets.chip import channel_pair, chip_size, paint_chip

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BAR = 3
_PENCIL = 14


class _Ground:
    """What the view makes of a row.

    The option's flags say it, too: making their types in Python takes a fiftieth of a start.
    """

    def __init__(self, view: object, index: QModelIndex | QPersistentModelIndex) -> None:
        self.is_selected = self.is_pointed_at = self.has_focus = False
        if isinstance(view, QAbstractItemView):
            viewport = view.viewport()
            self.is_selected = view.selectionModel().isSelected(index)
            if viewport.underMouse():
                pointed_at = view.indexAt(viewport.mapFromGlobal(QCursor.pos()))
                self.is_pointed_at = pointed_at == index
            self.has_focus = view.hasFocus() and view.currentIndex() == index


class WorklistDelegate(QStyledItemDelegate):
    """Number, kind, regime and time; enterprise; channel and office: three calm lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number_font = tabular(strong_font())
        self._small_font = small_font()
        self._time_font = tabular(self._small_font)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        big, small = QFontMetrics(self._number_font), QFontMetrics(self._small_font)
        return QSize(200, big.height() + 2 * small.height() + 2 * Space.S + 2 * Space.XS)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        colours = colours_of(option.palette)
        painter.save()
        self._paint_ground(painter, option.rect, _Ground(option.widget, index), colours)
        rect: QRect = option.rect.adjusted(Space.L, Space.S, -Space.M, -Space.S)
        if isinstance(row, WorklistRow):
            self._paint_lines(painter, rect, row, colours)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, ground: _Ground, colours: Colours
    ) -> None:
        if ground.is_selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
            painter.fillRect(rect.adjusted(0, 0, _BAR - rect.width(), 0), QColor(colours.accent))
        elif ground.is_pointed_at:
            painter.fillRect(rect, QColor(colours.window))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if ground.has_focus:
            painter.setPen(QColor(colours.focus))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_lines(
        self, painter: QPainter, rect: QRect, row: WorklistRow, colours: Colours
    ) -> None:
        big = QFontMetrics(self._number_font).height()
        small = QFontMetrics(self._small_font).height()
        first = QRect(rect.left(), rect.top(), rect.width(), big)
        second = QRect(rect.left(), first.bottom() + 1 + Space.XS, rect.width(), small)
        third = QRect(rect.left(), second.bottom() + 1 + Space.XS, rect.width(), small)
        self._paint_first(painter, first, row, colours)
        painter.setFont(self._small_font)
        painter.setPen(QColor(colours.text))
        enterprise = enterprise_words(row.declaration)
        # Its tax code, at the end, tells it from its sisters.
        mode = Qt.TextElideMode.ElideMiddle if enterprise else Qt.TextElideMode.ElideRight
        _elided(painter, second, enterprise or place_words(row), mode)
        self._paint_third(painter, third, row, colours)

    def _paint_first(
        self, painter: QPainter, rect: QRect, row: WorklistRow, colours: Colours
    ) -> None:
        painter.setFont(self._number_font)
        painter.setPen(QColor(colours.text))
        number = row.declaration.number.digits
        painter.drawText(rect, _LEFT, number)
        used = QFontMetrics(self._number_font).horizontalAdvance(number) + Space.S
        kind, time = self._fitting(row, rect.width() - used)
        width = QFontMetrics(self._time_font).horizontalAdvance(time)
        painter.setPen(QColor(colours.muted))
        painter.setFont(self._time_font)
        painter.drawText(rect, _RIGHT, time)
        painter.setFont(self._small_font)
        _elided(painter, rect.adjusted(used, 0, -width - Space.S, 0), kind)

    def _fitting(self, row: WorklistRow, room: int) -> tuple[str, str]:
        """Return kind and time, as long as there is room: the regime outlasts word and year."""
        small, even = QFontMetrics(self._small_font), QFontMetrics(self._time_font)
        short, time = short_kind_words(row), time_words(row)
        tries = ((kind_words(row), time), (short, time), (short, short_time_words(row)))
        for kind, at in tries:
            if small.horizontalAdvance(kind) + Space.S + even.horizontalAdvance(at) <= room:
                return kind, at
        return tries[-1]

    def _paint_third(
        self, painter: QPainter, rect: QRect, row: WorklistRow, colours: Colours
    ) -> None:
        left, right = rect.left(), rect.right()
        channel = row.declaration.channel
        if channel is not None:
            left += self._paint_channel(painter, rect, channel_word(channel), row, colours)
        if row.has_draft:
            spot = QRectF(right - _PENCIL, rect.center().y() - _PENCIL / 2, _PENCIL, _PENCIL)
            paint_icon(painter, "pencil", spot, QColor(colours.accent))
            right -= _PENCIL + Space.S
        words = state_words(row)
        if words:
            room = QRect(left, rect.top(), right - left, rect.height())
            if row.told_state is not None:
                pair = getattr(colours, STATE_TONES[row.told_state])
                right -= _right_chip(painter, room, words, pair, self._small_font)
            else:
                painter.setPen(QColor(colours.good.text if row.assessed_by else colours.muted))
                right -= _right_words(painter, room, words, self._small_font)
        painter.setFont(self._small_font)
        painter.setPen(QColor(colours.muted))
        text = place_words(row) if enterprise_words(row.declaration) else ""
        _elided(painter, QRect(left, rect.top(), right - left, rect.height()), text)

    def _paint_channel(
        self, painter: QPainter, rect: QRect, word: str, row: WorklistRow, colours: Colours
    ) -> int:
        channel = row.declaration.channel
        if channel is None:
            return 0
        size = chip_size(word, self._small_font)
        spot = QRectF(rect.left() - 2, rect.center().y() - size.height() / 2 + 1, size.width(), 0)
        spot.setHeight(size.height())
        paint_chip(painter, spot, word, channel_pair(channel, colours), self._small_font)
        return size.width() + Space.S


def _right_chip(painter: QPainter, rect: QRect, word: str, pair: Pair, font: QFont) -> int:
    around = chip_size("", font).width()
    metrics = QFontMetrics(font)
    most = rect.width() * 2 // 3 - around
    shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, most)
    size = chip_size(shown, font)
    top = rect.center().y() - size.height() / 2 + 1
    spot = QRectF(rect.right() - size.width(), top, size.width(), size.height())
    paint_chip(painter, spot, shown, pair, font)
    return size.width() + Space.S


def _right_words(painter: QPainter, rect: QRect, words: str, font: QFont) -> int:
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width() * 2 // 3)
    painter.setFont(font)
    painter.drawText(rect, _RIGHT, shown)
    return metrics.horizontalAdvance(shown) + Space.S


def _elided(
    painter: QPainter,
    rect: QRect,
    text: str,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    shown = painter.fontMetrics().elidedText(text, mode, rect.width())
    painter.drawText(rect, _LEFT, shown)
