"""Tables in text files: any of the usual encodings and delimiters, one row held at a time."""

from __future__ import annotations

import random
import tracemalloc
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.domain.declaration import Channel
from declarant_client.sources.registry import known_formats, read
from declarant_client.sources.tables.text_tables import TextTable, encoding_of, is_text
from tests.support.tables import SAMPLES, reading, source, text_table

NAME = "CÔNG TY TNHH XUẤT NHẬP KHẨU ĐẠI VIỆT"
HEADERS = ["Số TK", "Ngày ĐK", "Phân luồng", "Tên doanh nghiệp", "Số hóa đơn TM"]
ROW = ["107999910010", "18/11/2026", "Luồng đỏ", NAME, "12,5; 13"]


def in_code_page(text: str) -> bytes:
    """As Windows writes it: a letter with its own mark, the tone behind it."""
    taken_apart = unicodedata.normalize("NFD", text)
    for composed in "âăêôơưđÂĂÊÔƠƯĐ":
        taken_apart = taken_apart.replace(unicodedata.normalize("NFD", composed), composed)
    # The dot below stands in front of the other mark when a letter is taken apart wholly.
    for letter, mark in (("ậ", "â"), ("Ậ", "Â"), ("ệ", "ê"), ("Ệ", "Ê"), ("ộ", "ô"), ("Ộ", "Ô")):
        whole = unicodedata.normalize("NFD", letter)
        taken_apart = taken_apart.replace(whole, mark + "\N{COMBINING DOT BELOW}")
    for letter, mark in (("ặ", "ă"), ("Ặ", "Ă")):
        whole = unicodedata.normalize("NFD", letter)
        taken_apart = taken_apart.replace(whole, mark + "\N{COMBINING DOT BELOW}")
    return taken_apart.encode("cp1258")


ENCODED: dict[str, Any] = {
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "UTF-8": str.encode,
    "UTF-16 LE": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "code page 1258": in_code_page,
}


@pytest.mark.parametrize("encoding", ENCODED)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_text_is_read_in_each_encoding_and_with_each_delimiter(
    encoding: str, delimiter: str
) -> None:
    content = ENCODED[encoding](text_table([HEADERS, ROW, ROW], delimiter))
    found = reading(content).declarations
    assert [str(each.number) for each in found] == ["107999910010"] * 2
    assert found[0].enterprise_name == NAME
    assert found[0].channel is Channel.RED


def test_a_file_without_any_letter_beyond_its_first_rows_is_still_told_apart() -> None:
    plain = [["107999910010", "18/11/2026", "", "ABC", "x" * 60]] * 1_000
    for encoding in ("UTF-8", "code page 1258"):
        content = ENCODED[encoding](text_table([*plain, ROW]))
        assert encoding_of(source(content).stream) == {"UTF-8": "utf-8"}.get(encoding, "cp1258")


def test_one_mangled_character_does_not_turn_all_names_into_nonsense() -> None:
    content = text_table([HEADERS, ROW, ROW]).encode().replace(NAME.encode(), b"C\xd4NG TY", 1)
    names = [found.enterprise_name for found in reading(content).declarations]
    assert names == ["C\N{REPLACEMENT CHARACTER}NG TY", NAME]


def test_a_quoted_cell_may_hold_delimiters_quotes_and_lines() -> None:
    row = [*ROW[:3], 'CÔNG TY "A";\r\nCHI NHÁNH B\n', "x"]
    (found,) = reading(text_table([HEADERS, row]).encode()).declarations
    assert found.enterprise_name == 'CÔNG TY "A"; CHI NHÁNH B'
    header = ["Số\nTK", *HEADERS[1:]]
    assert len(reading(text_table([header, ROW]).encode()).declarations) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "|"], ids=["comma", "semicolon", "bar"])
def test_excels_own_first_line_names_the_delimiter(delimiter: str) -> None:
    content = f"sep={delimiter}\r\n" + text_table([HEADERS, ROW], delimiter)
    assert len(reading(content.encode()).declarations) == 1


def test_numbers_dressed_as_text_for_excel_are_numbers() -> None:
    rows = [HEADERS, ['="107999910010"', *ROW[1:]], ["'107999910020", *ROW[1:]]]
    assert len(reading(text_table(rows).encode()).declarations) == 2


def test_short_rows_and_long_rows_are_read_as_far_as_they_go() -> None:
    rows = [HEADERS, ROW[:1], [*ROW, "beyond", "the", "header"], [], ROW]
    assert len(reading(text_table(rows).encode()).declarations) == 3


def test_a_title_and_notes_may_stand_above_the_header() -> None:
    above = ["BÁO CÁO TỜ KHAI", "", "Từ ngày 01/11/2026, đến ngày 30/11/2026", "", ""]
    content = "\n".join(above) + "\n" + text_table([HEADERS, ROW])
    assert len(reading(content.encode()).declarations) == 1


@pytest.mark.parametrize(
    "content, said",
    [
        (b'"' + b"x" * 200_000, "not a file that this program reads"),
        (b"x;y;" + b"z" * 600_000, "not a file that this program reads"),
        ("Số TK;Ngày ĐK;Mã HQ\n1;2;3\n".encode() + b"z" * 600_000, "line 3 does not end"),
        ("Số TK;Ngày ĐK;Mã HQ\n".encode() + b'"' + b"1;2;3\n" * 60_000, "does not end"),
        ("Số TK;Ngày ĐK;Mã HQ\n".encode() + b"1;" * 300_000, "line 2 does not end"),
        (b"a;b\n1;2\n", "what its columns mean is not known"),
        (b"one word\nanother\n", "not a file that this program reads"),
        (b"\x00\x01\x02;\x00;\n", "not a file that this program reads"),
    ],
    ids=[
        "quote",
        "line",
        "late line",
        "late quote",
        "endless row",
        "other table",
        "prose",
        "binary",
    ],
)
def test_what_cannot_be_read_as_a_table_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    read = reading(content)
    assert read.declarations == []
    assert read.failure is not None
    assert said in str(read.failure)
    assert "table.csv" in str(read.failure)


def test_memory_stays_flat_however_long_the_table(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write(text_table([HEADERS]))
        for number in range(60_000):
            file.write(text_table([[f"1079{number:07d}0", *ROW[1:]]]))
    with path.open("rb") as stream:
        long = source(stream.read(4096))
        tracemalloc.start()
        try:
            table = type(long)(
                path=path, size=path.stat().st_size, opening=long.opening, stream=stream
            )
            many = sum(len(portion.declarations) for portion in read(known_formats(), table))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert many == 60_000
    assert peak < 6 * 1024 * 1024


def test_long_cells_that_all_differ_are_not_remembered() -> None:
    headers = ["Số TK", "Mã HQ", "Tên doanh nghiệp", "Trạng thái"]
    rows = [
        [f"1079{number:07d}0", "03CC" + "x" * 5_000, f"{number} " + "y" * 9_000, f"{number}z" * 900]
        for number in range(1_500)
    ]
    file = source(text_table([headers, *rows]).encode())
    tracemalloc.start()
    try:
        many = sum(len(portion.declarations) for portion in read(known_formats(), file))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert many == 1_500
    assert peak < 6 * 1024 * 1024


@given(st.binary(max_size=400))
def test_any_bytes_at_all_give_rows_or_the_documented_error(content: bytes) -> None:
    assert reading(content).declarations == []


@given(
    st.lists(
        st.lists(st.text(max_size=12) | st.sampled_from([*ROW, *HEADERS]), max_size=8), max_size=12
    ),
    st.sampled_from(list(ENCODED)[:4]),
    st.sampled_from(",;\t"),
)
def test_any_table_below_a_header_gives_rows_or_the_documented_error(
    rows: list[list[str]], encoding: str, delimiter: str
) -> None:
    content = text_table([HEADERS, *rows], delimiter).encode("utf-8", "replace").decode()
    read = reading(ENCODED[encoding](content))
    assert read.declarations or read.failure is not None


def test_mutated_samples_give_declarations_or_the_documented_error() -> None:
    chance = random.Random(20261122)
    original = (SAMPLES / "BaoCaoToKhai_du_cot.csv").read_bytes()
    as_utf8 = original.decode("utf-16").encode()
    for content in (original, as_utf8):
        for _ in range(150):
            mutated = bytearray(content)
            for _ in range(chance.randint(1, 30)):
                place = chance.randrange(len(mutated))
                mutated[place : place + chance.randint(0, 3)] = chance.randbytes(
                    chance.randint(0, 4)
                )
            read = reading(bytes(mutated))
            assert read.declarations or read.failure is not None


def test_the_stream_is_left_open_and_the_table_can_be_read_again() -> None:
    file = source(text_table([HEADERS, ROW]).encode())
    assert is_text(file)
    table = TextTable(file)
    assert list(table.rows()) == list(table.rows()) == [HEADERS, ROW]
    assert not file.stream.closed
