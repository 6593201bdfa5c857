"""Reminding of documents that take effect within some days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from declarant_client.application.ports.offices import (
    KeptNotice,
    Period,
    Reminder,
    ReminderStore,
)
from declarant_client.application.ports.world import Clock
from declarant_client.domain.declaration import VIETNAM


class Reminders:
    """What takes effect soon: to be announced once, and shown until it is put away.

    ``days_before`` is the setting; 0 reminds of nothing. A day that moved is reminded of anew.
    """

    def __init__(self, store: ReminderStore, clock: Clock, days_before: Callable[[], int]) -> None:
        self._store = store
        self._clock = clock
        self._days_before = days_before

    def announce(self) -> int:
        """Make news of what takes effect within the days set, once; return how many notices.

        It is unread from then on: counted and announced by whoever announces news of notices.
        """
        period = self._period()
        return 0 if period is None else self._store.announce(period)

    def to_show(self) -> list[KeptNotice]:
        """Return what takes effect within the days set and was not put away, soonest first."""
        period = self._period()
        return [] if period is None else self._store.taking_effect(period, Reminder.CLOSED)

    def put_away(self, notices: Sequence[KeptNotice]) -> None:
        """Show these no longer; whoever saw them needs no announcement either."""
        self._store.note(notices, Reminder.CLOSED)
        self._store.note(notices, Reminder.ANNOUNCED)

    def today(self) -> date:
        """Return Vietnam's day."""
        return self._clock.now().astimezone(VIETNAM).date()

    def _period(self) -> Period | None:
        days, today = self._days_before(), self.today()
        return Period(since=today, until=today + timedelta(days=days)) if days else None
