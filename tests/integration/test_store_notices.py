"""A notice is kept once, and what changed is news again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from declarant_client.application.ports.offices import NoticeFilter, Stream
from declarant_client.contract.notices import DocumentStatus, NoticeKind
from declarant_client.store.opening import Store
from tests.support.stored_things import NOW, enrolment, notice, office, opened, with_account


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
    store.notices.mark_read(account, "n-1")
    assert store.notices.keep_notices(account, [notice(), notice()], "c1") == 0
    assert store.notices.unread() == 0
    assert store.accounts.cursor(account, Stream.NOTICES) == "c1"
    store.notices.mark_read(account, "n-1", read=False)
    assert store.notices.unread() == 1


def test_a_newer_revision_is_news_again_and_an_older_one_is_not(store: Store, account: int):
    store.notices.keep_notices(account, [notice(revision=2)], "c1")
    store.notices.mark_read(account, "n-1")
    changed = notice(revision=3, changed="Hiệu lực lùi một tháng", withdrawn=True)
    assert store.notices.keep_notices(account, [notice(revision=1), changed], "c2") == 1
    assert store.notices.keep_notices(account, [notice(revision=2)], "c2") == 0
    (kept,) = store.notices.notices(NoticeFilter(unread=True), None, 10)
    assert kept.notice == changed


def test_one_office_through_two_accounts_gives_one_notice(store: Store, account: int):
    second = with_account(store, "key-2").account_id
    store.notices.keep_notices(account, [notice()], "c")
    store.notices.mark_read(second, "n-1")
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
    assert found(store, status=DocumentStatus.EXPIRED) == ["n-3"]
    assert found(store, since=date(2026, 3, 2)) == ["n-2", "n-1"]


def test_pages_go_on_after_the_last_notice_shown(store: Store, account: int):
    store.notices.keep_notices(account, [notice(f"n {index}") for index in range(9)], "c")
    seen: list[str] = []
    after = None
    while page := store.notices.notices(NoticeFilter(), after, 4):
        seen.extend(kept.notice.notice_id for kept in page)
        after = page[-1].key
    assert seen == [f"n {index}" for index in reversed(range(9))]
