"""Readings, answers and sheets taken in: kept for themselves, and merged into one row each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import apsw

from declarant_client.application.ports.kept_readings import Change, KeptReading
from declarant_client.application.ports.offices import Stream
from declarant_client.contract.assessments import Sheet
from declarant_client.domain.declaration import VIETNAM, Clearance, Declaration
from declarant_client.domain.merging import Said
from declarant_client.domain.origin import Origin
from declarant_client.store.accounts import keep_cursor
from declarant_client.store.branches import learn_branches
from declarant_client.store.columns import json_text, micros
from declarant_client.store.known_parts import KnownParts, nothing_kept, parts_known, rows_stand
from declarant_client.store.readings import readings_json
from declarant_client.store.rows import add_rows, mark_assessed, write_rows
from declarant_client.store.worklist_choices import Tally

_AT_ONCE = 500
"""How many declarations are looked up and written with one statement."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What holds for all readings that come together; ``now`` is in microseconds."""

    origin: Origin
    now: int
    waits_from: date | None = None

    def asks_for(self, row: Declaration) -> bool:
        """Whether what was read lets a declaration wait for a rating."""
        at = row.cleared_at or row.registered_at
        if self.waits_from is None or at is None:
            return True
        return at.astimezone(VIETNAM).date() >= self.waits_from


def arrived(
    readings: Sequence[Declaration],
    origin: Origin,
    as_of: Sequence[datetime | None],
    now: datetime,
) -> list[Said]:
    """Return readings with the time each was so; a clock that was wrong makes none come true."""
    if not as_of:
        return [Said(origin, reading) for reading in readings]
    return [
        Said(origin, reading, None if at is None else min(at, now))
        for reading, at in zip(readings, as_of, strict=True)
    ]


def keep_readings(
    connection: apsw.Connection, readings: Sequence[Said], arrival: Arrival
) -> list[KeptReading]:
    """Merge readings in; return one result for each, in order."""
    kept: list[KeptReading] = []
    tally = Tally()
    for start in range(0, len(readings), _AT_ONCE):
        kept.extend(_keep(connection, readings[start : start + _AT_ONCE], arrival, tally))
    tally.count_in(connection)
    return kept


def keep_sheets(
    connection: apsw.Connection, account_id: int, sheets: Sequence[Sheet], cursor: str, now: int
) -> int:
    """Merge one page of an office's sheets in; return how many were new or changed."""
    changed = [
        int(sheet.number[:11])
        for sheet in sheets
        if _keep_sheet(connection, account_id, sheet, now)
    ]
    make_anew(connection, changed, now)
    keep_cursor(connection, account_id, Stream.SHEETS, cursor)
    return len(changed)


def keep_answers(
    connection: apsw.Connection, identities: Sequence[int], clearance: Clearance, now: int
) -> None:
    """Keep the user's answer for declarations whose source could not tell."""
    connection.executemany(
        """INSERT INTO clearance_answers VALUES (?, ?, ?) ON CONFLICT DO UPDATE
           SET clearance = excluded.clearance, told_at = excluded.told_at""",
        [(identity, clearance, now) for identity in identities],
    )
    make_anew(connection, identities, now)


def forget_answers(connection: apsw.Connection, identities: Sequence[int], now: int) -> None:
    """Forget the user's answers: the declarations are again as their sources tell them."""
    connection.executemany(
        "DELETE FROM clearance_answers WHERE identity = ?",
        [(identity,) for identity in identities],
    )
    make_anew(connection, identities, now)


def _keep(
    connection: apsw.Connection, readings: Sequence[Said], arrival: Arrival, tally: Tally
) -> list[KeptReading]:
    named = [(int(said.declaration.number.identity), said) for said in readings]
    new = nothing_kept(connection, [identity for identity, _ in named])
    _add(connection, [one for one in named if one[0] in new], arrival, tally)
    merged = iter(_merge(connection, [one for one in named if one[0] not in new], arrival))
    learn_branches(connection, [said.declaration for said in readings], arrival.origin)
    return [
        KeptReading(said.declaration, Change.NEW) if identity in new else next(merged)
        for identity, said in named
    ]


def _add(
    connection: apsw.Connection,
    readings: Sequence[tuple[int, Said]],
    arrival: Arrival,
    tally: Tally,
) -> None:
    """Keep what there is nothing to merge with: one reading is the whole declaration.

    So are most of a long list, and what merging finds out for each would take the longest.
    """
    connection.executemany(
        "INSERT INTO readings_of_origins VALUES (?, ?, CAST(? AS TEXT), ?)",
        sorted(
            (identity, arrival.origin, readings_json((said,)), arrival.now)
            for identity, said in readings
        ),
    )
    asks_for_all = arrival.waits_from is None
    read = (said.declaration for _, said in readings)
    rows = ((reading, not (asks_for_all or arrival.asks_for(reading))) for reading in read)
    add_rows(connection, rows, arrival.now, tally)


def _merge(
    connection: apsw.Connection, readings: Sequence[tuple[int, Said]], arrival: Arrival
) -> list[KeptReading]:
    if not readings:
        return []
    known = parts_known(connection, [identity for identity, _ in readings])
    rows_stand(connection, known)
    kept = []
    changed: set[int] = set()
    for identity, said in readings:
        parts = known[identity]
        change = parts.take(said, arrival.now)
        row = parts.row() or said.declaration
        if change is not Change.UNCHANGED:
            changed.add(identity)
        if change is Change.NEW:
            parts.set_aside = not arrival.asks_for(row)
        elif parts.set_aside and arrival.asks_for(row):
            parts.set_aside = False
            changed.add(identity)
        kept.append(KeptReading(row, change))
    _write_readings(connection, known)
    _write_rows(connection, {identity: known[identity] for identity in changed}, arrival.now)
    return kept


def _write_readings(connection: apsw.Connection, known: Mapping[int, KnownParts]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO readings_of_origins VALUES (?, ?, ?, ?)",
        [
            (identity, origin, parts.texts[origin], parts.told_at.get(origin))
            for identity, parts in known.items()
            for origin in parts.to_write
        ],
    )


def _write_rows(connection: apsw.Connection, known: Mapping[int, KnownParts], now: int) -> None:
    rows = ((row, parts.set_aside) for parts in known.values() if (row := parts.row()) is not None)
    write_rows(connection, rows, now)
    mark_assessed(connection, [identity for identity, parts in known.items() if parts.is_assessed])


def make_anew(connection: apsw.Connection, identities: Iterable[int], now: int) -> None:
    """Write the merged rows of some declarations anew from their parts."""
    wanted = sorted(set(identities))
    for start in range(0, len(wanted), _AT_ONCE):
        known = parts_known(connection, wanted[start : start + _AT_ONCE])
        _write_rows(connection, known, now)


def _keep_sheet(connection: apsw.Connection, account_id: int, sheet: Sheet, now: int) -> bool:
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
                                                WHERE identity = ?1), ?)
           ON CONFLICT DO UPDATE SET
               sheet = excluded.sheet, kept = excluded.kept, told_at = excluded.told_at""",
        (*place, text, now),
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
