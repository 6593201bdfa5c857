"""What is printed holds what is shown, and foreign text stays text."""

from __future__ import annotations

from datetime import timedelta
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.cases import CaseKey, CaseLine
from declarant_client.exports.printed import PrintedSheets
from tests.support.history_entries import (
    BRANCH,
    MADE,
    OFFICER,
    answered_case,
    english,
    entry,
    rating,
    totals,
    words,
)

HOSTILE = "<img src='http://evil.example/x.png'> & <b>đậm</b>\nhai dòng"


class Reader(HTMLParser):
    """The tags of a document and the text that a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def sheets() -> PrintedSheets:
    return PrintedSheets(words)


def test_an_assessment_is_printed_as_the_sheet_to_hand_in_with_foreign_text_as_text():
    told = entry(ratings=(rating(BRANCH, 5), rating(OFFICER, 1, comment=HOSTILE)))
    sheet = sheets().assessment(told, english)
    read = Reader(sheet.html)
    assert "img" not in read.tags
    assert "<img src='http://evil.example/x.png'> & <b>đậm</b>" in read.text
    assert "Place, date, signature" in read.text
    assert sheet.title == "Assessment of the customs service 100000000010"


def test_a_case_is_printed_with_what_was_said_its_course_and_the_answer():
    case = answered_case()
    told = entry(ratings=(rating(BRANCH, 5), rating(OFFICER, 1, comment="chậm")), cases=(case,))
    line = CaseLine(key=CaseKey(1, case.case_id), case=case, entry=told, unread=False)
    text = Reader(sheets().case(line, MADE, english).html).text
    assert "chậm" in text
    assert "Hải quan Hải Phòng" not in text.partition("What was said")[2], "the case's subject only"
    in_order = ("Received", "Answered", "The complaint is founded", "Nhắc nhở", "Closed")
    places = [text.index(word) for word in in_order]
    assert places == sorted(places)


def test_a_long_history_is_printed_page_by_page_and_says_what_it_leaves_out():
    entries = [entry(position) for position in range(1, 32)]
    sheet = sheets().history(entries, totals(400), MADE + timedelta(days=1), english)
    read = Reader(sheet.html)
    assert sheet.is_wide
    assert sheet.html.count("<table") > 1
    assert "Here the newest 31" in read.text
    whole = sheets().history(entries, totals(31), MADE, english)
    assert "newest" not in Reader(whole.html).text


def test_a_printed_history_says_of_which_kind_of_subject_each_level_is():
    told = entry(ratings=(rating(BRANCH, 5), rating(OFFICER, 2), rating(OFFICER, 1)))
    text = Reader(sheets().history([told], totals(1), MADE, english).html).text
    assert "Customs branch 5 · Officer 2 1" in text.replace("\u00a0", " ")


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 70)), min_size=1, max_size=60))
def test_every_page_of_a_printed_history_is_full_and_none_holds_more_than_fits(
    shapes: list[tuple[int, int]],
):
    entries = [
        entry(
            place,
            enterprise="C" * letters,
            ratings=(rating(BRANCH, 5), *[rating(OFFICER, 1)] * officers),
        )
        for place, (officers, letters) in enumerate(shapes, 1)
    ]
    html = sheets().history(entries, totals(len(entries)), MADE, english).html
    pages = [page.count("<tr") - 1 for page in html.split("<table")[1:]]
    assert sum(pages) == len(entries)
    assert all(9 <= rows <= 25 for rows in pages[:-1])
