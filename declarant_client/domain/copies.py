"""Which copies of the database stay: each hour's for a day, each day's, each week's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta

from declarant_client.domain.declaration import VIETNAM

BETWEEN_COPIES = timedelta(hours=1)
_EACH_HOUR = timedelta(days=1)
_EACH_DAY = timedelta(weeks=2)
EACH_WEEK = timedelta(days=92)
"""How long weekly copies stay unless the user wants it otherwise."""
ALWAYS_STAY = 8
"""The newest stay whatever their dates say: a clock that jumps must not clear all away."""


@dataclass(frozen=True, slots=True)
class Made:
    """When a copy was made, by a clock that may have been wrong, and the how-manieth it is."""

    number: int
    at: datetime


def to_keep(copies: Collection[Made], now: datetime, longest: timedelta = EACH_WEEK) -> set[Made]:
    """Return the copies that stay: hourly for a day, daily for two weeks, weekly for ``longest``.

    Of each hour, day and week the newest stays. What is dated in the future is judged from its
    own newest: the clock was wrong then, or is now.
    """
    newest_first = sorted(copies, key=lambda made: made.number, reverse=True)
    kept = set(newest_first[:ALWAYS_STAY])
    past = [made for made in newest_first if made.at <= now]
    future = [made for made in newest_first if made.at > now]
    kept |= _thinned(past, now, longest)
    if future:
        kept |= _thinned(future, max(made.at for made in future), longest)
    return kept


def is_due(newest: datetime | None, now: datetime) -> bool:
    """Whether the next copy is due; one dated in the future says that the clock was set back."""
    return newest is None or not timedelta(0) <= now - newest < BETWEEN_COPIES


def _thinned(newest_first: Collection[Made], now: datetime, longest: timedelta) -> set[Made]:
    kept: dict[Hashable, Made] = {}
    for made in newest_first:
        for span, period in (*_PERIODS, (longest, _week)):
            if now - made.at <= span:
                kept.setdefault((span, period(made.at.astimezone(VIETNAM))), made)
    return set(kept.values())


_PERIODS: tuple[tuple[timedelta, Callable[[datetime], Hashable]], ...] = (
    (_EACH_HOUR, lambda at: (at.date(), at.hour)),
    (_EACH_DAY, lambda at: at.date()),
)


def _week(at: datetime) -> Hashable:
    return at.isocalendar()[:2]
