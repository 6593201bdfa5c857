"""Times: the office's clock, and how moments are kept in the database."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import DateTime
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from declarant_client.domain.declaration import VIETNAM


def now() -> datetime:
    """Return the office's clock: Vietnam's time, to the microsecond."""
    return datetime.now(VIETNAM)


class Moment(TypeDecorator[datetime]):
    """A time with offset: stored as UTC, read back on Vietnam's clock.

    SQLite keeps no offset, so the stored value is always UTC and never what the host calls local.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware time into UTC; refuse one without an offset."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(value)
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Put the stored time on Vietnam's clock."""
        if value is None:
            return None
        aware = value if value.tzinfo is not None else value.replace(tzinfo=UTC)
        return aware.astimezone(VIETNAM)
