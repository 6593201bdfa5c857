"""One assessment as a sheet to hand in: whole, readable, and nothing in it acts."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from declarant_client.domain.submission import SubmissionState
from declarant_client.exports.sheet import sheet_of
from declarant_client.exports.sheet_html import html_of
from declarant_client.exports.sheet_text import text_of
from declarant_client.exports.writers import AssessmentFormats
from tests.support.history_entries import BRANCH, OFFICER, english, entry, rating, words

LOADING = {"script", "img", "link", "iframe", "object", "embed", "a", "form", "base", "svg"}


class Reader(HTMLParser):
    """What a browser would see: elements and text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


@given(comment=st.text(max_size=80), name=st.text(max_size=80))
def test_whatever_was_typed_is_text_in_the_sheet_and_nothing_else(comment: str, name: str) -> None:
    said = entry(ratings=(rating(BRANCH, 1, comment=comment),), enterprise=name)
    plain = entry(ratings=(rating(BRANCH, 1, comment="x"),), enterprise="x")
    found = read(html_of(sheet_of(said, words(), english)))
    expected = read(html_of(sheet_of(plain, words(), english)))
    assert found.elements == expected.elements
    assert found.attributes == expected.attributes
    assert not found.elements & LOADING


def test_the_sheet_says_everything_that_was_said() -> None:
    said = entry(ratings=(rating(BRANCH, 5), rating(OFFICER, 2, comment="Chờ lâu")))
    sheet = sheet_of(said, words(), english)
    for shown in (read(html_of(sheet)).text, "\n".join(text_of(sheet))):
        for text in (
            "100000000010",
            "0314404243-001",
            "Nguyễn Văn An",
            "★★☆☆☆",
            "Chờ lâu",
            "Lê Văn Chi",
            "BN-000001",
            "Trần Thị Bình",
        ):
            assert text in shown, text


def test_a_sheet_never_claims_a_receipt_that_does_not_stand() -> None:
    for state in SubmissionState:
        shown = "\n".join(text_of(sheet_of(replace(entry(), state=state), words(), english)))
        assert ("Received by the office on" in shown) is (state is SubmissionState.ACCEPTED)


def test_a_long_comment_keeps_its_lines_within_the_page() -> None:
    said = entry(ratings=(rating(BRANCH, 1, comment="một hai ba " * 100),))
    lines = list(text_of(sheet_of(said, words(), english)))
    assert max(len(line) for line in lines) <= 80


def test_the_ending_names_the_format_and_no_other_is_known(tmp_path: Path) -> None:
    formats = AssessmentFormats(words)
    for name in ("sheet.HTML", "sheet.txt", "sheet.Json"):
        writer = formats.for_path(tmp_path / name)
        assert writer is not None
        writer.write(entry(), tmp_path / name, translate=english)
        assert "BN-000001" in (tmp_path / name).read_text(encoding="utf-8-sig")
    assert formats.for_path(tmp_path / "sheet.pdf") is None
    assert {path.name for path in tmp_path.iterdir()} == {"sheet.HTML", "sheet.txt", "sheet.Json"}
