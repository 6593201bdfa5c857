"""Time, chance, and ids that grow with time whatever the clock does."""

from __future__ import annotations

import threading
import uuid
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from declarant_client.operating_system.assessment_ids import UuidV7AssessmentIds
from declarant_client.operating_system.chance import SystemChance
from declarant_client.operating_system.clock import SystemClock

BEGINNING = datetime(2025, 6, 1, tzinfo=UTC)


class SetClock:
    """A clock that shows what it is set to."""

    def __init__(self, *times: datetime) -> None:
        self.times = list(times)

    def now(self) -> datetime:
        return self.times.pop(0) if len(self.times) > 1 else self.times[0]


def milliseconds(text: str) -> int:
    return uuid.UUID(text).int >> 80


def test_the_clock_shows_utc_with_its_offset() -> None:
    shown = SystemClock().now()
    assert shown.utcoffset() == timedelta(0)
    assert abs(shown - datetime.now(UTC)) < timedelta(minutes=1)


def test_chance_lies_between_nothing_and_one_and_differs() -> None:
    drawn = {SystemChance().draw() for _ in range(100)}
    assert all(0 <= value < 1 for value in drawn)
    assert len(drawn) > 1


@given(st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(9000, 1, 1)))  # noqa: DTZ001
def test_an_id_is_a_version_7_uuid_of_its_time_in_lower_case(moment: datetime) -> None:
    moment = moment.replace(tzinfo=UTC)
    text = UuidV7AssessmentIds(SetClock(moment)).new()
    read = uuid.UUID(text)
    assert text == str(read) == text.lower()
    assert (read.version, read.variant) == (7, uuid.RFC_4122)
    assert milliseconds(text) == int(moment.timestamp() * 1000)


@given(st.lists(st.integers(-400_000_000_000, 400_000_000_000), min_size=1, max_size=50))
def test_later_ids_are_greater_however_the_clock_jumps(jumps: list[int]) -> None:
    times = [BEGINNING + timedelta(milliseconds=jump) for jump in jumps]
    ids = UuidV7AssessmentIds(SetClock(*times))
    made = [ids.new() for _ in range(len(times) + 10)]
    assert made == sorted(set(made))


def test_a_clock_set_back_a_year_leaves_the_ids_in_order_and_near_the_last_time() -> None:
    ids = UuidV7AssessmentIds(SetClock(BEGINNING, BEGINNING - timedelta(days=365)))
    made = [ids.new() for _ in range(2000)]
    assert made == sorted(made)
    assert milliseconds(made[-1]) == int(BEGINNING.timestamp() * 1000)


def test_ids_made_in_several_threads_are_all_different() -> None:
    ids = UuidV7AssessmentIds(SetClock(BEGINNING))
    made: list[list[str]] = [[] for _ in range(4)]

    def make(into: list[str]) -> None:
        into += [ids.new() for _ in range(2000)]

    threads = [threading.Thread(target=make, args=(part,)) for part in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({text for part in made for text in part}) == 8000
    assert all(part == sorted(part) for part in made)


def test_two_computers_at_the_same_moment_make_different_ids() -> None:
    clock = SetClock(BEGINNING)
    made = {UuidV7AssessmentIds(clock).new() for _ in range(1000)}
    assert len(made) == 1000
