"""The program's icon with the number of declarations that wait, drawn at every size of a tray."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap

from declarant_client.desktop.appearance import DARK

SIZES = (16, 20, 22, 24, 32, 48, 64)
MOST_SHOWN = 99
_SHARE = 0.62
"""How much of the icon's height the number takes: at 16 pixels ten are left, enough to read."""
_WIDEST_SHARE = 1.0


def counted_icon(picture: QPixmap, count: int) -> QIcon:
    """Return the icon with a count; without one where nothing waits."""
    icon = QIcon()
    for side in SIZES:
        icon.addPixmap(_pixmap(picture, side, count))
    return icon


def _pixmap(picture: QPixmap, side: int, count: int) -> QPixmap:
    pixmap = picture.scaled(
        QSize(side, side),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    if count > 0:
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_count(painter, side, str(count) if count <= MOST_SHOWN else f"{MOST_SHOWN}+")
        painter.end()
    return pixmap


def _paint_count(painter: QPainter, side: int, text: str) -> None:
    """A tray is light or dark, and does not say which: the number brings its own ground."""
    height = round(side * _SHARE)
    font = QFont()
    font.setPixelSize(max(round(height * 0.86), 8))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    room = painter.fontMetrics().horizontalAdvance(text) + max(round(side * 0.12), 2)
    width = min(max(room, height), side * _WIDEST_SHARE)
    if room > width:
        font.setPixelSize(max(int(font.pixelSize() * width / room), 6))
        painter.setFont(font)
    ground = QRectF(side - width, side - height, width, height)
    painter.setPen(QPen(QColor(DARK.window), max(side / 32, 0.5)))
    painter.setBrush(QColor(DARK.star))
    painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), height / 3, height / 3)
    painter.setPen(QColor(DARK.window))
    painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, text)
