"""A report that cannot say what is cleared is one question, asked once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.domain.declaration import Clearance
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import translate
from declarant_client.store.opening import Store
from tests.support.stored_things import NOW, SetClock, opened, reading

HINT = translate("reading", "Show the column “{column}”.", column="Ngày thông quan")
NUMBERS = [f"10000000{index:03d}0" for index in range(1, 6)]


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def store(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    store = opened(tmp_path, clock)
    yield store
    store.close()


def read(store: Store, name: str, numbers: list[str], waits_from: date | None = None) -> None:
    told = [
        reading(number, clearance=Clearance.UNKNOWN, cleared_at=None, registered_at=NOW)
        for number in numbers
    ]
    store.declarations.keep(told, Origin.LIST, waits_from=waits_from)
    store.unknown_reports.remember_unknown_report(name, [n[:11] for n in numbers], HINT)


def asked(store: Store) -> list[tuple[str, int]]:
    return [(report.name, report.count) for report in store.unknown_reports.unanswered_reports()]


def clearances(store: Store) -> list[Clearance]:
    known = [store.declarations.declaration(number[:11]) for number in NUMBERS]
    return [one.clearance for one in known if one is not None]


def test_a_report_is_asked_about_with_its_hint_until_it_is_answered(store: Store):
    read(store, "monday.xls", NUMBERS[:2])
    read(store, "monday.xls", NUMBERS[2:])  # the next portion
    (report,) = store.unknown_reports.unanswered_reports()
    assert (report.name, report.count, report.hint, report.read_at) == (
        "monday.xls",
        5,
        HINT,
        NOW,
    )
    assert store.unknown_reports.answer_report(report.report_id, Clearance.CLEARED) == 5
    assert clearances(store) == [Clearance.CLEARED] * 5
    assert asked(store) == []
    assert store.declarations.provenance(NUMBERS[0][:11])["clearance"].origin is Origin.ANSWER


def test_the_next_days_report_asks_only_for_what_is_still_unknown(store: Store, clock: SetClock):
    read(store, "monday.xls", NUMBERS[:2])
    (report,) = store.unknown_reports.unanswered_reports()
    store.unknown_reports.answer_report(report.report_id, Clearance.CLEARED)
    clock.advance(timedelta(days=1))
    read(store, "tuesday.xls", NUMBERS[:4])
    assert asked(store) == [("tuesday.xls", 2)]
    clock.advance(timedelta(days=1))
    read(store, "wednesday.xls", NUMBERS)  # nobody is asked about one declaration twice
    assert asked(store) == [("wednesday.xls", 3)]


def test_what_a_better_source_tells_needs_no_answer(store: Store):
    read(store, "monday.xls", NUMBERS)
    store.declarations.keep([reading(number) for number in NUMBERS[:4]], Origin.DATABASE)
    (report,) = store.unknown_reports.unanswered_reports()
    assert report.count == 1
    assert store.unknown_reports.answer_report(report.report_id, Clearance.NONE) == 1
    assert clearances(store) == [*[Clearance.CLEARED] * 4, Clearance.NONE]


def test_a_report_that_others_have_answered_disappears(store: Store):
    read(store, "monday.xls", NUMBERS[:1])
    store.declarations.keep([reading(NUMBERS[0])], Origin.PRINT)
    assert asked(store) == []


def test_a_dismissed_report_is_not_asked_about_with_another(store: Store):
    read(store, "monday.xls", NUMBERS[:2])
    (report,) = store.unknown_reports.unanswered_reports()
    store.unknown_reports.dismiss_report(report.report_id)
    assert asked(store) == []
    read(store, "monday.xls", NUMBERS[:3])
    assert asked(store) == [("monday.xls", 1)]
    assert store.declarations.count(WorklistFilter(show=Show.UNRATED)) == 3  # asked singly


def test_what_is_set_aside_is_not_counted_but_answered(store: Store):
    read(store, "old.xls", NUMBERS[:2], waits_from=date(2030, 1, 1))
    assert asked(store) == []
    read(store, "old.xls", NUMBERS[1:3])
    (report,) = store.unknown_reports.unanswered_reports()
    assert report.count == 2
    assert store.unknown_reports.answer_report(report.report_id, Clearance.CLEARED) == 3


def test_an_answer_is_kept_when_the_same_report_is_read_again(store: Store):
    read(store, "monday.xls", NUMBERS)
    (report,) = store.unknown_reports.unanswered_reports()
    store.unknown_reports.answer_report(report.report_id, Clearance.CLEARED)
    read(store, "monday.xls", NUMBERS)
    assert asked(store) == []
    assert clearances(store) == [Clearance.CLEARED] * 5


def test_an_answer_to_a_report_that_is_gone_changes_nothing(store: Store):
    assert store.unknown_reports.answer_report(7, Clearance.CLEARED) == 0
    store.unknown_reports.dismiss_report(7)


def test_an_answer_taken_back_leaves_the_report_to_be_asked_about_as_before(store: Store):
    read(store, "monday.xls", NUMBERS)
    (report,) = store.unknown_reports.unanswered_reports()
    whose = store.unknown_reports.identities(report.report_id)
    store.unknown_reports.answer_report(report.report_id, Clearance.CLEARED)
    assert set(clearances(store)) == {Clearance.CLEARED}
    store.unknown_reports.ask_again(report, whose)
    assert set(clearances(store)) == {Clearance.UNKNOWN}
    (again,) = store.unknown_reports.unanswered_reports()
    assert (again.name, again.count, again.hint, again.read_at) == (
        report.name,
        report.count,
        report.hint,
        report.read_at,
    )


def test_asking_singly_taken_back_asks_about_the_report_again(store: Store):
    read(store, "monday.xls", NUMBERS)
    (report,) = store.unknown_reports.unanswered_reports()
    whose = store.unknown_reports.identities(report.report_id)
    store.unknown_reports.dismiss_report(report.report_id)
    assert asked(store) == []
    store.unknown_reports.ask_again(report, whose)
    assert asked(store) == [("monday.xls", len(NUMBERS))]


def test_what_a_better_source_told_meanwhile_is_not_asked_about_again(store: Store):
    read(store, "monday.xls", NUMBERS)
    (report,) = store.unknown_reports.unanswered_reports()
    whose = store.unknown_reports.identities(report.report_id)
    store.unknown_reports.answer_report(report.report_id, Clearance.NONE)
    store.declarations.keep([reading(NUMBERS[0], clearance=Clearance.CLEARED)], Origin.PRINT)
    store.unknown_reports.ask_again(report, whose)
    assert asked(store) == [("monday.xls", len(NUMBERS) - 1)]
    assert clearances(store)[0] is Clearance.CLEARED
