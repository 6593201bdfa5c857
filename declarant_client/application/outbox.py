"""What is on its way to the offices, and sending one item of it before its time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from declarant_client.application.ports.outbox import (
    OutboxFigures,
    OutboxFilter,
    OutboxLine,
    OutboxShow,
    OutboxStore,
)
from declarant_client.application.ports.world import Clock

SHOWN_AFTER_THE_END = timedelta(days=30)
"""How long an item is still shown once nothing more happens to it."""


class Outbox:
    """Reads the outbox and hastens what waits in it."""

    def __init__(self, store: OutboxStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def keys(self, show: OutboxShow, search: str) -> tuple[int, ...]:
        """Return the keys of what is shown, newest first; raises the store's errors."""
        since = self._clock.now() - SHOWN_AFTER_THE_END
        return self._store.keys(OutboxFilter(ended_since=since, show=show, search=search))

    def lines(self, keys: Sequence[int]) -> list[OutboxLine]:
        """Return the lines of some keys, newest first; raises the store's errors."""
        return self._store.lines(keys)

    def figures(self) -> OutboxFigures:
        """Count what is shown; raises the store's errors."""
        return self._store.figures(self._clock.now() - SHOWN_AFTER_THE_END)

    def send_now(self, assessment_id: str) -> bool:
        """Let one item be sent next, whatever it waits for; False when it waits no more.

        The process that holds the sending right does it: it sees the change by itself.
        """
        return self._store.hasten_one(assessment_id)
