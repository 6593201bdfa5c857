"""What the user has said of other software's tables, by name."""

from __future__ import annotations

import apsw

from declarant_client.application.ports.tables import (
    FaultyMappingError,
    TableMapping,
    name_is_taken,
)
from declarant_client.domain.vietnamese_text import folded
from declarant_client.store.columns import json_text, json_value
from declarant_client.store.connection import Connections


class KeptTableMappings:
    """The ``TableMappings`` in SQLite."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def all(self) -> tuple[TableMapping, ...]:
        with self._connections.reading() as connection:
            return _all(connection)

    def keep(self, mapping: TableMapping, *, instead_of: str | None = None) -> None:
        mapping.check()
        with self._connections.writing() as connection:
            taken = name_is_taken(mapping.name, _all(connection), instead_of=instead_of)
            if taken is not None:
                raise FaultyMappingError(taken)
            connection.execute("DELETE FROM table_mappings WHERE name = ?", (instead_of,))
            connection.execute(
                "INSERT INTO table_mappings VALUES (?, ?)", (mapping.name, json_text(mapping))
            )
            # By these columns it may be read: watching finds it anew with its next look.
            connection.execute("DELETE FROM source_files WHERE is_unknown_table = 1")

    def drop(self, name: str) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM table_mappings WHERE name = ?", (name,))


def _all(connection: apsw.Connection) -> tuple[TableMapping, ...]:
    kept = [
        json_value(text, TableMapping)
        for (text,) in connection.execute("SELECT mapping FROM table_mappings")
    ]
    return tuple(sorted(kept, key=lambda mapping: (folded(mapping.name), mapping.name)))
