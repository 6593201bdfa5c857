"""One field to search with, the same on every page."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from declarant_client.desktop.appearance import Tone, icon


class SearchField(QLineEdit):
    """A line to type in, with its sign in front and, while it holds text, a button to clear it."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        """``hint`` says what can be searched; it is shown while the field is empty."""
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(self.tr("Search"))
        sign = QAction(icon("search", Tone.MUTED), "", self)
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self._name_buttons(self.tr("Search sign"))
        self.setClearButtonEnabled(True)
        self._name_buttons(self.tr("Clear the search"))

    def _name_buttons(self, name: str) -> None:
        # Qt makes a button for each and gives it no name that a screen reader could say.
        for button in self.findChildren(QToolButton):
            if not button.accessibleName():
                button.setAccessibleName(name)
