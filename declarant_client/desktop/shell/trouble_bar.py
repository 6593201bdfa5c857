"""The strip that says what the environment did: a full disk, a store that is locked."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from declarant_client.desktop.appearance import Role, Space, give_role, icon
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import Sentence


class TroubleBar(QFrame):
    """A sentence that stays until it is closed or followed by another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.WARNING)
        self._text = plain_label(wraps=True)
        close = QToolButton(self)
        give_role(close, Role.SMALL)
        close.setIcon(icon("close"))
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        row.addWidget(self._text, 1)
        row.addWidget(close)
        self.hide()

    def tell(self, sentence: Sentence) -> None:
        """Say it."""
        text = said(sentence)
        self._text.setText(text)
        self.show()
        announce(self, text)
