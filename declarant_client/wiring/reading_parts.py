"""What reads declarations: by hand, once, or watching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from declarant_client.operating_system.file_lock import FileLock
from declarant_client.wiring.late import late
from declarant_client.wiring.profile import OpenProfile, pause

if TYPE_CHECKING:
    from declarant_client.application.arranging_sources import ArrangeSources
    from declarant_client.application.importing import EveryReader, ImportDeclarations
    from declarant_client.application.ports.databases import DatabasePasswords, DeclarationDatabases
    from declarant_client.application.watching.parts import WatchingParts
    from declarant_client.application.watching.reading_once import ReadSourceOnce


class ReadingParts(OpenProfile):
    """Readers, the use cases around them, and what watching needs; each built when asked for."""

    @late
    def reader(self) -> EveryReader:
        """Reads the declaration software's files, in a child process where they are hostile."""
        reader = self._opened_reader()
        self.at_end(reader.close)
        return reader

    def _opened_reader(self) -> EveryReader:
        from declarant_client.operating_system.child_process_limits import start_limited
        from declarant_client.sources.declaration_files import DeclarationFiles

        return DeclarationFiles(start_limited=start_limited, tables=self.store.table_mappings.all)

    @late
    def importing(self) -> ImportDeclarations:
        """Reads files into the store."""
        from declarant_client.application.importing import ImportDeclarations

        store = self.store
        return ImportDeclarations(self.reader, store.declarations, store.unknown_reports)

    @late
    def database_passwords(self) -> DatabasePasswords:
        """The passwords of database logins, in the keyring or for this run."""
        from declarant_client.operating_system.database_passwords import (
            KeyringDatabasePasswords,
            PasswordsForThisRun,
        )

        return PasswordsForThisRun(KeyringDatabasePasswords())

    @late
    def databases(self) -> DeclarationDatabases:
        """Reads the declaration software's databases."""
        from declarant_client.domain.declaration import VIETNAM
        from declarant_client.sources.ecus_database import ecus_databases

        return ecus_databases(
            passwords=self.database_passwords,
            today=lambda: self.clock.now().astimezone(VIETNAM).date(),
        )

    @late
    def arranging(self) -> ArrangeSources:
        """Adds, proposes, tests, pauses and removes sources."""
        from declarant_client.application.arranging_sources import ArrangeSources, SourceParts
        from declarant_client.application.watching.watched_database import database_of
        from declarant_client.operating_system.export_places import UsualPlaces
        from declarant_client.operating_system.folders import DiskFolders

        return ArrangeSources(
            SourceParts(
                sources=self.store.sources,
                folders=DiskFolders(),
                places=UsualPlaces(),
                reader=lambda: self.reader,
                databases=lambda: self.databases,
                keep_password=lambda settings, password: self.database_passwords.keep(
                    database_of(settings).login, password
                ),
                forget_password=lambda settings: self.database_passwords.forget(
                    database_of(settings).login
                ),
                clock=self.clock,
            )
        )

    @late
    def reading_once(self) -> ReadSourceOnce:
        """Reads a source once, without watching it."""
        from declarant_client.application.watching.reading_once import ReadSourceOnce

        return ReadSourceOnce(self.watching_parts, pause=pause)

    @late
    def watching_parts(self) -> WatchingParts:
        """What ``WatchSources`` needs, for the one object that watches in this process."""
        import time

        from declarant_client.application.watching.parts import WatchingParts
        from declarant_client.operating_system.chance import SystemChance
        from declarant_client.operating_system.folder_changes import system_folder_changes
        from declarant_client.operating_system.folders import DiskFolders

        store = self.store
        return WatchingParts(
            sources=store.sources,
            declarations=store.declarations,
            unknown_reports=store.unknown_reports,
            folders=DiskFolders(),
            changes=system_folder_changes(),
            open_reader=self._opened_reader,
            databases=lambda: self.databases,
            right=FileLock(self.folders.watching_lock),
            clock=self.clock,
            chance=SystemChance(),
            seconds=time.monotonic,
            close_thread=store.close_thread,
        )
