"""What the columns of the declaration software's tables mean: one declaration from its rows.

The XML export and the SQL Server database hold the same columns of the same three tables
(``DTOKHAIMD``, in the export ``DToKhaiMD``; ``DTOKHAIMD_VNACCS``; ``DTOKHAIMD_VNACCS2``) and of the
offices' table ``SHAIQUAN``. Source of names and meanings: ``domain.md`` 2c and 2d.

A row is a mapping from a column's name to its value: text, a number, a date with or without a
time, or ``None``; a column may be missing. A value that cannot be understood is "not said".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from declarant_client.domain.declaration import VIETNAM, Branch, Channel, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationKind, DeclarationNumber, TaxCode
from declarant_client.domain.vietnamese_text import folded
from declarant_client.sources import field_values

Row = Mapping[str, object]
NOTHING: Row = MappingProxyType({})
"""The row of a table that has none for the declaration."""

DECLARATION_KEY = "_DToKhaiMDID"
"""Joins ``DTOKHAIMD`` and ``DTOKHAIMD_VNACCS``."""
DECLARATION_KEY_OF_VNACCS2 = "_DTOKHAIMDID"
"""The same key as ``DTOKHAIMD_VNACCS2`` spells it."""
DTOKHAIMD_COLUMNS = (
    DECLARATION_KEY,
    "_XorN",
    "SOTK",
    "SOTK_DAU_TIEN",
    "MA_LH",
    "MA_HQ",
    "TEN_HQ",
    "NGAY_DK",
    "MA_DV",
    "_Ten_DV_L1",
    "MA_DVKT",
    "_TEN_DVKT",
    "USER_DK",
    "PLUONG",
    "TTTK",
)
DTOKHAIMD_VNACCS_COLUMNS = (
    DECLARATION_KEY,
    "MA_PL_KTRA",
    "GIO_DK",
    "NGAY_CAP_PHEP",
    "GIO_CAP_PHEP",
    "NGAY_DUYET_BP",
    "GIO_DUYET_BP",
    "NGAY_HUY_KB",
)
DTOKHAIMD_VNACCS2_COLUMNS = (DECLARATION_KEY_OF_VNACCS2, "NHOM_HO_SO")
SHAIQUAN_COLUMNS = ("Ma_HQ", "Ten_HQ", "TEN_HQ_VN")

_NULL = "NULL"
_KINDS = {"N": DeclarationKind.IMPORT, "X": DeclarationKind.EXPORT}
_CANCELLED = "H"
_CLEARED = "T"
_ON_THE_WAY = frozenset("NDEPKSC")
"""New, declared, registered, channelled, inspected, taxed after inspection, tax adjusted."""
_CHANNELS = {"xanh": Channel.GREEN, "vang": Channel.YELLOW, "do": Channel.RED}
_BRANCH_CODE = re.compile(r"[0-9A-Z]{4}")
_LONGEST_SHORT_NAME = 10
_YEARS = range(1990, 2200)
"""What lies outside is no date; SQL Server turns an empty text into 1900-01-01."""
_DAY_AND_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?"
    r"(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_NUMERIC = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{0,20})?(?:[Ee][+-]?[0-9]{1,2})?")
_LARGEST_EXPONENT = 15
_DIGITS = re.compile(r"[0-9]+")
_REMEMBERED = 1_024
"""Values whose meaning is kept: the same enterprises and offices come again and again."""
_CLOCK_DIGITS = 6
_LOST_CHARACTER = re.compile(r"[?\N{REPLACEMENT CHARACTER}]")


def declaration(
    dtokhaimd: Row, vnaccs: Row = NOTHING, vnaccs2: Row = NOTHING, office: Row = NOTHING
) -> Declaration | None:
    """Return what the rows of one declaration say; ``None`` when they hold no valid number.

    It has none until customs gave it one, and one that contradicts ``_XorN`` is not valid.
    """
    number = number_of(dtokhaimd)
    if number is None or _is_of_other_kind(number, dtokhaimd):
        return None
    clearance, cleared_at = _clearance(dtokhaimd, vnaccs)
    first = _number(dtokhaimd.get("SOTK_DAU_TIEN"))
    return Declaration(
        number=number,
        clearance=clearance,
        regime=field_values.regime(_text(dtokhaimd, "MA_LH")),
        branch=_branch(dtokhaimd, office),
        team=_team(vnaccs2),
        channel=_channel(dtokhaimd, vnaccs),
        registered_at=_moment(dtokhaimd.get("NGAY_DK"), vnaccs.get("GIO_DK")),
        cleared_at=cleared_at,
        enterprise_tax_code=_tax_code(dtokhaimd, "MA_DV"),
        enterprise_name=_name(dtokhaimd, "_Ten_DV_L1"),
        agent_code=field_values.code(_text(dtokhaimd, "MA_DVKT")),
        agent_name=_name(dtokhaimd, "_TEN_DVKT"),
        first_number=first if first is not None and first.kind is number.kind else None,
        declarant_user=_name(dtokhaimd, "USER_DK"),
    )


def number_of(dtokhaimd: Row) -> DeclarationNumber | None:
    """Return the number in ``SOTK`` (a decimal, ``107999900060.0``)."""
    return _number(dtokhaimd.get("SOTK"))


def contradicts(dtokhaimd: Row) -> bool:
    """Whether ``_XorN`` (``N`` import, ``X`` export) is not what the number's first digit says."""
    number = number_of(dtokhaimd)
    return number is not None and _is_of_other_kind(number, dtokhaimd)


def _is_of_other_kind(number: DeclarationNumber, dtokhaimd: Row) -> bool:
    kind = _KINDS.get(_text(dtokhaimd, "_XorN").upper())
    return kind is not None and number.kind is not kind


def branch(office: Row) -> Branch:
    """Return the customs branch that a row of ``SHAIQUAN`` names; it may lack a valid code."""
    return _branch({"MA_HQ": office.get("Ma_HQ")}, office)


def day(value: object) -> date | None:
    """Return the day in a column of dates."""
    found = _day(value)
    return None if found is None else found.date()


def _clearance(dtokhaimd: Row, vnaccs: Row) -> tuple[Clearance, datetime | None]:
    """Cancelled before all else; ``T`` or a permit clears; release before permit has no permit.

    Without any known state and any column for the permit, nobody can tell.
    """
    state = _text(dtokhaimd, "TTTK").upper()
    permit = _moment(vnaccs.get("NGAY_CAP_PHEP"), vnaccs.get("GIO_CAP_PHEP"))
    released = _moment(vnaccs.get("NGAY_DUYET_BP"), vnaccs.get("GIO_DUYET_BP"))
    if state == _CANCELLED or _moment(vnaccs.get("NGAY_HUY_KB"), None) is not None:
        return Clearance.CANCELLED, None
    if state == _CLEARED or permit is not None:
        # Of a permit without a date, the time of the step before is the nearest to the truth.
        return Clearance.CLEARED, permit or released
    if released is not None:
        return Clearance.RELEASED_BEFORE_PERMIT, released
    can_tell = state in _ON_THE_WAY or "NGAY_CAP_PHEP" in vnaccs
    return (Clearance.NONE if can_tell else Clearance.UNKNOWN), None


def _branch(dtokhaimd: Row, office: Row) -> Branch:
    """Return the branch; ``TEN_HQ`` holds a short name in one program version, a name in others."""
    names = _name(dtokhaimd, "TEN_HQ"), _name(office, "Ten_HQ"), _name(office, "TEN_HQ_VN")
    return _branch_of(_text(dtokhaimd, "MA_HQ").upper(), names)


@lru_cache(maxsize=_REMEMBERED)
def _branch_of(code: str, names: tuple[str | None, ...]) -> Branch:
    written = [name for name in names if name is not None]
    short = [name for name in written if len(name) <= _LONGEST_SHORT_NAME]
    long = [name for name in written if len(name) > _LONGEST_SHORT_NAME]
    return Branch(
        code=code if _BRANCH_CODE.fullmatch(code) else None,
        short_name=next((name for name in short if not _is_mangled(name)), None),
        name=min(long, key=_is_mangled, default=None),
    )


def _team(vnaccs2: Row) -> str | None:
    """Return the 2-character team; a number, also one written as text, lost its leading zero."""
    code = _text(vnaccs2, "NHOM_HO_SO")
    whole = _whole(code)
    return field_values.team(code if whole is None else str(whole).zfill(2))


def _channel(dtokhaimd: Row, vnaccs: Row) -> Channel | None:
    """Return what ``MA_PL_KTRA`` (1, 2, 3) says, else the colour in ``PLUONG``."""
    channel = field_values.channel(_whole(vnaccs.get("MA_PL_KTRA")))
    if channel is not None:
        return channel
    return _CHANNELS.get(folded(_text(dtokhaimd, "PLUONG")).rpartition(" ")[2])


def _text(row: Row, column: str) -> str:
    """Return the value as one line of text; empty when it is NULL, also one written out."""
    value = row.get(column)
    if value is None:
        return ""
    return _line(value if isinstance(value, str) else field_values.text(value))


@lru_cache(maxsize=_REMEMBERED)
def _line(written: str) -> str:
    line = field_values.text(written)
    return "" if line == _NULL else line


def _tax_code(row: Row, column: str) -> TaxCode | None:
    value = row.get(column)
    return _tax_code_in(value) if isinstance(value, str) else field_values.tax_code(value)


@lru_cache(maxsize=_REMEMBERED)
def _tax_code_in(written: str) -> TaxCode | None:
    return field_values.tax_code(written)


def _name(row: Row, column: str) -> str | None:
    """Return a name as it came, also with lost characters in it, unless all of it is lost."""
    return _named(_text(row, column))


@lru_cache(maxsize=_REMEMBERED)
def _named(line: str) -> str | None:
    name = field_values.named(line)
    is_lost = name is None or (_is_mangled(name) and not _LOST_CHARACTER.sub("", name).strip())
    return None if is_lost else name


def _is_mangled(name: str) -> bool:
    return _LOST_CHARACTER.search(name) is not None


def _number(value: object) -> DeclarationNumber | None:
    if value is None or value == _NULL:
        return None
    return DeclarationNumber.parse(_decimal(value)) or field_values.number_within(value)


def _whole(value: object) -> int | None:
    """Return a whole number within the size of any column's, however the value is typed."""
    if isinstance(value, str) and len(value) <= _LARGEST_EXPONENT and _DIGITS.fullmatch(value):
        return int(value)
    exact = _decimal(value)
    if exact is None or exact != exact.to_integral_value():
        return None
    return int(exact)


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return None
    if isinstance(value, str) and not _NUMERIC.fullmatch(value.strip()):
        return None
    exact = Decimal(value)
    return exact if exact.is_finite() and exact.adjusted() <= _LARGEST_EXPONENT else None


def _moment(day: object, clock: object) -> datetime | None:
    """Return a day with the time of its ``GIO_…`` column, without one with the time it bears."""
    found = None if day is None or day == _NULL else _day(day)
    if found is None:
        return None
    at = _clock(clock)
    return found if at is None else datetime.combine(found.date(), at, VIETNAM)


def _day(value: object) -> datetime | None:
    """Return a date, with its time if it bears one, on Vietnam's clock.

    An offset written behind it is the exporting computer's, not the stored value's.
    """
    if isinstance(value, str):
        match = _DAY_AND_TIME.fullmatch(value.strip())
        try:
            value = match and datetime.fromisoformat(f"{match[1]}T{match[2] or '00:00:00'}")
        except ValueError:
            return None
    elif isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if not isinstance(value, datetime) or value.year not in _YEARS:
        return None
    return value.replace(microsecond=0, tzinfo=VIETNAM)


def _clock(value: object) -> time | None:
    """Return the time in a number without its leading zeros: 95443 is 09:54:43."""
    whole = _whole(value)
    if whole is None or not 0 <= whole < 10**_CLOCK_DIGITS:
        return None
    digits = str(whole).zfill(_CLOCK_DIGITS)
    try:
        return time(int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        return None
