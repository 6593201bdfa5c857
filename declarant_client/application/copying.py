"""Keeping copies, and looking now and then whether all is whole; off the window's thread."""

from __future__ import annotations

from datetime import datetime, timedelta

from declarant_client.application.ports.copies import DatabaseCopies
from declarant_client.application.ports.world import Clock

BETWEEN_CHECKS = timedelta(days=1)
LOOK_AGAIN = timedelta(minutes=5)
"""How often it is looked at whether a copy is due."""


class KeepCopies:
    """Makes a copy when one is due and looks through the database once a run, then daily."""

    def __init__(self, copies: DatabaseCopies, clock: Clock) -> None:
        self._copies = copies
        self._clock = clock
        self._checked_at: datetime | None = None
        self._looked_at: datetime | None = None

    def run(self, *, check: bool = True) -> None:
        """Do what is due; returns at once when nothing is.

        Raises ``CopyFailedError`` where there is no room for a copy, ``DamagedStoreError`` where
        the database is damaged, and the other ``StoreError``s. What failed is tried again later.
        """
        now = self._clock.now()
        if self._looked_at is not None and timedelta(0) <= now - self._looked_at < LOOK_AGAIN:
            return
        self._looked_at = now
        if check and self._wants_check(now):
            self._checked_at = now
            self._copies.check()
        if self._copies.is_due():
            self._copies.make()

    def _wants_check(self, now: datetime) -> bool:
        if self._checked_at is None:
            return True
        return not timedelta(0) <= now - self._checked_at < BETWEEN_CHECKS
