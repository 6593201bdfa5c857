"""Declarations: what is read of them here; taking in what is new is ``taking_in``'s."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from declarant_client.application.ports.declarations import (
    KeptReading,
    WorklistChoices,
    WorklistFilter,
    WorklistPage,
    WorklistRow,
)
from declarant_client.application.ports.world import Clock
from declarant_client.domain.declaration import Clearance, Declaration
from declarant_client.domain.origin import Origin
from declarant_client.store import worklist
from declarant_client.store.columns import json_value, micros
from declarant_client.store.connection import Connections
from declarant_client.store.rows import declaration_of

if TYPE_CHECKING:
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
        origin: Origin = Origin.PRINT,  # noqa: ARG002 - kept with migration 2
    ) -> list[KeptReading]:
        from declarant_client.store.taking_in import keep_readings

        now = micros(self._clock.now())
        with self._connections.writing() as connection:
            return keep_readings(connection, readings, now)

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
        with self._connections.reading() as connection:
            return worklist.page(connection, wanted, after, limit)

    def count(self, wanted: WorklistFilter) -> int:
        with self._connections.reading() as connection:
            return worklist.count(connection, wanted)

    def choices(self) -> WorklistChoices:
        with self._connections.reading() as connection:
            return worklist.choices(connection)

    def answer_clearance(self, identities: Sequence[str], clearance: Clearance) -> None:
        from declarant_client.store.taking_in import keep_answers

        now = micros(self._clock.now())
        answered = [int(identity) for identity in identities]
        with self._connections.writing() as connection:
            keep_answers(connection, answered, clearance, now)
