"""Declarations that are taken off the worklist unrated: skipped for good, or until a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from declarant_client.domain.declaration import VIETNAM

_MONDAY = 7


class PutOff(StrEnum):
    """Why a declaration is not asked about although nobody rated it."""

    NO_OPINION = "no_opinion"
    ALREADY_RATED = "already_rated"
    """In the declaration software, which tells this program nothing of it."""
    SNOOZED = "snoozed"
    """Until a time, at which it comes back by itself."""


class Snooze(StrEnum):
    """Until when a declaration is put off."""

    TOMORROW = "tomorrow"
    THREE_DAYS = "three_days"
    NEXT_WEEK = "next_week"
    """Until the Monday after today."""


def day_of(now: datetime) -> date:
    """Return the day that a moment belongs to on Vietnam's clock."""
    return now.astimezone(VIETNAM).date()


def begin_of(day: date) -> datetime:
    """Return when a day begins on Vietnam's clock."""
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)


def end_of(snooze: Snooze, now: datetime) -> datetime:
    """Return when what is put off now comes back: always as a day begins."""
    today = day_of(now)
    days = {
        Snooze.TOMORROW: 1,
        Snooze.THREE_DAYS: 3,
        Snooze.NEXT_WEEK: _MONDAY - today.weekday(),
    }[snooze]
    return begin_of(today + timedelta(days=days))
