"""How a reading of a declaration lies in the database."""

from __future__ import annotations

from datetime import datetime

import msgspec

from declarant_client.domain.declaration import Branch, Channel, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode


class _StoredReading(msgspec.Struct, frozen=True, omit_defaults=True):
    number: str
    clearance: Clearance
    regime: str | None = None
    branch: Branch | None = None
    team: str | None = None
    channel: Channel | None = None
    registered_at: datetime | None = None
    cleared_at: datetime | None = None
    enterprise: str | None = None
    enterprise_name: str | None = None
    agent_code: str | None = None
    agent_name: str | None = None
    first_number: str | None = None


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(_StoredReading)


def reading_text(reading: Declaration) -> str:
    """Return a reading as JSON."""
    first, enterprise = reading.first_number, reading.enterprise_tax_code
    return _encoder.encode(
        _StoredReading(
            reading.number.digits,
            reading.clearance,
            reading.regime,
            reading.branch if reading.branch != Branch() else None,
            reading.team,
            reading.channel,
            reading.registered_at,
            reading.cleared_at,
            None if enterprise is None else str(enterprise),
            reading.enterprise_name,
            reading.agent_code,
            reading.agent_name,
            None if first is None else first.digits,
        )
    ).decode()


def reading_of(text: str) -> Declaration:
    """Return the reading that ``reading_text`` stands for."""
    stored = _decoder.decode(text)
    return Declaration(
        number=DeclarationNumber(stored.number),
        clearance=stored.clearance,
        regime=stored.regime,
        branch=stored.branch or Branch(),
        team=stored.team,
        channel=stored.channel,
        registered_at=stored.registered_at,
        cleared_at=stored.cleared_at,
        enterprise_tax_code=TaxCode.parse(stored.enterprise),
        enterprise_name=stored.enterprise_name,
        agent_code=stored.agent_code,
        agent_name=stored.agent_name,
        first_number=DeclarationNumber.parse(stored.first_number),
    )
