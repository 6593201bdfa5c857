"""The history as an Excel workbook: typed cells, a sheet of totals, no formula ever."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from declarant_client.application.ports.submissions import HistoryEntry, HistoryTotals
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import Translate, translate
from declarant_client.exports.columns import COLUMNS, Cell, Rows
from declarant_client.exports.counting import counted
from declarant_client.exports.replacing import whole_file
from declarant_client.exports.totals import Totals, TotalsTable, totals_tables
from declarant_client.exports.words import Words

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

ROWS_OF_A_SHEET = 1_048_575
"""Excel's 1,048,576 rows without the heading."""

LONGEST_TEXT = 32_767
"""Characters of a cell, by Excel's specification."""

FIRST_YEAR_OF_EXCEL = 1900
_TIME = "dd/mm/yyyy hh:mm"
_EPOCH = datetime(1899, 12, 31)  # noqa: DTZ001 - a sheet's times have no zone
_SECONDS_OF_A_DAY = 86_400
_NO_LEAP_DAY = 60
Written = str | int | float | None
"""Text, a count, or a time in days (a float)."""


class WorkbookHistory:
    """The port ``HistoryWriter`` for ``.xlsx``."""

    def __init__(self, words: Words, *, rows_of_a_sheet: int = ROWS_OF_A_SHEET) -> None:
        self._words = words
        self._rows_of_a_sheet = rows_of_a_sheet

    def write(
        self,
        entries: Iterable[HistoryEntry],
        totals: HistoryTotals,
        path: Path,
        *,
        translate: Translate,
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> int:
        """Write a row for each rated subject, then the totals."""
        written = 0
        sums = Totals(totals)
        with whole_file(path) as file, _workbook(file) as workbook:
            sheets = _Sheets(workbook, translate, self._rows_of_a_sheet)
            rows = Rows(self._words, translate, _all_written)
            for entry in counted(entries, progress, cancelled):
                for row in rows.of(entry):
                    sheets.add(chain.from_iterable(row))
                sums.add(entry)
                written += 1
            sheets.finish()
            tables = totals_tables(sums, totals, self._words, translate)
            _write_totals(workbook, tables, translate)
        return written


@contextmanager
def _workbook(file: BinaryIO) -> Iterator[Workbook]:
    """Open a workbook that is written to ``file`` at the end; its own files are left nowhere."""
    # XlsxWriter takes as long to load as our whole command line.
    from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]
    from xlsxwriter.workbook import Workbook

    with tempfile.TemporaryDirectory(prefix="declarant-export-") as folder:
        workbook = Workbook(
            file,
            {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "use_zip64": True,
            },
        )
        try:
            yield workbook
            workbook.close()
        except FileCreateError as error:
            cause = error.args[0]
            raise cause if isinstance(cause, OSError) else OSError(str(error)) from error
        finally:
            _end_sheets(workbook)


def _end_sheets(workbook: Workbook) -> None:
    """Close the sheets' temporary files, which XlsxWriter leaves open when it is not closed."""
    for sheet in workbook.worksheets():
        if sheet.row_data_fh is not None:
            sheet.row_data_fh.close()


class _Sheets:
    """The sheets of rows: a further one when a sheet is full."""

    def __init__(self, workbook: Workbook, speak: Translate, rows_of_a_sheet: int) -> None:
        self._workbook = workbook
        self._speak = speak
        self._limit = rows_of_a_sheet
        self._heading = workbook.add_format(_HEADING)
        self._time = workbook.add_format({"num_format": _TIME})
        self._count = 0
        self._row = 0
        self._sheet = self._new_sheet()

    def add(self, row: Iterable[Written]) -> None:
        if self._row == self._limit:
            self.finish()
            self._sheet = self._new_sheet()
        self._row += 1
        number, time = self._row, self._time
        string, figure = self._sheet.write_string, self._sheet.write_number
        for column, cell in enumerate(row):
            if cell is None:
                continue
            if isinstance(cell, str):
                string(number, column, cell)
            elif isinstance(cell, float):
                figure(number, column, cell, time)
            else:
                figure(number, column, cell)

    def finish(self) -> None:
        """Give the sheet its filter, whose range is known now."""
        self._sheet.autofilter(0, 0, self._row, len(COLUMNS) - 1)

    def _new_sheet(self) -> Any:
        self._count += 1
        self._row = 0
        name = translate("exports", "Ratings").said(self._speak)
        sheet = self._workbook.add_worksheet(name if self._count == 1 else f"{name} {self._count}")
        sheet.freeze_panes(1, 1)
        for index, column in enumerate(COLUMNS):
            sheet.set_column(index, index, column.width)
            sheet.write_string(0, index, column.heading.said(self._speak), self._heading)
        return sheet


_HEADING = {"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "valign": "vcenter"}


def _all_written(cells: Sequence[Cell]) -> list[Written]:
    return [_written(cell) for cell in cells]


def _written(cell: Cell) -> Written:
    """Return a cell as a sheet takes it; a time is its days, as Excel counts them."""
    if cell is None or isinstance(cell, int):
        return cell
    if isinstance(cell, str):
        return cell[:LONGEST_TEXT]
    shown = cell.astimezone(VIETNAM).replace(tzinfo=None, microsecond=0)
    if shown.year < FIRST_YEAR_OF_EXCEL:
        return shown.isoformat(" ")
    return days_of_excel(shown)


def days_of_excel(at: datetime) -> float:
    """Return the days since the end of 1899; Excel knows a 29 February 1900, so that one is added.

    As XlsxWriter counts them, without its costs for each cell.
    """
    since = at - _EPOCH
    days = since.days + since.seconds / _SECONDS_OF_A_DAY
    return days + 1 if days >= _NO_LEAP_DAY else days


def _write_totals(workbook: Workbook, tables: list[TotalsTable], speak: Translate) -> None:
    sheet = workbook.add_worksheet(translate("exports", "Totals").said(speak))
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 12, 16)
    heading, mean = workbook.add_format(_HEADING), workbook.add_format({"num_format": "0.00"})
    row = 0
    for table in tables:
        for index, title in enumerate(table.headings):
            sheet.write_string(row, index, title, heading)
        for line in table.lines:
            row += 1
            for index, cell in enumerate(line):
                if isinstance(cell, str):
                    sheet.write_string(row, index, cell[:LONGEST_TEXT])
                elif cell is not None:
                    sheet.write_number(row, index, cell, mean if isinstance(cell, float) else None)
        row += 2
