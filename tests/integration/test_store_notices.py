"""A notice is kept once, and what changed is news again."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from declarant_client.application.ports.legal_standing import Standing, standing_on
from declarant_client.application.ports.offices import (
    NoticeFilter,
    NoticePlace,
    Period,
    Reminder,
    Stream,
)
from declarant_client.contract.notices import DocumentStatus, Notice, NoticeKind
from declarant_client.store.opening import Store
from tests.support.stored_things import NOW, enrolment, notice, office, opened, with_account

FIRST = NoticePlace("https://office.example", "n-1")
TODAY = date(2026, 3, 2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = opened(tmp_path)
    yield store
    store.close()


@pytest.fixture
def account(store: Store) -> int:
    return with_account(store).account_id


def found(store: Store, **wanted: object) -> list[str]:
    kept = store.notices.notices(NoticeFilter(**wanted), None, 100)  # type: ignore[arg-type]
    return [one.notice.notice_id for one in kept]


def test_the_same_revision_never_makes_a_read_notice_unread(store: Store, account: int):
    assert store.notices.keep_notices(account, [notice()], "c1") == 1
    store.notices.mark_read([FIRST])
    assert store.notices.keep_notices(account, [notice(), notice()], "c1") == 0
    assert store.notices.unread() == 0
    assert store.accounts.cursor(account, Stream.NOTICES) == "c1"
    store.notices.mark_read([FIRST], read=False)
    assert store.notices.unread() == 1


def test_a_newer_revision_is_news_again_and_an_older_one_is_not(store: Store, account: int):
    store.notices.keep_notices(account, [notice(revision=2)], "c1")
    store.notices.mark_read([FIRST])
    changed = notice(revision=3, changed="Hiệu lực lùi một tháng", withdrawn=True)
    assert store.notices.keep_notices(account, [notice(revision=1), changed], "c2") == 1
    assert store.notices.keep_notices(account, [notice(revision=2)], "c2") == 0
    (kept,) = store.notices.notices(NoticeFilter(unread=True), None, 10)
    assert kept.notice == changed


def test_an_office_that_moved_brings_no_notice_a_second_time(store: Store, account: int):
    store.notices.keep_notices(account, [notice(), notice("n-2")], "c")
    store.notices.mark_read([FIRST])
    store.notices.star(FIRST, starred=True)
    store.accounts.remove(account)
    moved = store.accounts.add("https://moved.example", office(), enrolment("key-2"), NOW)
    again = [notice(), notice("n-2"), notice("n-3")]
    assert store.notices.keep_notices(moved.account_id, again, "c") == 1
    assert sorted(found(store)) == ["n-1", "n-2", "n-3"]
    assert found(store, starred=True) == ["n-1"]
    assert store.notices.unread() == 2


def test_notices_of_an_address_that_is_still_read_stay_there(store: Store, account: int):
    kept = with_account(store, "key-2")
    store.notices.keep_notices(account, [notice()], "c")
    store.accounts.remove(account)
    moved = store.accounts.add("https://moved.example", office(), enrolment("key-3"), NOW)
    assert store.notices.keep_notices(moved.account_id, [notice()], "c") == 1
    by_account = {one.account_id for one in store.notices.notices(NoticeFilter(), None, 10)}
    assert by_account == {kept.account_id, moved.account_id}


def test_one_office_through_two_accounts_gives_one_notice(store: Store, account: int):
    second = with_account(store, "key-2").account_id
    store.notices.keep_notices(account, [notice()], "c")
    store.notices.mark_read([FIRST])
    assert store.notices.keep_notices(second, [notice()], "c") == 0
    assert store.notices.unread() == 0
    other = store.accounts.add("https://b.example", office("other"), enrolment(), NOW)
    assert store.notices.keep_notices(other.account_id, [notice()], "c") == 1
    store.accounts.remove(account)
    accounts = {kept.account_id for kept in store.notices.notices(NoticeFilter(), None, 10)}
    assert accounts == {second, other.account_id}


def test_notices_are_found_with_and_without_diacritics_and_filtered(store: Store, account: int):
    store.notices.keep_notices(
        account,
        [
            notice("n-1"),
            notice("n-2", kind=NoticeKind.EVENT, title="Đối thoại", symbol=None),
            notice("n-3", status=DocumentStatus.EXPIRED, posted_at=NOW - timedelta(days=9)),
        ],
        "c",
    )
    assert found(store) == ["n-2", "n-1", "n-3"]
    assert found(store, search="thong tu dien tu") == ["n-1", "n-3"]
    assert found(store, search="doi thoai") == ["n-2"]
    assert found(store, search="38/2015 điện") == ["n-1", "n-3"]
    assert found(store, kind=NoticeKind.EVENT) == ["n-2"]
    assert found(store, standing=Standing.EXPIRED, today=date(2026, 3, 2)) == ["n-3"]
    assert found(store, since=date(2026, 3, 2)) == ["n-2", "n-1"]


def test_pages_go_on_after_the_last_notice_shown(store: Store, account: int):
    store.notices.keep_notices(account, [notice(f"n {index}") for index in range(9)], "c")
    seen: list[str] = []
    after = None
    while page := store.notices.notices(NoticeFilter(), after, 4):
        seen.extend(kept.notice.notice_id for kept in page)
        after = page[-1].key
    assert seen == [f"n {index}" for index in reversed(range(9))]


def test_what_a_document_is_filtered_by_is_what_is_shown_of_it(store: Store, account: int):
    near = (None, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1))
    kinds = [
        notice(
            f"n-{place}",
            status=status,
            in_force_on=in_force_on,
            expired_on=expired_on,
            withdrawn=place % 7 == 0,
        )
        for place, (status, in_force_on, expired_on) in enumerate(
            itertools.product(DocumentStatus, near, near)
        )
    ]
    store.notices.keep_notices(account, kinds, "c")
    for standing in Standing:
        kept = store.notices.notices(NoticeFilter(standing=standing, today=TODAY), None, 999)
        expected = [one for one in kinds if _stands(one) is standing]
        assert {one.notice.notice_id for one in kept} == {one.notice_id for one in expected}
        assert expected


def _stands(one: Notice) -> Standing:
    return standing_on(TODAY, one.status, one.in_force_on, one.expired_on, withdrawn=one.withdrawn)


def test_notices_are_filtered_by_body_field_star_and_days(store: Store, account: int):
    store.notices.keep_notices(
        account,
        [
            notice("n-1", issuing_body="Bộ Tài chính", field="Hải quan", in_force_on=TODAY),
            notice("n-2", issuing_body="Chính phủ", published_on=date(2026, 1, 5)),
            notice("n-3", posted_at=NOW - timedelta(days=9)),
        ],
        "c",
    )
    store.notices.star(FIRST, starred=True)
    assert (store.notices.choices().bodies, store.notices.choices().fields) == (
        ("Bộ Tài chính", "Chính phủ"),
        ("Hải quan",),
    )
    assert found(store, body="Chính phủ") == ["n-2"]
    assert found(store, field="Hải quan") == ["n-1"]
    assert found(store, starred=True) == ["n-1"]
    assert found(store, published=Period(since=date(2026, 3, 1))) == ["n-1"]
    assert found(store, published=Period(until=date(2026, 2, 28))) == ["n-2", "n-3"]
    assert found(store, in_force=Period(since=TODAY, until=TODAY)) == ["n-1"]


def test_everything_shown_is_marked_read_at_once_and_that_is_undone(store: Store, account: int):
    store.notices.keep_notices(
        account, [notice("n-1"), notice("n-2"), notice("n-3", kind=NoticeKind.EVENT)], "c"
    )
    store.notices.mark_read([NoticePlace(FIRST.source, "n-2")])
    marked = store.notices.mark_all_read(NoticeFilter(kind=NoticeKind.LEGAL_DOCUMENT))
    assert (marked, store.notices.unread()) == ([FIRST], 1)
    store.notices.mark_read(marked, read=False)
    assert found(store, unread=True) == ["n-3", "n-1"]


def test_what_was_read_last_is_kept_beside_news_until_it_is_read_again(store: Store, account: int):
    def before() -> str | None:
        (kept,) = store.notices.notices(NoticeFilter(), None, 9)
        return kept.before.title if kept.before else None

    for revision, expected in ((1, None), (2, "1"), (3, "1")):
        store.notices.keep_notices(account, [notice(revision=revision, title=str(revision))], "c")
        assert before() == expected
    store.notices.mark_read([FIRST])
    assert before() == "1"
    store.notices.keep_notices(account, [notice(revision=4, title="4")], "c")
    assert before() == "3"


def test_a_star_stays_when_a_notice_is_news_again(store: Store, account: int):
    store.notices.keep_notices(account, [notice()], "c")
    store.notices.star(FIRST, starred=True)
    store.notices.keep_notices(account, [notice(revision=2)], "c")
    assert found(store, starred=True, unread=True) == ["n-1"]


def test_a_document_is_reminded_of_once_for_each_day_it_takes_effect(store: Store, account: int):
    soon = Period(since=TODAY, until=TODAY + timedelta(days=3))
    days = {"n-1": 3, "n-2": 0, "n-3": 4, "n-4": -1}
    store.notices.keep_notices(
        account,
        [
            *(notice(one, in_force_on=TODAY + timedelta(days=day)) for one, day in days.items()),
            notice("n-5", in_force_on=TODAY, withdrawn=True),
            notice("n-6", in_force_on=TODAY, status=DocumentStatus.SUSPENDED),
        ],
        "c",
    )

    def due(without: Reminder) -> list[str]:
        kept = store.reminders.taking_effect(soon, without)
        return [one.notice.notice_id for one in kept]

    assert due(Reminder.ANNOUNCED) == ["n-2", "n-1"]
    store.notices.mark_all_read(NoticeFilter())
    assert (store.reminders.announce(soon), store.reminders.announce(soon)) == (2, 0)
    assert found(store, unread=True) == ["n-2", "n-1"]
    assert (due(Reminder.ANNOUNCED), due(Reminder.CLOSED)) == ([], ["n-2", "n-1"])
    moved = notice("n-1", revision=2, in_force_on=TODAY + timedelta(days=2))
    store.notices.keep_notices(account, [moved], "c")
    assert due(Reminder.ANNOUNCED) == ["n-1"]
    store.reminders.note(store.reminders.taking_effect(soon, Reminder.CLOSED), Reminder.CLOSED)
    assert due(Reminder.CLOSED) == []
