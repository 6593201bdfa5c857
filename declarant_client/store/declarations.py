"""Declarations: what is read of them here; taking in what is new is ``taking_in``'s."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from declarant_client.application.ports.declarations import (
    WorklistFilter,
    WorklistPage,
    WorklistRow,
)
from declarant_client.application.ports.world import Clock
from declarant_client.domain.declaration import Clearance, Declaration
from declarant_client.domain.origin import Origin
from declarant_client.store import worklist
from declarant_client.store.columns import json_value, micros, time_or_none
from declarant_client.store.connection import Connections
from declarant_client.store.putting_off import wake
from declarant_client.store.rows import ask_from, declaration_of

if TYPE_CHECKING:
    from declarant_client.application.ports.kept_readings import KeptReading, ToldBy
    from declarant_client.application.ports.narrowing import WaitingOfEnterprise, WorklistChoices
    from declarant_client.contract.assessments import Sheet


class Declarations:
    """The ``DeclarationStore`` in SQLite.

    What writes is loaded with the first write: the worklist is on the screen before.
    """

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def keep(
        self,
        readings: Sequence[Declaration],
        origin: Origin,
        *,
        as_of: Sequence[datetime | None] = (),
        waits_from: date | None = None,
    ) -> list[KeptReading]:
        from declarant_client.store.taking_in import Arrival, arrived, keep_readings

        now = self._clock.now()
        said = arrived(readings, origin, as_of, now)
        with self._connections.writing() as connection:
            return keep_readings(connection, said, Arrival(origin, micros(now), waits_from))

    def ask_for(self, identities: Sequence[str]) -> None:
        with self._connections.writing() as connection:
            connection.executemany(
                "UPDATE declarations SET set_aside = 0 WHERE identity = ? AND set_aside = 1",
                [(int(identity),) for identity in identities],
            )

    def ask_from(self, day: date | None) -> int:
        with self._connections.writing() as connection:
            return ask_from(connection, day)

    def provenance(self, identity: str) -> Mapping[str, ToldBy]:
        from declarant_client.application.ports.kept_readings import ToldBy
        from declarant_client.store.known_parts import parts_known

        with self._connections.reading() as connection:
            (parts,) = parts_known(connection, [int(identity)]).values()
        whole = parts.whole()
        return {
            name: ToldBy(one.origin, time_or_none(parts.told_at.get(one.origin)))
            for name, one in (whole.told_by if whole else {}).items()
        }

    def keep_sheets(self, account_id: int, sheets: Sequence[Sheet], cursor: str) -> int:
        from declarant_client.store.taking_in import keep_sheets

        now = micros(self._clock.now())
        with self._connections.writing() as connection:
            return keep_sheets(connection, account_id, sheets, cursor, now)

    def declaration(self, identity: str) -> Declaration | None:
        with self._connections.reading() as connection:
            return declaration_of(connection, int(identity))

    def row(self, identity: str) -> WorklistRow | None:
        with self._connections.reading() as connection:
            return worklist.row(connection, int(identity))

    def sheet(self, identity: str) -> Sheet | None:
        from declarant_client.contract.assessments import Sheet

        with self._connections.reading() as connection:
            text: str | None = connection.execute(
                "SELECT sheet FROM sheets WHERE identity = ? ORDER BY kept DESC LIMIT 1",
                (int(identity),),
            ).get
            return None if text is None else json_value(text, Sheet)

    def worklist(self, wanted: WorklistFilter, after: str | None, limit: int) -> WorklistPage:
        wake(self._connections, self._clock.now())
        with self._connections.reading() as connection:
            return worklist.page(connection, wanted, after, limit)

    def identities(self, wanted: WorklistFilter) -> array[int]:
        wake(self._connections, self._clock.now())
        with self._connections.reading() as connection:
            return worklist.identities(connection, wanted)

    def rows(self, identities: Sequence[int]) -> tuple[WorklistRow, ...]:
        with self._connections.reading() as connection:
            return worklist.rows(connection, identities)

    def count(self, wanted: WorklistFilter) -> int:
        wake(self._connections, self._clock.now())
        with self._connections.reading() as connection:
            return worklist.count(connection, wanted)

    def by_enterprise(self, wanted: WorklistFilter) -> tuple[WaitingOfEnterprise, ...]:
        with self._connections.reading() as connection:
            return worklist.by_enterprise(connection, wanted)

    def choices(self) -> WorklistChoices:
        with self._connections.reading() as connection:
            return worklist.choices(connection)

    def answer_clearance(self, identities: Sequence[str], clearance: Clearance) -> None:
        from declarant_client.store.taking_in import keep_answers

        now = micros(self._clock.now())
        answered = [int(identity) for identity in identities]
        with self._connections.writing() as connection:
            keep_answers(connection, answered, clearance, now)
