"""Who was refused and leaves it so: the declaration stays rated, by the word of the refusal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from declarant_client.application.ports.submissions import Outcome
from declarant_client.contract.assessments import Assessment, AssessmentState, CurrentAssessment
from declarant_client.contract.shapes import Problem
from declarant_client.domain.origin import Origin
from declarant_client.domain.submission import SubmissionState
from declarant_client.store.opening import Store
from tests.support.stored_things import (
    NOW,
    NUMBER,
    SetClock,
    assessment,
    opened,
    place_of,
    reading,
    record_of,
    sheet,
    submission,
    with_account,
)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def store(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    store = opened(tmp_path, clock)
    yield store
    store.close()


def is_rated(store: Store) -> bool:
    row = store.declarations.row(NUMBER[:11])
    assert row is not None
    return row.assessed


def left(store: Store, theirs: Assessment, current: Any = ...) -> int:
    """Be refused because of theirs, and leave it so; return the account."""
    account = with_account(store).account_id
    store.declarations.keep([reading()], Origin.PRINT)
    ours = assessment()
    store.submissions.submit(submission(ours, account_id=account))
    store.submissions.take_due(account, NOW, 10)
    told = CurrentAssessment(
        assessment_id=theirs.assessment_id, rater="Lan", at=NOW, ratings=theirs.ratings
    )
    problem = Problem(
        type="https://office.example/problems/already-assessed",
        title="Rated already",
        status=409,
        current=msgspec.to_builtins(told) if current is ... else current,
    )
    refused = Outcome(
        assessment_id=ours.assessment_id, state=SubmissionState.REFUSED, at=NOW, problem=problem
    )
    store.submissions.record([refused])
    assert store.submissions.withdraw(ours.assessment_id, NOW)
    return account


def test_what_was_left_counts_as_rated_before_anything_was_fetched(store: Store):
    theirs = assessment()
    left(store, theirs)
    assert is_rated(store)
    elsewhere = store.submissions.standing_elsewhere(place_of(theirs))
    assert elsewhere is not None
    assert (elsewhere.assessment_id, elsewhere.rater) == (theirs.assessment_id, "Lan")


def test_it_waits_again_once_theirs_is_withdrawn(store: Store):
    theirs = assessment()
    account = left(store, theirs)
    store.submissions.keep_records(account, [record_of(theirs, AssessmentState.WITHDRAWN)], "c")
    assert not is_rated(store)
    assert store.submissions.standing_elsewhere(place_of(theirs)) is None


def test_a_later_sheet_speaks_for_itself(store: Store, clock: SetClock):
    theirs = assessment()
    account = left(store, theirs)
    clock.advance(timedelta(hours=1))
    store.declarations.keep_sheets(account, [sheet()], "c")
    assert not is_rated(store)
    assert store.submissions.standing_elsewhere(place_of(theirs)) is None


@pytest.mark.parametrize("current", [None, "rubbish", ["rubbish"], {"assessment_id": None}])
def test_a_refusal_that_tells_of_nobody_makes_nothing_rated(store: Store, current: object):
    left(store, assessment(), current)
    assert not is_rated(store)


def test_a_refusal_that_tells_nonsense_harms_nothing(store: Store):
    left(store, assessment(), {"assessment_id": 7})
    assert store.submissions.standing_elsewhere(place_of(assessment())) is None
