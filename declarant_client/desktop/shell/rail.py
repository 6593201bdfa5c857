"""The navigation rail: the pages, each with its count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from declarant_client.desktop.appearance import (
    Colours,
    Space,
    colours_of,
    paint_icon,
    small_font,
    strong_font,
    tabular,
)
from declarant_client.desktop.shell.pages import Page
from declarant_client.desktop.speech import figure
from declarant_client.desktop.widgets.tab_order import stop_at_checked

_MOST_SHOWN = 9999


class Rail(QFrame):
    """One entry for each page; arrows move between entries, Alt or Ctrl and a digit choose."""

    chosen = Signal(str)
    """The key of the page to show."""

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages"))
        self._entries: dict[str, RailEntry] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.L, Space.S, Space.S)
        column.setSpacing(Space.HAIR)
        for position, page in enumerate(pages, start=1):
            entry = RailEntry(page, position, self)
            group.addButton(entry)
            column.addWidget(entry)
            entry.clicked.connect(lambda _, key=page.key: self.chosen.emit(key))
            self._entries[page.key] = entry
        stop_at_checked(group)
        column.addStretch()
        widest = max(entry.needed_width(_MOST_SHOWN + 1) for entry in self._entries.values())
        self.setFixedWidth(max(Space.RAIL, widest + 2 * Space.S))

    def entry(self, key: str) -> RailEntry:
        """Return the entry of a page."""
        return self._entries[key]

    def mark(self, key: str) -> None:
        """Show which page is shown."""
        self._entries[key].setChecked(True)

    def count(self, key: str, number: int) -> None:
        """Show a page's count; none for 0."""
        self._entries[key].show_count(number)


class RailEntry(QAbstractButton):
    """Icon, title, count; a bar on the left for the page that is shown."""

    def __init__(self, page: Page, position: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawing = page.drawing
        self._title = page.title()
        self._count = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("{title} (Ctrl+{digit})").format(title=self._title, digit=position))
        self.show_count(0)

    def show_count(self, number: int) -> None:
        """Show the count; a screen reader says it with the title."""
        self._count = number
        self.setAccessibleName(f"{self._title}, {number}" if number else self._title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(Space.RAIL, Space.CONTROL + Space.S)

    def needed_width(self, number: int | None = None) -> int:
        """Return how wide it must be to show title and count whole; this count, or another."""
        title = QFontMetrics(strong_font()).horizontalAdvance(self._title)
        pill = self._pill(self._count if number is None else number)
        return 2 * Space.M + Space.ICON + title + Space.XS + pill.width() + Space.S

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        self._paint_ground(painter, ground, colours)
        ink = QColor(colours.text if self.isChecked() else colours.muted)
        spot = QRectF(Space.M, (self.height() - Space.ICON) / 2, Space.ICON, Space.ICON)
        paint_icon(
            painter, self._drawing, spot, QColor(colours.accent) if self.isChecked() else ink
        )
        right = self._paint_count(painter, colours)
        painter.setPen(ink)
        painter.setFont(strong_font() if self.isChecked() else self.font())
        left = spot.right() + Space.M
        painter.drawText(
            QRectF(left, 0, right - left - Space.XS, self.height()),
            Qt.AlignmentFlag.AlignVCenter,
            self._title,
        )
        painter.end()

    def _paint_ground(self, painter: QPainter, ground: QRectF, colours: Colours) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(ground, Space.RADIUS, Space.RADIUS)
        elif self.underMouse():
            painter.setBrush(QColor(colours.raised))
            painter.drawRoundedRect(ground, Space.RADIUS, Space.RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(ground, Space.RADIUS, Space.RADIUS)

    def _paint_count(self, painter: QPainter, colours: Colours) -> float:
        """Paint the count; return where the title has to end."""
        edge = float(self.width() - Space.S)
        if not self._count:
            return edge
        size = self._pill(self._count)
        height = size.height()
        pill = QRectF(
            edge - size.width(), (self.height() - height) / 2, size.width(), size.height()
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if self.isChecked() else colours.neutral.ground))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(colours.on_accent if self.isChecked() else colours.neutral.text))
        painter.setFont(tabular(small_font()))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, _shown(self._count))
        return pill.left()

    def _pill(self, number: int) -> QSize:
        """Return the size of a count on its ground; of none for 0."""
        if not number:
            return QSize(0, 0)
        metrics = QFontMetrics(tabular(small_font()))
        height = metrics.height() + Space.HAIR
        return QSize(max(metrics.horizontalAdvance(_shown(number)) + Space.M, height), height)


def _shown(number: int) -> str:
    shown = figure(min(number, _MOST_SHOWN))
    return shown if number <= _MOST_SHOWN else f"{shown}+"
