"""What is known of a declaration does not depend on which part of it arrived first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from declarant_client.application.ports.kept_readings import Change
from declarant_client.contract.assessments import BranchOnDeclaration, Sheet, SheetStatus
from declarant_client.domain.declaration import (
    VIETNAM,
    Branch,
    Channel,
    Clearance,
    Declaration,
)
from declarant_client.domain.identifiers import DeclarationNumber
from declarant_client.domain.merging import Said
from declarant_client.domain.origin import Origin
from declarant_client.store.merging import what_is_known
from declarant_client.store.opening import Store
from tests.support.stored_things import NOW, SetClock, opened, reading, sheet, with_account

ACCOUNTS = 2
TIMES = st.none() | st.integers(0, 3).map(
    lambda hours: datetime(2024, 5, 20, tzinfo=VIETNAM) + timedelta(hours=hours)
)


@st.composite
def readings(draw: st.DrawFn) -> Declaration:
    return reading(
        f"10776790523{draw(st.integers(0, 2))}",
        clearance=draw(st.sampled_from(Clearance)),
        regime=draw(st.none() | st.sampled_from(["A11", "B11"])),
        team=draw(st.none() | st.sampled_from(["00", "01"])),
        channel=draw(st.none() | st.sampled_from(Channel)),
        branch=draw(st.sampled_from([Branch(), Branch(code="03CC"), Branch(short_name="HQ")])),
        registered_at=draw(TIMES),
        cleared_at=draw(TIMES),
    )


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    return sheet(
        f"10776790523{draw(st.integers(0, 2))}",
        status=draw(st.sampled_from(SheetStatus)),
        regime=draw(st.none() | st.sampled_from(["A11", "B11"])),
        channel=draw(st.none() | st.sampled_from(Channel)),
        branch=draw(
            st.sampled_from(
                [BranchOnDeclaration(code="03CC"), BranchOnDeclaration(short_name="HQ")]
            )
        ),
        registered_at=draw(TIMES),
        cleared_at=draw(TIMES),
    )


ORIGINS = st.sampled_from([origin for origin in Origin if origin not in {"sheet", "answer"}])


FILES = ORIGINS.filter(lambda origin: origin is not Origin.DATABASE)
"""Of a database the newest reading counts: its order does matter."""


def known(
    read: Sequence[tuple[Any, ...]], answer: Clearance | None, told: list[Sheet]
) -> Declaration | None:
    """``read``: origins, what they say and, where it is known, when it was so."""
    whole = what_is_known([Said(*one) for one in read], answer, told)
    return whole.declaration if whole else None


@given(
    st.lists(st.tuples(ORIGINS, readings()), max_size=3),
    st.none() | st.sampled_from(Clearance),
    st.lists(sheets(), max_size=4),
    st.randoms(use_true_random=False),
)
def test_the_order_of_readings_and_sheets_does_not_matter(
    read: list[tuple[Origin, Declaration]],
    answer: Clearance | None,
    told: list[Sheet],
    chance: Random,
):
    mixed, mixed_readings = list(told), list(read)
    chance.shuffle(mixed)
    chance.shuffle(mixed_readings)
    assert known([*mixed_readings, *read], answer, [*mixed, *told]) == known(read, answer, told)


@given(ORIGINS, readings(), st.lists(sheets(), max_size=4))
def test_sheets_erase_no_fact_and_take_no_clearance_back(
    origin: Origin, read: Declaration, told: list[Sheet]
):
    origin = Origin.PRINT if origin is Origin.TYPED else origin
    whole = known([(origin, read)], None, told)
    assert whole is not None
    assert whole.clearance.progress >= read.clearance.progress
    for name in ("regime", "team", "channel", "registered_at", "enterprise_name"):
        assert getattr(read, name) in {None, getattr(whole, name)}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = opened(tmp_path_factory.mktemp("merging"))
    for index in range(ACCOUNTS):
        with_account(store, f"key-{index}")
    yield store
    store.close()


SERIAL = count()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(FILES, readings(), TIMES), max_size=4),
    st.lists(st.tuples(st.integers(1, ACCOUNTS), sheets()), max_size=4),
    st.none() | st.sampled_from([Clearance.CLEARED, Clearance.NONE]),
    st.randoms(use_true_random=False),
)
def test_readings_of_all_origins_sheets_and_the_users_answer_may_arrive_in_any_order(
    store: Store,
    read: list[tuple[Origin, Declaration, datetime | None]],
    told: list[tuple[int, Sheet]],
    answer: Clearance | None,
    chance: Random,
):
    identity = f"1{next(SERIAL):010d}"
    read = [(origin, _of(identity, one), at) for origin, one, at in read]
    told = [(account, _of_sheet(identity, one)) for account, one in told]
    steps: list[tuple[str, object]] = [("read", one) for one in read]
    rest: list[tuple[str, object]] = [("told", one) for one in told]
    rest.extend([("answer", answer)] if answer else [])
    place = 0
    for one in rest:  # each list keeps its own order, as it does in life
        place = chance.randint(place, len(steps))
        steps.insert(place, one)
        place += 1
    twice = [step for step in steps for _ in range(2)]  # delivered at least once
    chance.shuffle(again := list(read))
    _keep_all(store, identity, [*twice, *(("read", one) for one in again)])
    assert store.declarations.declaration(identity) == known(
        read, answer, list(dict(told).values())
    )


def test_a_correction_in_the_database_counts_without_an_amendment_and_erases_nothing(store: Store):
    number = DeclarationNumber(f"1{next(SERIAL):010d}0")
    before = Declaration(
        number=number,
        clearance=Clearance.CLEARED,
        regime="A11",
        team="01",
        channel=Channel.RED,
        branch=Branch(code="03CC"),
        cleared_at=datetime(2026, 11, 2, 9, 54, tzinfo=VIETNAM),
    )
    corrected = replace(before, regime=None, team="00", channel=Channel.GREEN, branch=Branch())
    store.declarations.keep([before], Origin.DATABASE)
    (kept,) = store.declarations.keep([corrected], Origin.DATABASE)
    assert kept.change is Change.UPDATED
    assert kept.declaration == replace(before, team="00", channel=Channel.GREEN)
    (again,) = store.declarations.keep([corrected], Origin.DATABASE)
    assert again.change is Change.UNCHANGED


def test_a_database_that_was_set_back_takes_no_clearance_back(store: Store):
    number = DeclarationNumber(f"1{next(SERIAL):010d}0")
    cleared = Declaration(number=number, clearance=Clearance.CLEARED, team="01")
    store.declarations.keep([cleared], Origin.DATABASE)
    set_back = Declaration(number=number, clearance=Clearance.NONE, team="00")
    (kept,) = store.declarations.keep([set_back], Origin.DATABASE)
    assert kept.declaration == cleared


def test_a_database_that_says_the_same_again_is_written_only_where_it_decides_more(store: Store):
    number = DeclarationNumber(f"1{next(SERIAL):010d}0")
    told = Declaration(number=number, clearance=Clearance.CLEARED, team="01")
    hours = [NOW - timedelta(hours=hour) for hour in (4, 3, 2, 1)]

    def says(origin: Origin, team: str, at: datetime) -> tuple[Change, str | None]:
        (kept,) = store.declarations.keep([replace(told, team=team)], origin, as_of=[at])
        return kept.change, kept.declaration.team

    def lies() -> object:
        with store.connections.reading() as connection:
            return connection.execute(
                "SELECT readings FROM readings_of_origins WHERE identity = ? AND origin = ?",
                (int(number.identity), Origin.DATABASE),
            ).get

    assert says(Origin.DATABASE, "01", hours[0]) == (Change.NEW, "01")
    before = lies()
    assert says(Origin.DATABASE, "01", hours[1]) == (Change.UNCHANGED, "01")
    assert lies() == before
    assert says(Origin.EDI, "02", hours[2]) == (Change.UPDATED, "02")
    assert says(Origin.DATABASE, "01", hours[3]) == (Change.UPDATED, "01")
    assert lies() != before
    assert says(Origin.EDI, "02", hours[2]) == (Change.UNCHANGED, "01")


def test_a_time_to_come_counts_as_now_so_that_a_wrong_clock_does_not_decide_for_ever(
    tmp_path: Path,
):
    clock = SetClock()
    store = opened(tmp_path, clock)
    number = DeclarationNumber("100000000010")
    told = Declaration(number=number, clearance=Clearance.CLEARED, team="01")
    store.declarations.keep([told], Origin.PRINT, as_of=[clock.now() + timedelta(days=9000)])
    later = clock.now() + timedelta(minutes=1)
    clock.advance(timedelta(minutes=2))
    (kept,) = store.declarations.keep([replace(told, team="02")], Origin.PRINT, as_of=[later])
    assert kept.declaration.team == "02"
    store.close()


def test_when_an_origin_last_said_something_new_is_told_however_often_it_says_so(tmp_path: Path):
    clock = SetClock()
    store = opened(tmp_path, clock)
    number = DeclarationNumber("100000000010")
    told = Declaration(number=number, clearance=Clearance.CLEARED, team="01")
    first = clock.now()
    store.declarations.keep([told], Origin.LIST, as_of=[first])
    clock.advance(timedelta(hours=1))
    store.declarations.keep([told], Origin.LIST, as_of=[clock.now()])
    assert store.declarations.provenance(number.identity)["team"].at == first
    clock.advance(timedelta(hours=1))
    between = first + timedelta(minutes=30)
    (kept,) = store.declarations.keep([replace(told, team="09")], Origin.LIST, as_of=[between])
    assert kept.declaration.team == "01"
    store.close()


def _of(identity: str, one: Declaration) -> Declaration:
    return replace(one, number=DeclarationNumber(identity + one.number.digits[-1]))


def _of_sheet(identity: str, one: Sheet) -> Sheet:
    return msgspec.structs.replace(one, number=identity + one.number[-1])


def _keep_all(store: Store, identity: str, steps: list[tuple[str, object]]) -> None:
    for kind, one in steps:
        match kind, one:
            case "read", (Origin() as origin, Declaration() as read, datetime() | None as at):
                store.declarations.keep([read], origin, as_of=[at])
            case "told", (int() as account, Sheet() as told):
                store.declarations.keep_sheets(account, [told], "c")
            case "answer", Clearance():
                store.declarations.answer_clearance([identity], one)


def test_an_answer_alone_is_no_declaration():
    assert what_is_known([], Clearance.CLEARED, []) is None
