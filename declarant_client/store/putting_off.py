"""Declarations that are taken off the worklist unrated, and how they come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import apsw

from declarant_client.application.ports.keeping import StoreError
from declarant_client.application.ports.world import Clock
from declarant_client.domain.putting_off import PutOff
from declarant_client.store.columns import json_text, micros, micros_or_none
from declarant_client.store.connection import Connections

_BACK = "put_off = NULL, put_off_at = NULL, put_off_until = NULL"
_DUE = "put_off_until IS NOT NULL AND put_off_until <= ?"


class PuttingOff:
    """The ``PutOffStore`` in SQLite."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def put_off(self, identities: Sequence[str], why: PutOff, until: datetime | None) -> list[str]:
        now = micros(self._clock.now())
        with self._connections.writing() as connection:
            changed = connection.execute(
                """UPDATE declarations SET put_off = ?, put_off_at = ?, put_off_until = ?
                   WHERE assessed = 0 AND identity IN (SELECT value FROM json_each(?))
                   RETURNING identity""",
                (why, now, micros_or_none(until), _listed(identities)),
            )
            return [str(identity) for (identity,) in changed]

    def ask_again(self, identities: Sequence[str]) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                f"""UPDATE declarations SET {_BACK}, set_aside = 0
                    WHERE identity IN (SELECT value FROM json_each(?))""",
                (_listed(identities),),
            )

    def done_since(self, at: datetime) -> int:
        with self._connections.reading() as connection:
            done: int = connection.execute(
                """SELECT count(*) FROM (
                       SELECT identity FROM assessments WHERE made_at >= ?1 AND made_here
                           AND state <> 'withdrawn'
                       UNION SELECT identity FROM declarations WHERE put_off_at >= ?1)""",
                (micros(at),),
            ).get
            return done


def forget_put_off(connection: apsw.Connection, identity: int) -> None:
    """What is rated is not put off any more."""
    connection.execute(
        f"UPDATE declarations SET {_BACK} WHERE identity = ? AND put_off IS NOT NULL", (identity,)
    )


def wake(connections: Connections, now: datetime) -> None:
    """Let what was put off until now wait for a rating again.

    Where nothing can be written the list is still shown, without them.
    """
    with connections.reading() as connection:
        is_due = connection.execute(
            f"SELECT EXISTS (SELECT 1 FROM declarations WHERE {_DUE})", (micros(now),)
        ).get
    if not is_due:
        return
    try:
        with connections.writing() as connection:
            connection.execute(f"UPDATE declarations SET {_BACK} WHERE {_DUE}", (micros(now),))
    except StoreError:
        return


def _listed(identities: Sequence[str]) -> str:
    return json_text([int(identity) for identity in identities])
