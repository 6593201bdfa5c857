"""Tables stand straight, also in decomposed Vietnamese, and nothing in them moves the cursor."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.cli.tables import Column, display_width, one_line, shortened, table
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.sentences import translate
from declarant_client.wiring import Speech

NAME = Column(translate("test", "Name"), flexible=True)
COUNT = Column(translate("test", "Count"), right=True)


def lines(rows: list[list[str]], width: int | None = None) -> list[str]:
    return table((NAME, COUNT), rows, str, width=width)


@pytest.mark.parametrize(
    "text, width", [("abc", 3), ("Việt", 4), ("海關", 4), ("", 0), ("a\u200bb", 2)]
)
def test_a_text_is_as_wide_as_a_terminal_shows_it(text: str, width: int) -> None:
    assert display_width(text) == width
    assert display_width(unicodedata.normalize("NFD", text)) == width


def test_columns_stand_under_each_other() -> None:
    decomposed = unicodedata.normalize("NFD", "Hải quan cửa khẩu")
    shown = lines([[decomposed, "1"], ["海關", "100"]])

    assert {display_width(line) for line in shown} == {len("Hải quan cửa khẩu") + 2 + 5}
    assert shown[1].startswith("───")
    assert shown[2].endswith("    1")


def test_a_narrow_terminal_cuts_what_may_be_cut() -> None:
    shown = lines([["Công ty TNHH Xuất nhập khẩu", "12345"]], width=20)

    assert all(display_width(line) <= 20 for line in shown)
    assert "…" in shown[2]
    assert shown[2].endswith("12345")


def test_a_very_narrow_terminal_keeps_counts_whole() -> None:
    assert lines([["Công ty TNHH", "12345"]], width=3)[2].endswith("12345")


def test_what_came_from_outside_cannot_move_the_cursor() -> None:
    assert one_line("a\x1b[31mb\r\nc\u2028d\te") == "a [31mb c d e"


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_a_shortened_text_never_takes_more_room(text: str, width: int) -> None:
    assert display_width(shortened(text, width)) <= width


def test_what_an_office_said_begins_no_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    inner = translate("office", "{office} answered: {detail}", office="HP", detail="no\r\nOK: sent")
    terminal = Terminal(Speech("en", lambda _context, source: source))
    terminal.say(translate("cli", "Refused: {why}", why=inner))
    terminal.say(translate("cli", "Two lines\nof ours: {path}", path="a  b\u2028c"))
    refused, *ours = capsys.readouterr().out.splitlines()
    assert refused == "Refused: HP answered: no  OK: sent"
    assert ours == ["Two lines", "of ours: a  b c"]
