"""An entry becomes a notice; a change of its words is news, another time of publication is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from declarant_client.application.gazette_notices import fits, notices_of
from declarant_client.application.ports.feeds import FeedEntry
from declarant_client.contract.notices import DocumentStatus, NoticeKind

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
ENTRY = FeedEntry(
    link="https://gazette.vn/1",
    title="Thông tư số 12/2026/TT-BTC ngày 27/02/2026 của Bộ Tài chính về thủ tục hải quan",
    text="Quy định về hồ sơ hải quan.",
    published_at=NOW - timedelta(hours=2),
)


def test_what_the_title_tells_is_in_the_notice_and_what_nothing_tells_stays_unknown():
    (notice,) = notices_of({"a": ENTRY}, {}, NOW)
    assert (notice.kind, notice.document_type, notice.symbol, notice.issuing_body) == (
        NoticeKind.LEGAL_DOCUMENT,
        "Thông tư",
        "12/2026/TT-BTC",
        "Bộ Tài chính",
    )
    assert (notice.signed_on, notice.published_on) == (date(2026, 2, 27), date(2026, 3, 2))
    assert (notice.in_force_on, notice.status) == (None, DocumentStatus.UNKNOWN)


@pytest.mark.parametrize(
    "change, news",
    [
        ({"text": "Quy định về hồ sơ hải quan và thuế."}, True),
        ({"title": ENTRY.title + " điện tử"}, True),
        ({"published_at": NOW - timedelta(days=3)}, False),
        ({"published_at": NOW + timedelta(days=3)}, False),
        ({"text": " Quy định  về hồ sơ hải quan.\n"}, False),
        ({"published_at": NOW - timedelta(hours=3)}, False),
        ({"published_at": None}, False),
        ({"link": "https://gazette.vn/moved/1"}, False),
        ({"updated_at": NOW}, False),
    ],
)
def test_a_change_is_news_when_it_says_something_else(change: dict[str, object], news: bool):
    (known,) = notices_of({"a": ENTRY}, {}, NOW)
    told = notices_of({"a": replace(ENTRY, **change)}, {"a": known}, NOW)  # type: ignore[arg-type]
    assert [notice.revision for notice in told] in ([[2]] if news else [[], [1]])


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("late", [timedelta(0), timedelta(hours=30)], ids=["now", "yesterday"])
def test_a_feed_that_dates_its_entries_anew_tells_no_news(count: int, late: timedelta):
    """A keyword may let a single entry through; a page may be made long before it is asked for."""
    first = {str(number): replace(ENTRY, link=f"https://g.vn/{number}") for number in range(count)}
    known = {notice.notice_id: notice for notice in notices_of(first, {}, NOW)}
    for days in range(2, 5):
        now = NOW + timedelta(days=days)
        again = {key: replace(one, published_at=now - late) for key, one in first.items()}
        assert notices_of(again, known, now) == []


def test_one_entry_of_several_that_is_dated_anew_is_no_news():
    first = {str(number): replace(ENTRY, link=f"https://g.vn/{number}") for number in range(3)}
    known = {notice.notice_id: notice for notice in notices_of(first, {}, NOW)}
    now = NOW + timedelta(days=5)
    again = first | {"1": replace(first["1"], published_at=now - timedelta(days=1))}
    assert notices_of(again, known, now) == []


def test_a_day_of_publication_is_put_right_without_being_news():
    (known,) = notices_of({"a": ENTRY}, {}, NOW)
    earlier = replace(ENTRY, published_at=NOW - timedelta(days=3))
    (told,) = notices_of({"a": earlier}, {"a": known}, NOW)
    assert (told.revision, told.published_on) == (1, date(2026, 2, 27))
    assert told.posted_at == known.posted_at


def test_a_day_that_a_feed_begins_to_tell_is_kept_only_if_it_can_be_true():
    (known,) = notices_of({"a": replace(ENTRY, published_at=None)}, {}, NOW)
    later = NOW + timedelta(days=4)
    assert notices_of({"a": replace(ENTRY, published_at=later)}, {"a": known}, later) == []
    (told,) = notices_of({"a": ENTRY}, {"a": known}, later)
    assert (told.revision, told.published_on) == (1, date(2026, 3, 2))


def test_changed_words_are_news_also_of_an_entry_that_is_dated_anew():
    (known,) = notices_of({"a": ENTRY}, {}, NOW)
    now = NOW + timedelta(days=1)
    changed = replace(ENTRY, text="Có hiệu lực từ ngày 01/06/2026.", published_at=now)
    (told,) = notices_of({"a": changed}, {"a": known}, now)
    assert (told.revision, told.published_on, told.posted_at) == (2, known.published_on, now)


def test_the_same_words_spelled_the_other_way_are_no_news():
    (known,) = notices_of({"a": replace(ENTRY, text="Hàng hóa nhập khẩu")}, {}, NOW)
    again = notices_of({"a": replace(ENTRY, text="Hàng hoá nhập khẩu")}, {"a": known}, NOW)
    assert [told.revision for told in again] == [1]


def test_a_day_in_the_future_does_not_stand_above_everything_for_ever():
    (notice,) = notices_of({"a": replace(ENTRY, published_at=NOW + timedelta(days=900))}, {}, NOW)
    assert notice.posted_at == NOW


@pytest.mark.parametrize(
    "keywords, title, wanted",
    [
        ((), "Cho thuê đất", True),
        (("thuế",), "Cho thuê đất", False),
        (("thuế",), "THUẾ nhập khẩu", True),
        (("thue",), "Cho thuê đất", True),
        (("hai quan",), "Thủ tục hải  quan", True),
        (("hải quan",), "Chi cục Hải quan", True),
        (("quan",), "Quang Ninh", False),
        (("xuất khẩu", "nhập khẩu"), "Hàng nhập khẩu", True),
        (("hàng hóa",), "Hàng hoá xuất khẩu", True),
        (("tuỳ",), "Tùy chọn", True),
        (("hoả",), "Hàng hoá", False),
    ],
)
def test_keywords_are_whole_words_that_mean_their_diacritics(
    keywords: tuple[str, ...], title: str, wanted: bool
):
    assert fits(FeedEntry(title=title), keywords) is wanted
