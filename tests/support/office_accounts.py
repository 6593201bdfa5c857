"""Accounts at loopback offices, and the client's side that speaks with them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from declarant_client.application.ports.offices import Account, OfficeUnreachableError
from declarant_client.application.ports.submissions import DueItem
from declarant_client.contract.canonical import canonical_json, content_sha256
from declarant_client.contract.office import OfficeDescription
from declarant_client.contract.shapes import LongText, Text
from declarant_client.office import HttpOffices, Limits
from declarant_client.operating_system.keyring_secrets import MemorySecrets

CLIENT_ID = "key-1"
SECRET = "a secret: of/the key+"
QUICK = Limits(connect_seconds=2, read_seconds=5, total_seconds=5, body_bytes=100_000)

DESCRIPTION: dict[str, Any] = {
    "office_id": "hp",
    "name": {"vi": "Hải quan Hải Phòng", "en": "Hai Phong Customs"},
    "branches": [],
    "clock": "2025-06-01T08:00:00+07:00",
    "oldest_client": "0.1.0",
    "confidentiality": {"vi": "Ai xem", "en": "Who sees"},
}


def account_at(url: str) -> Account:
    """One account at the office under ``url``."""
    return Account(
        account_id=1,
        office_url=url,
        office=OfficeDescription(
            office_id="hp",
            name=Text(vi="Hải quan Hải Phòng", en="Hai Phong Customs"),
            branches=[],
            clock=datetime(2025, 6, 1, tzinfo=UTC),
            oldest_client="0.1.0",
            confidentiality=LongText(vi="", en=""),
        ),
        party_tax_code="0314404243",
        party_name="Company",
        party_kind="enterprise",
        role="submit",
        client_id=CLIENT_ID,
        key_name="PC",
        enrolled_at=datetime(2025, 6, 1, tzinfo=UTC),
    )


def offices_with_key(url: str, limits: Limits = QUICK, language: str = "en") -> HttpOffices:
    """The client's side, holding the key of ``account_at(url)``."""
    secrets = MemorySecrets()
    secrets.keep(url, CLIENT_ID, SECRET)
    return HttpOffices(
        secrets=secrets, client_version="9.8.7", language=lambda: language, limits=limits
    )


def due_item(number: int) -> DueItem:
    """An item with canonical bytes whose key is numbered."""
    key = f"01890a5d-ac96-774b-bcce-{number:012x}"
    return DueItem(
        assessment_id=key,
        canonical=canonical_json({"assessment_id": key, "comment": "Chậm 3 ngày, 1.50 tấn"}),
        attempts=1,
    )


def receipt_for(item: DueItem, sha256: str | None = None) -> dict[str, Any]:
    """A receipt as an office writes it."""
    return {
        "number": f"R-{item.assessment_id[-4:]}",
        "assessment_id": item.assessment_id,
        "received_at": "2025-06-01T08:00:00+07:00",
        "content_sha256": sha256 or content_sha256(item.canonical),
    }


def accepted(item: DueItem, **other: Any) -> dict[str, Any]:
    """The outcome of an accepted item."""
    return {"key": item.assessment_id, "status": 201, "receipt": receipt_for(item), **other}


def said_of(offices: HttpOffices, url: str) -> OfficeUnreachableError:
    """Ask an office to describe itself; return why it could not."""
    with pytest.raises(OfficeUnreachableError) as caught:
        offices.describe(url)
    return caught.value
