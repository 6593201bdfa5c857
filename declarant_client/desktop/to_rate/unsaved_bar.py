"""The strip that says which rating was not saved, and leads back to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from declarant_client.desktop.appearance import Role, Space, give_role
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label


class UnsavedBar(QFrame):
    """Stays until the declaration is opened again."""

    openWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.WARNING)
        self._identity = ""
        self._text = plain_label(wraps=True)
        open_again = QPushButton(self.tr("Open it again"), self)
        open_again.clicked.connect(self._open_again)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        row.addWidget(self._text, 1)
        row.addWidget(open_again)
        self.hide()

    def tell(self, identity: str, text: str) -> None:
        """Say what was not saved."""
        self._identity = identity
        self._text.setText(text)
        self.show()
        announce(self, text)

    def _open_again(self) -> None:
        self.hide()
        self.openWanted.emit(self._identity)
