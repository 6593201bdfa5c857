"""What watching is given, and what each watched source is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from declarant_client.application.ports.databases import DeclarationDatabases
from declarant_client.application.ports.declarations import DeclarationStore
from declarant_client.application.ports.folder_changes import FolderChanges, Folders
from declarant_client.application.ports.reading import DeclarationReader
from declarant_client.application.ports.sources import SourceStore
from declarant_client.application.ports.unknown_reports import UnknownReportStore
from declarant_client.application.ports.world import Chance, Clock, SendingRight
from declarant_client.application.watching.settling import SETTLING_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchingParts:
    """What watching is given by wiring; all of it is used in the watching thread only."""

    sources: SourceStore
    declarations: DeclarationStore
    unknown_reports: UnknownReportStore
    folders: Folders
    changes: FolderChanges
    open_reader: Callable[[], DeclarationReader]
    """Opens a reader of watching's own, so that a user's import waits for nothing."""
    databases: Callable[[], DeclarationDatabases]
    """Called when the first database is read: its driver is loaded then."""
    right: SendingRight
    """The one right of a profile to watch, as ``SendingRight`` is the one to send."""
    clock: Clock
    chance: Chance
    seconds: Callable[[], float]
    """A clock that only goes forward, in seconds."""
    close_thread: Callable[[], None]
    """Closes the store's connection of the thread that calls it."""
    settling_seconds: float = SETTLING_SECONDS
    """How long a file has to look the same before it is read."""


class WatchedSource(Protocol):
    """One source that is on."""

    def due_at(self) -> float:
        """Return when it wants its next turn."""
        ...

    def turn(self) -> None:
        """Do some of what is due, for a few seconds at most; raise ``SaidError``."""
        ...

    def changed(self) -> None:
        """Something in it has changed."""
        ...

    def at_once(self) -> None:
        """Changes may have been missed: look now."""
        ...

    def ask(self) -> None:
        """The user wants it read now, also what failed before."""
        ...

    def close(self) -> None:
        """Watch it no longer."""
        ...
