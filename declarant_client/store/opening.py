"""Opening the store of a profile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from declarant_client.application.ports.world import Clock
from declarant_client.store.connection import PATIENCE, ConnectionFactory, Connections
from declarant_client.store.declarations import Declarations
from declarant_client.store.files import (
    DATABASE_NAME,
    private_file,
    private_folder,
    refuse_network,
)
from declarant_client.store.migrating import migrate, steps

if TYPE_CHECKING:
    from declarant_client.store.accounts import Accounts
    from declarant_client.store.drafts import Drafts
    from declarant_client.store.notices import Notices
    from declarant_client.store.sources import Sources
    from declarant_client.store.submissions import Submissions
    from declarant_client.store.table_mappings import KeptTableMappings
    from declarant_client.store.unknown_reports import UnknownReports


class Store:
    """Everything that is kept; every part may be used from any thread.

    A part is loaded when it is first asked for: the first rows need the declarations alone. All
    state lies in ``connections``, so that it does not matter should two threads build one part.
    """

    def __init__(self, path: Path, connections: Connections, clock: Clock) -> None:
        self.path = path
        self.connections = connections
        self._clock = clock

    @cached_property
    def declarations(self) -> Declarations:
        """The ``DeclarationStore``."""
        return Declarations(self.connections, self._clock)

    @cached_property
    def drafts(self) -> Drafts:
        """The ``DraftStore``."""
        from declarant_client.store.drafts import Drafts

        return Drafts(self.connections)

    @cached_property
    def submissions(self) -> Submissions:
        """The ``SubmissionStore``."""
        from declarant_client.store.submissions import Submissions

        return Submissions(self.connections, self._clock)

    @cached_property
    def accounts(self) -> Accounts:
        """The ``AccountStore``."""
        from declarant_client.store.accounts import Accounts

        return Accounts(self.connections)

    @cached_property
    def notices(self) -> Notices:
        """The ``NoticeStore``."""
        from declarant_client.store.notices import Notices

        return Notices(self.connections)

    @cached_property
    def sources(self) -> Sources:
        """The ``SourceStore``."""
        from declarant_client.store.sources import Sources

        return Sources(self.connections)

    @cached_property
    def table_mappings(self) -> KeptTableMappings:
        """The ``TableMappings``."""
        from declarant_client.store.table_mappings import KeptTableMappings

        return KeptTableMappings(self.connections)

    @cached_property
    def unknown_reports(self) -> UnknownReports:
        """The ``UnknownReportStore``."""
        from declarant_client.store.unknown_reports import UnknownReports

        return UnknownReports(self.connections, self._clock)

    def close_thread(self) -> None:
        """Close the calling thread's connection; a thread that ends calls this."""
        self.connections.close_thread()

    def close(self) -> None:
        """Close every connection; no thread may be using the store any more."""
        self.connections.close()


def open_store(
    folder: Path,
    *,
    clock: Clock,
    refuse_network_path: Callable[[Path], bool],
    vfs: str | None = None,
    patience: timedelta = PATIENCE,
) -> Store:
    """Open the store in ``folder``, made or brought to this version where needed.

    ``refuse_network_path`` tells whether a path lies on another computer; ``vfs`` names the
    SQLite VFS to use; ``patience`` is how long a write waits for another process.
    Raises a subclass of ``StoreError`` by cause.
    """
    refuse_network(folder, refuse_network_path)
    path = private_file(private_folder(folder) / DATABASE_NAME)
    factory = ConnectionFactory(path, vfs, patience)
    migrate(factory, steps(), clock.now())
    return Store(path, Connections(factory), clock)
