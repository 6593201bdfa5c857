"""What several sources say of one declaration comes to one, whoever said it and when."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.domain.declaration import (
    VIETNAM,
    Branch,
    Channel,
    Clearance,
    Declaration,
    Phase,
)
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.domain.merging import (
    BRANCH_PARTS,
    FIELDS,
    Said,
    put_together,
    still_deciding,
    with_answer,
)
from declarant_client.domain.origin import Origin

IDENTITY = "10699990001"
PERMIT = datetime(2024, 5, 20, 18, 52, 25, tzinfo=VIETNAM)
SOURCES = [origin for origin in Origin if origin.trust > Origin.SHEET.trust]

maybe_text = st.none() | st.sampled_from(["A", "B", "C"])
readings = st.builds(
    Declaration,
    number=st.integers(0, 2).map(lambda count: DeclarationNumber(f"{IDENTITY}{count}")),
    clearance=st.sampled_from(Clearance),
    regime=maybe_text,
    branch=st.builds(Branch, code=maybe_text, short_name=maybe_text, name=maybe_text),
    team=maybe_text,
    channel=st.none() | st.sampled_from(Channel),
    registered_at=st.none() | st.just(PERMIT),
    cleared_at=st.none() | st.integers(0, 2).map(lambda days: PERMIT + timedelta(days=days)),
    enterprise_tax_code=st.none() | st.just(TaxCode("0200999001")),
    enterprise_name=maybe_text,
    agent_code=maybe_text,
    agent_name=maybe_text,
    first_number=st.none() | st.just(DeclarationNumber("106999900020")),
    declarant_user=maybe_text,
)
moments = st.none() | st.integers(0, 3).map(lambda hours: PERMIT + timedelta(hours=hours))
said = st.lists(st.builds(Said, st.sampled_from(Origin), readings, moments), min_size=1, max_size=6)


def reading(clearance: Clearance = Clearance.CLEARED, amendment: int = 0) -> Declaration:
    cleared_at = PERMIT if clearance is Clearance.CLEARED else None
    number = DeclarationNumber(f"{IDENTITY}{amendment}")
    return Declaration(number=number, clearance=clearance, cleared_at=cleared_at)


def whole(*told: Said) -> Declaration:
    one = put_together(told).declaration
    assert put_together(told[::-1]).declaration == one
    return one


def from_(origin: Origin, told: Declaration, **facts: object) -> Said:
    return Said(origin, replace(told, **facts))  # type: ignore[arg-type]


def value(told: Declaration, name: str) -> object:
    part = BRANCH_PARTS.get(name)
    return getattr(told.branch, part) if part else getattr(told, name)


@given(said, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(told: list[Said], chance: Random):
    mixed = [*told, *chance.sample(told, chance.randint(0, len(told)))]
    chance.shuffle(mixed)
    first, second = put_together(told), put_together(mixed)
    assert first.declaration == second.declaration
    assert {name: one.origin for name, one in first.told_by.items()} == {
        name: one.origin for name, one in second.told_by.items()
    }


@given(said, st.randoms(use_true_random=False))
def test_what_no_longer_decides_may_be_forgotten_at_any_time(told: list[Said], chance: Random):
    chance.shuffle(mixed := [*told, *told])
    kept: dict[Origin, tuple[Said, ...]] = {}
    for one in mixed:
        kept[one.origin] = still_deciding((*kept.get(one.origin, ()), one))
    left = [one for several in kept.values() for one in several]
    assert put_together(left).declaration == put_together(told).declaration
    for several in kept.values():
        assert still_deciding((*several, *several)) == several


@given(said)
def test_each_value_comes_from_an_origin_that_has_it(told: list[Said]):
    result = put_together(told)
    for name in FIELDS:
        known = value(result.declaration, name)
        assert (known is not None) == (name in result.told_by)
        if known is not None:
            decided = result.told_by[name]
            assert decided in told
            assert value(decided.declaration, name) == known


@given(said)
def test_a_gap_never_erases_a_fact(told: list[Said]):
    result = whole(*told)
    for field in fields(Declaration):
        if field.name != "branch":
            given_ = [getattr(one.declaration, field.name) for one in told]
            assert (getattr(result, field.name) is None) == all(one is None for one in given_)


@given(said)
def test_amendments_only_count_up(told: list[Said]):
    digits = whole(*told).number.digits
    assert digits == max(one.declaration.number.digits for one in told)


@given(said)
def test_the_furthest_clearance_stands_whoever_says_it(told: list[Said]):
    furthest = max(told, key=lambda one: one.declaration.clearance.progress)
    assert whole(*told).clearance is furthest.declaration.clearance


@given(said)
def test_a_single_reading_is_what_it_says(told: list[Said]):
    assert whole(told[0]) == told[0].declaration


def test_the_more_trusted_origin_decides_a_field_and_another_fills_its_gap():
    database = from_(Origin.DATABASE, reading(), regime="A11")
    a_list = from_(Origin.LIST, reading(), regime="B11", team="01")
    result = whole(database, a_list)
    assert (result.regime, result.team) == ("A11", "01")


def test_a_later_amendment_decides_before_trust():
    database = from_(Origin.DATABASE, reading(), regime="A11")
    amended = from_(Origin.LIST, reading(amendment=1), regime="B11")
    assert whole(database, amended).regime == "B11"


def test_an_amendment_without_a_permit_keeps_the_permit():
    result = whole(
        Said(Origin.PRINT, reading()), Said(Origin.DATABASE, reading(Clearance.NONE, amendment=1))
    )
    assert (result.number.amendment, result.clearance, result.cleared_at) == (
        1,
        Clearance.CLEARED,
        PERMIT,
    )


def test_a_list_that_says_cleared_is_believed_before_a_database_that_lags():
    lagging = Said(Origin.DATABASE, reading(Clearance.NONE))
    result = put_together([lagging, Said(Origin.LIST, reading())])
    assert result.declaration.clearance is Clearance.CLEARED
    assert result.told_by["clearance"].origin is Origin.LIST


def test_the_time_of_clearance_is_the_most_trusted_one_of_those_who_say_cleared():
    later = PERMIT + timedelta(days=3)
    result = put_together(
        [
            from_(Origin.DATABASE, reading(Clearance.STORED), cleared_at=later),
            from_(Origin.LIST, reading(), cleared_at=later),
            Said(Origin.PRINT, reading()),
        ]
    )
    assert (result.declaration.cleared_at, result.told_by["cleared_at"].origin) == (
        PERMIT,
        Origin.PRINT,
    )


def test_a_newer_permit_wins_over_an_older_reading_of_the_same_origin():
    newer = from_(Origin.PRINT, reading(), cleared_at=PERMIT + timedelta(days=1), team="02")
    older = from_(Origin.PRINT, reading(), team="01")
    assert whole(older, newer) == newer.declaration
    assert still_deciding((older, newer)) == (newer,)


@pytest.mark.parametrize("origin", SOURCES)
def test_of_two_trusted_alike_the_newer_decides_each_field_that_it_tells(origin: Origin):
    told = replace(reading(), team="09", regime="A11", channel=Channel.RED)
    older = Said(origin, told, PERMIT)
    corrected = replace(
        reading(), team="01", channel=Channel.GREEN, cleared_at=PERMIT - timedelta(hours=1)
    )
    newer = Said(origin, corrected, PERMIT + timedelta(seconds=1))
    assert whole(older, newer) == replace(corrected, regime="A11")


def test_the_newer_of_messages_and_database_decides():
    message = Said(Origin.EDI, replace(reading(), team="01"), PERMIT + timedelta(hours=1))
    before = Said(Origin.DATABASE, replace(reading(), team="02"), PERMIT)
    behind = replace(before, as_of=PERMIT + timedelta(hours=2))
    assert whole(message, before).team == "01"
    assert whole(message, before, behind).team == "02"


def test_a_newer_source_that_is_trusted_less_decides_nothing():
    print_ = Said(Origin.PRINT, replace(reading(), team="01"), PERMIT)
    report = Said(Origin.LIST, replace(reading(), team="02"), PERMIT + timedelta(days=9))
    assert whole(print_, report).team == "01"


def test_what_tells_no_time_is_older_than_what_does():
    unknown = Said(Origin.PRINT, replace(reading(), team="09"))
    known = Said(Origin.PRINT, replace(reading(), team="01"), PERMIT)
    assert whole(unknown, known).team == "01"


@pytest.mark.parametrize("origin", SOURCES)
def test_a_cancelled_declaration_stays_cancelled_and_says_by_whom(origin: Origin):
    cancelled = Said(origin, reading(Clearance.CANCELLED))
    result = put_together([Said(Origin.DATABASE, reading(amendment=1)), cancelled])
    assert result.declaration.clearance is Clearance.CANCELLED
    assert result.told_by["clearance"] == cancelled


def test_a_branch_that_moved_is_taken_whole():
    known = from_(Origin.LIST, reading(), branch=Branch(code="03CC", short_name="HQ1", name="Old"))
    read = from_(Origin.DATABASE, reading(), branch=Branch(code="03CE"))
    assert whole(known, read).branch == Branch(code="03CE")


def test_a_branch_is_completed_by_what_does_not_contradict_it():
    printed = from_(Origin.PRINT, reading(), branch=Branch(short_name="HQHPKV1"))
    read = from_(Origin.DATABASE, reading(), branch=Branch(code="03CC", name="Cảng"))
    assert whole(printed, read).branch == Branch(code="03CC", short_name="HQHPKV1", name="Cảng")


@pytest.mark.parametrize("behind", [Origin.SHEET, Origin.TYPED])
@pytest.mark.parametrize("origin", SOURCES)
def test_a_sheet_and_what_was_typed_only_fill_gaps(behind: Origin, origin: Origin):
    read = from_(origin, reading(), regime="A11")
    told = from_(behind, reading(Clearance.NONE, amendment=2), regime="B11", team="01")
    result = whole(read, told)
    assert (result.regime, result.team, result.clearance) == ("A11", "01", Clearance.CLEARED)


def test_a_channel_that_was_changed_before_clearance_is_the_stricter_one():
    yellow = from_(Origin.DATABASE, reading(Clearance.NONE), channel=Channel.YELLOW)
    red = from_(Origin.DATABASE, reading(Clearance.NONE), channel=Channel.RED)
    assert whole(yellow, red).channel is Channel.RED


@given(st.lists(st.builds(Said, st.sampled_from(SOURCES), readings), max_size=4))
def test_the_users_answer_stands_in_only_where_no_reading_tells(told: list[Said]):
    told = [one for one in told if one.declaration.clearance is not Clearance.NONE]
    answered = with_answer(told, Clearance.NONE)
    if not told:
        assert answered == []
        return
    unknown = all(one.declaration.clearance is Clearance.UNKNOWN for one in told)
    assert (whole(*answered).clearance is Clearance.NONE) == unknown
    assert replace(whole(*answered), clearance=whole(*told).clearance) == whole(*told)


@given(said)
def test_nothing_that_was_let_go_falls_back(told: list[Said]):
    if any(one.declaration.clearance.phase is Phase.CLEARED for one in told):
        assert whole(*told).clearance not in {Clearance.NONE, Clearance.UNKNOWN}


def test_different_declarations_are_never_merged():
    other = replace(reading(), number=DeclarationNumber("107999900020"))
    with pytest.raises(ValueError, match="are not one declaration"):
        put_together([Said(Origin.PRINT, reading()), Said(Origin.PRINT, other)])
