"""Opening the store of a profile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from declarant_client.application.ports.world import Clock
from declarant_client.store.accounts import Accounts
from declarant_client.store.connection import PATIENCE, ConnectionFactory, Connections
from declarant_client.store.declarations import Declarations
from declarant_client.store.drafts import Drafts
from declarant_client.store.files import (
    DATABASE_NAME,
    private_file,
    private_folder,
    refuse_network,
)
from declarant_client.store.migrating import migrate, steps
from declarant_client.store.notices import Notices
from declarant_client.store.submissions import Submissions


@dataclass(frozen=True, slots=True)
class Store:
    """Everything that is kept; every part may be used from any thread."""

    path: Path
    declarations: Declarations
    drafts: Drafts
    submissions: Submissions
    accounts: Accounts
    notices: Notices
    connections: Connections

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
    connections = Connections(factory)
    return Store(
        path=path,
        declarations=Declarations(connections, clock),
        drafts=Drafts(connections),
        submissions=Submissions(connections, clock),
        accounts=Accounts(connections),
        notices=Notices(connections),
        connections=connections,
    )
