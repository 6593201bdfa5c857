"""A long sheet is cut into pieces: its rows stay the same, and doubtful sheets stay whole."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from python_calamine import CalamineWorkbook

from declarant_client.sources.excel import sheet_pieces
from declarant_client.sources.excel.workbooks import Workbook

_ROWS = 300
_LONG = "xl/worksheets/sheet2.xml"


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_pieces, "WORTHWHILE", range(1_000, 10_000_000))
    monkeypatch.setattr(sheet_pieces, "_PIECE", 3_000)


def _book(folder: Path, *, shared: bool, first_column: int = 0) -> bytes:
    """Sheets of which the long one begins in some column, has gaps and real dates."""
    path = folder / "long.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": not shared}) as book:
        dates = book.add_format({"num_format": "dd/mm/yyyy"})
        book.add_worksheet("Short").write(0, 0, "short")
        long = book.add_worksheet("Báo cáo <&>")
        for number in (number for number in range(_ROWS) if number % 50 not in {7, 8}):
            # Further down nothing stands in the first column, and something to the right of all.
            place = first_column + (number > _ROWS // 2)
            long.write(number, place, f"số {number}")
            long.write(number, place + 1, number + 0.5)
            long.write_datetime(number, place + 3, date(2026, 1, 1 + number % 28), dates)
        book.add_worksheet("Last").write(2, 1, "last")
    return path.read_bytes()


def _parts(content: bytes) -> dict[str, bytearray]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: bytearray(archive.read(name)) for name in archive.namelist()}


def _rows(book: Workbook) -> list[tuple[str, list[list[Any]]]]:
    return [
        (sheet.name, [_filled(row) for row in sheet.rows()])
        for sheet in book.sheets
        if sheet.is_visible
    ]


def _filled(row: list[Any]) -> list[Any]:
    while row and row[-1] == "":
        row.pop()
    return row


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("first_column", [0, 2])
def test_cut_into_pieces_a_workbook_says_the_same(
    tmp_path: Path, shared: bool, first_column: int
) -> None:
    content = _book(tmp_path, shared=shared, first_column=first_column)
    whole = Workbook(CalamineWorkbook.from_filelike(io.BytesIO(content)))
    cut = sheet_pieces.cut(_parts(content))
    assert cut is not None
    assert cut.pieces[1] > 3
    assert cut.heights == {1: _ROWS}
    assert _rows(Workbook(CalamineWorkbook.from_filelike(cut.stream), cut)) == _rows(whole)


def test_whoever_looks_at_the_first_rows_alone_has_the_rest_left_alone(tmp_path: Path) -> None:
    cut = sheet_pieces.cut(_parts(_book(tmp_path, shared=False)))
    assert cut is not None
    rows = Workbook(CalamineWorkbook.from_filelike(cut.stream), cut).sheets[1].rows()
    assert next(rows)[0] == "số 0"


_LAST_PIECE = b'<row r="251"'


@pytest.mark.parametrize(
    "before, after",
    [
        (b"<row r=", b"<row s="),
        (_LAST_PIECE, b'<!-- <row r="1"> -->' + _LAST_PIECE),
        (_LAST_PIECE, b"<?row ?>" + _LAST_PIECE),
        (b"sheetData>", b"x:sheetData>"),
        (b"</sheetData>", b""),
        (b"<sheetData>", b"x" * 100_000 + b"<sheetData>"),
    ],
    ids=["no numbers", "a comment", "an instruction", "a prefix", "no end", "a long head"],
)
def test_a_sheet_that_is_not_as_every_program_writes_it_stays_whole(
    tmp_path: Path, before: bytes, after: bytes
) -> None:
    parts = _parts(_book(tmp_path, shared=False))
    assert before in parts[_LONG]
    parts[_LONG] = bytearray(bytes(parts[_LONG]).replace(before, after))
    assert sheet_pieces.cut(parts) is None


@pytest.mark.parametrize(
    "part, before, after",
    [
        ("xl/workbook.xml", b"</sheets>", b"</sheets><x></sheets>"),
        ("xl/workbook.xml", b'xmlns:r="', b'xmlns:y="'),
        ("xl/workbook.xml", b"rId2", b"rId9"),
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", b""),
        ("xl/_rels/workbook.xml.rels", b"worksheets/sheet3.xml", b"worksheets/sheet2.xml"),
    ],
)
def test_a_book_that_does_not_clearly_name_its_sheet_stays_whole(
    tmp_path: Path, part: str, before: bytes, after: bytes
) -> None:
    parts = _parts(_book(tmp_path, shared=False))
    assert before in parts[part]
    parts[part] = bytearray(bytes(parts[part]).replace(before, after))
    assert sheet_pieces.cut(parts) is None
