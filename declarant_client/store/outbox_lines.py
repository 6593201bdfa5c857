"""The outbox read for a page: keys first, then the lines that are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import apsw

from declarant_client.application.ports.outbox import (
    OutboxFigures,
    OutboxFilter,
    OutboxLine,
    OutboxShow,
)
from declarant_client.store import history
from declarant_client.store.columns import json_text, micros, sentence_of, time_or_none
from declarant_client.store.conditions import Conditions
from declarant_client.store.connection import Connections
from declarant_client.store.search_text import search_words

_WAITING = "state IN ('held', 'queued', 'sending', 'unknown')"
_PARTS = {
    OutboxShow.WAITING: f"SELECT entry FROM assessments WHERE made_here AND {_WAITING}",
    OutboxShow.REFUSED: "SELECT entry FROM assessments WHERE made_here AND state = 'refused'",
    OutboxShow.SENT: """SELECT entry FROM assessments
        WHERE made_here = 1 AND ended_at >= ?1 AND state = 'accepted'""",
}
_WITHDRAWN = """SELECT entry FROM assessments
    WHERE made_here = 1 AND ended_at >= ?1 AND state = 'withdrawn'"""
# Each part by its own index: one condition joined by OR would go through the whole history.
_ALL = " UNION ALL ".join([*_PARTS.values(), _WITHDRAWN])
_LINES = """SELECT a.entry, a.attempts, a.held_until, a.next_attempt_at, a.account_id, c.trouble,
    EXISTS (SELECT 1 FROM assessments revised WHERE revised.assessment_id = a.revises
        AND revised.state IN ('held', 'queued', 'sending', 'unknown')),
    EXISTS (SELECT 1 FROM assessments later WHERE later.identity = a.identity
        AND later.phase = a.phase AND later.entry > a.entry AND later.made_here
        AND later.state <> 'withdrawn')
FROM json_each(?) w JOIN assessments a ON a.entry = w.value
    LEFT JOIN accounts c ON c.account_id = a.account_id"""


class OutboxLines:
    """The ``OutboxStore`` in SQLite."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keys(self, wanted: OutboxFilter) -> tuple[int, ...]:
        found = _PARTS.get(wanted.show, _ALL)
        conditions = Conditions()
        for word in search_words(wanted.search):
            conditions.add(
                "(instr(search_text, ?) OR instr(lower(coalesce(receipt_number, '')), ?))",
                word,
                word,
            )
        query = f"SELECT entry FROM ({found})"
        if conditions.parts:
            query = f"SELECT entry FROM assessments WHERE entry IN ({found}) AND {conditions}"
        with self._connections.reading() as connection:
            values = _numbered(query, micros(wanted.ended_since), conditions.values)
            # Sorted here: each part in this order already would be the whole history gone through.
            rows = connection.execute(f"{query} ORDER BY +entry DESC", values)
            return tuple(row[0] for row in rows)

    def lines(self, keys: Sequence[int]) -> list[OutboxLine]:
        with self._connections.reading() as connection:
            entries = history.entries_of(connection, keys)
            found = [
                OutboxLine(
                    key=row[0],
                    entry=entries[row[0]],
                    attempts=row[1],
                    held_until=time_or_none(row[2]),
                    next_attempt_at=time_or_none(row[3]),
                    account_id=row[4],
                    account_trouble=sentence_of(row[5]),
                    behind=bool(row[6]),
                    replaced=bool(row[7]),
                )
                for row in connection.execute(_LINES, (json_text(list(keys)),))
            ]
        return sorted(found, key=lambda line: line.key, reverse=True)

    def figures(self, ended_since: datetime) -> OutboxFigures:
        since = micros(ended_since)
        with self._connections.reading() as connection:
            waiting, refused, sent = (_counted(connection, part, since) for part in _PARTS.values())
            withdrawn = _counted(connection, _WITHDRAWN, since)
        return OutboxFigures(
            waiting=waiting,
            refused=refused,
            sent=sent,
            all=waiting + refused + sent + withdrawn,
        )

    def hasten_one(self, assessment_id: str) -> bool:
        with self._connections.writing() as connection:
            connection.execute(
                """UPDATE assessments SET state = iif(state = 'held', 'queued', state),
                       held_until = NULL, next_attempt_at = NULL
                   WHERE assessment_id = ? AND state IN ('held', 'queued', 'unknown')""",
                (assessment_id,),
            )
            return connection.changes() > 0


def _counted(connection: apsw.Connection, part: str, since: int) -> int:
    values = (since,) if "?1" in part else ()
    counted: int = connection.execute(f"SELECT count(*) FROM ({part})", values).get
    return counted


def _numbered(
    query: str, since: int, others: Sequence[apsw.SQLiteValue]
) -> tuple[apsw.SQLiteValue, ...]:
    """Return the values for the placeholders: the time is the first where it is asked for."""
    return (since, *others) if "?1" in query else tuple(others)
