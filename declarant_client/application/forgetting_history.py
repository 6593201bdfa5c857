"""Letting go of history that has ended, where the user wants that; off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import count

from declarant_client.application.ports.ended_history import EndedHistory
from declarant_client.application.ports.world import Clock

BETWEEN_LOOKS = timedelta(days=1)
_PLACES = 200
"""So many are let go of in one transaction: others may write in between."""
_PORTIONS = 50


def _no_progress(_gone: int) -> None:
    return None


def _never() -> bool:
    return False


class ForgetEndedHistory:
    """Does so once a day, a bounded part at a time; with 0 days, never."""

    def __init__(self, ended: EndedHistory, days: Callable[[], int], clock: Clock) -> None:
        """``days`` is asked each time: how long ended history is kept."""
        self._ended = ended
        self._days = days
        self._clock = clock
        self._looked_at: datetime | None = None

    def preview(self, days: int) -> int:
        """Return how many assessments would go now; raises ``StoreError``."""
        return self._ended.count(timedelta(days=days), self._clock.now()) if days else 0

    def run(self) -> int:
        """Let go of what is due; return how many assessments went, 0 before the day is over.

        Raises ``StoreError``; what went before stays gone, the rest is tried again.
        """
        now, days = self._clock.now(), self._days()
        is_early = self._looked_at is not None and (
            timedelta(0) <= now - self._looked_at < BETWEEN_LOOKS
        )
        return 0 if is_early or not days else self._let_go(range(_PORTIONS))

    def run_now(
        self,
        progress: Callable[[int], None] = _no_progress,
        cancelled: Callable[[], bool] = _never,
    ) -> int:
        """Let go of all that is due, whenever it was last done; stopped, the rest stays.

        ``progress`` is told how many assessments went so far.
        """
        return self._let_go(count(), progress, cancelled)

    def _let_go(
        self,
        portions: Iterable[int],
        progress: Callable[[int], None] = _no_progress,
        cancelled: Callable[[], bool] = _never,
    ) -> int:
        now, days = self._clock.now(), self._days()
        gone = 0
        for _ in portions:
            # Who chooses another time means this one no longer, whoever works by it.
            if not days or cancelled() or self._days() != days:
                break
            portion = self._ended.forget(timedelta(days=days), now, _PLACES)
            if not portion:
                self._looked_at = now
                break
            gone += portion
            progress(gone)
        return gone
