"""What an assessment says of its declaration: frozen as it was known when it was made."""

from __future__ import annotations

from declarant_client.application.ports.offices import Account
from declarant_client.contract.assessments import (
    AgentIdentity,
    BranchOnDeclaration,
    DeclarationFacts,
    EnterpriseIdentity,
)
from declarant_client.domain.declaration import Declaration


def facts_of(declaration: Declaration) -> DeclarationFacts:
    """Return the declaration's facts as they are frozen into an assessment."""
    enterprise = declaration.enterprise_tax_code
    branch = declaration.branch
    return DeclarationFacts(
        number=declaration.number.digits,
        kind=declaration.kind,
        branch=BranchOnDeclaration(
            code=branch.code, short_name=branch.short_name, name=branch.name
        ),
        enterprise=EnterpriseIdentity(tax_code=str(enterprise), name=declaration.enterprise_name)
        if enterprise
        else None,
        regime=declaration.regime,
        team=declaration.team,
        channel=declaration.channel,
        agent=AgentIdentity(code=declaration.agent_code, name=declaration.agent_name)
        if declaration.agent_code
        else None,
        registered_at=declaration.registered_at,
        cleared_at=declaration.cleared_at,
    )


def on_behalf_of(declaration: Declaration, account: Account | None) -> str | None:
    """Return the enterprise for which another party rates; ``None``: it rates its own."""
    enterprise = declaration.enterprise_tax_code
    if account is None or enterprise is None:
        return None
    is_own = account.party_tax_code.partition("-")[0] == enterprise.root
    return None if is_own else str(enterprise)
