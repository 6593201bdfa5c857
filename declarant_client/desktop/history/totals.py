"""The line above the history: how many, which average, how the levels are spread."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from declarant_client.application.ports.submissions import HistoryTotals
from declarant_client.desktop.appearance import (
    Colours,
    Role,
    Space,
    colours_of,
    small_font,
    strong_font,
    tabular,
)
from declarant_client.desktop.speech import figure, said
from declarant_client.desktop.widgets.flow_layout import FlowLayout
from declarant_client.desktop.widgets.labels import as_plain_tool_tip, plain_label
from declarant_client.domain.sentences import translate

_BAR = 32
_BAR_HEIGHT = 6
_FIGURE = 56


def average(totals: HistoryTotals) -> float | None:
    """Return the mean level of all ratings, ``None`` without any."""
    if not totals.ratings:
        return None
    return sum(level * count for level, count in enumerate(totals.by_level, 1)) / totals.ratings


class HistoryTotalsBar(QWidget):
    """Assessments, ratings, average, a bar for each level, open cases."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = plain_label(font=tabular(strong_font()))
        self._cases = plain_label(role=Role.MUTED)
        self._spread = LevelSpread(self)
        # Beside one another where there is room, else the bars below.
        line = FlowLayout(self)
        line.setSpacing(Space.L)
        for widget in (self._figures, self._cases, self._spread):
            line.addWidget(widget)

    def show_totals(self, totals: HistoryTotals) -> None:
        """Show the totals of what is filtered."""
        mean = average(totals)
        parts = [
            _grouped(self.tr("%n assessment(s)", "", totals.assessments), totals.assessments),
            _grouped(self.tr("%n rating(s)", "", totals.ratings), totals.ratings),
        ]
        if mean is not None:
            shown = QLocale().toString(mean, "f", 1)
            parts.append(self.tr("average {average} of 5").format(average=shown))
        self._figures.setText(" · ".join(parts))
        count = totals.open_cases
        self._cases.setText(self.tr("%n case(s) open at the office", "", count) if count else "")
        self._cases.setVisible(count > 0)
        self._spread.show_levels(totals.by_level)


def _grouped(text: str, count: int) -> str:
    """Return a text with its count as the language writes large ones."""
    return text.replace(str(count), figure(count), 1)


class LevelSpread(QWidget):
    """Five small bars, 5 stars first: how often each level was given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[int, ...] = (0, 0, 0, 0, 0)
        self.setFont(tabular(small_font()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_levels(self, counts: tuple[int, ...]) -> None:
        """Show the counts of level 1 to 5."""
        self._counts = counts
        self.setVisible(any(counts))
        self.updateGeometry()
        spoken = "; ".join(
            said(translate("history", "{level} stars: {count}", level=level, count=count))
            for level, count in reversed(list(enumerate(counts, 1)))
        )
        self.setAccessibleName(spoken)
        self.setToolTip(as_plain_tool_tip(spoken))
        self.update()

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(round(5 * (_BAR + self._figure_width())) + 4 * Space.M, height)

    def _figure_width(self) -> float:
        """Return how wide the level's sign and the longest count are together."""
        metrics = QFontMetricsF(self.font())
        counts = (metrics.horizontalAdvance(figure(count)) for count in self._counts)
        return max(_FIGURE, metrics.horizontalAdvance("5★") + 2 * Space.XS + max(counts))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(*self._counts, 1)
        step = round(_BAR + self._figure_width()) + Space.M
        for place, level in enumerate((5, 4, 3, 2, 1)):
            count = self._counts[level - 1]
            self._paint_level(painter, place * step, level, count, count / most, colours)
        painter.end()

    def _paint_level(
        self, painter: QPainter, left: int, level: int, count: int, share: float, colours: Colours
    ) -> None:
        metrics = QFontMetricsF(self.font())
        name = f"{level}★"
        name_width = metrics.horizontalAdvance(name)
        height = self.height()
        painter.setPen(QColor(colours.muted))
        painter.drawText(QRectF(left, 0, name_width, height), Qt.AlignmentFlag.AlignVCenter, name)
        track = QRectF(left + name_width + Space.XS, (height - _BAR_HEIGHT) / 2, _BAR, _BAR_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(track, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        if count:
            painter.setBrush(QColor(colours.danger.text if level <= 2 else colours.star))  # noqa: PLR2004 - low levels
            filled = QRectF(track)
            filled.setWidth(max(_BAR_HEIGHT, track.width() * share))
            painter.drawRoundedRect(filled, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        painter.setPen(QColor(colours.text))
        room = self._figure_width() - name_width - Space.XS
        behind = QRectF(track.right() + Space.XS, 0, room, height)
        painter.drawText(behind, Qt.AlignmentFlag.AlignVCenter, figure(count))
