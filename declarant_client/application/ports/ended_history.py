"""History that has ended: nothing in it is open, unsent, unread or half written."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol


class EndedHistory(Protocol):
    """Assessments of places (a declaration in a phase) where everything has ended long ago.

    A time is counted back from the newest receipt, by the office's clock, or from ``now`` where
    that is earlier: a clock that jumps must clear nothing away.
    """

    def count(self, longest: timedelta, now: datetime) -> int:
        """Return how many assessments ended longer ago than that."""
        ...

    def forget(self, longest: timedelta, now: datetime, places: int) -> int:
        """Delete what ``count`` counts, of so many places at most; return how many assessments.

        Their declarations stay, and count as rated.
        """
        ...
