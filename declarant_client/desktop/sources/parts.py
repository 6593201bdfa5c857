"""What setting sources up is given by wiring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from declarant_client.application.arranging_sources import ArrangeSources
    from declarant_client.application.ports.databases import DeclarationDatabases
    from declarant_client.application.ports.sources import FileMemory
    from declarant_client.desktop.sources.watcher import Watcher


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesParts:
    """Everything but ``watcher`` and ``today`` is asked in the background."""

    watcher: Watcher
    arranging: Callable[[], ArrangeSources]
    databases: Callable[[], DeclarationDatabases]
    """Raises ``UnreadableDatabaseError`` where what reads databases is not installed."""
    failed: Callable[[int], list[FileMemory]]
    """The files of a source that could not be read."""
    save_reader_script: Callable[[Path], None]
    """Writes the script that makes a login which can only read; raises ``SaidError``."""
    today: Callable[[], date]
    """The day in Vietnam."""
