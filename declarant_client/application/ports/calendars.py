"""Writing the days on which documents take effect and expire for a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """One all-day event; ``uid`` stays the same for the same event, whenever it is written."""

    uid: str
    on: date
    summary: str
    description: str = ""
    link: str = ""
    revision: int = 1
    """Counts up: a calendar takes the newer of two of one ``uid``."""
    is_cancelled: bool = False


class CalendarWriter(Protocol):
    """Writes iCalendar files (RFC 5545)."""

    def write(self, days: Iterable[CalendarDay], path: Path, at: datetime) -> int:
        """Write ``path`` whole or not at all; return how many events; raises ``OSError``."""
        ...
