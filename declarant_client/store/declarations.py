"""Declarations: readings, answers and sheets kept, and merged into one row for each identity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import apsw

from declarant_client.application.ports.declarations import (
    Change,
    KeptReading,
    WorklistChoices,
    WorklistFilter,
    WorklistPage,
    WorklistRow,
)
from declarant_client.application.ports.offices import Stream
from declarant_client.application.ports.world import Clock
from declarant_client.contract.assessments import Sheet
from declarant_client.domain.declaration import Clearance, Declaration, merged
from declarant_client.store import worklist
from declarant_client.store.accounts import keep_cursor
from declarant_client.store.columns import json_text, json_value, micros
from declarant_client.store.connection import Connections
from declarant_client.store.merging import put_together
from declarant_client.store.readings import reading_text
from declarant_client.store.rows import declaration_of, facts_known, mark_assessed, write_rows

_AT_ONCE = 500
"""How many declarations are looked up and written with one statement."""


class Declarations:
    """The ``DeclarationStore`` in SQLite."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def keep(self, readings: Sequence[Declaration]) -> list[KeptReading]:
        kept: list[KeptReading] = []
        now = micros(self._clock.now())
        with self._connections.writing() as connection:
            for start in range(0, len(readings), _AT_ONCE):
                kept.extend(_keep(connection, readings[start : start + _AT_ONCE], now))
        return kept

    def keep_sheets(self, account_id: int, sheets: Sequence[Sheet], cursor: str) -> int:
        now = micros(self._clock.now())
        with self._connections.writing() as connection:
            changed = [
                int(sheet.number[:11])
                for sheet in sheets
                if _keep_sheet(connection, account_id, sheet)
            ]
            _make_anew(connection, changed, now)
            keep_cursor(connection, account_id, Stream.SHEETS, cursor)
        return len(changed)

    def declaration(self, identity: str) -> Declaration | None:
        with self._connections.reading() as connection:
            return declaration_of(connection, int(identity))

    def row(self, identity: str) -> WorklistRow | None:
        with self._connections.reading() as connection:
            return worklist.row(connection, int(identity))

    def sheet(self, identity: str) -> Sheet | None:
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
        now = micros(self._clock.now())
        answered = [int(identity) for identity in identities]
        with self._connections.writing() as connection:
            connection.executemany(
                """INSERT INTO clearance_answers VALUES (?, ?)
                   ON CONFLICT DO UPDATE SET clearance = excluded.clearance""",
                [(identity, clearance) for identity in answered],
            )
            _make_anew(connection, answered, now)


def _keep(
    connection: apsw.Connection, readings: Sequence[Declaration], now: int
) -> list[KeptReading]:
    known = facts_known(connection, {int(reading.identity) for reading in readings})
    kept = []
    read: dict[int, Declaration] = {}
    changed: dict[int, Declaration] = {}
    for reading in readings:
        identity = int(reading.identity)
        facts = known[identity]
        whole = reading if facts.reading is None else merged(facts.reading, reading)
        if whole != facts.reading:
            facts.reading = read[identity] = whole
        before = facts.row
        facts.row = put_together(facts.reading, facts.answer, facts.sheets) or reading
        if facts.row != before:
            changed[identity] = facts.row
        kept.append(KeptReading(facts.row, _change(before, facts.row)))
    connection.executemany(
        "INSERT OR REPLACE INTO readings VALUES (?, ?)",
        [(identity, reading_text(whole)) for identity, whole in read.items()],
    )
    write_rows(connection, changed.values(), now)
    mark_assessed(connection, changed)
    return kept


def _change(before: Declaration | None, after: Declaration) -> Change:
    if before is None:
        return Change.NEW
    return Change.UNCHANGED if before == after else Change.UPDATED


def _make_anew(connection: apsw.Connection, identities: Iterable[int], now: int) -> None:
    wanted = sorted(set(identities))
    for start in range(0, len(wanted), _AT_ONCE):
        known = facts_known(connection, wanted[start : start + _AT_ONCE])
        made = (put_together(facts.reading, facts.answer, facts.sheets) for facts in known.values())
        write_rows(connection, [row for row in made if row is not None], now)
        mark_assessed(connection, known)


def _keep_sheet(connection: apsw.Connection, account_id: int, sheet: Sheet) -> bool:
    """Keep one account's sheet; return whether it is new or changed."""
    identity, text = int(sheet.number[:11]), json_text(sheet)
    place = (identity, account_id)
    before = connection.execute(
        "SELECT sheet FROM sheets WHERE identity = ? AND account_id = ?", place
    ).get
    if before == text:
        return False
    connection.execute(
        """INSERT INTO sheets VALUES (?, ?, ?, (SELECT coalesce(max(kept), 0) + 1 FROM sheets
                                                WHERE identity = ?1))
           ON CONFLICT DO UPDATE SET sheet = excluded.sheet, kept = excluded.kept""",
        (*place, text),
    )
    connection.execute("DELETE FROM sheet_assessments WHERE identity = ? AND account_id = ?", place)
    connection.executemany(
        "INSERT OR REPLACE INTO sheet_assessments VALUES (?, ?, ?, ?, ?, ?)",
        [
            (*place, told.phase, told.assessment_id, told.rater, micros(told.at))
            for told in sheet.assessed
        ],
    )
    return True
