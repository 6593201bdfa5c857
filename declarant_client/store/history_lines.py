"""The history read for a page: keys first, then the entries that are looked at, and figures."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from declarant_client.application.ports.history import HistoryFigures
from declarant_client.application.ports.submissions import HistoryEntry, HistoryFilter
from declarant_client.store import history, history_figures
from declarant_client.store.connection import Connections
from declarant_client.store.history_filter import conditions_of, way_of


class KeptHistoryLines:
    """The port ``HistoryLines`` in SQLite."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keys(self, wanted: HistoryFilter, limit: int | None = None) -> array[int]:
        with self._connections.reading() as connection:
            conditions = conditions_of(wanted, connection)
            found = connection.execute(
                f"""SELECT a.entry FROM assessments a {way_of(wanted)} WHERE {conditions}
                    ORDER BY a.made_at DESC, a.entry DESC LIMIT ?""",
                (*conditions.values, -1 if limit is None else limit),
            )
            return array("q", [entry for (entry,) in found])

    def entries(self, keys: Sequence[int]) -> Mapping[int, HistoryEntry]:
        with self._connections.reading() as connection:
            return history.entries_of(connection, keys)

    def enterprises(self, wanted: HistoryFilter) -> list[str | None]:
        with self._connections.reading() as connection:
            conditions = conditions_of(wanted, connection)
            found = connection.execute(
                f"""SELECT DISTINCT a.enterprise FROM assessments a {way_of(wanted)}
                    WHERE {conditions} ORDER BY 1""",
                conditions.values,
            )
            return [enterprise for (enterprise,) in found]

    def open_cases(self, enterprise: str | None) -> Sequence[int]:
        with self._connections.reading() as connection:
            found = connection.execute(
                """SELECT DISTINCT a.entry FROM cases c JOIN assessments a USING (entry)
                   WHERE c.is_open = 1 AND (?1 IS NULL OR a.enterprise = ?1)
                   ORDER BY a.made_at, a.entry""",
                (enterprise,),
            )
            return array("q", [entry for (entry,) in found])

    def figures(self, wanted: HistoryFilter) -> HistoryFigures:
        with self._connections.reading() as connection:
            return history_figures.figures(connection, wanted)
