"""An access key that no keyring could keep: shown once, to be written down."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from declarant_client.desktop.appearance import Space, title_font
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label


class WrittenSecret(QWidget):
    """The key with a button that copies it, and why it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.secret = QLineEdit()
        self.secret.setReadOnly(True)
        self.secret.setAccessibleName(self.tr("Access key"))
        self.secret.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy = QPushButton(self.tr("Copy"))
        self.copy.clicked.connect(self._copy)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.secret, 1)
        line.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(plain_label(self.tr("Write this access key down"), font=title_font()))
        column.addWidget(plain_label(self._reason(), wraps=True))
        column.addLayout(line)
        column.addStretch()

    def show_secret(self, secret: str) -> None:
        """Show the key; it is shown nowhere else and never again."""
        self.secret.setText(secret)
        self.secret.setCursorPosition(0)
        self.secret.setFocus()
        announce(self, self._reason())

    def _reason(self) -> str:
        return self.tr(
            "The office has been added, but this computer has no keyring to keep its access key "
            "in. Write the key down and keep it safe: it is shown only now. It serves until the "
            "program is closed; after each start the program asks for it again."
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.secret.text())
        copied = self.tr("Copied")
        self.copy.setText(copied)
        announce(self, copied)
