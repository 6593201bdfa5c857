"""What is known of a declaration: readings, the user's answer and offices' sheets put together.

Each part is kept for itself and the whole is made anew from all of them, so that it does not
depend on which of them came first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from declarant_client.contract.assessments import Sheet, SheetStatus
from declarant_client.domain.declaration import Branch, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode

_CLEARANCE = {
    SheetStatus.IN_PROCEDURE: Clearance.NONE,
    SheetStatus.RELEASED: Clearance.RELEASED_BEFORE_PERMIT,
    SheetStatus.CLEARED: Clearance.CLEARED,
    SheetStatus.CANCELLED: Clearance.CANCELLED,
}
_GAPS = (
    "regime",
    "team",
    "channel",
    "registered_at",
    "cleared_at",
    "enterprise_tax_code",
    "enterprise_name",
    "agent_code",
    "agent_name",
    "first_number",
)


def put_together(
    reading: Declaration | None, answer: Clearance | None, sheets: Sequence[Sheet]
) -> Declaration | None:
    """Return what is known; ``None`` when there is neither a reading nor a sheet.

    The answer stands in for a clearance that no reading tells. Sheets fill gaps and advance the
    clearance, the furthest one first; they never take it back.
    """
    known = reading
    if known is not None and known.clearance is Clearance.UNKNOWN and answer is not None:
        known = replace(known, clearance=answer)
    for said in sorted((_as_declaration(sheet) for sheet in sheets), key=_furthest_first):
        known = said if known is None else _completed(known, said)
    return known


def _furthest_first(said: Declaration) -> tuple[int, int, str]:
    return (-said.clearance.progress, -said.number.amendment, str(said))


def _completed(known: Declaration, said: Declaration) -> Declaration:
    further = said.clearance.progress > known.clearance.progress
    gaps = {
        name: getattr(said, name)
        for name in _GAPS
        if getattr(known, name) is None and getattr(said, name) is not None
    }
    if further and said.cleared_at is not None:
        gaps["cleared_at"] = said.cleared_at
    return replace(
        known,
        number=max(known.number, said.number),
        clearance=said.clearance if further else known.clearance,
        branch=_completed_branch(known.branch, said.branch),
        **gaps,
    )


def _completed_branch(known: Branch, said: Branch) -> Branch:
    if known.code and said.code and known.code != said.code:
        return known
    return Branch(
        code=known.code or said.code,
        short_name=known.short_name or said.short_name,
        name=known.name or said.name,
    )


def _as_declaration(sheet: Sheet) -> Declaration:
    branch, agent = sheet.branch, sheet.agent
    return Declaration(
        number=DeclarationNumber(sheet.number),
        clearance=_CLEARANCE[sheet.status],
        regime=sheet.regime,
        branch=Branch(code=branch.code, short_name=branch.short_name, name=branch.name),
        team=sheet.team.code if sheet.team else None,
        channel=sheet.channel,
        registered_at=sheet.registered_at,
        cleared_at=sheet.cleared_at,
        enterprise_tax_code=TaxCode.parse(sheet.enterprise.tax_code),
        enterprise_name=sheet.enterprise.name,
        agent_code=agent.code if agent else None,
        agent_name=agent.name if agent else None,
    )
