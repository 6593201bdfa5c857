"""What a page shows when it has nothing to show: why, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from declarant_client.desktop.appearance import (
    Role,
    Space,
    colours_of,
    give_role,
    paint_icon,
    title_font,
)
from declarant_client.desktop.widgets.labels import plain_label

_DRAWING = 56
_TEXT_WIDTH = 380


class EmptyState(QWidget):
    """A drawing, a line, an explanation, and the buttons for what to do next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = _Drawing(self)
        self._title = plain_label(font=title_font(), wraps=True)
        self._text = plain_label(role=Role.MUTED, wraps=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.S)
        column.addStretch(2)
        column.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.S)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setFixedWidth(_TEXT_WIDTH)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.S)
        column.addLayout(self._buttons)
        column.addStretch(3)
        self._buttons.addStretch()
        self._buttons.addStretch()

    def say(self, drawing: str, title: str, text: str) -> None:
        """Show why there is nothing, and what to do next."""
        self._drawing.show_drawing(drawing)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title}. {text}".strip())
        self._fit()

    def offer(self, button: QPushButton, *, primary: bool = False) -> None:
        """Add a button for what to do next."""
        if primary:
            give_role(button, Role.PRIMARY)
        self._buttons.insertWidget(self._buttons.count() - 1, button)

    def narrow(self, width: int) -> None:
        """Let the text be no wider than this."""
        for label in (self._title, self._text):
            label.setFixedWidth(width)
        self._fit()

    def _fit(self) -> None:
        # A layout takes a wrapped label's own guess at its height, which is too low for some texts.
        for label in (self._title, self._text):
            label.setFixedHeight(max(label.heightForWidth(label.maximumWidth()), 0))


class _Drawing(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        self.setFixedSize(QSize(_DRAWING, _DRAWING))

    def show_drawing(self, name: str) -> None:
        self._name = name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._name:
            return
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_soft))
        painter.drawEllipse(self.rect())
        inner = QRectF(self.rect()).adjusted(14, 14, -14, -14)
        paint_icon(painter, self._name, inner, QColor(colours.accent))
        painter.end()
