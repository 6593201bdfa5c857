"""Tables for whoever says what their columns mean: the first rows, trying it out, reading by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from declarant_client.application.ports.reading import Portion, UnreadableFileError
from declarant_client.application.ports.tables import (
    PREVIEW_COLUMNS,
    PREVIEW_ROWS,
    PREVIEW_SHEETS,
    PREVIEW_TEXT,
    MappingTrial,
    SheetPreview,
    TableMapping,
    TablePreview,
    TriedRow,
)
from declarant_client.sources.edi.wrapping import may_show_message
from declarant_client.sources.excel import workbooks
from declarant_client.sources.field_values import text
from declarant_client.sources.format_reader import SourceFile
from declarant_client.sources.tables import table_refusals
from declarant_client.sources.tables.headers import (
    HEADER_ROWS,
    header_names,
    keys_of,
    likely_header,
)
from declarant_client.sources.tables.row_reading import RowReading, is_blank
from declarant_client.sources.tables.table_kinds import MappedTable
from declarant_client.sources.tables.table_reading import (
    FoundTable,
    find_tables,
    read_tables,
    rows_below,
)
from declarant_client.sources.tables.table_rows import Row, Table, tables_of
from declarant_client.sources.tables.text_tables import TextTable, is_text
from declarant_client.sources.tables.written_cells import written


def read_as(file: SourceFile, mapping: TableMapping) -> Iterator[Portion]:
    """Yield what a file holds by a mapping, whatever else it may be.

    Raises ``UnreadableFileError``, also when it is no table or lacks a column.
    """
    with _tables(file) as tables:
        yield from read_tables(file.path, _found(file, tables, mapping))


def tried(file: SourceFile, mapping: TableMapping, rows: int) -> MappingTrial:
    """Return what the first rows of a table become by a mapping; raises as ``read_as``."""
    with _tables(file) as tables:
        found = _found(file, tables, mapping)[0]
        columns = found.header.columns
        reading = found.kind.reading(columns)
        filled = ((number, row) for number, row in rows_below(found) if not is_blank(row))
        return MappingTrial(
            rows=tuple(_tried(reading, number, row) for number, row in islice(filled, rows)),
            hint=found.kind.hint(columns),
        )


def first_rows(file: SourceFile) -> TablePreview:
    """Return the first rows of each sheet; raises ``UnreadableFileError`` when it is no table."""
    with _tables(file) as tables:
        return TablePreview(sheets=tuple(_preview(table) for table in tables[:PREVIEW_SHEETS]))


@contextmanager
def _tables(file: SourceFile) -> Iterator[Sequence[Table]]:
    """Open the tables of a workbook or of a text file."""
    if workbooks.is_workbook(file):
        with workbooks.opened(file) as book:
            yield tables_of(book)
    elif is_text(file) and not may_show_message(file.opening):
        # A message's first line holds a password: none of it is ever shown.
        yield (TextTable(file),)
    else:
        raise UnreadableFileError(table_refusals.no_table(file.path))


def _found(
    file: SourceFile, tables: Sequence[Table], mapping: TableMapping
) -> Sequence[FoundTable]:
    kind = MappedTable(mapping)
    if found := find_tables(tables, [kind]):
        return found
    headers = (keys_of(row) for table in tables for row in islice(table.rows(), HEADER_ROWS))
    missing = min((kind.missing(keys) for keys in headers), key=len, default=())
    column = missing[0] if missing else next(iter(mapping.columns.values()))
    raise UnreadableFileError(table_refusals.column_missing(file.path, column))


def _tried(reading: RowReading, number: int, row: Row) -> TriedRow:
    declaration = reading.declaration(row)
    if declaration is not None:
        return TriedRow(number=number, declaration=declaration)
    bad = reading.lacks_its_number(row)
    reason = table_refusals.row_with_bad_number() if bad else table_refusals.row_without_number()
    return TriedRow(number=number, reason=reason)


def _preview(table: Table) -> SheetPreview:
    rows = [row[:PREVIEW_COLUMNS] for row in islice(table.rows(), PREVIEW_ROWS)]
    header = likely_header(rows)
    names = [] if header is None else header_names(rows[header])
    return SheetPreview(
        name=text(table.name)[:PREVIEW_TEXT],
        rows=tuple(tuple(written(cell)[:PREVIEW_TEXT] for cell in row) for row in rows),
        header_row=header,
        headers=tuple(name for name in names if name),
    )
