"""Five stars that are real radio buttons, so that keyboard and screen reader can use them.

Geometry after the W3C rating example: Tab lands on the checked star (or the first), arrows move.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from declarant_client.desktop.appearance import Colours, Space, colours_of
from declarant_client.desktop.widgets.labels import as_plain_tool_tip

LEVELS = (1, 2, 3, 4, 5)
_INNER_RADIUS = 0.46
_CORNERS = 10
_TOP = -math.pi / 2


class StarRating(QWidget):
    """A level from 1 to 5, or none yet."""

    levelChosen = Signal(int)
    """The user chose a level, by mouse, arrow key or screen reader."""

    def __init__(self, subject: str, parent: QWidget | None = None, side: int = Space.STAR) -> None:
        """``subject`` is what is rated: it begins the group's accessible name."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._stars = {level: _Star(level, side, self) for level in LEVELS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for level, star in self._stars.items():
            self._group.addButton(star, level)
            row.addWidget(star)
        self._group.idClicked.connect(self._chosen)
        self._reached = 1
        self.set_level(None)
        self.set_subject(subject)

    def set_subject(self, subject: str) -> None:
        """Say what is rated: a level alone tells little to who comes here by Tab."""
        self.setAccessibleName(subject)
        for star in self._stars.values():
            star.setAccessibleDescription(subject)

    @property
    def level(self) -> int | None:
        """The level shown, ``None`` while there is none."""
        checked = self._group.checkedId()
        return checked if checked in self._stars else None

    def set_level(self, level: int | None) -> None:
        """Show a level without telling ``levelChosen``."""
        if level is None:
            # An exclusive group keeps one button checked for ever.
            self._group.setExclusive(False)
            for star in self._stars.values():
                star.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._stars[level].setChecked(True)
        self._tab_to(level or 1)

    def set_words(self, words: Mapping[int, str]) -> None:
        """Give each level its word: what a screen reader and a tool tip say."""
        for level, star in self._stars.items():
            word = words.get(level, "")
            said = self.tr("{level} of 5").format(level=level)
            star.setAccessibleName(f"{said}, {word}" if word else said)
            star.setToolTip(as_plain_tool_tip(f"{said} · {word}" if word else said))

    def take_focus(self) -> None:
        """Give the keyboard to the star on which Tab lands.

        A focus proxy would do this by itself, but where stars are put into the order of Tab one
        by one, Qt meets their box elsewhere and jumps back to them: Tab would never leave the form.
        """
        self._stars[self._reached].setFocus(Qt.FocusReason.OtherFocusReason)

    def star(self, level: int) -> QRadioButton:
        """Return the radio button of a level."""
        return self._stars[level]

    def shown_level(self) -> int:
        """Return how many stars are painted full: what the mouse points at, else the level."""
        pointed = [level for level, star in self._stars.items() if star.underMouse()]
        return pointed[0] if pointed and self.isEnabled() else self.level or 0

    def _chosen(self, level: int) -> None:
        self._tab_to(level)
        self.update()
        self.levelChosen.emit(level)

    def _tab_to(self, reached: int) -> None:
        for level, star in self._stars.items():
            star.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if level == reached else Qt.FocusPolicy.ClickFocus
            )
        self._reached = reached
        self.update()


class _Star(QRadioButton):
    """One star; it paints itself full when its rating reaches it."""

    def __init__(self, level: int, side: int, rating: StarRating) -> None:
        super().__init__(rating)
        self._level = level
        self._side = side
        self._rating = rating
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(self._side + 6, self._side + Space.S)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._repaint_all()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._repaint_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Some desktops let Enter press buttons; here it sends, so it goes to the page.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        full = self._level <= self._rating.shown_level()
        paint_star(painter, QRectF(self.rect()).center(), self._side, full=full, colours=colours)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, Space.RADIUS, Space.RADIUS)
        painter.end()

    def _repaint_all(self) -> None:
        for level in LEVELS:
            self._rating.star(level).update()


def paint_star(
    painter: QPainter, centre: QPointF, side: float, *, full: bool, colours: Colours
) -> None:
    """Paint one star in the theme's colours."""
    painter.setPen(
        QPen(
            QColor(colours.star_edge if full else colours.star_empty),
            1.4,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
    )
    painter.setBrush(QColor(colours.star) if full else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_outline(centre, side / 2 - 1))


def _outline(centre: QPointF, radius: float) -> QPolygonF:
    corners = []
    for corner in range(_CORNERS):
        reach = radius if corner % 2 == 0 else radius * _INNER_RADIUS
        angle = _TOP + corner * math.pi / 5
        corners.append(
            QPointF(
                centre.x() + reach * math.cos(angle),
                # A star's box is higher above its centre than below.
                centre.y() + radius * 0.05 + reach * math.sin(angle),
            )
        )
    return QPolygonF(corners)
