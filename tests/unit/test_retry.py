"""When the office is asked again."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from declarant_client.domain.retry import (
    FIRST_WAIT,
    LONGEST_OBEYED,
    LONGEST_WAIT,
    wait_before,
)

attempts = st.integers(1, 10**9)
chances = st.floats(0, 1, exclude_max=True)
waits = st.timedeltas(timedelta(days=-2), timedelta(days=400))


@given(attempts, chances)
def test_a_wait_is_never_shorter_than_half_its_step_nor_longer_than_the_longest(
    attempt: int, chance: float
) -> None:
    step = min(FIRST_WAIT * 2 ** min(attempt - 1, 20), LONGEST_WAIT)
    assert step / 2 <= wait_before(attempt, asked_to_wait=None, chance=chance) <= LONGEST_WAIT


@given(attempts, chances)
def test_waits_grow_with_the_attempts(attempt: int, chance: float) -> None:
    shorter = wait_before(attempt, asked_to_wait=None, chance=chance)
    assert wait_before(attempt + 1, asked_to_wait=None, chance=chance) >= shorter


@given(attempts, chances, chances)
def test_chance_spreads_the_clients(attempt: int, one: float, other: float) -> None:
    low, high = sorted((one, other))
    sooner = wait_before(attempt, asked_to_wait=None, chance=low)
    assert sooner <= wait_before(attempt, asked_to_wait=None, chance=high)


@given(attempts, waits, chances)
def test_the_offices_word_is_obeyed_up_to_a_day(
    attempt: int, asked: timedelta, chance: float
) -> None:
    wait = wait_before(attempt, asked_to_wait=asked, chance=chance)
    assert wait >= min(asked, LONGEST_OBEYED)
    assert timedelta(0) <= wait <= LONGEST_OBEYED + FIRST_WAIT


@given(chances)
def test_told_to_come_back_at_once_it_comes_back_at_once_the_first_time(chance: float) -> None:
    assert wait_before(1, asked_to_wait=timedelta(0), chance=chance) <= FIRST_WAIT
