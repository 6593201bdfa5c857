"""Readings, answers and sheets taken in: kept for themselves, and merged into one row each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import apsw

from declarant_client.application.ports.declarations import Change, KeptReading
from declarant_client.application.ports.offices import Stream
from declarant_client.contract.assessments import Sheet
from declarant_client.domain.declaration import Clearance, Declaration, merged
from declarant_client.store.accounts import keep_cursor
from declarant_client.store.columns import json_text, micros
from declarant_client.store.merging import put_together
from declarant_client.store.readings import reading_text
from declarant_client.store.rows import facts_known, mark_assessed, write_rows

_AT_ONCE = 500
"""How many declarations are looked up and written with one statement."""


def keep_readings(
    connection: apsw.Connection, readings: Sequence[Declaration], now: int
) -> list[KeptReading]:
    """Merge readings in; return one result for each, in order."""
    kept: list[KeptReading] = []
    for start in range(0, len(readings), _AT_ONCE):
        kept.extend(_keep(connection, readings[start : start + _AT_ONCE], now))
    return kept


def keep_sheets(
    connection: apsw.Connection, account_id: int, sheets: Sequence[Sheet], cursor: str, now: int
) -> int:
    """Merge one page of an office's sheets in; return how many were new or changed."""
    changed = [
        int(sheet.number[:11]) for sheet in sheets if _keep_sheet(connection, account_id, sheet)
    ]
    _make_anew(connection, changed, now)
    keep_cursor(connection, account_id, Stream.SHEETS, cursor)
    return len(changed)


def keep_answers(
    connection: apsw.Connection, identities: Sequence[int], clearance: Clearance, now: int
) -> None:
    """Keep the user's answer for declarations whose source could not tell."""
    connection.executemany(
        """INSERT INTO clearance_answers VALUES (?, ?)
           ON CONFLICT DO UPDATE SET clearance = excluded.clearance""",
        [(identity, clearance) for identity in identities],
    )
    _make_anew(connection, identities, now)


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
