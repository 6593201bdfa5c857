"""Asking from which day on declarations wait, before many old files are read."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.importing import FilesFound
from declarant_client.desktop.appearance import Role, Space, give_role
from declarant_client.desktop.speech import figure
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.waiting_question import WaitingQuestion

_WIDTH = 520


class OldFilesDialog(QDialog):
    """Accepted to read the files; then ``first_day`` says which declarations wait."""

    def __init__(self, found: FilesFound, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Many old files"))
        self.setMinimumWidth(_WIDTH)
        self.question = WaitingQuestion(
            today,
            self.tr(
                "The others are read as well and can be found and rated, but do not wait in the "
                "list."
            ),
        )
        self.question.propose(since=True)
        text = self.tr("Files to read: {files} ({old} of them older than 30 days).").format(
            files=figure(found.files), old=figure(found.old)
        )
        self._lay_out(text)
        self.question.since.setFocus()

    @property
    def first_day(self) -> date | None:
        """The day from which on declarations wait; ``None``: all of them."""
        return self.question.value()

    def _lay_out(self, text: str) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        read = QPushButton(self.tr("Read"), self)
        give_role(read, Role.PRIMARY)
        read.setDefault(True)
        buttons.addButton(read, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(plain_label(text, wraps=True))
        column.addWidget(self.question)
        column.addWidget(buttons)
        # By itself a dialog makes room for one line of a text that is wrapped.
        width = max(_WIDTH, column.minimumSize().width())
        self.resize(width, column.totalHeightForWidth(width))
