"""When to ask the office again: exponential backoff with jitter, its own word obeyed, no limit."""

from __future__ import annotations

from datetime import timedelta

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=30)
LONGEST_OBEYED = timedelta(days=1)
LONGEST_SPAN = LONGEST_OBEYED + FIRST_WAIT
"""No two attempts are farther apart than this, whatever the office asks for."""


def wait_before(attempt: int, *, asked_to_wait: timedelta | None, chance: float) -> timedelta:
    """Return how long to wait before the next attempt.

    ``attempt`` counts the attempts that failed (from 1); ``asked_to_wait`` is the office's
    ``Retry-After``, obeyed up to a day; ``chance`` in [0, 1) spreads clients so that two hundred
    of them do not come back in the same second (half of the wait is fixed, half is drawn).
    """
    doublings = min(max(attempt, 1) - 1, 20)
    full = min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
    drawn = full / 2 + (full / 2) * chance
    if asked_to_wait is None:
        return drawn
    obeyed = max(timedelta(0), min(asked_to_wait, LONGEST_OBEYED))
    return max(obeyed + FIRST_WAIT * chance, drawn if attempt > 1 else timedelta(0))
