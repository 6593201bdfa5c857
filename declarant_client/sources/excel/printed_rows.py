"""The rows of a print as it is read: by label, by section, by page, and last by cell."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any, Protocol

from declarant_client.domain.identifiers import DeclarationKind
from declarant_client.sources.excel.print_labels import LABELS, PERMIT_SECTION, SECTIONS, label_key

ROW_LIMIT = 250
"""Rows that are looked at: twice as far as the permit section of a genuine print."""
COLUMN_LIMIT = 256
TEXT_LIMIT = 2_000
"""Characters kept of one cell's text."""
_REMEMBERED = 4_096
_LONGEST_REMEMBERED = 300
_NO_TEXT = "#"
"""Stands for a number or a date: no label is written so."""
_TIME_FORMS = ((datetime, "%d/%m/%Y %H:%M:%S"), (date, "%d/%m/%Y"), (time, "%H:%M:%S"))

CellValue = str | int | float
"""What a print's cell holds; dates are written as the prints write them."""

_MARKERS = {"<imp>": DeclarationKind.IMPORT, "<exp>": DeclarationKind.EXPORT}
_BEGINNINGS = SECTIONS.union(_MARKERS)
_TELLING = LABELS.union(_MARKERS)
"""What makes a row worth a closer look."""


class PrintedSheet(Protocol):
    """A sheet as its reader hands it over."""

    @property
    def first_column(self) -> int:
        """Where every row's values begin, counted from 0."""
        ...

    def rows(self) -> Iterator[Sequence[Any]]:
        """Yield each row's values from the first row on; an empty cell is ``""``."""
        ...


class _Keys(dict[Any, str]):
    """Texts as labels are compared, remembered: every print holds the same labels."""

    def __missing__(self, value: Any) -> str:
        if not isinstance(value, str):
            return _NO_TEXT
        key = label_key(value[:TEXT_LIMIT])
        if len(value) <= _LONGEST_REMEMBERED:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[value] = key
        return key


_key_of = _Keys().__getitem__


class _Cells:
    """A sheet's cells down to the permit section's end, and what its labels tell of them.

    Behind it nothing is looked for, and reading a sheet's rows takes longer than opening it.
    """

    def __init__(self, sheet: PrintedSheet) -> None:
        self.first_column = sheet.first_column
        self.rows: list[Sequence[Any]] = []
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        """The rows in which each label stands, from the top down."""
        self.heads: list[tuple[int, DeclarationKind]] = []
        """The rows that begin with a marker, each the first of a page's head, and whose it is."""
        self.begins: list[int] = []
        """The rows in which a section or a page begins, and the section before it has ended."""
        self._read(sheet)

    def _read(self, sheet: PrintedSheet) -> None:
        width = max(COLUMN_LIMIT - self.first_column, 0)
        for number, values in enumerate(islice(sheet.rows(), ROW_LIMIT)):
            row = values if len(values) <= width else values[:width]
            # Most cells are empty: what passes over them is not written in Python.
            telling = _TELLING.intersection(map(_key_of, filter(None, row)))
            if telling and self._has_ended(number, row, telling):
                return
            self.rows.append(row)

    def _has_ended(self, number: int, row: Sequence[Any], telling: frozenset[str]) -> bool:
        """Note what a row begins and which labels it holds, unless the permit section has ended."""
        if not telling.isdisjoint(_BEGINNINGS):
            # The same text further right is some field's value.
            marked = _MARKERS.get(next(filter(None, map(_key_of, row))))
            if marked is not None or not telling.isdisjoint(SECTIONS):
                if PERMIT_SECTION in self.places:
                    return True
                self.begins.append(number)
            if marked is not None:
                self.heads.append((number, marked))
        for label in telling:
            self.places[label].append(number)
        return False


def _plain(value: Any) -> CellValue:
    if isinstance(value, str):
        return value[:TEXT_LIMIT]
    if isinstance(value, int | float):
        return value
    for kind, form in _TIME_FORMS:
        if isinstance(value, kind):
            return value.strftime(form)
    return str(value)[:TEXT_LIMIT]


@dataclass(frozen=True, slots=True)
class PrintedRows:
    """Some rows of a print that follow one another, such as a page or a section; maybe none."""

    _cells: _Cells
    begin: int
    """The first row's number, counted from 0 like the sheet's."""
    end: int
    """The number behind the last row's."""
    kind: DeclarationKind | None = None
    """What the marker says that begins a page."""

    @classmethod
    def of(cls, sheet: PrintedSheet) -> PrintedRows:
        """Return a sheet's rows down to the permit section's end."""
        cells = _Cells(sheet)
        return cls(cells, 0, len(cells.rows))

    def _row_with(self, label: str) -> int | None:
        """Return the number of the row in which the label stands first."""
        for number in self._cells.places.get(label, ()):
            if self.begin <= number < self.end:
                return number
        return None

    def has(self, label: str) -> bool:
        """Whether the label stands anywhere in these rows."""
        return self._row_with(label) is not None

    def values_after(self, label: str) -> Iterator[CellValue]:
        """Yield what stands between the label and the next label in its row."""
        if (number := self._row_with(label)) is None:
            return
        values = iter(self._cells.rows[number])
        for value in values:
            if value and _key_of(value) == label:
                break
        for value in values:
            if value != "" and (key := _key_of(value)):
                if key in LABELS:
                    return
                yield _plain(value)

    def value_after(self, label: str) -> CellValue | None:
        """Return what follows the label in its row, unless that is the next label."""
        return next(self.values_after(label), None)

    def value_at(self, position: tuple[int, int] | None) -> CellValue | None:
        """Return what stands in a cell (row and column from 0), unless that is a label."""
        if position is None or not self.begin <= position[0] < self.end:
            return None
        row, column = self._cells.rows[position[0]], position[1] - self._cells.first_column
        if not 0 <= column < len(row):
            return None
        key = _key_of(row[column])
        return _plain(row[column]) if key and key not in LABELS else None

    def section(self, label: str) -> PrintedRows:
        """Return the rows from the section's label to the next section or head, maybe none."""
        if (begin := self._row_with(label)) is None:
            return PrintedRows(self._cells, self.end, self.end)
        begins = self._cells.begins
        following = bisect_right(begins, begin)
        return PrintedRows(self._cells, begin, min([self.end, *begins[following : following + 1]]))

    def pages(self) -> list[PrintedRows]:
        """Split the rows where the head is repeated; what stands above the first is left out."""
        heads = self._cells.heads
        ends = [*(number for number, _kind in heads[1:]), self.end]
        return [
            PrintedRows(self._cells, number, end, kind)
            for (number, kind), end in zip(heads, ends, strict=False)  # without a head no page
        ]

    def through(self, last: PrintedRows) -> PrintedRows:
        """Return the rows from here to the end of the same sheet's ``last`` ones."""
        return PrintedRows(self._cells, self.begin, last.end)

    def texts(self, most_rows: int | None = None) -> Iterator[str]:
        """Yield the cells' texts as labels are compared, of at most so many rows."""
        for row in self._cells.rows[self.begin : self.end][:most_rows]:
            yield from filter(None, map(_key_of, filter(None, row)))
