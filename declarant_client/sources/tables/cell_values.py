"""What the cells of a table mean: as ``field_values``, where the cells may hold any type.

Dates may be real ones, texts, or numbers of days as Excel counts them (ECMA-376 18.17.4.1: day 1
is 1 January 1900, and 1900 counts as a leap year, so that from March on day 0 is 30 December 1899).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from types import MappingProxyType
from typing import Any

from declarant_client.application.ports.tables import DateForm
from declarant_client.domain.declaration import VIETNAM, Channel
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.domain.vietnamese_text import folded
from declarant_client.sources import field_values

_DAY_ZERO = datetime(1899, 12, 30, tzinfo=VIETNAM)
_SERIALS = (32_874, 109_938)
"""1 January 1990 and the end of 2200: what lies between may be a date."""
_YEARS = range(1990, 2200)
_PARTS = re.compile(
    r"([0-9]{1,4})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{1,4})"
    r"(?:[T\s]+([0-9]{1,2})\s*:\s*([0-9]{1,2})(?:\s*:\s*([0-9]{1,2}))?(?:\.[0-9]*)?"
    r"\s*(AM|PM|SA|CH)?(?:Z|([+-])([0-9]{2}):?([0-9]{2}))?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"([0-9]{1,2})\s*[:h]\s*([0-9]{1,2})(?:\s*[:m]\s*([0-9]{1,2}))?\s*(AM|PM|SA|CH)?",
    re.IGNORECASE,
)
_SECOND_HALF = frozenset({"pm", "ch"})
"""Afternoon in English and in Vietnamese (``CH``, chiều; the morning is ``SA``, sáng)."""
_NO_DAY = re.compile(r"[^1-9]*|.*\b(?:1899|1900|0001)\b.*", re.DOTALL)
"""What stands for no day: words, zeros, and the first days that programs and databases count."""
_WHOLE = re.compile(r"[.,]0+$")
"""The end of a whole number that was written as a fraction."""
_LEAST_NUMBER = 1e11
"""The least with 12 digits."""
_CLOCK_DIGITS = 6
_YEAR_DIGITS = 4
_NOON = 12
_LAST_HOUR, _LAST_MINUTE = 23, 59
_SECONDS_A_DAY = 86_400
_CHANNELS = {
    "xanh": Channel.GREEN,
    "green": Channel.GREEN,
    "vang": Channel.YELLOW,
    "yellow": Channel.YELLOW,
    "do": Channel.RED,
    "red": Channel.RED,
}
_BRANCH_CODE = re.compile(r"[0-9A-Z]{4,6}")
_AS_TEXT = "='\" "
"""What is put around a number so that Excel takes it for text: ``="0200999001"``, ``'0200…``."""
_PLACES: Mapping[DateForm, tuple[int, int, int]] = MappingProxyType(
    {
        DateForm.DAY_FIRST: (2, 1, 0),
        DateForm.MONTH_FIRST: (2, 0, 1),
        DateForm.YEAR_FIRST: (0, 1, 2),
    }
)
"""Where year, month and day stand."""


def number(cell: Any) -> DeclarationNumber | None:
    """Return a declaration's number, whether it is a number or text in whatever dress."""
    if type(cell) is float and _LEAST_NUMBER <= cell < _LEAST_NUMBER * 10 and cell.is_integer():
        # As Excel holds nearly all of them: the quick way.
        try:
            return DeclarationNumber(str(int(cell)))
        except ValueError:
            return None
    found = DeclarationNumber.parse(cell)
    if found is None and isinstance(cell, str):
        return DeclarationNumber.parse(cell.strip(_AS_TEXT))
    return found


def tax_code(cell: Any) -> TaxCode | None:
    """Return an enterprise's tax code."""
    return field_values.tax_code(cell.strip(_AS_TEXT) if isinstance(cell, str) else cell)


def agent_code(cell: Any) -> str | None:
    """Return the agent's code; where it is a tax code, a number lost its leading zero."""
    if isinstance(cell, str):
        return field_values.code(cell.strip(_AS_TEXT))
    found = TaxCode.parse(cell)
    return None if found is None else str(found)


def channel(cell: Any) -> Channel | None:
    """Return the channel for ``Luồng Xanh``, ``Vàng``, ``do``, or its number."""
    colour = folded(field_values.text(cell)).rpartition(" ")[2]
    return _CHANNELS.get(colour) or field_values.channel(cell)


def branch_code(cell: Any) -> str | None:
    """Return the code of a customs branch, such as ``03CC``, also where its name follows."""
    first = field_values.text(cell).partition(" ")[0].upper()
    return first if _BRANCH_CODE.fullmatch(first) else None


def team(cell: Any) -> str | None:
    """Return the team's code; of one digit, it lost its leading zero on its way."""
    if isinstance(cell, str) and len(cell.strip()) == 1 and cell.strip().isdigit():
        return field_values.team(cell.strip().zfill(2))
    return field_values.team(cell)


def day_reading(form: DateForm) -> Callable[[Any], datetime | None]:
    """Return what reads a date, with its time if it bears one, on Vietnam's clock."""

    def day(cell: Any) -> datetime | None:
        if isinstance(cell, str):
            return _written_day(cell, form)
        if isinstance(cell, datetime):
            found = cell.replace(microsecond=0, tzinfo=VIETNAM)
        elif isinstance(cell, date):
            found = datetime(cell.year, cell.month, cell.day, tzinfo=VIETNAM)
        else:
            return _counted_day(cell)
        return found if found.year in _YEARS else None

    return day


def _counted_day(cell: Any) -> datetime | None:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    if not _SERIALS[0] <= cell < _SERIALS[1]:
        return None
    return _DAY_ZERO + timedelta(seconds=round(cell * _SECONDS_A_DAY))


def _written_day(cell: str, form: DateForm) -> datetime | None:
    line = cell.strip(_AS_TEXT)
    match = _PARTS.fullmatch(line) if len(line) < field_values.NAME_LIMIT else None
    if match is None:
        return _counted_day(int(line)) if len(line) == 5 and line.isdecimal() else None  # noqa: PLR2004 - as many digits as such a day has
    if form is DateForm.AS_THE_CELL_SAYS:
        form = DateForm.YEAR_FIRST if len(match[1]) == _YEAR_DIGITS else DateForm.DAY_FIRST
    year, month, day = (match[place + 1] for place in _PLACES[form])
    if len(year) != _YEAR_DIGITS or int(year) not in _YEARS:
        return None
    try:
        at = _clock_time(match[4], match[5], match[6], match[7]) if match[4] else time()
        found = datetime.combine(date(int(year), int(month), int(day)), at, _zone(line, match))
        return found.astimezone(VIETNAM)
    except (ValueError, OverflowError):
        return None


def _zone(line: str, match: re.Match[str]) -> tzinfo:
    """Return the offset that a written time bears, else Vietnam's."""
    if match[8] is None:
        return UTC if line[-1] in "Zz" else VIETNAM
    offset = timedelta(hours=int(match[9]), minutes=int(match[10]))
    return timezone(-offset if match[8] == "-" else offset)


def is_unread_day(cell: Any) -> bool:
    """Whether a cell of which ``day_reading`` made nothing seems to hold a day all the same."""
    if isinstance(cell, datetime | date) or cell is None:
        return False
    written = field_values.text(cell)
    return _NO_DAY.fullmatch(written) is None


def clock(cell: Any) -> time | None:
    """Return a time of day: real, written, or a number without its leading zeros (95443)."""
    if isinstance(cell, str):
        return _written_clock(cell.strip(_AS_TEXT))
    if isinstance(cell, datetime | time):
        found = cell.time() if isinstance(cell, datetime) else cell
        return found.replace(microsecond=0, tzinfo=None)
    if isinstance(cell, timedelta):
        return _share_of_a_day(cell.total_seconds() / _SECONDS_A_DAY)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return _compact_clock(int(cell)) if float(cell).is_integer() else _share_of_a_day(cell)


def _written_clock(line: str) -> time | None:
    line = _WHOLE.sub("", line)
    if line.isdecimal():
        return _compact_clock(int(line)) if len(line) <= _CLOCK_DIGITS else None
    match = _CLOCK.fullmatch(line) if len(line) < field_values.NAME_LIMIT else None
    try:
        return _clock_time(match[1], match[2], match[3], match[4]) if match else None
    except ValueError:
        return None


def _compact_clock(digits: int) -> time | None:
    hours, rest = divmod(digits, 10_000)
    minutes, seconds = divmod(rest, 100)
    is_time = 0 <= hours <= _LAST_HOUR and max(minutes, seconds) <= _LAST_MINUTE
    return time(hours, minutes, seconds) if is_time else None


def _share_of_a_day(share: float) -> time | None:
    if not 0 <= share < 1:
        return None
    return (_DAY_ZERO + timedelta(seconds=round(share * _SECONDS_A_DAY))).time()


def _clock_time(hour: str, minute: str, second: str | None, half: str | None) -> time:
    """Raise ``ValueError`` for what is no time."""
    hours = int(hour)
    if half is not None:
        if not 1 <= hours <= _NOON:
            raise ValueError(hours)
        hours = hours % _NOON + (_NOON if half.lower() in _SECOND_HALF else 0)
    return time(hours, int(minute), int(second or 0))
