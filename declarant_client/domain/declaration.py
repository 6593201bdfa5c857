"""A customs declaration as far as rating the service needs it, and how two readings merge."""

from __future__ import annotations

from dataclasses import dataclass, replace
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


def merged(known: Declaration, read: Declaration) -> Declaration:
    """Merge a new reading into what is known: the later state wins, a gap never erases a fact.

    The later state is the higher amendment, then the further clearance, then the newer permit
    (an old printout read after a new one changes nothing). Both must have the same identity.
    """
    if known.identity != read.identity:
        msg = f"{known.number} and {read.number} are not one declaration"
        raise ValueError(msg)
    newer, older = (read, known) if _standing(read) >= _standing(known) else (known, read)
    clearance, cleared_at = newer.clearance, newer.cleared_at
    if _PROGRESS[older.clearance] > _PROGRESS[newer.clearance]:
        # An amendment is filed on a declaration that was let go; its print may lack the permit.
        clearance, cleared_at = older.clearance, older.cleared_at
    return replace(
        newer,
        number=max(known.number, read.number),
        clearance=clearance,
        # The time of the step before is nearer to the truth than none, and keeps the order.
        cleared_at=cleared_at or newer.cleared_at or older.cleared_at,
        branch=_merged_branch(older.branch, newer.branch),
        **{
            name: value if (value := getattr(newer, name)) is not None else getattr(older, name)
            for name in _FACTS
        },
    )


_FACTS = (
    "regime",
    "team",
    "channel",
    "registered_at",
    "enterprise_tax_code",
    "enterprise_name",
    "agent_code",
    "agent_name",
    "first_number",
    "declarant_user",
)
_BEGINNING = datetime.min.replace(tzinfo=VIETNAM)


def _standing(reading: Declaration) -> tuple[int, int, datetime]:
    return (
        reading.number.amendment,
        _PROGRESS[reading.clearance],
        reading.cleared_at or _BEGINNING,
    )


def _merged_branch(older: Branch, newer: Branch) -> Branch:
    moved = (newer.code and older.code and newer.code != older.code) or (
        newer.short_name and older.short_name and newer.short_name != older.short_name
    )
    if moved:
        return newer
    return Branch(
        code=newer.code or older.code,
        short_name=newer.short_name or older.short_name,
        name=newer.name or older.name,
    )
