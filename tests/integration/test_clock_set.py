"""The clock set back a year, or jumping ahead, between attempts: nothing waits for a year."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from declarant_client.application.ports.offices import (
    Account,
    Office,
    OfficeRefusedError,
    OfficeUnreachableError,
)
from declarant_client.application.ports.submissions import DueItem
from declarant_client.application.sending import SendDue
from declarant_client.application.synchronising import POLLS, SyncNow
from declarant_client.contract.assessments import BatchOutcome
from declarant_client.contract.shapes import Problem
from declarant_client.domain.retry import LONGEST_SPAN
from declarant_client.domain.sentences import translate
from declarant_client.store.opening import Store
from tests.support.stored_things import (
    NOW,
    SetClock,
    assessment,
    opened,
    receipt_for,
    submission,
    with_account,
)

HOLD = timedelta(seconds=10)
SAID = translate("office", "{office} does not answer.", office="HP")
YEAR = timedelta(days=365)

jumps = st.one_of(
    st.sampled_from([YEAR, -YEAR, timedelta(0), timedelta(seconds=6), -timedelta(days=1)]),
    st.timedeltas(-2 * YEAR, 2 * YEAR),
)
moods = st.one_of(
    st.sampled_from(["gone", "gone before it was sent", "busy with it", "well"]),
    st.timedeltas(timedelta(0), YEAR),  # 429 with a ``Retry-After``
)


@dataclass
class MoodyOffice:
    """Takes what comes when it is well; keeps each content that ever came, by its key."""

    mood: str | timedelta = "well"
    came: dict[str, set[bytes]] = field(default_factory=dict)

    def submit(self, items: Sequence[DueItem]) -> list[BatchOutcome]:
        if self.mood == "gone before it was sent":
            raise OfficeUnreachableError(SAID, sent=False)
        if isinstance(self.mood, timedelta):
            problem = Problem(type="x/problems/too-many-requests", title="x", status=429)
            raise OfficeRefusedError(SAID, problem, retry_after=self.mood)
        for item in items:
            self.came.setdefault(item.assessment_id, set()).add(item.canonical)
        if self.mood == "gone":
            raise OfficeUnreachableError(SAID, sent=True)
        return [self._word(item) for item in items]

    def _word(self, item: DueItem) -> BatchOutcome:
        if self.mood == "busy with it":
            return BatchOutcome(key=item.assessment_id, status=503)
        receipt = receipt_for(item.assessment_id, item.canonical)
        return BatchOutcome(key=item.assessment_id, status=201, receipt=receipt)


class HalfChance:
    def draw(self) -> float:
        return 0.5


@dataclass
class Desk:
    """A store with an account, a clock that is set by hand, and an office with moods."""

    store: Store
    clock: SetClock
    account: Account
    office: MoodyOffice = field(default_factory=MoodyOffice)

    def send(self) -> None:
        submissions = self.store.submissions
        submissions.release_held(self.clock.now(), everything=False)
        sending = SendDue(submissions, self.store.accounts, self.clock, HalfChance())
        sending.run(self.account, cast("Office", self.office), cancelled=lambda: False)

    def rate(self, number: str) -> str:
        told = assessment(number, made_at=self.clock.now().replace(microsecond=0))
        self.store.submissions.submit(
            submission(
                told,
                account_id=self.account.account_id,
                held_until=self.clock.now() + HOLD,
            )
        )
        return told.assessment_id


@contextmanager
def desk() -> Iterator[Desk]:
    folder = Path(tempfile.mkdtemp())
    clock = SetClock()
    store = opened(folder, clock)
    try:
        yield Desk(store, clock, with_account(store))
    finally:
        store.close()
        shutil.rmtree(folder)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(jumps, moods), min_size=1, max_size=6))
def test_however_the_clock_was_set_what_waits_is_soon_sent_and_once(
    steps: list[tuple[timedelta, str | timedelta]],
):
    with desk() as one:
        saved = []
        for position, (jump, mood) in enumerate(steps):
            saved.append(one.rate(f"1{position:010d}0"))
            one.clock.at += jump
            one.office.mood = mood
            one.send()
        one.office.mood = "well"
        _let_time_pass(one)
        assert sorted(one.office.came) == sorted(saved)
        assert {len(contents) for contents in one.office.came.values()} == {1}
        items = [one.store.submissions.item(assessment_id) for assessment_id in saved]
        assert {item.state.value for item in items if item} == {"accepted"}


def _let_time_pass(one: Desk) -> None:
    """From now on the clock goes as it should: nothing may wait longer than the longest wait."""
    longest = one.clock.now() + LONGEST_SPAN + timedelta(minutes=1)
    for _ in range(len(one.office.came) + 20):
        due = one.store.submissions.next_due_at()
        if due is None:
            break
        assert one.clock.now() <= due <= longest
        one.clock.at = due
        one.send()


@given(jump=st.timedeltas(-2 * YEAR, -HOLD))
@settings(max_examples=20, deadline=None)
def test_what_can_be_undone_for_seconds_is_not_held_for_a_day_when_the_clock_goes_back(
    jump: timedelta,
):
    with desk() as one:
        one.rate("100000000010")
        one.clock.at += jump
        due = one.store.submissions.next_due_at()
        assert due is not None
        assert due <= one.clock.now() + HOLD
        one.clock.at = due
        one.send()
        assert one.store.submissions.waiting() == 0


class NoRight:
    def take(self) -> bool:
        return False

    def release(self) -> None:
        raise AssertionError


def test_a_clock_set_back_while_the_sender_is_waited_for_does_not_make_it_wait_for_a_year():
    with desk() as one:
        pauses: list[float] = []

        def pause(seconds: float) -> None:
            pauses.append(seconds)
            one.clock.at -= YEAR / POLLS

        store = one.store
        waiting: Any = SyncNow(
            cast("Any", None), store.accounts, store.submissions, NoRight(), one.clock, pause
        )
        assert waiting.run() is None
        assert 100 < sum(pauses) <= 121
        assert one.clock.now() < NOW
