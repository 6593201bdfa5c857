"""Adding a database of the declaration software, or changing one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.ports.databases import (
    DatabaseLogin,
    DatabaseServer,
    DatabaseTested,
)
from declarant_client.application.ports.sources import DatabaseSettings, NewSource, Source
from declarant_client.application.ports.world import KeyringMissingError
from declarant_client.desktop.appearance import Space
from declarant_client.desktop.background import Lane
from declarant_client.desktop.sources.database_form import DatabaseForm
from declarant_client.desktop.sources.dialog_foot import DialogFoot
from declarant_client.desktop.sources.parts import SourcesParts
from declarant_client.desktop.sources.waiting_question import WaitingQuestion
from declarant_client.desktop.speech import day, said
from declarant_client.desktop.widgets.questions import told
from declarant_client.domain.sentences import SaidError, Sentence

Answer = TypeVar("Answer")

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
        self._lane = Lane(parts.watcher.errands, self)
        self._is_keeping = False
        self.setWindowTitle(self.tr("Database") if source else self.tr("Add a database"))
        self.form = DatabaseForm(keeps_password=source is not None)
        self.question = WaitingQuestion(
            parts.today(), self.tr("From a database the others are not read at all.")
        )
        self.question.propose(since=True)
        self.foot = DialogFoot(self.tr("Save") if source else self.tr("Add and read"))
        self.test = QPushButton(self.tr("Test"))
        self.test.setAutoDefault(False)
        self.foot.buttons.addButton(self.test, QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self._connect()
        if source is not None and isinstance(source.settings, DatabaseSettings):
            self.form.show_settings(source.name, source.settings)
            self.question.show_value(source.waits_from)
        self._edited()

    def done(self, result: int) -> None:
        self._lane.drop()
        super().done(result)

    def reject(self) -> None:
        """Close; not while it is being kept."""
        if not self._is_keeping:
            super().reject()

    def try_out(self) -> None:
        """Test whether the database can be read as it was typed."""
        settings = self._settings()
        if settings is None:
            return
        password = self.form.typed_password()
        self._ask(
            self.tr("Asking the server…"),
            lambda: self._parts.arranging().test(settings, password),
            self._tested,
        )

    def find_databases(self) -> None:
        """List the databases that the login can enter."""
        place = self._place()
        if place is None:
            return
        login = DatabaseLogin(server=place, user=self.form.login.text().strip())
        password = self.form.typed_password()
        self._ask(
            self.tr("Asking the server for its databases…"),
            lambda: self._parts.databases().databases(login, password),
            self._show_databases,
        )

    def look_nearby(self) -> None:
        """Ask the local network, which the user has just asked for, who is there."""
        self._ask(
            self.tr("Asking the local network; this takes three seconds…"),
            lambda: self._parts.databases().instances_nearby(),
            self._show_servers,
        )

    def _settings(self) -> DatabaseSettings | None:
        return self.form.settings() if self._place() is not None else None

    def _place(self) -> DatabaseServer | None:
        place = self.form.place()
        if place is None:
            self.foot.say(
                self.tr(
                    "Write the server as its name, NAME\\INSTANCE or NAME,PORT; an IP address "
                    "serves as well."
                )
            )
            self.form.server.setFocus()
        return place

    def _ask(self, text: str, work: Callable[[], Answer], then: Callable[[Answer], None]) -> None:
        self.foot.wait(text)
        self._lane.ask(work, then, self._failed)

    def _tested(self, tested: DatabaseTested | None) -> None:
        if tested is None or tested.since is None:
            self.foot.say(self.tr("The database can be read; it holds no declarations yet."), None)
            return
        count = f"{tested.declarations:,}".replace(",", ".")
        self.foot.say(
            self.tr(
                "The database can be read. Declarations: {count}, the oldest of {since}."
            ).format(count=count, since=day(tested.since)),
            None,
        )

    def _show_databases(self, names: tuple[str, ...]) -> None:
        if names:
            self.foot.rest()
            self.form.databases.offer(names)
            return
        self.foot.say(
            self.tr("This login can enter no database of the server that holds declarations.")
        )

    def _show_servers(self, servers: tuple[DatabaseServer, ...]) -> None:
        if servers:
            self.foot.rest()
            self.form.servers.offer([str(server) for server in servers])
            return
        self.foot.say(
            self.tr(
                "No SQL Server answered in this network. Ask the administrator for the name of "
                "the server, and for its port."
            )
        )

    def _keep(self) -> None:
        if self._is_keeping or not self.form.is_complete():
            return
        settings = self._settings()
        if settings is None:
            return
        new = NewSource(
            name=self.form.name.text(), settings=settings, waits_from=self.question.value()
        )
        password = self.form.typed_password()
        self._is_keeping = True
        self.foot.wait(self.tr("Saving…"), stoppable=False)
        self._parts.watcher.errands.run(
            self, lambda: self._kept(new, password), self._done, self._failed
        )

    def _kept(self, new: NewSource, password: str | None) -> Sentence | None:
        """Keep the source; return what is to be said of its password."""
        try:
            self._keep_with(new, password)
        except KeyringMissingError as error:
            # Typed once, it serves until the program ends.
            self._keep_with(new, None)
            return error.sentence
        return None

    def _keep_with(self, new: NewSource, password: str | None) -> None:
        arranging = self._parts.arranging()
        if self._source is None:
            arranging.add(new, password)
            return
        arranging.change(
            replace(self._source, name=new.name, settings=new.settings, waits_from=new.waits_from),
            password,
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

    def _failed(self, error: SaidError) -> None:
        self._is_keeping = False
        self.foot.say(said(error.sentence))

    def _stop(self) -> None:
        self._lane.drop()
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
        self.form.nearbyWanted.connect(self.look_nearby)
        self.form.databasesWanted.connect(self.find_databases)
        self.test.clicked.connect(self.try_out)
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
