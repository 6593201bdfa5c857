"""The life of a submission: which moves are allowed, and what each state lets one do."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.domain.submission import MOVES, ForbiddenMoveError, SubmissionState, moved

S = SubmissionState
states = st.sampled_from(SubmissionState)


@given(states, states)
def test_only_the_listed_moves_are_made(old: SubmissionState, new: SubmissionState) -> None:
    if (old, new) in MOVES:
        assert moved(old, new) is new
    else:
        with pytest.raises(ForbiddenMoveError, match=f"{old} -> {new}"):
            moved(old, new)


def test_content_of_an_unknown_outcome_is_never_edited_or_taken_back() -> None:
    assert not S.UNKNOWN.is_editable
    assert {new for old, new in MOVES if old is S.UNKNOWN} == {S.SENDING, S.ACCEPTED}


def test_nothing_comes_back_from_withdrawn() -> None:
    assert not [new for old, new in MOVES if old is S.WITHDRAWN]


def test_what_the_office_holds_is_never_sent_again() -> None:
    assert {new for old, new in MOVES if old is S.ACCEPTED} == {S.WITHDRAWN}


def test_only_queued_and_unknown_items_are_sent() -> None:
    assert {old for old, new in MOVES if new is S.SENDING} == {S.QUEUED, S.UNKNOWN}


def test_every_state_can_reach_an_end() -> None:
    ends = {state for state in S if state.is_final}
    for _ in S:
        ends |= {old for old, new in MOVES if new in ends}
    assert ends == set(S)


@pytest.mark.parametrize("state", list(S))
def test_a_state_waits_or_is_final_or_needs_the_user(state: SubmissionState) -> None:
    needs_the_user = state in {S.DRAFT, S.REFUSED}
    assert [state.waits, state.is_final, needs_the_user].count(True) == 1


def test_while_it_is_being_sent_nothing_is_edited() -> None:
    untouchable = {S.SENDING, S.UNKNOWN, S.ACCEPTED, S.WITHDRAWN}
    assert {state for state in S if not state.is_editable} == untouchable


def test_no_move_leads_nowhere() -> None:
    assert all(old is not new for old, new in itertools.chain(MOVES))
