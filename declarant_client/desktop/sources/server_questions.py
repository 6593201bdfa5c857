"""What a server is asked for the form: who is there, what it has, whether it can be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from declarant_client.application.ports.databases import (
    DatabaseLogin,
    DatabaseServer,
    DatabaseTested,
)
from declarant_client.application.ports.sources import DatabaseSettings
from declarant_client.desktop.background import Lane
from declarant_client.desktop.sources.database_form import DatabaseForm
from declarant_client.desktop.sources.dialog_foot import DialogFoot
from declarant_client.desktop.sources.parts import SourcesParts
from declarant_client.desktop.speech import day, figure, said
from declarant_client.domain.sentences import SaidError

Answer = TypeVar("Answer")


class ServerQuestions(QObject):
    """Asks in the background what the form holds; the foot waits, and says what came of it."""

    def __init__(
        self, parts: SourcesParts, form: DatabaseForm, foot: DialogFoot, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._form = form
        self._foot = foot
        self._lane = Lane(parts.watcher.errands, self)

    def settings(self) -> DatabaseSettings | None:
        """Return what was typed; where the server cannot be one, say so and return ``None``."""
        return self._form.settings() if self._place() is not None else None

    def drop(self) -> None:
        """Wait for no answer any longer."""
        self._lane.drop()

    def try_out(self) -> None:
        """Test whether the database can be read as it was typed."""
        settings = self.settings()
        if settings is None:
            return
        password = self._form.typed_password()
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
        login = DatabaseLogin(server=place, user=self._form.login.text().strip())
        password = self._form.typed_password()
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

    def _place(self) -> DatabaseServer | None:
        place = self._form.place()
        if place is None:
            self._foot.say(
                self.tr(
                    "Write the server as its name, NAME\\INSTANCE or NAME,PORT; an IP address "
                    "serves as well."
                )
            )
            self._form.server.setFocus()
        return place

    def _ask(self, text: str, work: Callable[[], Answer], then: Callable[[Answer], None]) -> None:
        self._foot.wait(text)
        self._lane.ask(work, then, self._failed)

    def _failed(self, error: SaidError) -> None:
        self._foot.say(said(error.sentence))

    def _tested(self, tested: DatabaseTested | None) -> None:
        if tested is None or tested.since is None:
            self._foot.say(self.tr("The database can be read; it holds no declarations yet."), None)
            return
        count = figure(tested.declarations)
        self._foot.say(
            self.tr(
                "The database can be read. Declarations: {count}, the oldest of {since}."
            ).format(count=count, since=day(tested.since)),
            None,
        )

    def _show_databases(self, names: tuple[str, ...]) -> None:
        if names:
            self._foot.rest()
            self._form.databases.offer(names)
            return
        self._foot.say(
            self.tr("This login can enter no database of the server that holds declarations.")
        )

    def _show_servers(self, servers: tuple[DatabaseServer, ...]) -> None:
        if servers:
            self._foot.rest()
            self._form.servers.offer([str(server) for server in servers])
            return
        self._foot.say(
            self.tr(
                "No SQL Server answered in this network. Ask the administrator for the name of "
                "the server, and for its port."
            )
        )
