"""The computer's clock."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """The computer's clock as the port ``Clock``: UTC, with its offset."""

    def now(self) -> datetime:
        return datetime.now(UTC)
