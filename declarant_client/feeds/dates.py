"""Times in feeds, in the forms they are really written in."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.vietnamese_text import folded

_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})\s*(?:[/.-]|nam)\s*(\d{4})(?!\d)"
)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:h](\d{2})(?::(\d{2}))?\s*(am|pm|sa|ch)?(?![\d:])")
_BARE_OFFSET = re.compile(r"([+-]\d{2})$")
_EARLIEST, _LATEST = 1945, 2200
_NOON = 12


def feed_time(text: str) -> datetime | None:
    """Return the time a feed tells, with an offset; ``None`` where it cannot be made out.

    RFC 822 and 3339 as the standards have them, and what is found in their place: without an
    offset (Vietnam's clock is meant), with a local day name, day/month/year, a day alone.
    """
    text = " ".join(text.split())[:100]
    if not text:
        return None
    for read in (_rfc3339, _rfc822, _day_first):
        found = read(text)
        if found is not None:
            return found if _EARLIEST <= found.year <= _LATEST else None
    return None


def _rfc3339(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(_BARE_OFFSET.sub(r"\1:00", text) if "T" in text else text)
    except ValueError:
        return None
    return _with_offset(found)


def _rfc822(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _with_offset(found)


def _day_first(text: str) -> datetime | None:
    bare = folded(text)
    day = _DAY_FIRST.search(bare)
    if day is None:
        return None
    clock = _CLOCK.search(bare[: day.start()] + " " + bare[day.end() :])
    hour, minute, second = 0, 0, 0
    if clock is not None:
        hour, minute, second = (int(part or 0) for part in clock.groups()[:3])
        if clock.group(4) in {"pm", "ch"} and hour < _NOON:
            hour += _NOON
    try:
        return datetime(
            int(day.group(3)),
            int(day.group(2)),
            int(day.group(1)),
            hour,
            minute,
            second,
            tzinfo=VIETNAM,
        )
    except ValueError:
        return None


def _with_offset(found: datetime) -> datetime | None:
    try:
        told = found if found.tzinfo is not None else found.replace(tzinfo=VIETNAM)
        return told.astimezone(UTC).astimezone(VIETNAM)
    except (OverflowError, ValueError):
        return None
