"""News is told in digests, and never into typing, quiet hours or a pause."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.domain.announcing import (
    ALL_KINDS,
    BETWEEN_DIGESTS,
    BETWEEN_OTHERS,
    BREATH,
    GATHERING,
    HANDS_OFF,
    Announcement,
    Announcing,
    NewsKind,
    QuietHours,
    tomorrow,
)
from declarant_client.domain.declaration import VIETNAM

NOON = datetime(2026, 3, 18, 5, 0, tzinfo=UTC)
NIGHT = QuietHours(time(22), time(6))

steps = st.lists(
    st.tuples(
        st.timedeltas(timedelta(0), timedelta(hours=3)),
        st.one_of(
            st.tuples(st.just("heard"), st.sampled_from(NewsKind), st.integers(1, 50)),
            st.tuples(st.just("typed")),
            st.tuples(st.just("seen"), st.sampled_from(NewsKind)),
            st.tuples(st.just("pause"), st.timedeltas(timedelta(0), timedelta(hours=12))),
        ),
    ),
    max_size=12,
)
wanted_kinds = st.sets(st.sampled_from(NewsKind))
clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
hours = st.one_of(st.none(), st.builds(QuietHours, clocks, clocks))


@dataclass
class Day:
    """A day that is played through: whatever is due is told at the moment it is due."""

    announcing: Announcing
    now: datetime = NOON
    told: list[tuple[datetime, Announcement]] = field(default_factory=list)
    heard: Counter[NewsKind] = field(default_factory=Counter)
    seen: Counter[NewsKind] = field(default_factory=Counter)
    typed: list[datetime] = field(default_factory=list)
    pauses: list[tuple[datetime, datetime]] = field(default_factory=list)
    waiting: Counter[NewsKind] = field(default_factory=Counter)

    def live(self, until: datetime) -> None:
        while (due := self.announcing.due_at(self.now)) is not None and due <= until:
            if due > self.now:
                # It is honest: not a moment earlier, and then indeed.
                assert self.announcing.next(due - timedelta(microseconds=1)) is None
            self.now = max(self.now, due)
            announcement = self.announcing.next(self.now)
            assert announcement is not None
            assert not self.typed or self.now - self.typed[-1] >= HANDS_OFF
            assert not self.pauses or self.now >= self.pauses[-1][1]
            self.told.append((self.now, announcement))
            self.waiting[announcement.kind] -= announcement.count
        self.now = until

    def do(self, what: tuple[object, ...]) -> None:
        match what:
            case ("heard", NewsKind() as kind, int(count)):
                self.announcing.heard(kind, count, self.now)
                self.heard[kind] += count
                if kind in self.announcing.wanted:
                    self.waiting[kind] += count
            case ("typed",):
                self.announcing.typed(self.now)
                self.typed.append(self.now)
            case ("seen", NewsKind() as kind):
                self.announcing.seen(kind)
                self.seen[kind] += self.waiting.pop(kind, 0)
            case ("pause", timedelta() as span):
                self.announcing.paused_until = self.now + span
                self.pauses.append((self.now, self.now + span))


def lived(
    happened: list[tuple[timedelta, tuple[object, ...]]],
    wanted: set[NewsKind],
    quiet: QuietHours | None,
) -> Day:
    day = Day(Announcing(wanted, quiet))
    for span, what in happened:
        day.live(day.now + span)
        day.do(what)
    return day


@given(steps, wanted_kinds, hours)
def test_news_of_a_kind_is_told_no_more_often_than_it_may(
    happened: list[tuple[timedelta, tuple[object, ...]]],
    wanted: set[NewsKind],
    quiet: QuietHours | None,
) -> None:
    told = lived(happened, wanted, quiet).told
    for kind in NewsKind:
        times = [at for at, announcement in told if announcement.kind is kind]
        least = BETWEEN_DIGESTS if kind is NewsKind.CLEARED else BETWEEN_OTHERS
        assert all(later - sooner >= least for sooner, later in itertools.pairwise(times))
    at_all = [at for at, _ in told]
    assert all(later - sooner >= BREATH for sooner, later in itertools.pairwise(at_all))


@given(steps, wanted_kinds, hours)
def test_nothing_is_told_into_typing_quiet_hours_or_a_pause_nor_what_is_switched_off(
    happened: list[tuple[timedelta, tuple[object, ...]]],
    wanted: set[NewsKind],
    quiet: QuietHours | None,
) -> None:
    # Typing and pauses are looked at as the day goes by.
    day = lived(happened, wanted, quiet)
    for at, announcement in day.told:
        assert announcement.kind in wanted
        assert quiet is None or quiet.end_after(at) is None


@given(steps, wanted_kinds, hours)
def test_nothing_heard_is_lost_or_told_twice(
    happened: list[tuple[timedelta, tuple[object, ...]]],
    wanted: set[NewsKind],
    quiet: QuietHours | None,
) -> None:
    day = lived(happened, wanted, quiet)
    day.live(day.now + timedelta(days=3))
    for kind in wanted:
        told = sum(announcement.count for _, announcement in day.told if announcement.kind is kind)
        assert told == day.heard[kind] - day.seen[kind]
    assert not day.announcing.has_news


@given(steps, st.timedeltas(timedelta(0), timedelta(days=400)))
def test_a_clock_that_is_set_back_keeps_nothing_back_for_longer_than_the_longest_wait(
    happened: list[tuple[timedelta, tuple[object, ...]]], back: timedelta
) -> None:
    day = lived(happened, set(ALL_KINDS), None)
    day.announcing.paused_until = None
    earlier = day.now - back
    day.announcing.heard(NewsKind.CLEARED, 1, day.now)
    due = day.announcing.due_at(earlier)
    assert due is not None
    assert due <= earlier + BETWEEN_DIGESTS


def test_the_first_news_waits_for_the_rest_of_its_heap() -> None:
    announcing = Announcing()
    announcing.heard(NewsKind.CLEARED, 1, NOON)
    announcing.heard(NewsKind.CLEARED, 4, NOON + timedelta(seconds=3))
    assert announcing.next(NOON + GATHERING) == Announcement(NewsKind.CLEARED, 5)


def test_what_has_to_be_corrected_is_told_before_what_can_wait() -> None:
    announcing = Announcing()
    for kind in reversed(NewsKind):
        announcing.heard(kind, 1, NOON)
    told = announcing.next(NOON + GATHERING)
    assert told is not None
    assert told.kind is NewsKind.REFUSED


def test_an_hour_is_kept_between_digests_also_over_a_restart() -> None:
    announcing = Announcing()
    announcing.told_before(NewsKind.CLEARED, NOON)
    announcing.heard(NewsKind.CLEARED, 1, NOON + timedelta(minutes=1))
    assert announcing.due_at(NOON + timedelta(minutes=1)) == NOON + BETWEEN_DIGESTS


@pytest.mark.parametrize(
    "clock, end",
    [
        ("21:59", None),
        ("22:00", "06:00"),
        ("00:30", "06:00"),
        ("05:59", "06:00"),
        ("06:00", None),
    ],
)
def test_quiet_hours_reach_over_midnight(clock: str, end: str | None) -> None:
    at = datetime.combine(NOON.date(), time.fromisoformat(clock), VIETNAM)
    ends = NIGHT.end_after(at)
    assert (None if ends is None else ends.strftime("%H:%M")) == end
    assert ends is None or timedelta(0) < ends - at <= timedelta(hours=8)


def test_until_tomorrow_means_until_the_next_morning_also_after_midnight() -> None:
    late = datetime(2026, 3, 18, 23, 30, tzinfo=VIETNAM)
    assert tomorrow(late) == datetime(2026, 3, 19, 6, 0, tzinfo=VIETNAM)
    assert tomorrow(late + timedelta(hours=1)) == datetime(2026, 3, 20, 6, 0, tzinfo=VIETNAM)
