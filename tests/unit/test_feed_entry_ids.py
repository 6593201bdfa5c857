"""An entry keeps its id however its feed orders, shortens, repeats or forgets ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.gazette_notices import notices_of
from declarant_client.application.ports.feeds import FeedEntry
from declarant_client.contract.notices import Notice
from declarant_client.feeds.entry_ids import identified

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
LONG_TEXT = (
    "Tổng cục Hải quan thông báo lịch bảo trì hệ thống VNACCS, thời gian dự kiến và cách xử lý."
)
# Few values, so that ids, links and titles are missing and shared as often as not.
entries = st.lists(
    st.builds(
        FeedEntry,
        guid=st.sampled_from(["", "1", "2", "3"]),
        link=st.sampled_from(["", "https://a.vn/", "https://a.vn/?id=1", "https://a.vn/?id=2"]),
        title=st.sampled_from(
            ["Thông tư 1/2026/TT-BTC", "Thông tư 2/2026/TT-BTC", "Thông báo", "Tin khác"]
        ),
        text=st.sampled_from(["", LONG_TEXT]),
        published_at=st.sampled_from([None, NOW, NOW - timedelta(days=1)]),
    ),
    max_size=8,
)


def kept(found: Sequence[FeedEntry], known: dict[str, Notice]) -> dict[str, Notice]:
    """Return what is known once a feed with these entries was kept."""
    told = notices_of(identified(found, known), known, NOW)
    return known | {notice.notice_id: notice for notice in told}


@given(entries, st.randoms(use_true_random=False))
def test_asking_again_gives_no_new_notice_in_whatever_order(found: list[FeedEntry], chance: object):
    known = kept(found, {})
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert kept(shuffled, known).keys() == known.keys()


@given(entries, st.integers(0, 7), st.integers(0, 8))
def test_a_window_that_moves_on_brings_nothing_back_as_new(
    found: list[FeedEntry], first: int, last: int
):
    known = kept(found, {})
    assert kept(found[first:last], known).keys() == known.keys()


@given(entries)
def test_no_two_entries_share_an_id_and_none_that_differs_is_lost(found: list[FeedEntry]):
    told = identified(found, {})
    faces = {(entry.guid, entry.link, entry.title) for entry in found}
    assert {(entry.guid, entry.link, entry.title) for entry in told.values()} == faces
    assert all(entry_id and len(entry_id) <= 64 for entry_id in told)


def entry(**facts: object) -> FeedEntry:
    plain = FeedEntry(
        guid="g-1",
        link="https://gazette.vn/doc?id=7",
        title="Thông tư số 38/2015/TT-BTC",
        published_at=NOW,
    )
    return replace(plain, **facts)  # type: ignore[arg-type]


def test_a_guid_made_anew_with_each_answer_is_seen_through():
    known = kept([entry(guid="a8f1")], {})
    assert kept([entry(guid="77c0")], known).keys() == known.keys()


def test_what_follows_the_reader_about_in_a_link_makes_no_new_entry():
    known = kept([entry(guid="")], {})
    tracked = entry(guid="", link="https://www.gazette.vn/doc/?id=7&utm_source=rss&PHPSESSID=9")
    assert kept([tracked], known).keys() == known.keys()


def test_a_link_that_is_made_anew_with_each_answer_makes_no_new_entry():
    documents = [f"Thông tư số {number}/2026/TT-BTC" for number in (1, 2, 3)]
    news = ["Thông báo về tỷ giá"]

    def answer(turn: int) -> list[FeedEntry]:
        return [
            entry(guid="", link=f"https://gazette.vn/doc?id={place}&p_auth=t{turn}", title=title)
            for place, title in enumerate(documents + news)
        ]

    known = kept(answer(1), {})
    for turn in (2, 3):
        known = kept(answer(turn), known)
    assert len(known) == 4
    assert {notice.revision for notice in known.values()} == {1}


def test_where_links_and_days_are_made_anew_with_each_answer_the_whole_text_tells():
    def answer(turn: int) -> list[FeedEntry]:
        return [
            entry(
                guid="",
                link=f"https://gazette.vn/doc?t={turn}{place}",
                title="Thông báo",
                text=f"{place}. {LONG_TEXT}",
                published_at=NOW + timedelta(days=turn),
            )
            for place in range(3)
        ]

    known = kept(answer(1), {})
    for turn in (2, 3):
        known = kept(answer(turn), known)
    assert len(known) == 3
    assert {notice.revision for notice in known.values()} == {1}


def test_an_entry_with_the_text_of_one_that_still_stands_in_the_feed_is_another():
    first = entry(guid="", link="https://gazette.vn/1", title="Thông báo", text=LONG_TEXT)
    later = replace(first, link="https://gazette.vn/2", published_at=NOW + timedelta(days=7))
    assert len(kept([later, first], kept([first], {}))) == 2


def test_news_of_another_day_with_the_same_title_and_no_id_are_other_news():
    first = entry(guid="", link="https://gazette.vn/1", title="Tỷ giá tính thuế")
    later = entry(
        guid="",
        link="https://gazette.vn/2",
        title="Tỷ giá tính thuế",
        published_at=NOW + timedelta(days=7),
    )
    assert len(kept([later], kept([first], {}))) == 2


def test_a_corrected_title_with_the_same_id_is_the_same_document():
    known = kept([entry(title="Thông báo vè thuế")], {})
    corrected = kept([entry(title="Thông báo về thuế")], known)
    assert [notice.revision for notice in corrected.values()] == [2]


def test_two_documents_with_one_id_and_one_link_are_two():
    first, second = entry(), entry(title="Nghị định số 08/2015/NĐ-CP")
    known = kept([first, second], {})
    assert len(known) == 2
    assert kept([second], known).keys() == known.keys()


def test_of_two_versions_in_one_answer_the_later_stands():
    older, newer = (
        entry(updated_at=NOW, text="cũ"),
        entry(updated_at=NOW + timedelta(1), text="mới"),
    )
    (notice,) = kept([newer, older], {}).values()
    assert notice.abstract == "mới"
