"""Tables for tests: rows written as workbooks and as text, and read by every known format."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
import xlwt  # type: ignore[import-untyped]

from declarant_client.application.ports.reading import Portion, UnreadableFileError
from declarant_client.application.ports.tables import TableMapping
from declarant_client.domain.declaration import Declaration
from declarant_client.domain.sentences import Sentence
from declarant_client.sources.format_reader import OPENING_BYTES, SourceFile
from declarant_client.sources.registry import known_formats, read

Rows = Sequence[Sequence[Any]]

SAMPLES = Path(__file__).parent.parent / "samples" / "ecus-list"


@dataclass(frozen=True)
class TableReading:
    """What a table gave."""

    portions: tuple[Portion, ...]
    failure: Sentence | None

    @property
    def declarations(self) -> list[Declaration]:
        """All of them, in order."""
        return [found for portion in self.portions for found in portion.declarations]

    @property
    def left_out(self) -> int:
        """Rows that hold no valid declaration."""
        return sum(portion.left_out for portion in self.portions)

    @property
    def hints(self) -> set[str]:
        """What is to be said of it."""
        return {str(portion.hint) for portion in self.portions if portion.hint is not None}


def source(content: bytes, mappings: Sequence[TableMapping] = ()) -> SourceFile:
    """A file with this content."""
    return SourceFile(
        path=Path("table.csv"),
        size=len(content),
        opening=content[:OPENING_BYTES],
        stream=io.BytesIO(content),
        mappings=tuple(mappings),
    )


def reading(content: bytes, mappings: Sequence[TableMapping] = ()) -> TableReading:
    """Read a file as the child does, without the child."""
    portions: list[Portion] = []
    try:
        portions.extend(read(known_formats(), source(content, mappings)))
    except UnreadableFileError as error:
        return TableReading(tuple(portions), error.sentence)
    return TableReading(tuple(portions), None)


def text_table(rows: Rows, delimiter: str = ";") -> str:
    """The rows as text, cells quoted where they need it."""
    return "".join(
        delimiter.join(_quoted(str(cell), delimiter) for cell in row) + "\r\n" for row in rows
    )


def _quoted(cell: str, delimiter: str) -> str:
    if any(mark in cell for mark in (delimiter, '"', "\n", "\r")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def sheets(*tables: Rows, first_column: int = 0, first_row: int = 0) -> bytes:
    """A workbook with a sheet for each table; dates are real dates."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        moments = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
        clocks = book.add_format({"num_format": "hh:mm:ss"})
        for table in tables:
            sheet = book.add_worksheet()
            for number, row in enumerate(table, first_row):
                for column, cell in enumerate(row, first_column):
                    if isinstance(cell, datetime):
                        sheet.write_datetime(number, column, cell, moments)
                    elif isinstance(cell, date):
                        sheet.write_datetime(number, column, cell, days)
                    elif isinstance(cell, time):
                        sheet.write_datetime(number, column, cell, clocks)
                    elif isinstance(cell, str):
                        sheet.write_string(number, column, cell)
                    elif cell is not None:
                        sheet.write(number, column, cell)
    return content.getvalue()


def old_sheets(*tables: Rows) -> bytes:
    """The same as a genuine .xls (BIFF8), which has no more than 65,536 rows in a sheet."""
    book = xlwt.Workbook(encoding="utf-8")
    forms = {
        kind: xlwt.easyxf(num_format_str=form)
        for kind, form in (
            (datetime, "dd/mm/yyyy hh:mm:ss"),
            (date, "dd/mm/yyyy"),
            (time, "hh:mm:ss"),
        )
    }
    for number, table in enumerate(tables, 1):
        sheet = book.add_sheet(f"Sheet{number}")
        for place, row in enumerate(table):
            for column, cell in enumerate(row):
                if type(cell) in forms:
                    sheet.write(place, column, cell, forms[type(cell)])
                elif cell not in {"", None}:
                    sheet.write(place, column, cell)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
