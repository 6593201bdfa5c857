"""Deleting everything, once a word is typed that nobody types by chance."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.submissions import SubmissionStore
from declarant_client.desktop.appearance import Role, Space, give_role, title_font
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.settings.section import Section
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.vietnamese_text import folded

_WIDTH = 480


class DeleteSection(Section):
    """What would go, and a button that asks."""

    deletionWanted = Signal()
    """The user typed the word."""

    def __init__(
        self, submissions: SubmissionStore, threads: Threads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entitle(self.tr("Delete everything"))
        self._submissions = submissions
        self._lane = Lane(threads.reading, self)
        self.add(
            plain_label(
                self.tr(
                    "Takes everything of this program from this computer: declarations, drafts, "
                    "assessments, results, notices, copies, access keys and settings. What an "
                    "office has received stays with the office."
                ),
                wraps=True,
            )
        )
        self.delete = QPushButton(self.tr("Delete everything…"), self)
        give_role(self.delete, Role.DANGER)
        self.delete.clicked.connect(self._ask)
        self.add_left(self.delete)

    def _ask(self) -> None:
        self._lane.ask(self._submissions.waiting, self._open)

    def _open(self, waiting: int) -> None:
        dialog = DeleteDialog(waiting, self)
        dialog.accepted.connect(self.deletionWanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class DeleteDialog(QDialog):
    """Accepted when the word was typed; diacritics and case do not matter."""

    def __init__(self, waiting: int, parent: QWidget | None = None) -> None:
        """``waiting`` is how many assessments were not sent yet."""
        super().__init__(parent)
        title = self.tr("Delete everything?")
        self.setWindowTitle(title)
        self._wanted = self.tr("delete", "the word to type before everything is deleted")
        self.word = QLineEdit()
        self.word.setAccessibleName(self._instruction())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.delete = QPushButton(self.tr("Delete everything"))
        give_role(self.delete, Role.DANGER)
        self.delete.setEnabled(False)
        buttons.addButton(self.delete, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(plain_label(title, font=title_font(), wraps=True))
        for text, role in self._texts(waiting):
            column.addWidget(plain_label(text, role=role, wraps=True))
        column.addWidget(plain_label(self._instruction(), wraps=True))
        column.addWidget(self.word)
        column.addSpacing(Space.S)
        column.addWidget(buttons)
        self.setFixedWidth(_WIDTH)
        self.word.textChanged.connect(self._look)

    def _texts(self, waiting: int) -> list[tuple[str, Role | None]]:
        texts: list[tuple[str, Role | None]] = [
            (
                self.tr(
                    "This cannot be undone: the copies go too. The program then begins as on the "
                    "first day. Export before what you want to keep."
                ),
                None,
            )
        ]
        if waiting:
            lost = self.tr("%n assessment(s) not sent yet would never arrive.", "", waiting)
            texts.append((lost, Role.FAULT))
        return texts

    def _instruction(self) -> str:
        return self.tr("Type “{word}” to confirm:").format(word=self._wanted)

    def _look(self, typed: str) -> None:
        self.delete.setEnabled(folded(typed) == folded(self._wanted))
