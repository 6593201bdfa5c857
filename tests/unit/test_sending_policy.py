"""What the office's word, or its silence, means for an item."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.submissions import DueItem
from declarant_client.application.sending import ALONE_AFTER, batches, judged, later
from declarant_client.contract.assessments import BatchOutcome, Receipt
from declarant_client.contract.shapes import BATCH_LIMIT, Problem, ProblemName
from declarant_client.domain.sentences import translate
from declarant_client.domain.submission import MOVES, SubmissionState

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ID = "018f3d0a-0000-7000-8000-000000000001"


def item(attempts: int = 1, *, was_unknown: bool = False, name: str = ID) -> DueItem:
    return DueItem(name, b"{}", attempts, was_unknown)


def problem(name: str, status: int) -> Problem:
    return Problem(type=f"https://example.test/problems/{name}", title=name, status=status)


def answer(status: int, name: str | None = None, retry_after: int | None = None) -> BatchOutcome:
    told = problem(name, status) if name else None
    return BatchOutcome(key=ID, status=status, problem=told, retry_after=retry_after)


@pytest.mark.parametrize("status", [200, 201])
def test_only_a_receipt_makes_an_item_accepted(status: int):
    receipt = Receipt(number="HP-1", assessment_id=ID, received_at=NOW, content_sha256="0" * 64)
    with_receipt = BatchOutcome(key=ID, status=status, receipt=receipt)
    assert judged(with_receipt, item(), NOW, 0.5).state is SubmissionState.ACCEPTED
    assert judged(answer(status), item(), NOW, 0.5).state is SubmissionState.UNKNOWN


@pytest.mark.parametrize(
    "status, name",
    [
        (400, ProblemName.INVALID),
        (403, ProblemName.FORBIDDEN),
        (409, ProblemName.ALREADY_ASSESSED),
        (409, ProblemName.REVISION_CONFLICT),
        (413, ProblemName.TOO_LARGE),
        (422, ProblemName.KEY_REUSED),
    ],
)
def test_a_refusal_is_final_until_the_user_acts(status: int, name: str):
    outcome = judged(answer(status, name), item(), NOW, 0.5)
    assert outcome.state is SubmissionState.REFUSED
    assert outcome.next_attempt_at is None


def test_an_item_still_being_processed_is_asked_for_again_when_the_office_says():
    outcome = judged(answer(409, ProblemName.IN_PROGRESS, retry_after=60), item(), NOW, 0.0)
    assert outcome.state is SubmissionState.UNKNOWN
    assert outcome.next_attempt_at == NOW + timedelta(seconds=60)


@pytest.mark.parametrize("status", [401, 426, 429])
def test_what_the_office_surely_did_not_take_may_still_be_edited(status: int):
    assert judged(answer(status, "x"), item(), NOW, 0.5).state is SubmissionState.QUEUED


@pytest.mark.parametrize("status", [401, 426, 429, 500, 502, 503])
def test_what_was_once_unknown_is_never_merely_queued_again(status: int):
    outcome = judged(answer(status, "x"), item(2, was_unknown=True), NOW, 0.5)
    assert outcome.state is SubmissionState.UNKNOWN


@given(
    st.integers(min_value=100, max_value=599),
    st.booleans(),
    st.one_of(st.none(), st.integers(min_value=0, max_value=10**7)),
)
def test_every_answer_leads_to_an_allowed_move_and_waiting_items_have_a_time(
    status: int, was_unknown: bool, retry_after: int | None
):
    outcome = judged(answer(status, "x", retry_after), item(3, was_unknown=was_unknown), NOW, 0.999)
    assert (SubmissionState.SENDING, outcome.state) in MOVES
    assert outcome.state.waits == (outcome.next_attempt_at is not None)
    if outcome.next_attempt_at is not None:
        assert NOW <= outcome.next_attempt_at <= NOW + timedelta(days=1, minutes=31)


def test_silence_after_the_request_left_makes_an_item_unknown():
    trouble = translate("test", "nothing heard")
    gone = later(item(), NOW, 0.5, wait=None, untouched=False, trouble=trouble)
    unsent = later(item(), NOW, 0.5, wait=None, untouched=True, trouble=trouble)
    assert (gone.state, unsent.state) == (SubmissionState.UNKNOWN, SubmissionState.QUEUED)
    assert gone.trouble == trouble


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=350))
def test_every_due_item_travels_once_and_what_got_no_answer_often_travels_alone(
    tried: list[tuple[int, bool]],
):
    due = [
        item(attempts, was_unknown=was_unknown, name=f"{index}")
        for index, (attempts, was_unknown) in enumerate(tried)
    ]
    parts = list(batches(due))
    travelled = [one for part in parts for one in part]
    assert sorted(one.assessment_id for one in travelled) == sorted(
        one.assessment_id for one in due
    )
    assert all(len(part) <= BATCH_LIMIT for part in parts)
    alone = [one for one in due if one.was_unknown and one.attempts > ALONE_AFTER]
    together = len(due) - len(alone)
    assert all([one] in parts for one in alone)
    assert len(parts) == len(alone) + -(-together // BATCH_LIMIT)


def test_a_network_that_was_away_for_long_makes_nothing_travel_alone():
    assert [len(part) for part in batches([item(9) for _ in range(BATCH_LIMIT)])] == [BATCH_LIMIT]
