"""The line under what is being rated: what is to be known of it, and the buttons that end it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.to_rate.form.skip_button import SkipButton
from declarant_client.desktop.widgets.labels import plain_label


class Foot(QFrame):
    """Words are never cut: what does not fit beside the buttons has lines of its own above."""

    sendWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.PANEL)
        self._text = plain_label(role=Role.MUTED, wraps=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.skip = SkipButton(self)
        self.send = QPushButton(icon("send", Tone.ON_ACCENT), "", self)
        give_role(self.send, Role.PRIMARY)
        self.send.clicked.connect(self.sendWanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.M)
        buttons.addStretch()
        buttons.addWidget(self.skip)
        buttons.addWidget(self.send)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        self._line.setSpacing(Space.S)
        self._line.addWidget(self._text, 1)
        self._line.addLayout(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.make_room(event.size().width())
        super().resizeEvent(event)

    def say(self, text: str, *, is_fault: bool = False) -> None:
        """Say what is to be known, or what is missing."""
        give_role(self._text, Role.FAULT if is_fault else Role.MUTED)
        self._text.setText(text)
        self.make_room(self.width())

    def make_room(self, width: int) -> None:
        """Lay out for so many pixels: Skip has only its drawing where both words do not fit."""
        room = width - 2 * Space.XL - Space.M
        self.skip.shorten(shortened=False)
        buttons = self.send.sizeHint().width() + self.skip.sizeHint().width()
        self.skip.shorten(shortened=buttons > room)
        words = self._text.fontMetrics().horizontalAdvance(self._text.text()) + Space.S
        ways = QBoxLayout.Direction
        is_narrow = buttons + words > room
        self._line.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
