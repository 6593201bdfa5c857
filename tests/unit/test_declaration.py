"""How two readings of one declaration merge, and what each clearance means for rating."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from declarant_client.domain.declaration import (
    VIETNAM,
    Branch,
    Channel,
    Clearance,
    Declaration,
    Phase,
    merged,
)
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode

IDENTITY = "10699990001"
PERMIT = datetime(2024, 5, 20, 18, 52, 25, tzinfo=VIETNAM)

maybe_text = st.none() | st.sampled_from(["A", "B", "C"])


def a_reading(clearance: Clearance) -> st.SearchStrategy[Declaration]:
    """Any reading of the one declaration; further steps are taken on later days."""
    is_timed = clearance.phase is Phase.CLEARED
    day = PERMIT + timedelta(days=10 * clearance.progress)
    times = st.none() | st.integers(0, 5).map(lambda days: day + timedelta(days=days))
    return st.builds(
        Declaration,
        number=st.integers(0, 9).map(lambda count: DeclarationNumber(f"{IDENTITY}{count}")),
        clearance=st.just(clearance),
        regime=maybe_text,
        branch=st.builds(Branch, code=maybe_text, short_name=maybe_text, name=maybe_text),
        team=maybe_text,
        channel=st.none() | st.sampled_from(Channel),
        registered_at=st.none() | st.just(PERMIT),
        cleared_at=times if is_timed else st.none(),
        enterprise_tax_code=st.none() | st.just(TaxCode("0200999001")),
        enterprise_name=maybe_text,
        agent_code=maybe_text,
        agent_name=maybe_text,
        first_number=st.none() | st.just(DeclarationNumber("106999900020")),
    )


readings = st.sampled_from(Clearance).flatmap(a_reading)


def reading(clearance: Clearance = Clearance.CLEARED, amendment: int = 0) -> Declaration:
    cleared_at = PERMIT if clearance is Clearance.CLEARED else None
    number = DeclarationNumber(f"{IDENTITY}{amendment}")
    return Declaration(number=number, clearance=clearance, cleared_at=cleared_at)


@given(readings)
def test_reading_the_same_again_changes_nothing(read: Declaration) -> None:
    assert merged(read, read) == read


@given(readings, readings)
def test_merging_a_reading_twice_is_merging_it_once(known: Declaration, read: Declaration) -> None:
    once = merged(known, read)
    assert merged(once, once) == once
    assert merged(once, read) == once


@given(readings, readings)
def test_a_gap_never_erases_a_fact(known: Declaration, read: Declaration) -> None:
    result = merged(known, read)
    for field in fields(Declaration):
        if getattr(known, field.name) is not None or getattr(read, field.name) is not None:
            assert getattr(result, field.name) is not None, field.name


@given(readings, readings)
def test_amendments_only_count_up(known: Declaration, read: Declaration) -> None:
    assert merged(known, read).number == max(known.number, read.number)


@given(readings, readings)
def test_the_order_of_reading_does_not_matter_when_one_is_later(
    first: Declaration, second: Declaration
) -> None:
    assume(
        (first.number, first.cleared_at, first.clearance)
        != (second.number, second.cleared_at, second.clearance)
    )
    assert merged(first, second) == merged(second, first)


@given(readings, readings)
def test_nothing_that_was_let_go_falls_back(known: Declaration, read: Declaration) -> None:
    assume(known.clearance.phase is Phase.CLEARED)
    assert merged(known, read).clearance not in {Clearance.NONE, Clearance.UNKNOWN}


def test_an_amendment_without_a_permit_keeps_the_permit() -> None:
    amended = reading(Clearance.NONE, amendment=1)
    result = merged(reading(), amended)
    assert (str(result.number)[-1], result.clearance, result.cleared_at) == (
        "1",
        Clearance.CLEARED,
        PERMIT,
    )


def test_a_newer_permit_wins_over_an_older_reading() -> None:
    newer = replace(reading(), cleared_at=PERMIT + timedelta(days=1), team="02")
    older = replace(reading(), team="01")
    assert merged(older, newer) == merged(newer, older) == newer


def test_a_cancelled_declaration_stays_cancelled() -> None:
    cancelled = reading(Clearance.CANCELLED)
    assert merged(cancelled, reading()).clearance is Clearance.CANCELLED
    assert merged(reading(), cancelled).clearance is Clearance.CANCELLED


def test_a_branch_that_moved_is_taken_whole() -> None:
    known = replace(reading(), branch=Branch(code="03CC", short_name="HQHPKV1", name="Old"))
    read = replace(reading(), branch=Branch(code="03CE"))
    assert merged(known, read).branch == Branch(code="03CE")


def test_different_declarations_are_never_merged() -> None:
    other = replace(reading(), number=DeclarationNumber("107999900020"))
    with pytest.raises(ValueError, match="are not one declaration"):
        merged(reading(), other)


@pytest.mark.parametrize(
    "clearance, phase",
    [
        (Clearance.NONE, Phase.DURING),
        (Clearance.RELEASED_BEFORE_PERMIT, Phase.CLEARED),
        (Clearance.STORED, Phase.CLEARED),
        (Clearance.CLEARED, Phase.CLEARED),
        (Clearance.CANCELLED, None),
        (Clearance.UNKNOWN, None),
    ],
)
def test_the_clearance_gives_the_phase_in_which_to_rate(
    clearance: Clearance, phase: Phase | None
) -> None:
    assert clearance.phase is phase


def test_times_of_prints_are_vietnams() -> None:
    assert PERMIT.astimezone(timezone.utc).hour == 11  # noqa: UP017
