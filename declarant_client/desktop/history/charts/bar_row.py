"""One bar with its label and figure: a button that filters the table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from declarant_client.application.ports.charts import Bar, words
from declarant_client.desktop.appearance import Space, body_font, colours_of, small_font, tabular
from declarant_client.desktop.history.charts.painting import paint_part, paint_track
from declarant_client.desktop.languages import look_up
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.labels import as_plain_tool_tip
from declarant_client.domain.sentences import translate

_BAR_HEIGHT = 14
_MOST_LABEL = 0.38
"""The label's share of the width, at most: the bar is what is looked at."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Scale:
    """What the bars of one chart share: widths of their columns, the longest, and a mark."""

    label: float
    figure: float
    longest: int | None
    mark: float | None


class BarRow(QAbstractButton):
    """One bar of a chart."""

    moved = Signal(int)
    """An arrow was pressed: so many rows on."""

    def __init__(self, bar: Bar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = bar
        self._scale = Scale(0, 0, None, None)
        self._is_chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.label = words(bar.label, look_up)
        self.figure = words(bar.figure, look_up)
        spoken = f"{self.label}: {said(bar.spoken)}"
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(said(translate("charts", "Shows only these in the table")))
        self.setToolTip(as_plain_tool_tip(spoken))

    def label_width(self) -> float:
        """Return how wide the label wants to be."""
        return QFontMetricsF(body_font()).horizontalAdvance(self.label)

    def figure_width(self) -> float:
        """Return how wide the figure is."""
        return QFontMetricsF(tabular(small_font())).horizontalAdvance(self.figure)

    def scale_to(self, scale: Scale, *, chosen: bool) -> None:
        """Draw in the columns of the whole chart; ``chosen``: the table shows these alone."""
        self._scale, self._is_chosen = scale, chosen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, round(QFontMetricsF(body_font()).height()) + Space.S)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        whole = QRectF(self.rect())
        if self._is_chosen or self.underMouse():
            ground = colours.accent_soft if self._is_chosen else colours.window
            painter.fillRect(whole, QColor(ground))
        inner = whole.adjusted(Space.S, 0, -Space.S, 0)
        label = QRectF(inner)
        label.setWidth(min(self._scale.label, inner.width() * _MOST_LABEL))
        painter.setFont(body_font())
        painter.setPen(QColor(colours.text))
        shown = QFontMetricsF(painter.font()).elidedText(
            self.label, Qt.TextElideMode.ElideMiddle, label.width()
        )
        painter.drawText(label, _LEFT, shown)
        painter.setFont(tabular(small_font()))
        painter.drawText(inner, _RIGHT, self.figure)
        self._paint_bar(painter, label.right() + Space.M, inner.right() - self._scale.figure)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), Space.RADIUS, Space.RADIUS)
        painter.end()

    def _paint_bar(self, painter: QPainter, left: float, end: float) -> None:
        colours = colours_of(self.palette())
        top = round((self.height() - _BAR_HEIGHT) / 2)
        room = QRectF(left, top, max(end - Space.M - left, 0), _BAR_HEIGHT)
        longest = self._scale.longest or self.bar.whole
        if self._scale.longest is None:
            paint_track(painter, room, colours)
        at = room.left()
        for look, count in self.bar.parts:
            width = room.width() * count / max(longest, 1)
            paint_part(painter, QRectF(at, room.top(), width, _BAR_HEIGHT), look, colours)
            at += width
        if self._scale.mark is not None:
            x = room.left() + room.width() * self._scale.mark
            # Over a full bar and beside an empty one alike: dark on a light edge, or light on dark.
            for colour, width in ((colours.surface, 4), (colours.text, 2)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawLine(round(x), top - 2, round(x), top + _BAR_HEIGHT + 2)
