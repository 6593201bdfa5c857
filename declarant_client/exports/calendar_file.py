"""Days for a calendar, as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from declarant_client.application.ports.calendars import CalendarDay
from declarant_client.exports.replacing import whole_file

if TYPE_CHECKING:
    from icalendar import Calendar

_PRODUCT = "-//declarant-client//notices//VI"


class CalendarFile:
    """The port ``CalendarWriter``."""

    def write(self, days: Iterable[CalendarDay], path: Path, at: datetime) -> int:
        from icalendar import Calendar

        calendar = Calendar()
        calendar.add("prodid", _PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        written = 0
        for day in days:
            _add(calendar, day, at.astimezone(UTC))
            written += 1
        with whole_file(path) as file:
            file.write(calendar.to_ical())
        return written


def _add(calendar: Calendar, day: CalendarDay, at: datetime) -> None:
    from icalendar import Event

    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", at)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", day.summary)
    event.add("sequence", day.revision)
    # An all-day reminder does not make anybody busy.
    event.add("transp", "TRANSPARENT")
    if day.description:
        event.add("description", day.description)
    if urlsplit(day.link).scheme in {"http", "https"}:
        event.add("url", day.link)
    if day.is_cancelled:
        event.add("status", "CANCELLED")
    calendar.add_component(event)
