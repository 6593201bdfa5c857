"""Tables read to their end, in portions, and what is said of those that give nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from declarant_client.application.ports.reading import PORTION, Portion, UnreadableFileError
from declarant_client.domain.declaration import Declaration
from declarant_client.domain.sentences import Sentence
from declarant_client.sources.tables import table_refusals
from declarant_client.sources.tables.headers import HEADER_ROWS, Header, find_header, texts_of
from declarant_client.sources.tables.row_reading import RowReading
from declarant_client.sources.tables.table_kinds import TableKind
from declarant_client.sources.tables.table_rows import Row, Table

_MOST_ROWS = 20_000
"""Rows after which a portion says how far the reading is, whatever was found in them."""
_END = (0, None)


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table whose kind is known."""

    table: Table
    kind: TableKind
    header: Header


def find_tables(tables: Sequence[Table], kinds: Sequence[TableKind]) -> list[FoundTable]:
    """Return the tables of the first of these kinds that any of them is of.

    Several: an .xls sheet ends at 65,536 rows, and a long report goes on in the next.
    """
    tops = [[texts_of(row) for row in islice(table.rows(), HEADER_ROWS)] for table in tables]
    for kind in kinds:
        found = [
            FoundTable(table, kind, header)
            for table, top in zip(tables, tops, strict=True)
            if (header := find_header(top, kind.columns_in)) is not None
        ]
        if found:
            return found
    return []


def read_tables(path: PurePath, found: Sequence[FoundTable]) -> Iterator[Portion]:
    """Yield what the tables hold; raise ``UnreadableFileError`` when that is no declaration."""
    declarations = left_out = 0
    for place, each in enumerate(found):
        for portion in _portions(each, place / len(found), 1 / len(found)):
            declarations += len(portion.declarations)
            left_out += portion.left_out
            yield portion
    if not declarations:
        sentence = (
            table_refusals.table_without_numbers if left_out else table_refusals.table_without_rows
        )
        raise UnreadableFileError(sentence(path))


def rows_below(found: FoundTable) -> Iterator[tuple[int, Row]]:
    """Yield the rows below the header with their number, the table's first being 1."""
    below = found.header.row + 1
    return enumerate(islice(found.table.rows(), below, None), below + 1)


def _portions(found: FoundTable, before: float, part: float) -> Iterator[Portion]:
    kind, columns = found.kind, found.header.columns
    reading, hint = kind.reading(columns), kind.hint(columns)
    numbered = rows_below(found)
    while True:
        declarations, left_out, last = _some(reading, numbered)
        if last is None and not declarations and not left_out:
            return
        yield Portion(
            origin=kind.origin,
            declarations=tuple(declarations),
            share=min(before + part * (1.0 if last is None else found.table.share(last)), 1.0),
            left_out=left_out,
            hint=hint or _unread(reading),
        )
        if last is None:
            return


def _unread(reading: RowReading) -> Sentence | None:
    written = reading.unread_day
    return table_refusals.unread_clearance_date(written) if written else None


def _some(
    reading: RowReading, numbered: Iterator[tuple[int, Row]]
) -> tuple[list[Declaration], int, int | None]:
    """Return a portion's declarations, the rows left out, and the last row's number.

    The number is ``None`` where the table has ended.
    """
    declarations: list[Declaration] = []
    left_out = number = 0
    read, keep = reading.declaration, declarations.append
    for _ in range(_MOST_ROWS):
        number, row = next(numbered, _END)
        if row is None:
            return declarations, left_out, None
        declaration = read(row)
        if declaration is not None:
            keep(declaration)
            if len(declarations) == PORTION:
                break
        elif reading.lacks_its_number(row):
            left_out += 1
    return declarations, left_out, number
