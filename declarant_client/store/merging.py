"""What is known of a declaration: readings, the user's answer and offices' sheets put together."""

from __future__ import annotations

from collections.abc import Sequence

from declarant_client.contract.assessments import Sheet, SheetStatus
from declarant_client.domain.declaration import Branch, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.domain.merging import Said, Whole, put_together, with_answer
from declarant_client.domain.origin import Origin

_CLEARANCE = {
    SheetStatus.IN_PROCEDURE: Clearance.NONE,
    SheetStatus.RELEASED: Clearance.RELEASED_BEFORE_PERMIT,
    SheetStatus.CLEARED: Clearance.CLEARED,
    SheetStatus.CANCELLED: Clearance.CANCELLED,
}


def what_is_known(
    readings: Sequence[Said], answer: Clearance | None, sheets: Sequence[Sheet]
) -> Whole | None:
    """Return what is known; ``None`` when there is neither a reading nor a sheet."""
    said = with_answer(readings, answer)
    said.extend(Said(Origin.SHEET, _as_declaration(sheet)) for sheet in sheets)
    return put_together(said) if said else None


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
