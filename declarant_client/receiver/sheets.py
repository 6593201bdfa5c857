"""Assessment sheets: what the office knows of each declaration, and who assessed it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from declarant_client.contract.assessments import (
    AssessedBy,
    Assessment,
    AssessmentState,
    Sheet,
)
from declarant_client.contract.decoding import decoded
from declarant_client.contract.shapes import Page
from declarant_client.domain.declaration import Phase
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.receiver import tables
from declarant_client.receiver.credentials import Speaker
from declarant_client.receiver.cursors import Place
from declarant_client.receiver.parties import sheets_of
from declarant_client.receiver.storage import Writing

_sheets, _assessments = tables.sheets, tables.assessments


def keep_sheet(writing: Writing, sheet: Sheet) -> bool:
    """Keep a sheet in place of the declaration's earlier one; ``False`` when nothing changed."""
    identity = DeclarationNumber(sheet.number).identity
    kept = msgspec.structs.replace(sheet, assessed=[])
    content = msgspec.json.encode(kept).decode()
    known = writing.connection.execute(
        select(_sheets.c.content).where(_sheets.c.identity == identity)
    ).scalar_one_or_none()
    if known == content:
        return False
    values = {
        "number": sheet.number,
        "enterprise_root": sheet.enterprise.tax_code[:10],
        "agent_root": _agent_root(sheet),
        "content": content,
        "changed": writing.next_change(),
    }
    if known is None:
        writing.connection.execute(insert(_sheets).values(identity=identity, **values))
    else:
        writing.connection.execute(
            update(_sheets).where(_sheets.c.identity == identity).values(values)
        )
    return True


def _agent_root(sheet: Sheet) -> str | None:
    if sheet.agent is None:
        return None
    tax_code = TaxCode.parse(sheet.agent.code)
    return tax_code.root if tax_code else sheet.agent.code


def known_sheets(connection: Connection, identities: Collection[str]) -> dict[str, Sheet]:
    """Return the office's sheets of some declarations, without who assessed them."""
    found = select(_sheets.c.identity, _sheets.c.content).where(_sheets.c.identity.in_(identities))
    return {identity: decoded(content, Sheet) for identity, content in connection.execute(found)}


def touch_sheet(writing: Writing, identity: str, enterprise_root: str) -> None:
    """Let the sheet appear in its list again: who assessed the declaration has changed.

    What another enterprise says of the declaration does not stir the sheet.
    """
    touched = update(_sheets).where(
        _sheets.c.identity == identity, _sheets.c.enterprise_root == enterprise_root
    )
    writing.connection.execute(touched.values(changed=writing.next_change()))


def page(connection: Connection, speaker: Speaker, place: Place) -> Page[Sheet]:
    """Return the party's next sheets in commit order."""
    found = (
        select(_sheets)
        .where(sheets_of(speaker), _sheets.c.changed > place.after)
        .order_by(_sheets.c.changed)
        .limit(place.limit + 1)
    )
    rows = connection.execute(found).all()
    taken = rows[: place.limit]
    return Page(
        items=_whole(connection, taken),
        next_cursor=place.cursor(taken[-1].changed if taken else None),
        has_more=len(rows) > place.limit,
    )


def looked_up(connection: Connection, speaker: Speaker, numbers: Iterable[str]) -> list[Sheet]:
    """Return the sheets of those declarations that exist and are the party's."""
    identities = {DeclarationNumber(number).identity for number in numbers}
    found = (
        select(_sheets)
        .where(sheets_of(speaker), _sheets.c.identity.in_(identities))
        .order_by(_sheets.c.number)
    )
    return _whole(connection, connection.execute(found).all())


def _whole(connection: Connection, rows: Sequence[Row[Any]]) -> list[Sheet]:
    assessed = _assessed_by(connection, [row.identity for row in rows])
    return [
        msgspec.structs.replace(
            decoded(row.content, Sheet),
            assessed=list(assessed.get((row.identity, row.enterprise_root), {}).values()),
        )
        for row in rows
    ]


def _assessed_by(
    connection: Connection, identities: Sequence[str]
) -> dict[tuple[str, str], dict[Phase, AssessedBy]]:
    current = (
        select(_assessments)
        .where(
            _assessments.c.identity.in_(identities),
            _assessments.c.state == AssessmentState.CURRENT,
        )
        .order_by(_assessments.c.received_at)
    )
    found: dict[tuple[str, str], dict[Phase, AssessedBy]] = {}
    for row in connection.execute(current):
        assessment = decoded(row.content, Assessment)
        phases = found.setdefault((row.identity, row.enterprise_root), {})
        phases[assessment.phase] = AssessedBy(
            assessment_id=row.given_id,
            rater=assessment.rater.name,
            at=row.received_at,
            phase=assessment.phase,
        )
    return found
