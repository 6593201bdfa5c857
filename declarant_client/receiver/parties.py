"""Enterprises and customs agents, and for whom each may speak."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, insert, or_, select, update

from declarant_client.contract.office import Party
from declarant_client.domain.identifiers import TaxCode
from declarant_client.receiver import tables
from declarant_client.receiver.credentials import Speaker
from declarant_client.receiver.moments import now
from declarant_client.receiver.storage import Writing


def keep_party(connection: Connection, party: Party) -> None:
    """Add a party, or take over its new name and kind."""
    parties = tables.parties
    values = {"name": party.name, "kind": party.kind}
    known = connection.execute(
        update(parties).where(parties.c.tax_code == party.tax_code).values(values)
    )
    if known.rowcount == 0:
        root = party.tax_code[:10]
        connection.execute(insert(parties).values(tax_code=party.tax_code, root=root, **values))


def known_name(connection: Connection, tax_code: TaxCode) -> str | None:
    """Return the name under which a party is known."""
    parties = tables.parties
    found = select(parties.c.name).where(parties.c.tax_code == str(tax_code))
    name: str | None = connection.execute(found).scalar_one_or_none()
    return name


def give_mandate(writing: Writing, agent: TaxCode, enterprise: TaxCode) -> bool:
    """Let ``agent`` speak for ``enterprise`` and its branches; ``False`` when it already did."""
    mandates, sheets = tables.mandates, tables.sheets
    roots = {"agent_root": agent.root, "enterprise_root": enterprise.root}
    known = writing.connection.execute(select(mandates).filter_by(**roots)).one_or_none()
    if known is not None:
        return False
    writing.connection.execute(insert(mandates).values(given_at=now(), **roots))
    # Sheets that the agent may see only now must not hide behind the cursor that it holds.
    seen = select(sheets.c.identity).where(sheets.c.enterprise_root == enterprise.root)
    for identity in writing.connection.execute(seen.order_by(sheets.c.changed)).scalars().all():
        touched = update(sheets).where(sheets.c.identity == identity)
        writing.connection.execute(touched.values(changed=writing.next_change()))
    return True


def may_speak_for(connection: Connection, speaker: Speaker, enterprise_root: str) -> bool:
    """Whether the party is the enterprise, a branch of it, or holds its mandate."""
    if speaker.root == enterprise_root:
        return True
    mandates = tables.mandates
    held = select(mandates.c.given_at).where(
        mandates.c.agent_root == speaker.root, mandates.c.enterprise_root == enterprise_root
    )
    return connection.execute(held).one_or_none() is not None


def sheets_of(speaker: Speaker) -> ColumnElement[bool]:
    """Return the condition on ``sheets``: its own, where it is the agent, by mandate."""
    sheets, mandates = tables.sheets, tables.mandates
    mandated = select(mandates.c.enterprise_root).where(mandates.c.agent_root == speaker.root)
    return or_(
        sheets.c.enterprise_root == speaker.root,
        sheets.c.agent_root == speaker.root,
        sheets.c.enterprise_root.in_(mandated),
    )


def assessments_of(speaker: Speaker) -> ColumnElement[bool]:
    """Return the condition on ``assessments``: those it sent, and those sent in its name."""
    assessments = tables.assessments
    return or_(
        assessments.c.party_root == speaker.root, assessments.c.enterprise_root == speaker.root
    )
