"""Declarations skipped or put off leave the worklist, and come back when they should."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from declarant_client.application.asking import Asking
from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.putting_off import NoLaterDayError, PutOffDeclarations
from declarant_client.application.worklist import Worklist
from declarant_client.domain.asking import Asked, AskingRules
from declarant_client.domain.declaration import Channel
from declarant_client.domain.identifiers import TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.domain.putting_off import PutOff, Snooze
from declarant_client.store.opening import Store
from tests.support.stored_things import (
    NOW,
    SetClock,
    assessment,
    draft_of,
    opened,
    reading,
    shown,
    submission,
)

FIRST, SECOND, THIRD = "100000000010", "100000000020", "100000000030"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def store(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    store = opened(tmp_path, clock)
    store.declarations.keep([reading(FIRST), reading(SECOND), reading(THIRD)], Origin.PRINT)
    yield store
    store.close()


def putting_off(store: Store, clock: SetClock) -> PutOffDeclarations:
    return PutOffDeclarations(store.putting_off, clock)


def listed(store: Store, clock: SetClock, rules: AskingRules) -> Worklist:
    asking = Asking(lambda: rules, lambda: store.putting_off, clock)
    return Worklist(store.declarations, lambda: store.accounts, asking)


def numbers(worklist: Worklist, **wanted: object) -> list[str]:
    filter_ = WorklistFilter(**wanted)  # type: ignore[arg-type]
    rows = worklist.page(filter_).rows
    assert worklist.count(filter_) == len(rows)
    return [row.declaration.number.digits for row in rows]


def test_what_was_skipped_is_found_and_may_come_back(store: Store, clock: SetClock):
    skipping = putting_off(store, clock)
    assert skipping.skip([FIRST[:11], SECOND[:11]], PutOff.ALREADY_RATED) == [
        FIRST[:11],
        SECOND[:11],
    ]
    assert shown(store, show=Show.UNRATED) == [THIRD]
    assert set(shown(store, show=Show.PUT_OFF)) == {FIRST, SECOND}
    row = store.declarations.row(FIRST[:11])
    assert row is not None
    assert row.put_off is PutOff.ALREADY_RATED
    clock.advance(timedelta(days=1000))
    assert set(shown(store, show=Show.PUT_OFF)) == {FIRST, SECOND}
    skipping.ask_again([FIRST[:11]])
    assert set(shown(store, show=Show.UNRATED)) == {FIRST, THIRD}


def test_what_was_put_off_comes_back_by_itself_when_its_day_begins(store: Store, clock: SetClock):
    putting_off(store, clock).snooze([FIRST[:11]], Snooze.TOMORROW)
    clock.advance(timedelta(hours=8))  # 15:00 and 23:00 in Vietnam
    assert FIRST not in shown(store, show=Show.UNRATED)
    clock.advance(timedelta(hours=1))
    assert FIRST in shown(store, show=Show.UNRATED)
    assert shown(store, show=Show.PUT_OFF) == []


def test_nothing_is_put_off_to_a_day_that_is_over(store: Store, clock: SetClock):
    with pytest.raises(NoLaterDayError):
        putting_off(store, clock).snooze([FIRST[:11]], NOW.date())
    assert FIRST in shown(store, show=Show.UNRATED)


def test_what_was_rated_meanwhile_is_not_put_off(store: Store, clock: SetClock):
    store.submissions.submit(submission(assessment(FIRST)))
    assert putting_off(store, clock).skip([FIRST[:11], SECOND[:11]], PutOff.NO_OPINION) == [
        SECOND[:11]
    ]


def test_a_rating_ends_what_was_put_off_for_good(store: Store, clock: SetClock):
    putting_off(store, clock).skip([FIRST[:11]], PutOff.NO_OPINION)
    told = assessment(FIRST)
    store.submissions.submit(submission(told))
    assert shown(store, show=Show.RATED) == [FIRST]
    assert store.submissions.undo(told.assessment_id, draft_of(told))
    assert FIRST in shown(store, show=Show.UNRATED)


def test_a_later_reading_leaves_it_put_off(store: Store, clock: SetClock):
    putting_off(store, clock).skip([FIRST[:11]], PutOff.NO_OPINION)
    store.declarations.keep([reading(FIRST, regime="B11")], Origin.XML)
    assert shown(store, show=Show.PUT_OFF) == [FIRST]


def test_rules_keep_channels_and_regimes_off_the_list_but_not_from_a_search(
    store: Store, clock: SetClock
):
    store.declarations.keep(
        [
            reading(FIRST, channel=Channel.GREEN),
            reading(SECOND, channel=Channel.RED, regime="e31"),
        ],
        Origin.PRINT,
    )
    rules = AskingRules(channels={Channel.GREEN: Asked.NOTHING}, not_asked=frozenset({"E31"}))
    worklist = listed(store, clock, rules)
    assert numbers(worklist) == [THIRD]
    assert numbers(worklist, search=FIRST) == [FIRST]
    assert numbers(worklist, channel=Channel.GREEN) == [FIRST]
    assert len(numbers(worklist, show=Show.ALL)) == 3


def test_so_many_a_day_and_the_rest_is_left_for_another(store: Store, clock: SetClock):
    worklist = listed(store, clock, AskingRules(a_day=2))
    assert numbers(worklist) == [THIRD, SECOND]
    assert worklist.left_for_later(WorklistFilter()) == 1
    store.submissions.submit(submission(assessment(THIRD, made_at=clock.now())))
    assert numbers(worklist) == [SECOND]
    putting_off(store, clock).skip([SECOND[:11]], PutOff.NO_OPINION)
    assert numbers(worklist) == []
    assert worklist.left_for_later(WorklistFilter()) == 1
    assert numbers(worklist, beyond_today=True) == [FIRST]
    clock.advance(timedelta(days=1))
    assert numbers(worklist) == [FIRST]


def test_a_page_goes_on_where_the_day_ends(store: Store, clock: SetClock):
    worklist = listed(store, clock, AskingRules(a_day=2))
    first = worklist.page(WorklistFilter(), None, 1)
    second = worklist.page(WorklistFilter(), first.after, 1)
    third = worklist.page(WorklistFilter(), second.after, 1)
    assert [len(page.rows) for page in (first, second, third)] == [1, 1, 0]


def test_what_waits_is_counted_for_each_enterprise_by_name(store: Store, clock: SetClock):
    store.declarations.keep(
        [reading(THIRD, enterprise_tax_code=TaxCode("0100000000"), enterprise_name="An Bình")],
        Origin.XML,
    )
    worklist = listed(store, clock, AskingRules())
    wanted = WorklistFilter(enterprise="0100000000")
    counted = [(one.name, one.count) for one in worklist.by_enterprise(wanted)]
    assert counted == [("An Bình", 1), ("CôNG TY TNHH ĐÔNG Á", 2)]


def test_chosen_declarations_alone_may_be_shown(store: Store, clock: SetClock):
    worklist = listed(store, clock, AskingRules(a_day=1))
    assert numbers(worklist, only=(FIRST[:11], THIRD[:11])) == [THIRD, FIRST]
