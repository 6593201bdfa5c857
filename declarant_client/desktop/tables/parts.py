"""What the dialog is given by wiring."""

from __future__ import annotations

from dataclasses import dataclass

from declarant_client.application.ports.tables import TableMappings, TableReader
from declarant_client.desktop.background import Threads


@dataclass(frozen=True, slots=True)
class TableParts:
    """Who reads tables, where mappings are kept, and the threads for both."""

    reader: TableReader
    mappings: TableMappings
    threads: Threads
