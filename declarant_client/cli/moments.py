"""Times and dates for a person: Vietnam's clock, day first."""

from __future__ import annotations

from datetime import date, datetime

from declarant_client.domain.declaration import VIETNAM


def moment(at: datetime | None) -> str:
    """Return a time as ``dd/MM/yyyy HH:mm``; empty when unknown."""
    return "" if at is None else at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")


def day(on: date | None) -> str:
    """Return a date as ``dd/MM/yyyy``; empty when unknown."""
    return "" if on is None else on.strftime("%d/%m/%Y")
