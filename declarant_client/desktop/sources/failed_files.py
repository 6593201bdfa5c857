"""The files of a source that could not be read, each with why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.sources import FileMemory
from declarant_client.desktop.appearance import Role, Space, small_font
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.labels import plain_label

_SIZE = (680, 420)


class FailedFilesDialog(QDialog):
    """Text that can be read, selected and copied as a whole."""

    def __init__(
        self, name: str, files: Sequence[FileMemory], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        title = self.tr("Files of {name} that could not be read").format(name=name)
        self.setWindowTitle(title)
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(title)
        self.list.setPlainText("\n\n".join(_lines(memory) for memory in files))
        self.copy = QPushButton(self.tr("Copy all"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(
            plain_label(
                self.tr("They are tried again when they change, and all of them with “Read now”."),
                font=small_font(),
                role=Role.MUTED,
                wraps=True,
            )
        )
        column.addWidget(self.list, 1)
        column.addWidget(self.buttons)
        self.resize(*_SIZE)
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.list.toPlainText())
        )
        self.buttons.rejected.connect(self.reject)


def _lines(memory: FileMemory) -> str:
    reason = said(memory.failure) if memory.failure is not None else ""
    return f"{memory.path}\n{reason}".rstrip()
