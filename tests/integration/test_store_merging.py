"""What is known of a declaration does not depend on which part of it arrived first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from random import Random

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
from tests.support.stored_things import opened, reading, sheet, with_account

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
    read: list[tuple[Origin, Declaration]], answer: Clearance | None, told: list[Sheet]
) -> Declaration | None:
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
    st.lists(st.tuples(FILES, readings()), max_size=4),
    st.lists(st.tuples(st.integers(1, ACCOUNTS), sheets()), max_size=4),
    st.none() | st.sampled_from([Clearance.CLEARED, Clearance.NONE]),
    st.randoms(use_true_random=False),
)
def test_readings_of_all_origins_sheets_and_the_users_answer_may_arrive_in_any_order(
    store: Store,
    read: list[tuple[Origin, Declaration]],
    told: list[tuple[int, Sheet]],
    answer: Clearance | None,
    chance: Random,
):
    identity = f"1{next(SERIAL):010d}"
    read = [(origin, _of(identity, one)) for origin, one in read]
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


def _of(identity: str, one: Declaration) -> Declaration:
    return replace(one, number=DeclarationNumber(identity + one.number.digits[-1]))


def _of_sheet(identity: str, one: Sheet) -> Sheet:
    return msgspec.structs.replace(one, number=identity + one.number[-1])


def _keep_all(store: Store, identity: str, steps: list[tuple[str, object]]) -> None:
    for kind, one in steps:
        match kind, one:
            case "read", (Origin() as origin, Declaration() as read):
                store.declarations.keep([read], origin)
            case "told", (int() as account, Sheet() as told):
                store.declarations.keep_sheets(account, [told], "c")
            case "answer", Clearance():
                store.declarations.answer_clearance([identity], one)


def test_an_answer_alone_is_no_declaration():
    assert what_is_known([], Clearance.CLEARED, []) is None
