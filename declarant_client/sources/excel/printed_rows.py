"""The rows of a print as it is read: by label, by section, by page, and last by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from itertools import compress, islice, repeat
from operator import ne
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

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
_TELLING = LABELS.union(_MARKERS)
"""What makes a row worth a closer look."""


class PrintedCell(NamedTuple):
    """A filled cell; ``key`` is its text as labels are compared, empty for a number."""

    column: int
    value: CellValue
    key: str


_NO_LABELS: Mapping[str, int] = MappingProxyType({})


class PrintedRow:
    """A row's number, its filled cells from left to right, and which of them are labels.

    Most rows bear no label, and their cells are hardly ever asked for: they are made when they are.
    """

    __slots__ = ("_cells", "_first_column", "_values", "labels", "marked_kind", "number")

    def __init__(self, number: int, first_column: int, values: Sequence[Any]) -> None:
        self.number = number
        self._first_column = first_column
        self._values = values
        self._cells: Sequence[PrintedCell] | None = None
        self.labels = _NO_LABELS
        """Where in ``cells`` each label stands first."""
        self.marked_kind: DeclarationKind | None = None
        """The kind whose marker begins the row, which is then the first of a page's head.

        The same text further right is some field's value.
        """

    def look_closely(self) -> None:
        """Find the labels and the marker, in a row that holds any."""
        labels: dict[str, int] = {}
        for place, cell in enumerate(self.cells):
            if cell.key in LABELS:
                labels.setdefault(cell.key, place)
        self.labels = labels
        self.marked_kind = _MARKERS.get(self.cells[0].key) if self.cells else None

    @property
    def cells(self) -> Sequence[PrintedCell]:
        """The filled cells."""
        if self._cells is None:
            self._cells = [*_cells(self._first_column, self._values)]
        return self._cells

    @property
    def begins_something(self) -> bool:
        """Whether a section or a page begins here, and the section before it has ended."""
        return self.marked_kind is not None or not SECTIONS.isdisjoint(self.labels)


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


def _row(number: int, first_column: int, values: Sequence[Any]) -> PrintedRow | None:
    """Return a row, ``None`` when it holds nothing but white space."""
    if len(values) > COLUMN_LIMIT - first_column:
        values = values[: max(COLUMN_LIMIT - first_column, 0)]
    # Most cells are empty: what passes over them is not written in Python.
    keys = [*map(_key_of, filter(None, values))]
    if not any(keys):
        return None
    row = PrintedRow(number, first_column, values)
    if not _TELLING.isdisjoint(keys):
        row.look_closely()
    return row


def _cells(first_column: int, values: Sequence[Any]) -> Iterator[PrintedCell]:
    filled = compress(enumerate(values, first_column), map(ne, values, repeat("")))
    for column, value in filled:
        if not isinstance(value, str):
            yield PrintedCell(column, _plain(value), "")
        elif key := label_key(text := value[:TEXT_LIMIT]):
            yield PrintedCell(column, text, key)


def _plain(value: Any) -> CellValue:
    if isinstance(value, int | float):
        return value
    for kind, form in _TIME_FORMS:
        if isinstance(value, kind):
            return value.strftime(form)
    return str(value)[:TEXT_LIMIT]


@dataclass(frozen=True)
class PrintedRows:
    """Some rows of a print, such as a page or a section."""

    rows: tuple[PrintedRow, ...]

    @classmethod
    def of(cls, sheet: PrintedSheet) -> PrintedRows:
        """Return the rows that hold anything but white space, down to the permit section's end.

        Behind it nothing is looked for, and reading a sheet's rows takes longer than opening it.
        """
        rows = []
        has_permit_section = False
        first_column = sheet.first_column
        for number, values in enumerate(islice(sheet.rows(), ROW_LIMIT)):
            row = _row(number, first_column, values)
            if row is None:
                continue
            if has_permit_section and row.begins_something:
                break
            rows.append(row)
            has_permit_section |= PERMIT_SECTION in row.labels
        return cls(tuple(rows))

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """Where each label stands first: index of the row, index of the cell in it."""
        places: dict[str, tuple[int, int]] = {}
        for index, row in enumerate(self.rows):
            for label, place in row.labels.items():
                if label not in places:
                    places[label] = (index, place)
        return places

    def has(self, label: str) -> bool:
        """Whether the label stands anywhere in these rows."""
        return label in self._places

    def values_after(self, label: str) -> list[CellValue]:
        """Return what stands between the label and the next label in its row."""
        if label not in self._places:
            return []
        index, place = self._places[label]
        values: list[CellValue] = []
        for cell in self.rows[index].cells[place + 1 :]:
            if cell.key in LABELS:
                break
            values.append(cell.value)
        return values

    def value_at(self, position: tuple[int, int] | None) -> CellValue | None:
        """Return what stands in a cell (row and column from 0), unless that is a label."""
        for row in self.rows:
            for cell in row.cells:
                if (row.number, cell.column) == position and cell.key not in LABELS:
                    return cell.value
        return None

    def section(self, label: str) -> PrintedRows:
        """Return the rows from the section's label to the next section or head, maybe none."""
        return PrintedRows(tuple(self._section(label)))

    def _section(self, label: str) -> Iterator[PrintedRow]:
        if label not in self._places:
            return
        begin = self._places[label][0]
        yield self.rows[begin]
        for row in self.rows[begin + 1 :]:
            if row.begins_something:
                return
            yield row

    def pages(self) -> list[PrintedRows]:
        """Split the rows where the head is repeated; what stands above the first is left out."""
        pages: list[list[PrintedRow]] = []
        for row in self.rows:
            if row.marked_kind is not None:
                pages.append([])
            if pages:
                pages[-1].append(row)
        return [PrintedRows(tuple(page)) for page in pages]


def joined(pages: Iterable[PrintedRows]) -> PrintedRows:
    """Return the rows of several pages as one."""
    return PrintedRows(tuple(row for page in pages for row in page.rows))


def texts(rows: Sequence[PrintedRow]) -> Iterator[str]:
    """Yield the cells' texts as labels are compared."""
    return (cell.key for row in rows for cell in row.cells if cell.key)
