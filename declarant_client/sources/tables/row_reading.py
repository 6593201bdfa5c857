"""What the rows of a table become: one declaration each, by the columns in which its fields stand.

A report has thousands of rows and few offices, regimes, days and enterprises: what a cell means is
remembered, so that a row costs little more than its number.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Any, Generic, TypeVar

from declarant_client.application.ports.tables import DateForm, TableField
from declarant_client.domain.declaration import VIETNAM, Branch, Clearance, Declaration
from declarant_client.domain.vietnamese_text import folded
from declarant_client.sources import field_values
from declarant_client.sources.tables import cell_values
from declarant_client.sources.tables.headers import Columns, header_key
from declarant_client.sources.tables.table_rows import Row

_REMEMBERED = 10_000
"""Cells of one column; more of them are hardly ever alike."""
_LONGEST_REMEMBERED = 300
"""Characters: what is longer would fill the memory, and is hardly ever the same again."""
_NOWHERE = -1
"""The place of a field that has no column: the empty cell that is put behind each row."""
_TOTALS = ("tong", "cong")
"""How the label of a row of sums begins."""

Value = TypeVar("Value")

ClearanceRule = Callable[[str, datetime | None], Clearance]
"""What the status (folded, empty without a column) and the date of clearance say together."""


class _Remembered(dict[Any, Value], Generic[Value]):
    """What cells of one column mean."""

    def __init__(self, meaning: Callable[[Any], Value]) -> None:
        super().__init__()
        self._meaning = meaning

    def __missing__(self, cell: Any) -> Value:
        value = self._meaning(cell)
        if _length(cell) <= _LONGEST_REMEMBERED:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[cell] = value
        return value


class RowReading:
    """Reads the rows of one table."""

    def __init__(self, columns: Columns, dates: DateForm, clearance: ClearanceRule) -> None:
        self._width = max(columns.values()) + 1
        self._clearance = clearance
        self._at = {field: columns.get(field, _NOWHERE) for field in TableField}
        day = cell_values.day_reading(dates)
        self._days: _Remembered[datetime | None] = _Remembered(day)
        self._clocks: _Remembered[time | None] = _Remembered(cell_values.clock)
        self._statuses = _Remembered(_status)
        self._branches = _Remembered(_branch)
        self._firsts = _Remembered(cell_values.number)
        self._regimes = _Remembered(field_values.regime)
        self._channels = _Remembered(cell_values.channel)
        self._teams = _Remembered(cell_values.team)
        self._tax_codes = _Remembered(cell_values.tax_code)
        self._names = _Remembered(field_values.name)
        self._agents = _Remembered(cell_values.agent_code)

    def declaration(self, row: Row) -> Declaration | None:
        """Return what a row says, ``None`` when it holds no valid number; the row is changed."""
        self._pad(row)
        at = self._at
        number = cell_values.number(row[at[TableField.NUMBER]])
        if number is None:
            return None
        cleared_at = self._moment(row, TableField.CLEARED_DATE, TableField.CLEARED_TIME)
        clearance = self._clearance(self._statuses[row[at[TableField.STATUS]]], cleared_at)
        first = self._firsts[row[at[TableField.FIRST_NUMBER]]]
        return Declaration(
            number=number,
            clearance=clearance,
            regime=self._regimes[row[at[TableField.REGIME]]],
            branch=self._branches[
                row[at[TableField.BRANCH_CODE]],
                row[at[TableField.BRANCH_SHORT_NAME]],
                row[at[TableField.BRANCH_NAME]],
            ],
            team=self._teams[row[at[TableField.TEAM]]],
            channel=self._channels[row[at[TableField.CHANNEL]]],
            registered_at=self._moment(row, TableField.REGISTERED_DATE, TableField.REGISTERED_TIME),
            cleared_at=cleared_at if clearance is Clearance.CLEARED else None,
            enterprise_tax_code=self._tax_codes[row[at[TableField.ENTERPRISE_TAX_CODE]]],
            enterprise_name=self._names[row[at[TableField.ENTERPRISE_NAME]]],
            agent_code=self._agents[row[at[TableField.AGENT_CODE]]],
            agent_name=self._names[row[at[TableField.AGENT_NAME]]],
            first_number=first if first is not None and first.kind is number.kind else None,
            declarant_user=self._names[row[at[TableField.DECLARANT_USER]]],
        )

    def lacks_its_number(self, row: Row) -> bool:
        """Whether a row without a valid number is that of a declaration, with a wrong one.

        Without any (not registered yet), sums, notes and repeated headers are not. The row is one
        that ``declaration`` gave nothing for.
        """
        at = self._at
        cell = row[at[TableField.NUMBER]]
        written = field_values.text(cell)
        if not written.strip("0") or folded(written).startswith(_TOTALS):
            return False
        return (
            self._days[row[at[TableField.REGISTERED_DATE]]] is not None
            or self._regimes[row[at[TableField.REGIME]]] is not None
            or self._branches[row[at[TableField.BRANCH_CODE]], "", ""].code is not None
        )

    def _pad(self, row: Row) -> None:
        if len(row) < self._width:
            row.extend([""] * (self._width - len(row)))
        row.append("")

    def _moment(self, row: Row, date: TableField, clock: TableField) -> datetime | None:
        """Return the date with the time of its own column, or with the time that it bears."""
        day = self._days[row[self._at[date]]]
        if day is None:
            return None
        at = self._clocks[row[self._at[clock]]]
        return day if at is None else datetime.combine(day, at, VIETNAM)


def is_blank(row: Row) -> bool:
    """Whether nothing stands in a row."""
    return all(cell == "" or (isinstance(cell, str) and cell.isspace()) for cell in row)


def _length(cell: Any) -> int:
    if isinstance(cell, tuple):
        return sum(map(_length, cell))
    return len(cell) if isinstance(cell, str) else 0


def _status(cell: Any) -> str:
    if isinstance(cell, str):
        return header_key(cell[:_LONGEST_REMEMBERED])
    return field_values.text(cell)


def _branch(cells: tuple[Any, Any, Any]) -> Branch:
    code, short_name, name = cells
    return Branch(
        code=cell_values.branch_code(code),
        short_name=field_values.short_name(short_name),
        name=field_values.name(name),
    )
