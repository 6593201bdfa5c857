"""What just came of the user's wish, with the one thing that may follow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from declarant_client.desktop.appearance import Role, Space, Tone, give_role, icon
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import ElidedLabel


class MessageBar(QFrame):
    """One line that stays until it is closed or another takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTE)
        self._does: Callable[[], object] | None = None
        self._text = ElidedLabel()
        self.follow = QPushButton()
        self.close_bar = QPushButton(icon("close", Tone.TEXT), "")
        self.close_bar.setAccessibleName(self.tr("Close"))
        self.close_bar.setToolTip(self.tr("Close"))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(self._text, 1)
        for button in (self.follow, self.close_bar):
            give_role(button, Role.QUIET)
            row.addWidget(button)
        self.follow.clicked.connect(self._follow)
        self.close_bar.clicked.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def tell(self, text: str, word: str = "", does: Callable[[], object] | None = None) -> None:
        """Say something; ``word`` is the button that lets ``does`` follow."""
        self._does = does
        self._text.show_text(text)
        self.follow.setText(word)
        self.follow.setVisible(does is not None)
        self.show()
        announce(self, text)

    def _follow(self) -> None:
        if self._does is not None:
            self._does()
