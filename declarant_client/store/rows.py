"""The merged row of a declaration: its columns, and what it is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import apsw

from declarant_client.domain.declaration import Branch, Channel, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.store.columns import json_text, json_value, micros_or_none, time_or_none
from declarant_client.store.search_text import text_of_declaration

if TYPE_CHECKING:
    from declarant_client.contract.assessments import Sheet

COLUMNS = """d.number, d.clearance, d.regime, d.branch_code, d.branch_short_name, d.branch_name,
    d.team, d.channel, d.registered_at, d.cleared_at, d.enterprise, d.enterprise_name,
    d.agent_code, d.agent_name, d.first_number"""
"""What ``declaration_from`` reads, of a table called ``d``."""
COLUMNS_COUNT = 15

_WRITE = """INSERT INTO declarations (
    number, clearance, regime, branch_code, branch_short_name, branch_name, team, channel,
    registered_at, cleared_at, enterprise, enterprise_name, agent_code, agent_name, first_number,
    identity, kind, search_text, first_seen_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (identity) DO UPDATE SET
    number = excluded.number, clearance = excluded.clearance, regime = excluded.regime,
    branch_code = excluded.branch_code, branch_short_name = excluded.branch_short_name,
    branch_name = excluded.branch_name, team = excluded.team, channel = excluded.channel,
    registered_at = excluded.registered_at, cleared_at = excluded.cleared_at,
    enterprise = excluded.enterprise, enterprise_name = excluded.enterprise_name,
    agent_code = excluded.agent_code, agent_name = excluded.agent_name,
    first_number = excluded.first_number, search_text = excluded.search_text"""

# Without a phase (clearance unknown, or cancelled) an assessment in either phase counts. What
# was withdrawn here no longer counts, though an older sheet still names it.
_ASSESSED = """UPDATE declarations AS d SET assessed = new.assessed FROM (
    SELECT d.identity, EXISTS (
        SELECT 1 FROM assessments a WHERE a.identity = d.identity AND a.state <> 'withdrawn'
            AND (d.phase IS NULL OR a.phase = d.phase)
    ) OR EXISTS (
        SELECT 1 FROM sheet_assessments s WHERE s.identity = d.identity
            AND (d.phase IS NULL OR s.phase = d.phase)
            AND NOT EXISTS (SELECT 1 FROM assessments w
                WHERE w.assessment_id = s.assessment_id AND w.state = 'withdrawn')
    ) AS assessed
    FROM json_each(?) AS wanted JOIN declarations d ON d.identity = wanted.value
) AS new WHERE d.identity = new.identity AND d.assessed <> new.assessed"""


@dataclass(slots=True)
class KnownFacts:
    """All that is kept of one declaration: the parts, and the row that was made from them."""

    row: Declaration | None = None
    reading: Declaration | None = None
    answer: Clearance | None = None
    sheets: list[Sheet] = field(default_factory=list)


def facts_known(connection: apsw.Connection, identities: Iterable[int]) -> dict[int, KnownFacts]:
    """Return what is kept of each of some declarations, empty where nothing is."""
    from declarant_client.contract.assessments import Sheet
    from declarant_client.store.readings import reading_of

    known = {identity: KnownFacts() for identity in identities}
    wanted = (json_text(list(known)),)
    for identity, *columns in connection.execute(
        f"SELECT d.identity, {COLUMNS} FROM json_each(?) w JOIN declarations d"
        " ON d.identity = w.value",
        wanted,
    ):
        known[identity].row = declaration_from(columns)
    for identity, text in _beside(connection, "identity, reading", "readings", wanted):
        known[identity].reading = reading_of(text)
    for identity, clearance in _beside(
        connection, "identity, clearance", "clearance_answers", wanted
    ):
        known[identity].answer = Clearance(clearance)
    for identity, text in _beside(connection, "identity, sheet", "sheets", wanted):
        known[identity].sheets.append(json_value(text, Sheet))
    return known


def _beside(
    connection: apsw.Connection, columns: str, table: str, wanted: tuple[str]
) -> apsw.Cursor:
    return connection.execute(
        f"SELECT {columns} FROM json_each(?) w JOIN {table} ON identity = w.value",
        wanted,
    )


def write_rows(connection: apsw.Connection, rows: Iterable[Declaration], now: int) -> None:
    """Write merged rows; ``now`` is when those not known before are first seen."""
    connection.executemany(_WRITE, (_columns(row, now) for row in rows))


def mark_assessed(connection: apsw.Connection, identities: Iterable[int]) -> None:
    """Bring the mark of being assessed in its current phase up to date."""
    connection.execute(_ASSESSED, (json_text(list(identities)),))


def declaration_of(connection: apsw.Connection, identity: int) -> Declaration | None:
    """Return the merged row of one declaration."""
    for columns in connection.execute(
        f"SELECT {COLUMNS} FROM declarations d WHERE d.identity = ?",
        (identity,),
    ):
        return declaration_from(columns)
    return None


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
        enterprise_tax_code=TaxCode.parse(columns[10]),
        enterprise_name=columns[11],
        agent_code=columns[12],
        agent_name=columns[13],
        first_number=DeclarationNumber.parse(columns[14]),
    )


def _columns(row: Declaration, now: int) -> tuple[apsw.SQLiteValue, ...]:
    enterprise, first = row.enterprise_tax_code, row.first_number
    return (
        row.number.digits,
        row.clearance,
        row.regime,
        row.branch.code,
        row.branch.short_name,
        row.branch.name,
        row.team,
        row.channel,
        micros_or_none(row.registered_at),
        micros_or_none(row.cleared_at),
        str(enterprise) if enterprise else None,
        row.enterprise_name,
        row.agent_code,
        row.agent_name,
        first.digits if first else None,
        int(row.identity),
        row.kind,
        text_of_declaration(row),
        now,
    )
