"""The line under the form of several: what is missing, and the button that sends them all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.to_rate.form.skip_button import SkipButton
from declarant_client.desktop.widgets.labels import ElidedLabel


class GroupFoot(QFrame):
    """Says that each stays an assessment of its own; sends them, or takes them off the list."""

    sendWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.PANEL)
        self._fault = ""
        self._text = ElidedLabel()
        self.skip = SkipButton(self)
        self.send = QPushButton(icon("send", Tone.ON_ACCENT), "", self)
        give_role(self.send, Role.PRIMARY)
        self.send.clicked.connect(self.sendWanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        row.setSpacing(Space.M)
        row.addWidget(self._text, 1)
        row.addWidget(self.skip)
        row.addWidget(self.send)

    def show_count(self, ready: int, chosen: int) -> None:
        """Say what the button does for how many."""
        self.show_fault("")
        self.skip.setEnabled(chosen > 0)
        self.send.setEnabled(chosen > 0)
        self.send.setText(self.tr("Send {count} (Enter)").format(count=ready or chosen))

    @property
    def fault(self) -> str:
        """What is missing; empty for nothing."""
        return self._fault

    def show_fault(self, text: str) -> None:
        """Say what is missing; empty text says what is sent."""
        self._fault = text
        give_role(self._text, Role.FAULT if text else Role.MUTED)
        self._text.show_text(text or self.tr("One assessment each, marked as given together"))
