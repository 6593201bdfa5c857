"""How the readings of a declaration lie in the database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from declarant_client.contract.decoding import decoded
from declarant_client.domain.declaration import Branch, Channel, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber
from declarant_client.domain.merging import Said
from declarant_client.domain.origin import Origin
from declarant_client.store.columns import tax_code


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
    declarant_user: str | None = None
    as_of: datetime | None = None


_encoder = msgspec.json.Encoder()
_NO_BRANCH = Branch()


def readings_text(readings: Iterable[Said]) -> str:
    """Return readings as JSON."""
    return readings_json(readings).decode()


def readings_json(readings: Iterable[Said]) -> bytes:
    """Return ``readings_text`` in UTF-8, as the database keeps it: for who only hands it on."""
    return _encoder.encode([_stored(reading) for reading in readings])


def readings_of(text: str, origin: Origin) -> tuple[Said, ...]:
    """Return the readings of one origin that ``readings_text`` stands for."""
    stored = decoded(text, list[_StoredReading])
    return tuple(Said(origin, _reading(one), one.as_of) for one in stored)


def _stored(said: Said) -> _StoredReading:
    reading = said.declaration
    branch, first, enterprise = reading.branch, reading.first_number, reading.enterprise_tax_code
    return _StoredReading(
        reading.number.digits,
        reading.clearance,
        reading.regime,
        branch if branch.code or branch.short_name or branch.name else None,
        reading.team,
        reading.channel,
        reading.registered_at,
        reading.cleared_at,
        None if enterprise is None else str(enterprise),
        reading.enterprise_name,
        reading.agent_code,
        reading.agent_name,
        None if first is None else first.digits,
        reading.declarant_user,
        said.as_of,
    )


def _reading(stored: _StoredReading) -> Declaration:
    return Declaration(
        number=DeclarationNumber(stored.number),
        clearance=stored.clearance,
        regime=stored.regime,
        branch=stored.branch or _NO_BRANCH,
        team=stored.team,
        channel=stored.channel,
        registered_at=stored.registered_at,
        cleared_at=stored.cleared_at,
        enterprise_tax_code=tax_code(stored.enterprise),
        enterprise_name=stored.enterprise_name,
        agent_code=stored.agent_code,
        agent_name=stored.agent_name,
        first_number=DeclarationNumber(stored.first_number) if stored.first_number else None,
        declarant_user=stored.declarant_user,
    )
