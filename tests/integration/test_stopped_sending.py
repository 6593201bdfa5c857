"""What a sender that stops in the middle counts: the real store, an office that goes away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from declarant_client.application.ports.offices import Office, OfficeUnreachableError
from declarant_client.application.ports.submissions import DueItem
from declarant_client.application.sending import ALONE_AFTER, SendDue
from declarant_client.contract.assessments import BatchOutcome
from declarant_client.contract.shapes import BATCH_LIMIT
from declarant_client.domain.sentences import translate
from declarant_client.domain.submission import SubmissionState
from declarant_client.operating_system.chance import SystemChance
from declarant_client.store.opening import Store
from tests.support.stored_things import SetClock, assessment, opened, submission, with_account

ITEMS = 5
_AWAY = translate("office", "{office} cannot be reached.", office="HP")


class OfficeAway:
    """Takes nothing; notes what was tried."""

    def __init__(self, *, sent: bool) -> None:
        self.tried: list[list[str]] = []
        self._sent = sent

    def submit(self, items: Sequence[DueItem]) -> list[BatchOutcome]:
        self.tried.append([item.assessment_id for item in items])
        raise OfficeUnreachableError(_AWAY, sent=self._sent)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def store(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    with closing(opened(tmp_path, clock)) as kept:
        account = with_account(kept).account_id
        for number in range(ITEMS):
            told = assessment(f"10000000{number:03d}0")
            kept.submissions.submit(submission(told, account_id=account))
        yield kept


def run(store: Store, clock: SetClock, office: OfficeAway) -> None:
    """One pass over all that waits."""
    store.submissions.hasten()
    clock.advance(timedelta(seconds=1))
    (account,) = store.accounts.accounts()
    send = SendDue(store.submissions, store.accounts, clock, SystemChance())
    send.run(account, cast("Office", office), cancelled=lambda: False)


class BusyOffice(OfficeAway):
    """Asks to be left alone for ten minutes."""

    def submit(self, items: Sequence[DueItem]) -> list[BatchOutcome]:
        self.tried.append([item.assessment_id for item in items])
        raise OfficeUnreachableError(_AWAY, sent=False, retry_after=timedelta(minutes=10))


class OfficeThatBreaksUs(OfficeAway):
    """Says what nobody expected."""

    def submit(self, items: Sequence[DueItem]) -> list[BatchOutcome]:
        self.tried.append([item.assessment_id for item in items])
        raise KeyError(items[0].assessment_id)


def attempts(store: Store, clock: SetClock) -> dict[str, int]:
    return {item.assessment_id: item.attempts for item in store.submissions.outbox(clock.now())}


def test_only_what_was_tried_counts_an_attempt(store: Store, clock: SetClock):
    for _ in range(ALONE_AFTER):
        run(store, clock, OfficeAway(sent=True))
    assert set(attempts(store, clock).values()) == {ALONE_AFTER}
    office = OfficeAway(sent=True)
    run(store, clock, office)
    ((alone,),) = office.tried
    counted = attempts(store, clock)
    assert counted.pop(alone) == ALONE_AFTER + 1
    assert set(counted.values()) == {ALONE_AFTER}


def test_what_was_in_doubt_before_its_turn_stays_in_doubt(store: Store, clock: SetClock):
    for _ in range(ALONE_AFTER + 1):
        run(store, clock, OfficeAway(sent=True))
    states = {item.state for item in store.submissions.outbox(clock.now())}
    assert states == {SubmissionState.UNKNOWN}


def test_a_long_outage_sends_everything_together_afterwards(store: Store, clock: SetClock):
    office = OfficeAway(sent=False)
    for _ in range(3 * ALONE_AFTER):
        run(store, clock, office)
    assert [len(batch) for batch in office.tried] == [ITEMS] * (3 * ALONE_AFTER)
    items = store.submissions.outbox(clock.now())
    assert {item.state for item in items} == {SubmissionState.QUEUED}


def test_who_asks_to_be_left_alone_is_not_asked_for_the_next_hundred(
    store: Store, clock: SetClock
) -> None:
    (account,) = store.accounts.accounts()
    for number in range(ITEMS, 2 * BATCH_LIMIT + ITEMS):
        told = assessment(f"10000000{number:03d}0")
        store.submissions.submit(submission(told, account_id=account.account_id))
    office = BusyOffice(sent=False)
    run(store, clock, office)
    assert [len(batch) for batch in office.tried] == [BATCH_LIMIT]
    due = store.submissions.next_due_at()
    assert due is not None
    assert due >= clock.now() + timedelta(minutes=10)
    items = store.submissions.outbox(clock.now())
    assert {item.state for item in items} == {SubmissionState.QUEUED}
    assert {item.attempts for item in items} == {0, 1}


def test_a_defect_of_ours_leaves_nothing_being_sent(store: Store, clock: SetClock) -> None:
    with pytest.raises(KeyError):
        run(store, clock, OfficeThatBreaksUs(sent=True))
    items = store.submissions.outbox(clock.now())
    assert {item.state for item in items} == {SubmissionState.UNKNOWN}
    assert store.submissions.next_due_at() is not None
