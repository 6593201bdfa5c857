"""What printed values mean: each is bounded and sound, or it is nothing."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.domain.declaration import VIETNAM, Channel
from declarant_client.domain.identifiers import DeclarationNumber
from declarant_client.sources import field_values

spaces = st.text(alphabet=" \u00a0", max_size=4)
times = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2199, 12, 31),  # noqa: DTZ001
    timezones=st.just(VIETNAM),
).map(lambda time: time.replace(microsecond=0))
cell_values = st.text(max_size=60) | st.integers() | st.floats()


@given(times, spaces, spaces, spaces)
def test_a_date_with_a_time_is_read_with_any_spacing(
    time: datetime, before: str, within: str, between: str
) -> None:
    day = f"{within}/{within}".join([f"{time:%d}", f"{time:%m}", f"{time:%Y}"])
    assert field_values.printed_time(f"{before}{day} {between}{time:%H:%M:%S}{before}") == time


@given(times)
def test_a_date_alone_means_the_days_begin_in_vietnam(time: datetime) -> None:
    midnight = time.replace(hour=0, minute=0, second=0)
    assert field_values.printed_time(f"{time:%d/%m/%Y}") == midnight


@given(spaces, spaces, spaces)
def test_slashes_without_digits_are_no_date(before: str, between: str, after: str) -> None:
    assert field_values.printed_time(f"{before}/{between}/{after}") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/02/2024",
        "00/01/2024",
        "20/13/2024",
        "20/05/24",
        "20/05/0001",
        "20/05/9999",
        "20/05/2024 24:00:00",
        "20/05/2024 09:60:00",
        "20/05/2024 tomorrow",
        "2024-05-20",
        "٢٠/٠٥/٢٠٢٤",
    ],
)
def test_impossible_dates_are_none(text: str) -> None:
    assert field_values.printed_time(text) is None


@given(cell_values)
def test_no_cell_gives_a_time_outside_the_years_that_can_be(value: object) -> None:
    time = field_values.printed_time(value)
    assert time is None or 1990 <= time.year < 2200


@given(cell_values)
def test_texts_of_any_cell_are_bounded_single_visible_lines(value: object) -> None:
    found = [
        field_values.name(value),
        field_values.short_name(value),
        field_values.code(value),
        field_values.regime(value),
        field_values.team(value),
    ]
    for text in found:
        assert text is None or (0 < len(text) <= 300 and text == text.strip() and "\n" not in text)


@pytest.mark.parametrize(
    "value, expected",
    [
        ("1", Channel.GREEN),
        (" 2 ", Channel.YELLOW),
        (3.0, Channel.RED),
        (1.0, Channel.GREEN),
        ("4", None),
        ("", None),
        ("Mã loại hình", None),
        (2.5, None),
    ],
)
def test_channels_are_one_two_and_three(value: object, expected: Channel | None) -> None:
    assert field_values.channel(value) is expected


@pytest.mark.parametrize(
    "value, expected",
    [
        ("A11  3 [ 4 ]", "A11"),
        ("A41      1  [ 4 ]", "A41"),
        ("B11  9", "B11"),
        ("e62", "E62"),
        ("[ 4 ]", None),
        ("11A", None),
    ],
)
def test_the_regime_is_the_first_word(value: str, expected: str | None) -> None:
    assert field_values.regime(value) == expected


@pytest.mark.parametrize("value, expected", [("00", "00"), (1.0, "01"), (0, "00"), ("123", None)])
def test_a_team_has_two_characters_also_as_a_number(value: object, expected: str | None) -> None:
    assert field_values.team(value) == expected


@pytest.mark.parametrize("value", ["/", " - ", "~", "", " "])
def test_placeholders_are_no_names(value: str) -> None:
    assert field_values.name(value) is None
    assert field_values.short_name(value) is None


@pytest.mark.parametrize(
    "value", ["107767905230  -", "107767905230 - 1 / 2", 107767905230.0, " 107767905230"]
)
def test_the_first_number_of_a_split_declaration_is_found_in_its_cell(value: object) -> None:
    assert field_values.number_within(value) == DeclarationNumber("107767905230")


def test_direction_marks_and_line_breaks_leave_a_name_but_odd_capitals_stay() -> None:
    assert field_values.name("CôNG\u202e TY\nMINH\u0000 HọA") == "CôNG TY MINH HọA"


def test_decomposed_text_is_composed() -> None:
    assert field_values.name("Co\u0302ng ty") == "Công ty"
