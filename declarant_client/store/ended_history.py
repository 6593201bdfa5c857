"""History that has ended, told by whole places: a revision never outlives what it revises."""

from __future__ import annotations

from datetime import datetime, timedelta

import apsw

from declarant_client.contract.assessments import Receipt
from declarant_client.store.columns import json_text, json_value, micros
from declarant_client.store.connection import Connections
from declarant_client.store.rows import mark_assessed
from declarant_client.store.saved_beside import Kind, SavedBeside

_NEWEST = 200
"""Receipts of the newest assessments: one of them is the newest that an office gave."""
_PLACE = "o.identity = a.identity AND o.phase = a.phase"
_ENDED = f"""FROM assessments a WHERE a.made_at < ?1 AND a.state IN ('accepted', 'withdrawn')
    AND NOT EXISTS (SELECT 1 FROM assessments o WHERE {_PLACE}
        AND (o.state NOT IN ('accepted', 'withdrawn') OR o.made_at >= ?1 OR o.ended_at >= ?1))
    AND NOT EXISTS (SELECT 1 FROM assessments o JOIN cases c USING (entry) WHERE {_PLACE}
        AND (c.is_open = 1 OR c.unread = 1 OR c.untold = 1 OR c.changed_at >= ?1))
    AND NOT EXISTS (SELECT 1 FROM assessments o JOIN replies r USING (entry) WHERE {_PLACE}
        AND r.state NOT IN ('sent', 'withdrawn'))
    AND NOT EXISTS (SELECT 1 FROM assessments o JOIN reply_drafts r USING (entry) WHERE {_PLACE})
    AND NOT EXISTS (SELECT 1 FROM drafts o WHERE {_PLACE})"""


class KeptEndedHistory:
    """The port ``EndedHistory`` in SQLite."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._beside = SavedBeside(connections.path)

    def count(self, longest: timedelta, now: datetime) -> int:
        with self._connections.reading() as connection:
            before = _before(connection, longest, now)
            if before is None:
                return 0
            counted: int = connection.execute(f"SELECT count(*) {_ENDED}", (before,)).get
            return counted

    def forget(self, longest: timedelta, now: datetime, places: int) -> int:
        with self._connections.reading() as connection:
            before = _before(connection, longest, now)
            chosen = [] if before is None else _chosen(connection, before, places)
            ours = [assessment_id for _, _, assessment_id, made_here in chosen if made_here]
        if before is None or not chosen:
            return 0
        # Else the second record would bring back what the database does not know any more.
        self._beside.note(Kind.TAKING_BACK, ours)
        with self._connections.writing() as connection:
            # Somebody may have begun to revise one of them meanwhile: it is looked at again.
            still = {
                entry for (entry,) in connection.execute(f"SELECT a.entry {_ENDED}", (before,))
            }
            gone = [one for one in chosen if one[0] in still]
            _delete(connection, gone, before)
        self._beside.note(Kind.TAKEN_BACK, [one[2] for one in gone if one[3]])
        return len(gone)


_Chosen = tuple[int, int, str, bool]
"""``(entry, identity, assessment_id, made_here)``"""


def _before(connection: apsw.Connection, longest: timedelta, now: datetime) -> int | None:
    """Return the time before which all must have ended; ``None`` where no office has spoken."""
    newest = [
        json_value(receipt, Receipt).received_at
        for (receipt,) in connection.execute(
            """SELECT receipt FROM assessments WHERE receipt IS NOT NULL
               ORDER BY made_at DESC LIMIT ?""",
            (_NEWEST,),
        )
    ]
    return micros(min(now, max(newest)) - longest) if newest else None


def _chosen(connection: apsw.Connection, before: int, places: int) -> list[_Chosen]:
    """Return the assessments of some places, whole places."""
    return [
        (entry, identity, assessment_id, bool(made_here))
        for entry, identity, assessment_id, made_here in connection.execute(
            f"""SELECT e.entry, e.identity, e.assessment_id, e.made_here FROM assessments e
                WHERE (e.identity, e.phase) IN (
                    SELECT DISTINCT a.identity, a.phase {_ENDED} LIMIT ?2)""",
            (before, places),
        )
    ]


def _delete(connection: apsw.Connection, gone: list[_Chosen], before: int) -> None:
    identities = json_text(sorted({identity for _, identity, _, _ in gone}))
    rated = [
        identity
        for (identity,) in connection.execute(
            """SELECT identity FROM declarations WHERE assessed = 1
               AND identity IN (SELECT value FROM json_each(?))""",
            (identities,),
        )
    ]
    connection.execute(
        "DELETE FROM assessments WHERE entry IN (SELECT value FROM json_each(?))",
        (json_text([entry for entry, _, _, _ in gone]),),
    )
    mark_assessed(connection, rated)
    # They were rated: nobody is asked about them again, whatever is read anew.
    connection.execute(
        """UPDATE declarations SET put_off = 'already_rated', put_off_at = ?, put_off_until = NULL
           WHERE assessed = 0 AND identity IN (SELECT value FROM json_each(?))""",
        (before, json_text(rated)),
    )
