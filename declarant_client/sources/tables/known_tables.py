"""Tables that are recognised by themselves: the list report, then what the user's mappings name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from declarant_client.application.ports.reading import (
    Portion,
    UnknownTableError,
    UnreadableFileError,
)
from declarant_client.sources.edi.wrapping import may_show_message
from declarant_client.sources.excel.workbooks import Workbook
from declarant_client.sources.format_reader import SourceFile
from declarant_client.sources.tables import table_refusals
from declarant_client.sources.tables.headers import HEADER_ROWS
from declarant_client.sources.tables.table_kinds import ListReport, MappedTable, TableKind
from declarant_client.sources.tables.table_reading import find_tables, read_tables
from declarant_client.sources.tables.table_rows import tables_of
from declarant_client.sources.tables.text_tables import TextTable, is_text

_FEWEST_COLUMNS = 2


def kinds_for(file: SourceFile) -> Sequence[TableKind]:
    """Return the kinds of tables in the order in which they are tried.

    Of two mappings that both fit, the one that names more columns says more.
    """
    mappings = sorted(file.mappings, key=lambda mapping: -len(mapping.columns))
    return (ListReport(), *map(MappedTable, mappings))


class WorkbookTables:
    """Tables in workbooks; implements ``WorkbookForm``."""

    def read(self, file: SourceFile, book: Workbook) -> Iterator[Portion] | None:
        """Return the declarations of a workbook's tables, ``None`` when it holds none known."""
        found = find_tables(tables_of(book), kinds_for(file))
        return read_tables(file.path, found) if found else None


class TextTables:
    """Tables in text files; implements ``FormatReader``, and has to stand last among them."""

    endings = frozenset({".csv", ".tsv"})

    def recognises(self, file: SourceFile) -> bool:
        """Whether it is text in columns: whose they are, reading it says."""
        if not is_text(file) or may_show_message(file.opening):
            return False
        top = islice(TextTable(file).rows(), HEADER_ROWS)
        try:
            return any(len(row) >= _FEWEST_COLUMNS for row in top)
        except UnreadableFileError:
            return False

    def read(self, file: SourceFile) -> Iterator[Portion]:
        """Yield the declarations of a text table; raise ``UnreadableFileError`` without any."""
        found = find_tables((TextTable(file),), kinds_for(file))
        if not found:
            raise UnknownTableError(table_refusals.columns_not_known(file.path))
        yield from read_tables(file.path, found)
