"""Adding a database of the declaration software, or changing one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.sources import DatabaseSettings, NewSource, Source
from declarant_client.desktop.appearance import Role, Space
from declarant_client.desktop.sources.database_form import DatabaseForm
from declarant_client.desktop.sources.dialog_foot import DialogFoot
from declarant_client.desktop.sources.keeping_database import keep_database
from declarant_client.desktop.sources.parts import SourcesParts
from declarant_client.desktop.sources.server_questions import ServerQuestions
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.questions import told
from declarant_client.desktop.widgets.waiting_question import WaitingQuestion
from declarant_client.domain.sentences import SaidError, Sentence

_WIDTH = 620


class DatabaseDialog(QDialog):
    """Asks servers in the background; accepted once the source is kept."""

    kept = Signal()

    def __init__(
        self, parts: SourcesParts, source: Source | None = None, parent: QWidget | None = None
    ) -> None:
        """``source`` is one to change, a database; without it one is added."""
        super().__init__(parent)
        self._parts = parts
        self._source = source
        self._is_keeping = False
        self.setWindowTitle(self.tr("Database") if source else self.tr("Add a database"))
        self.form = DatabaseForm(keeps_password=source is not None)
        self.question = WaitingQuestion(
            parts.today(), self.tr("From a database the others are not read at all.")
        )
        self.question.propose(since=True)
        self.foot = DialogFoot(self.tr("Save") if source else self.tr("Add and read"))
        self._server = ServerQuestions(parts, self.form, self.foot, self)
        self.test = QPushButton(self.tr("Test"))
        self.test.setAutoDefault(False)
        self.foot.buttons.addButton(self.test, QDialogButtonBox.ButtonRole.ActionRole)
        self.script = QPushButton(self.tr("Save the script…"))
        self.script.setToolTip(
            self.tr(
                "create_reader.sql, with which the administrator makes a login that can only read"
            )
        )
        self.script.setAutoDefault(False)
        self.foot.buttons.addButton(self.script, QDialogButtonBox.ButtonRole.HelpRole)
        self._lay_out()
        self._connect()
        if source is not None and isinstance(source.settings, DatabaseSettings):
            self.form.show_settings(source.name, source.settings)
            self.question.show_value(source.waits_from)
        self._edited()

    def done(self, result: int) -> None:
        self._server.drop()
        super().done(result)

    def reject(self) -> None:
        """Close; not while it is being kept."""
        if not self._is_keeping:
            super().reject()

    def _keep(self) -> None:
        if self._is_keeping or not self.form.is_complete():
            return
        settings = self._server.settings()
        if settings is None:
            return
        new = NewSource(
            name=self.form.name.text(), settings=settings, waits_from=self.question.value()
        )
        password = self.form.typed_password()
        self._is_keeping = True
        self.foot.wait(self.tr("Saving…"), stoppable=False)
        self._parts.watcher.errands.run(
            self,
            lambda: keep_database(self._parts.arranging(), self._source, new, password),
            self._done,
            self._failed,
        )

    def _done(self, of_password: Sentence | None) -> None:
        self._is_keeping = False
        self._parts.watcher.look()
        if self._source is not None:
            # A new password alone changes nothing of the source: it is tried because of this.
            self._parts.watcher.read_now(self._source.source_id)
        if of_password is not None:
            told(self, self.tr("The password is not kept"), said(of_password))
        self.kept.emit()
        self.accept()

    def _save_script(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the script for the administrator"),
            str(Path(folder) / "create_reader.sql"),
            self.tr("SQL script (*.sql)"),
        )
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(".sql")
        saved = self.tr("{file} is saved: whoever looks after SQL Server runs it once.")
        self._parts.watcher.errands.run(
            self,
            lambda: self._parts.save_reader_script(path),
            lambda _: self.foot.say(saved.format(file=path.name), Role.MUTED),
            lambda error: self.foot.say(said(error.sentence)),
        )

    def _failed(self, error: SaidError) -> None:
        self._is_keeping = False
        self.foot.say(said(error.sentence))

    def _stop(self) -> None:
        self._server.drop()
        self.foot.rest()

    def _edited(self) -> None:
        if not self._is_keeping:
            # What was asked was asked of something else.
            self._stop()
        self.form.find_databases.setEnabled(self.form.has_login())
        is_complete = self.form.is_complete()
        self.test.setEnabled(is_complete)
        self.foot.action.setEnabled(is_complete)

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.nearbyWanted.connect(self._server.look_nearby)
        self.form.databasesWanted.connect(self._server.find_databases)
        self.test.clicked.connect(self._server.try_out)
        self.script.clicked.connect(self._save_script)
        self.foot.actionWanted.connect(self._keep)
        self.foot.stopWanted.connect(self._stop)
        self.foot.closeWanted.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.form)
        column.addWidget(self.question)
        column.addStretch()
        column.addWidget(self.foot)
        self.setMinimumWidth(_WIDTH)
