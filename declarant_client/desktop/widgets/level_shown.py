"""A level that was given: five small stars, not to be changed, and its word beside them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from declarant_client.application.rating import LOW_LEVEL
from declarant_client.desktop.appearance import Role, Space, colours_of, strong_font
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.stars import paint_star

_STAR = 16
_STARS = 5


class LevelShown(QWidget):
    """Stars and word of one level; a low one stands out by colour and by word."""

    def __init__(self, level: int, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = plain_label(
            word, font=strong_font(), role=Role.FAULT if level <= LOW_LEVEL else None
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(_Stars(level, self))
        row.addWidget(name, 1)
        self.setAccessibleName(self.tr("{level} of 5, {word}").format(level=level, word=word))


class _Stars(QWidget):
    def __init__(self, level: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._level = level
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_STARS * (_STAR + 2), _STAR + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(self.palette())
        middle = self.height() / 2
        for star in range(_STARS):
            centre = QPointF(star * (_STAR + 2) + _STAR / 2 + 1, middle)
            paint_star(painter, centre, _STAR, full=star < self._level, colours=colours)
        painter.end()
