"""A course of events below one another: a dot on a line, what happened, when, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from declarant_client.desktop.appearance import (
    Role,
    Space,
    colours_of,
    small_font,
    strong_font,
)
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.reading_pane import paragraph

_DOT = 9
_LINE_LEFT = 6


@dataclass(frozen=True, slots=True)
class Happened:
    """One event; ``when`` is a time, or how far it is where it has not ended yet."""

    what: str
    when: str
    said: tuple[str, ...] = ()
    is_ended: bool = True


class Course(QWidget):
    """Events, the oldest first."""

    def __init__(self, events: Sequence[Happened], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, Space.XS, 0, 0)
        line.setSpacing(0)
        for place, event in enumerate(events):
            line.addWidget(_Step(event, first=place == 0, last=place == len(events) - 1))


class _Step(QWidget):
    """One event; the dot of one that has not ended yet is a ring."""

    def __init__(self, event: Happened, *, first: bool, last: bool) -> None:
        super().__init__()
        self._first = first
        self._last = last
        self._is_ended = event.is_ended
        room = QVBoxLayout(self)
        room.setContentsMargins(Space.XL, 0, 0, Space.M if not last else 0)
        room.setSpacing(Space.HAIR)
        self._word = paragraph(event.what, font=strong_font())
        room.addWidget(self._word)
        room.addWidget(
            plain_label(event.when, font=small_font(), role=Role.MUTED, wraps=not event.is_ended)
        )
        for line in event.said:
            room.addWidget(paragraph(line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self._word.fontMetrics().height() / 2
        top = middle if self._first else 0.0
        bottom = middle if self._last else float(self.height())
        painter.setPen(QPen(QColor(colours.border), 1.5))
        painter.drawLine(QPointF(_LINE_LEFT, top), QPointF(_LINE_LEFT, bottom))
        accent = QColor(colours.accent)
        painter.setPen(Qt.PenStyle.NoPen if self._is_ended else QPen(accent, 2))
        painter.setBrush(accent if self._is_ended else QColor(colours.surface))
        reach = _DOT / 2 if self._is_ended else _DOT / 2 - 1
        painter.drawEllipse(QPointF(_LINE_LEFT, middle), reach, reach)
        painter.end()
