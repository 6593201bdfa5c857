"""A customs declaration as far as rating the service needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum

from declarant_client.domain.identifiers import DeclarationKind, DeclarationNumber, TaxCode

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Vietnam's clock, UTC+7 all year: what printed dates and times mean."""


class Channel(StrEnum):
    """The control channel (luồng): 1 green, 2 yellow, 3 red."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Clearance(StrEnum):
    """How far the procedure went; ``unknown`` when the source cannot tell."""

    NONE = "none"
    RELEASED_BEFORE_PERMIT = "released_before_permit"
    STORED = "stored"
    CLEARED = "cleared"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"

    @property
    def phase(self) -> Phase | None:
        """The phase in which an assessment is given now; ``None``: cancelled, or ask the user."""
        if self is Clearance.NONE:
            return Phase.DURING
        return Phase.CLEARED if self in _LET_GO else None

    @property
    def progress(self) -> int:
        """How far this is compared with another clearance: the higher number is further."""
        return _PROGRESS[self]


class Phase(StrEnum):
    """When the assessment was given: while the procedure ran, or after the goods were let go."""

    DURING = "during"
    CLEARED = "cleared"


_LET_GO = frozenset({Clearance.RELEASED_BEFORE_PERMIT, Clearance.STORED, Clearance.CLEARED})
_PROGRESS = {
    Clearance.UNKNOWN: 0,
    Clearance.NONE: 1,
    Clearance.STORED: 2,
    Clearance.RELEASED_BEFORE_PERMIT: 3,
    Clearance.CLEARED: 4,
    Clearance.CANCELLED: 5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """The customs branch that took the declaration, as far as the source names it."""

    code: str | None = None
    short_name: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What one reading says of one declaration; ``None`` is "the source does not say".

    Times carry an offset. ``cleared_at`` is the time of the permit, or of the release before
    permit or transport to storage, whichever ``clearance`` names.
    """

    number: DeclarationNumber
    clearance: Clearance
    regime: str | None = None
    branch: Branch = Branch()
    team: str | None = None
    channel: Channel | None = None
    registered_at: datetime | None = None
    cleared_at: datetime | None = None
    enterprise_tax_code: TaxCode | None = None
    enterprise_name: str | None = None
    agent_code: str | None = None
    agent_name: str | None = None
    first_number: DeclarationNumber | None = None
    declarant_user: str | None = None
    """The user of the declaration software who declared it (the clerk)."""

    @property
    def identity(self) -> str:
        """The 11 digits that identify the declaration."""
        return self.number.identity

    @property
    def kind(self) -> DeclarationKind:
        """Import or export."""
        return self.number.kind
