"""What the rows of a table become: one declaration each, by the columns in which its fields stand.

A report has thousands of rows and few offices, regimes, days and enterprises: what a cell means is
remembered, so that a row costs little more than its number.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from operator import itemgetter
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
_SECONDS_A_DAY = 86_400
"""As many times of day there are."""
_LONGEST_REMEMBERED = 300
"""Characters: what is longer would fill the memory, and is hardly ever the same again."""
_LONGEST_SHOWN = 40
_NOWHERE = -1
"""The place of a field that has no column: the empty cell that is put behind each row."""
_IN_ORDER = (
    TableField.NUMBER,
    TableField.STATUS,
    TableField.FIRST_NUMBER,
    TableField.REGIME,
    TableField.BRANCH_CODE,
    TableField.BRANCH_SHORT_NAME,
    TableField.BRANCH_NAME,
    TableField.TEAM,
    TableField.CHANNEL,
    TableField.REGISTERED_DATE,
    TableField.REGISTERED_TIME,
    TableField.CLEARED_DATE,
    TableField.CLEARED_TIME,
    TableField.ENTERPRISE_TAX_CODE,
    TableField.ENTERPRISE_NAME,
    TableField.AGENT_CODE,
    TableField.AGENT_NAME,
    TableField.DECLARANT_USER,
)
"""The order in which a row's cells are taken out of it."""
_TOTALS = ("tong", "cong")
"""How the label of a row of sums begins."""

Value = TypeVar("Value")

ClearanceRule = Callable[[str, datetime | None, bool], Clearance]
"""What the status (folded, empty without a column) and the date of clearance say together.

The last tells whether a date stands there that could not be read.
"""


class _Remembered(dict[Any, Value], Generic[Value]):
    """What cells of one column mean."""

    def __init__(self, meaning: Callable[[Any], Value], most: int = _REMEMBERED) -> None:
        super().__init__()
        self._meaning = meaning
        self._most = most

    def __missing__(self, cell: Any) -> Value:
        value = self._meaning(cell)
        if _length(cell) <= _LONGEST_REMEMBERED:
            if len(self) >= self._most:
                self.clear()
            self[cell] = value
        return value


class RowReading:
    """Reads the rows of one table."""

    def __init__(self, columns: Columns, dates: DateForm, clearance: ClearanceRule) -> None:
        self._width = max(columns.values()) + 1
        self._clearance = clearance
        self._at = {field: columns.get(field, _NOWHERE) for field in TableField}
        self._cells = itemgetter(*(self._at[field] for field in _IN_ORDER))
        day = cell_values.day_reading(dates)
        self._days: _Remembered[datetime | None] = _Remembered(day)
        self._unread_days = _Remembered(cell_values.is_unread_day)
        self._clocks: _Remembered[time | None] = _Remembered(cell_values.clock, _SECONDS_A_DAY)
        self._statuses = _Remembered(_status)
        self._branches = _Remembered(_branch)
        self._firsts = _Remembered(cell_values.number)
        self._regimes = _Remembered(field_values.regime)
        self._channels = _Remembered(cell_values.channel)
        self._teams = _Remembered(cell_values.team)
        self._tax_codes = _Remembered(cell_values.tax_code)
        self._names = _Remembered(field_values.name)
        self._agents = _Remembered(cell_values.agent_code)
        self.unread_day = ""
        """What was written in the first row of which only an unread date hides the clearance."""

    def declaration(self, row: Row) -> Declaration | None:
        """Return what a row says, ``None`` when it holds no valid number; the row is changed."""
        self._pad(row)
        (
            numbered,
            status,
            first_numbered,
            regime,
            code,
            short_name,
            branch_name,
            team,
            channel,
            registered,
            registered_clock,
            cleared,
            cleared_clock,
            tax_code,
            enterprise,
            agent_code,
            agent,
            user,
        ) = self._cells(row)
        number = cell_values.number(numbered)
        if number is None:
            return None
        cleared_at = self._moment(cleared, cleared_clock)
        is_unread = cleared_at is None and self._unread_days[cleared]
        clearance = self._clearance(self._statuses[status], cleared_at, is_unread)
        if is_unread and clearance is Clearance.UNKNOWN and not self.unread_day:
            self.unread_day = field_values.text(cleared)[:_LONGEST_SHOWN]
        first = self._firsts[first_numbered]
        return Declaration(
            number=number,
            clearance=clearance,
            regime=self._regimes[regime],
            branch=self._branches[code, short_name, branch_name],
            team=self._teams[team],
            channel=self._channels[channel],
            registered_at=self._moment(registered, registered_clock),
            cleared_at=cleared_at if clearance is Clearance.CLEARED else None,
            enterprise_tax_code=self._tax_codes[tax_code],
            enterprise_name=self._names[enterprise],
            agent_code=self._agents[agent_code],
            agent_name=self._names[agent],
            first_number=first if first is not None and first.kind is number.kind else None,
            declarant_user=self._names[user],
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

    def _moment(self, date: Any, clock: Any) -> datetime | None:
        """Return the date with the time of its own column, or with the time that it bears."""
        day = self._days[date]
        if day is None:
            return None
        at = self._clocks[clock]
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
