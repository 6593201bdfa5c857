"""What the parts of a bar mean: a sample of each level's look, and its word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from declarant_client.application.ports.charts import Look
from declarant_client.application.wording import LEVELS
from declarant_client.desktop.appearance import Role, Space, colours_of, small_font
from declarant_client.desktop.history.charts.painting import paint_part
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.desktop.widgets.labels import plain_label

_SAMPLE = QSize(20, 12)


class Legend(QWidget):
    """The levels, 5 first, as the bars have them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = FlowLayout(self)
        line.setSpacing(Space.XS)
        for level in (5, 4, 3, 2, 1):
            line.addWidget(_with_word(level))


def _with_word(level: int) -> QWidget:
    """Return sample and word, which a new line must not part."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, Space.S, 0)
    row.setSpacing(Space.XS)
    row.addWidget(_Sample(Look(level)))
    word = plain_label(f"{level} {said(LEVELS[level])}", font=small_font(), role=Role.MUTED)
    row.addWidget(word)
    return both


class _Sample(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_SAMPLE.width(), self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = (self.height() - _SAMPLE.height()) / 2
        rect = QRectF(0, round(top), _SAMPLE.width(), _SAMPLE.height())
        paint_part(painter, rect, self._look, colours_of(self.palette()))
        painter.end()
