"""What the user does with sources: dialogs, tests, pausing, removing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from declarant_client.application.ports.databases import DatabaseTested
from declarant_client.application.ports.sources import FileMemory, FolderSettings, Source
from declarant_client.application.source_wording import name_of
from declarant_client.desktop.sources.parts import SourcesParts
from declarant_client.desktop.speech import figure, said
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.questions import confirmed

if TYPE_CHECKING:
    from declarant_client.desktop.settings.sources_section import SourcesSection


class SourcesDesk(QObject):
    """Does what the section of the settings asks for."""

    def __init__(self, parts: SourcesParts, section: SourcesSection, page: QWidget) -> None:
        """``page`` is what dialogs belong to."""
        super().__init__(page)
        self._parts = parts
        self._section = section
        self._page = page
        self._connect()

    def search(self) -> None:
        """Look for sources on this computer."""
        from declarant_client.desktop.sources.search_dialog import SearchDialog

        dialog = SearchDialog(self._parts, self._page)
        # Not while the dialog that asks for it is still open.
        dialog.databaseWanted.connect(self.add_database, Qt.ConnectionType.QueuedConnection)
        self._open(dialog)

    def add_folder(self) -> None:
        """Add a folder."""
        from declarant_client.desktop.sources.folder_dialog import FolderDialog

        self._open(FolderDialog(self._parts, None, self._page))

    def add_database(self) -> None:
        """Add a database."""
        from declarant_client.desktop.sources.database_dialog import DatabaseDialog

        self._open(DatabaseDialog(self._parts, None, self._page))

    def edit(self, source: Source) -> None:
        """Change a source."""
        from declarant_client.desktop.sources.database_dialog import DatabaseDialog
        from declarant_client.desktop.sources.folder_dialog import FolderDialog

        if isinstance(source.settings, FolderSettings):
            self._open(FolderDialog(self._parts, source, self._page))
        else:
            self._open(DatabaseDialog(self._parts, source, self._page))

    def test(self, source: Source) -> None:
        """Try whether a source can be read; its row says what came of it."""
        is_folder = isinstance(source.settings, FolderSettings)
        waits = self.tr("Looking into the folder…") if is_folder else self.tr("Asking the server…")
        self._say(source, waits)
        self._parts.watcher.errands.run(
            self,
            lambda: self._parts.arranging().test(source.settings),
            lambda tested: self._say(
                source, self.tr("It can be read.") if is_folder else self._found(tested)
            ),
            lambda error: self._say(source, said(error.sentence), is_fault=True),
        )

    def remove(self, source: Source) -> None:
        """Forget a source, once the user says so."""
        question = self.tr("Remove {name} from the sources?").format(name=name_of(source))
        consequence = self.tr(
            "Nothing is read from there any longer. The declarations that it gave stay, and so do "
            "the files."
        )
        if confirmed(self._page, question, consequence, self.tr("Remove")):
            # A keyring may ask the user for its own password: that can take a while.
            self._parts.watcher.errands.run(
                self,
                lambda: self._parts.arranging().remove(source.source_id),
                lambda _: self._parts.watcher.look(),
            )

    def show_failed(self, source: Source) -> None:
        """List the files that could not be read."""

        def came(files: Sequence[FileMemory]) -> None:
            from declarant_client.desktop.sources.failed_files import FailedFilesDialog

            self._open(FailedFilesDialog(name_of(source), files, self._page))

        self._parts.watcher.errands.run(self, lambda: self._parts.failed(source.source_id), came)

    def _found(self, tested: DatabaseTested | None) -> str:
        if tested is None or tested.since is None:
            return self.tr("It can be read; it holds no declarations yet.")
        count = figure(tested.declarations)
        return self.tr("It can be read. Declarations there: {count}.").format(count=count)

    def _say(self, source: Source, text: str, *, is_fault: bool = False) -> None:
        row = self._section.row_of(source)
        if row is not None:
            row.say(text, is_fault=is_fault)
            announce(row, text)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _connect(self) -> None:
        section, watcher = self._section, self._parts.watcher
        section.searchWanted.connect(self.search)
        section.addFolderWanted.connect(self.add_folder)
        section.addDatabaseWanted.connect(self.add_database)
        section.editWanted.connect(self.edit)
        section.testWanted.connect(self.test)
        section.failedWanted.connect(self.show_failed)
        section.removalWanted.connect(self.remove)
        section.readNowWanted.connect(lambda source: watcher.read_now(source.source_id))
        section.pauseWanted.connect(lambda source: watcher.pause(source.source_id))
        section.resumeWanted.connect(lambda source: watcher.resume(source.source_id))
        watcher.stands.connect(section.show_sources)
