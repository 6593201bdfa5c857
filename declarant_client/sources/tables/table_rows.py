"""A table, whatever file it stands in: rows of cells, handed over one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from declarant_client.sources.excel.workbooks import Workbook, WorkbookSheet

Row = list[Any]
"""A row's cells: text, a number, a date or time, a truth value; an empty cell is ``""``.

Who is given a row may change it.
"""


class Table(Protocol):
    """One table: a sheet of a workbook, or a text file."""

    @property
    def name(self) -> str:
        """The sheet's name, empty for a text file."""
        ...

    def rows(self) -> Iterator[Row]:
        """Yield the rows from the first filled one on."""
        ...

    def share(self, rows_read: int) -> float:
        """Return how much of it was read when so many rows were, from 0 to 1."""
        ...


class SheetTable:
    """A sheet of a workbook; implements ``Table``."""

    def __init__(self, sheet: WorkbookSheet) -> None:
        self._sheet = sheet
        self.name = sheet.name

    def rows(self) -> Iterator[Row]:
        return self._sheet.rows()

    def share(self, rows_read: int) -> float:
        return min(rows_read / max(self._sheet.height, 1), 1.0)


def tables_of(book: Workbook) -> tuple[SheetTable, ...]:
    """Return the sheets that the user sees, each as a table."""
    return tuple(SheetTable(sheet) for sheet in book.visible)
