"""When an answer is due, or was given: a sign, the words for it, and the date itself."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from declarant_client.application.results_wording import Due, DueSign
from declarant_client.desktop.appearance import (
    Role,
    Space,
    colours_of,
    paint_icon,
    strong_font,
)
from declarant_client.desktop.results.words import SIGNS
from declarant_client.desktop.speech import moment, said
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import translate


class DueLine(QWidget):
    """Overdue stands out by its sign, by its words and by its colour."""

    def __init__(self, due: Due, due_at: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        role = Role.FAULT if due.sign is DueSign.OVERDUE else None
        by = said(translate("results", "due date {time}", time=moment(due_at)))
        standing = QWidget(self)
        row = QHBoxLayout(standing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(_Sign(due.sign, self))
        row.addWidget(plain_label(said(due.sentence), font=strong_font(), role=role))
        # Beside one another where there is room, else below.
        flow = FlowLayout(self)
        flow.addWidget(standing)
        flow.addWidget(plain_label(by, role=Role.MUTED))


class _Sign(QWidget):
    def __init__(self, sign: DueSign, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawing, self._kind = SIGNS[sign]
        self.setFixedSize(Space.ICON, Space.ICON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = QColor(getattr(colours_of(self.palette()), self._kind).text)
        paint_icon(painter, self._drawing, QRectF(self.rect()), ink)
        painter.end()
