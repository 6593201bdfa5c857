"""The merged row of a declaration: its columns, and whether it counts as assessed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any

import apsw

from declarant_client.domain.declaration import VIETNAM, Branch, Channel, Clearance, Declaration
from declarant_client.domain.identifiers import IDENTITY_DIGITS, DeclarationNumber
from declarant_client.store.columns import json_text, micros, micros_or_none, tax_code, time_or_none
from declarant_client.store.search_text import text_of_declaration
from declarant_client.store.standing_elsewhere import TOLD
from declarant_client.store.worklist_choices import Tally, count_out

COLUMNS = """d.number, d.clearance, d.regime, d.branch_code, d.branch_short_name, d.branch_name,
    d.team, d.channel, d.registered_at, d.cleared_at, d.enterprise, d.enterprise_name,
    d.agent_code, d.agent_name, d.first_number, d.declarant_user"""
"""What ``declaration_from`` reads, of a table called ``d``."""
COLUMNS_COUNT = 16

_EVER = -(2**63)
_IDENTITY = 17
"""The place of the identity among the columns that are written."""
_TOLD = itemgetter(10, 11, 3, 4, 5, 16, 15)
"""What the columns tell of the worklist's choices."""

_ADD = """INSERT INTO declarations (
    number, clearance, regime, branch_code, branch_short_name, branch_name, team, channel,
    registered_at, cleared_at, enterprise, enterprise_name, agent_code, agent_name, first_number,
    declarant_user, declarant_key, identity, kind, search_text, set_aside, first_seen_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_WRITE = f"""{_ADD}
ON CONFLICT (identity) DO UPDATE SET
    number = excluded.number, clearance = excluded.clearance, regime = excluded.regime,
    branch_code = excluded.branch_code, branch_short_name = excluded.branch_short_name,
    branch_name = excluded.branch_name, team = excluded.team, channel = excluded.channel,
    registered_at = excluded.registered_at, cleared_at = excluded.cleared_at,
    enterprise = excluded.enterprise, enterprise_name = excluded.enterprise_name,
    agent_code = excluded.agent_code, agent_name = excluded.agent_name,
    first_number = excluded.first_number, declarant_user = excluded.declarant_user,
    declarant_key = excluded.declarant_key, search_text = excluded.search_text,
    set_aside = excluded.set_aside"""

# Without a phase (clearance unknown, or cancelled) an assessment in either phase counts. What
# was withdrawn here no longer counts, though an older sheet still names it.
_ASSESSED = f"""UPDATE declarations AS d SET assessed = new.assessed FROM (
    SELECT d.identity, EXISTS (
        SELECT 1 FROM assessments a WHERE a.identity = d.identity AND a.state <> 'withdrawn'
            AND (d.phase IS NULL OR a.phase = d.phase)
    ) OR EXISTS (
        SELECT 1 FROM assessments l WHERE l.identity = d.identity
            AND (d.phase IS NULL OR l.phase = d.phase) AND {TOLD}
    ) OR EXISTS (
        SELECT 1 FROM sheet_assessments s WHERE s.identity = d.identity
            AND (d.phase IS NULL OR s.phase = d.phase)
            AND NOT EXISTS (SELECT 1 FROM assessments w
                WHERE w.assessment_id = s.assessment_id AND w.state = 'withdrawn')
    ) AS assessed
    FROM json_each(?) AS wanted JOIN declarations d ON d.identity = wanted.value
) AS new WHERE d.identity = new.identity AND d.assessed <> new.assessed"""


def write_rows(
    connection: apsw.Connection, rows: Iterable[tuple[Declaration, bool]], now: int
) -> None:
    """Write merged rows, and whether each is set aside.

    ``now`` (microseconds) is when those not known before are first seen.
    """
    written = [_columns(row, set_aside, now) for row, set_aside in rows]
    if written:
        count_out(connection, [columns[_IDENTITY] for columns in written])
        connection.executemany(_WRITE, written)
        tally = Tally()
        _tell(written, tally)
        tally.count_in(connection)


def add_rows(
    connection: apsw.Connection, rows: Iterable[tuple[Declaration, bool]], now: int, tally: Tally
) -> None:
    """Write rows of declarations of which none is there yet; otherwise as ``write_rows``.

    ``tally`` is told of them; who made it counts it in.
    """
    added = [_columns(row, set_aside, now) for row, set_aside in rows]
    # Neighbours in the table one after the other: its pages are gone through once.
    added.sort(key=itemgetter(_IDENTITY))
    connection.executemany(_ADD, added)
    _tell(added, tally)


def mark_assessed(connection: apsw.Connection, identities: Iterable[int]) -> None:
    """Bring the mark of being assessed in its current phase up to date."""
    connection.execute(_ASSESSED, (json_text(list(identities)),))


def ask_from(connection: apsw.Connection, day: date | None) -> int:
    """Let all that were set aside wait for a rating from this day of theirs on (``None``: all)."""
    start = None if day is None else datetime(day.year, day.month, day.day, tzinfo=VIETNAM)
    connection.execute(
        "UPDATE declarations SET set_aside = 0 WHERE set_aside = 1 AND sort_at >= ?",
        (_EVER if start is None else micros(start),),
    )
    return connection.changes()


def declaration_of(connection: apsw.Connection, identity: int) -> Declaration | None:
    """Return the merged row of one declaration."""
    for columns in connection.execute(
        f"SELECT {COLUMNS} FROM declarations d WHERE d.identity = ?",
        (identity,),
    ):
        return declaration_from(columns)
    return None


def rows_of(
    connection: apsw.Connection, identities: Iterable[int]
) -> Iterator[tuple[int, Declaration]]:
    """Yield the merged rows of some declarations, those that are there."""
    for columns in connection.execute(
        f"SELECT {COLUMNS}, d.identity FROM json_each(?) w JOIN declarations d"
        " ON d.identity = w.value",
        (json_text(list(identities)),),
    ):
        yield columns[-1], declaration_from(columns)


def declaration_from(columns: Any) -> Declaration:
    """Return the declaration that ``COLUMNS`` hold."""
    return Declaration(
        number=DeclarationNumber(columns[0]),
        clearance=Clearance(columns[1]),
        regime=columns[2],
        branch=Branch(code=columns[3], short_name=columns[4], name=columns[5]),
        team=columns[6],
        channel=Channel(columns[7]) if columns[7] else None,
        registered_at=time_or_none(columns[8]),
        cleared_at=time_or_none(columns[9]),
        enterprise_tax_code=tax_code(columns[10]),
        enterprise_name=columns[11],
        agent_code=columns[12],
        agent_name=columns[13],
        first_number=DeclarationNumber(columns[14]) if columns[14] else None,
        declarant_user=columns[15],
    )


@lru_cache(maxsize=1024)
def declarant_key(user: str | None) -> str | None:
    """Return a user of the declaration software without case and form of Unicode."""
    return unicodedata.normalize("NFC", user.strip()).casefold() if user else None


def _columns(row: Declaration, set_aside: bool, now: int) -> tuple[Any, ...]:  # noqa: FBT001 - a column
    enterprise, first, branch = row.enterprise_tax_code, row.first_number, row.branch
    digits = row.number.digits
    return (
        digits,
        row.clearance,
        row.regime,
        branch.code,
        branch.short_name,
        branch.name,
        row.team,
        row.channel,
        micros_or_none(row.registered_at),
        micros_or_none(row.cleared_at),
        str(enterprise) if enterprise else None,
        row.enterprise_name,
        row.agent_code,
        row.agent_name,
        first.digits if first else None,
        row.declarant_user,
        declarant_key(row.declarant_user),
        int(digits[:IDENTITY_DIGITS]),
        row.number.kind,
        text_of_declaration(row),
        set_aside,
        now,
    )


def _tell(written: Sequence[tuple[Any, ...]], tally: Tally) -> None:
    tally.add(list(map(_TOLD, written)), map(_sort_at, written))


def _sort_at(columns: tuple[Any, ...]) -> int:
    registered_at, cleared_at = columns[8:10]
    if cleared_at is None:
        cleared_at = registered_at
    return int(columns[-1] if cleared_at is None else cleared_at)
