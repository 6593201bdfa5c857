"""The quick choices of a period, in days of Vietnam's clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import Sentence, translate


class Period(StrEnum):
    """What the period filter can be set to."""

    ALL = "all"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    LAST_MONTH = "last_month"
    QUARTER = "quarter"
    YEAR = "year"
    CHOSEN = "chosen"
    """From one day to another, both included."""


PERIODS: dict[Period, Sentence] = {
    Period.ALL: translate("history", "Any time"),
    Period.TODAY: translate("history", "Today"),
    Period.WEEK: translate("history", "Last 7 days"),
    Period.MONTH: translate("history", "This month"),
    Period.LAST_MONTH: translate("history", "Last month"),
    Period.QUARTER: translate("history", "This quarter"),
    Period.YEAR: translate("history", "This year"),
    Period.CHOSEN: translate("history", "From … to …"),
}


def bounds(period: Period, today: date) -> tuple[datetime | None, datetime | None]:
    """Return from when (included) until when (not included); ``None`` does not bound."""
    month = today.replace(day=1)
    tomorrow = today + timedelta(days=1)
    days: dict[Period, tuple[date, date]] = {
        Period.TODAY: (today, tomorrow),
        Period.WEEK: (today - timedelta(days=6), tomorrow),
        Period.MONTH: (month, tomorrow),
        Period.LAST_MONTH: ((month - timedelta(days=1)).replace(day=1), month),
        Period.QUARTER: (month.replace(month=month.month - (month.month - 1) % 3), tomorrow),
        Period.YEAR: (month.replace(month=1), tomorrow),
    }
    if period not in days:
        return None, None
    first, end = days[period]
    return midnight(first), midnight(end)


def days_of_month(month: date) -> tuple[date, date]:
    """Return the first and the last day of a day's month."""
    first = month.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def midnight(day: date) -> datetime:
    """Return the beginning of a day in Vietnam."""
    return datetime.combine(day, time.min, VIETNAM)
