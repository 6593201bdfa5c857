"""Looking for what the declaration software exported on this computer, and adding it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.arranging_sources import SourceRefusedError
from declarant_client.application.old_files import MANY_OLD
from declarant_client.application.ports.export_places import ExportsFound
from declarant_client.application.ports.sources import FolderSettings, NewSource
from declarant_client.desktop.appearance import Role, Space, give_role, small_font
from declarant_client.desktop.background import Task
from declarant_client.desktop.sources.dialog_foot import DialogFoot
from declarant_client.desktop.sources.parts import SourcesParts
from declarant_client.desktop.sources.proposals import Proposal, proposals_of
from declarant_client.desktop.speech import day, said
from declarant_client.desktop.widgets.labels import ElidedLabel, plain_label
from declarant_client.desktop.widgets.questions import told
from declarant_client.desktop.widgets.waiting_question import WaitingQuestion
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import SaidError, Sentence

_WIDTH = 620
_LIST_HEIGHT = 220


class SearchDialog(QDialog):
    """Searches as soon as it is shown; what is chosen is added at once."""

    kept = Signal()
    databaseWanted = Signal()
    """The user wants a database of the declaration software instead; the dialog has closed."""

    def __init__(self, parts: SourcesParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._task: Task | None = None
        self._is_keeping = False
        self.boxes: list[tuple[QCheckBox, Proposal]] = []
        self.setWindowTitle(self.tr("Look for declarations on this computer"))
        self.head = plain_label(wraps=True)
        self.question = WaitingQuestion(
            parts.today(),
            self.tr(
                "The others are read as well and can be found and rated, but do not wait in the "
                "list."
            ),
        )
        self.foot = DialogFoot(self.tr("Add and read"))
        self.database = QPushButton(self.tr("Add a database instead…"))
        self.database.setAutoDefault(False)
        self.foot.buttons.addButton(self.database, QDialogButtonBox.ButtonRole.ResetRole)
        self._lay_out()
        self._connect()
        self.search()

    def search(self) -> None:
        """Look through the usual places; it ends by itself after a few seconds."""
        self.head.setText(
            self.tr(
                "Looked through are your documents, desktop and downloads, and the folders of "
                "the declaration software. Nothing is opened, and nothing leaves this computer."
            )
        )
        self._found.hide()
        self.question.hide()
        self.foot.action.setEnabled(False)
        self.foot.wait(self.tr("Looking for exported declarations…"))
        self._task = task = Task()
        # Stopping ends the search, not its answer: what was found until then is shown.
        self._parts.watcher.errands.run(
            self,
            lambda: self._parts.arranging().propose(task.is_cancelled),
            self._show,
            self._failed,
        )

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def reject(self) -> None:
        """Close; not while something is being kept."""
        if not self._is_keeping:
            super().reject()

    def _leave_for_database(self) -> None:
        if not self._is_keeping:
            self.reject()
            self.databaseWanted.emit()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _show(self, found: Sequence[ExportsFound]) -> None:
        self._task = None
        self.foot.rest()
        proposals = proposals_of(found)
        if not proposals:
            self.head.setText(
                self.tr(
                    "Nothing was found in the usual places. Without a login to the database, "
                    "have ECUS export one list report (BaoCaoToKhai) a day into a folder, and "
                    "add that folder."
                )
            )
            self.foot.action.setText(self.tr("Close"))
            self.foot.action.setEnabled(True)
            return
        self.head.setText(self.tr("Declarations were exported into these folders:"))
        for proposal in proposals:
            self._add_row(proposal)
        self._rows.addStretch()
        self._found.show()
        self.question.propose(since=sum(each.files for each in proposals) >= MANY_OLD)
        self.question.show()
        self._look()
        self.boxes[0][0].setFocus()
        self.foot.take_enter()

    def _add_row(self, proposal: Proposal) -> None:
        name = proposal.folder.name or str(proposal.folder)
        box = QCheckBox(name.replace("&", "&&"))
        box.setChecked(True)
        facts = self.tr("Files: {files}, the newest of {day}").format(
            files=proposal.files, day=day(proposal.newest.astimezone(VIETNAM).date())
        )
        if proposal.recursive:
            facts += " · " + self.tr("with the folders inside it")
        box.setAccessibleName(f"{proposal.folder}, {facts}")
        box.toggled.connect(self._look)
        self._rows.addWidget(box)
        for text in (str(proposal.folder), facts):
            label = ElidedLabel(text)
            label.setFont(small_font())
            label.setContentsMargins(Space.XL, 0, 0, 0)
            give_role(label, Role.MUTED)
            self._rows.addWidget(label)
        self._rows.addSpacing(Space.S)
        self.boxes.append((box, proposal))

    def _look(self) -> None:
        self.foot.action.setEnabled(any(box.isChecked() for box, _ in self.boxes))

    def _keep(self) -> None:
        if self._task is not None or self._is_keeping:
            return
        if not self.boxes:
            self.accept()
            return
        wanted = [
            NewSource(
                name="",
                settings=FolderSettings(path=proposal.folder, recursive=proposal.recursive),
                waits_from=self.question.value(),
            )
            for box, proposal in self.boxes
            if box.isChecked()
        ]

        self._is_keeping = True
        self.foot.wait(self.tr("Saving…"), stoppable=False)
        self._parts.watcher.errands.run(self, lambda: self._add(wanted), self._done, self._failed)

    def _add(self, wanted: Sequence[NewSource]) -> list[Sentence]:
        """Add what can be added; return why the others cannot."""
        refused = []
        for new in wanted:
            try:
                self._parts.arranging().add(new)
            except SourceRefusedError as error:
                refused.append(error.sentence)
        return refused

    def _done(self, refused: Sequence[Sentence]) -> None:
        self._is_keeping = False
        self._parts.watcher.look()
        if refused:
            told(self, self.tr("Not added"), "\n".join(said(sentence) for sentence in refused))
        self.kept.emit()
        self.accept()

    def _failed(self, error: SaidError) -> None:
        self._task, self._is_keeping = None, False
        self._parts.watcher.look()
        self.foot.say(said(error.sentence))

    def _connect(self) -> None:
        self.foot.actionWanted.connect(self._keep)
        self.foot.stopWanted.connect(self._stop)
        self.foot.closeWanted.connect(self.reject)
        self.database.clicked.connect(self._leave_for_database)

    def _lay_out(self) -> None:
        inner = QFrame()
        give_role(inner, Role.PANEL)
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(Space.M, Space.M, Space.M, Space.S)
        self._rows.setSpacing(Space.HAIR)
        self._found = QScrollArea()
        self._found.setWidgetResizable(True)
        self._found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._found.setMinimumHeight(_LIST_HEIGHT)
        self._found.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(self.head)
        column.addWidget(self._found, 1)
        column.addWidget(self.question)
        column.addStretch()
        column.addWidget(self.foot)
        self.setMinimumWidth(_WIDTH)
