"""One notice in the list: a dot and bold while unread, symbol and status, title, origin."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from declarant_client.application.ports.offices import KeptNotice
from declarant_client.desktop.appearance import (
    Colours,
    Pair,
    Space,
    body_font,
    colours_of,
    paint_icon,
    small_font,
    strong_font,
    tabular,
)
from declarant_client.desktop.notices.rows import NOTICE_ROLE, TODAY_ROLE
from declarant_client.desktop.notices.words import (
    head_word,
    news_day,
    news_word,
    origin,
    status_kind,
    status_word,
)
from declarant_client.desktop.widgets.chip import chip_size, paint_chip
from declarant_client.desktop.widgets.row_ground import colours_on_row, paint_row_ground

_TITLE_LINES = 2
_DOT = 8
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class NoticeRowPainter(QStyledItemDelegate):
    """Paints rows; what it says to a screen reader is the model's text."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        small, body = QFontMetrics(small_font()).height(), QFontMetrics(body_font()).height()
        head = small + Space.XS
        return QSize(320, head + _TITLE_LINES * body + small + 2 * Space.S + 2 * Space.XS)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        kept = index.data(NOTICE_ROLE)
        if not isinstance(kept, KeptNotice):
            return
        painter.save()
        colours = colours_of(option.palette)
        rect = QRectF(option.rect)
        paint_row_ground(painter, rect, option.state, colours)
        colours = colours_on_row(option.state, colours)
        inner = rect.adjusted(Space.XL, Space.S, -Space.L, -Space.S)
        small, body = QFontMetrics(small_font()).height(), QFontMetrics(body_font()).height()
        head = QRectF(inner.left(), inner.top(), inner.width(), small + Space.XS)
        title = QRectF(inner.left(), head.bottom() + Space.XS, inner.width(), _TITLE_LINES * body)
        foot = QRectF(inner.left(), inner.bottom() - small, inner.width(), small)
        _paint_head(painter, head, kept, index.data(TODAY_ROLE), colours)
        _paint_title(painter, title, kept, colours)
        painter.setPen(QColor(colours.muted))
        painter.setFont(tabular(small_font()))
        _paint_foot(painter, foot, kept, colours)
        painter.restore()


def _paint_head(
    painter: QPainter, line: QRectF, kept: KeptNotice, today: date, colours: Colours
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if kept.unread:
        painter.setBrush(QColor(colours.accent))
        centre = QPointF(line.left() - Space.M - 1, line.center().y())
        painter.drawEllipse(centre, _DOT / 2, _DOT / 2)
    right = line.right()
    word = status_word(kept.notice, today)
    if word:
        pair = getattr(colours, status_kind(kept.notice, today))
        width = chip_size(word, small_font()).width()
        right -= width
        _paint_chip(painter, line, right, word, pair)
    painter.setFont(_struck(strong_font() if kept.unread else body_font(), kept))
    painter.setPen(QColor(colours.text))
    room = QRectF(line.left(), line.top(), right - line.left() - Space.S, line.height())
    _draw_elided(painter, room, head_word(kept.notice))


def _paint_chip(painter: QPainter, line: QRectF, left: float, word: str, pair: Pair) -> float:
    """Paint a chip in the middle of a line; return where it ends."""
    font = small_font()
    size = chip_size(word, font)
    top = line.center().y() - size.height() / 2
    paint_chip(painter, QRectF(left, top, size.width(), size.height()), word, pair, font)
    return left + size.width()


def _paint_title(painter: QPainter, room: QRectF, kept: KeptNotice, colours: Colours) -> None:
    font = _struck(strong_font() if kept.unread else body_font(), kept)
    painter.setPen(QColor(colours.muted if kept.notice.withdrawn else colours.text))
    painter.setFont(font)
    lines = _broken(kept.notice.title, font, room.width())
    height = QFontMetrics(font).height()
    for place, line in enumerate(lines):
        _draw_elided(
            painter, QRectF(room.left(), room.top() + place * height, room.width(), height), line
        )


def _paint_foot(painter: QPainter, line: QRectF, kept: KeptNotice, colours: Colours) -> None:
    date_shown = news_day(kept)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, date_shown)
    taken = QFontMetricsF(painter.font()).horizontalAdvance(date_shown) + Space.M
    if kept.starred:
        side = line.height()
        star = QRectF(line.right() - taken - side + Space.XS, line.top(), side, side)
        paint_icon(painter, "star-on", star, QColor(colours.accent))
        taken += side
    news, left = news_word(kept), line.left()
    if news:
        pair = colours.warning if kept.before is not None else colours.note
        left = _paint_chip(painter, line, left, news, pair) + Space.S
    room = QRectF(left, line.top(), line.right() - taken - left, line.height())
    painter.setPen(QColor(colours.muted))
    _draw_elided(painter, room, origin(kept))


def _broken(text: str, font: QFont, width: float) -> list[str]:
    """Break a title into the lines there is room for; the last holds the rest, to be elided."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    single = " ".join(text.split())
    layout = QTextLayout(single, font)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(width)
    cut = line.textLength() if line.isValid() else 0
    layout.endLayout()
    lines = [single[:cut].rstrip(), single[cut:].lstrip()]
    return [part for part in lines if part]


def _struck(font: QFont, kept: KeptNotice) -> QFont:
    font.setStrikeOut(kept.notice.withdrawn)
    return font


def _draw_elided(painter: QPainter, room: QRectF, text: str) -> None:
    metrics = painter.fontMetrics()
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, _LEFT, elided)
