"""The line under the form of several: what is missing, and the button that sends them all."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from declarant_client.desktop.to_rate.form.foot import Foot


class GroupFoot(Foot):
    """Says that each stays an assessment of its own; sends them, or takes them off the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fault = ""

    def show_count(self, ready: int, chosen: int) -> None:
        """Say what the button does for how many."""
        self.skip.setEnabled(chosen > 0)
        self.send.setEnabled(chosen > 0)
        self.send.setText(self.tr("Send {count} (Enter)").format(count=ready or chosen))
        self.show_fault("")

    @property
    def fault(self) -> str:
        """What is missing; empty for nothing."""
        return self._fault

    def show_fault(self, text: str) -> None:
        """Say what is missing; empty text says what is sent."""
        self._fault = text
        words = text or self.tr("One assessment each, marked as given together")
        self.say(words, is_fault=bool(text))
