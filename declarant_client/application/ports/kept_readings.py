"""What a reading changed of declarations, and where their values come from since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from declarant_client.domain.declaration import Declaration
from declarant_client.domain.origin import Origin


class Change(StrEnum):
    """What a reading changed in the store."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class KeptReading:
    """One declaration as it stands after a reading was merged in."""

    declaration: Declaration
    change: Change


@dataclass(frozen=True, slots=True)
class ToldBy:
    """Where one field's value came from."""

    origin: Origin
    at: datetime | None
    """When this origin last said something new of the declaration; ``None``: not known."""
