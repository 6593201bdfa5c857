"""A small rounded word on a soft ground: channel, state; told by colour and by word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from declarant_client.desktop.appearance import Colours, Pair, Space, colours_of, small_font
from declarant_client.domain.declaration import Channel

CHANNEL_KINDS = {Channel.GREEN: "good", Channel.YELLOW: "warning", Channel.RED: "danger"}
"""Which pair a channel's chip takes."""
_PADDING = 8
_DOT = 7


def channel_pair(channel: Channel, colours: Colours) -> Pair:
    """Return the colours of a control channel."""
    pair: Pair = getattr(colours, CHANNEL_KINDS[channel])
    return pair


def chip_size(word: str, font: QFont) -> QSize:
    """Return the room that a chip needs."""
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance(word) + 2 * _PADDING + _DOT + Space.XS + 2
    return QSize(width, metrics.height() + Space.XS)


def paint_chip(painter: QPainter, rect: QRectF, word: str, pair: Pair, font: QFont) -> None:
    """Paint a chip: ground, dot, word."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(pair.ground))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setBrush(QColor(pair.text))
    dot = QPointF(rect.left() + _PADDING + _DOT / 2, rect.center().y())
    painter.drawEllipse(dot, _DOT / 2, _DOT / 2)
    painter.setPen(QColor(pair.text))
    painter.setFont(font)
    room = rect.adjusted(_PADDING + _DOT + Space.XS, 0, -_PADDING + 2, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)
    painter.restore()


class Chip(QWidget):
    """A chip as a widget; ``kind`` names a pair of the theme: good, warning, danger, note …"""

    def __init__(
        self, word: str = "", kind: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._word = word
        self._kind = kind
        self.setFont(small_font())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_word(word, kind)

    def show_word(self, word: str, kind: str) -> None:
        """Show a word in a pair of colours; without a word nothing is shown."""
        self._word, self._kind = word, kind
        self.setAccessibleName(word)
        self.setVisible(bool(word))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._word, self.font())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pair: Pair = getattr(colours_of(self.palette()), self._kind)
        paint_chip(painter, QRectF(self.rect()), self._word, pair, self.font())
        painter.end()
