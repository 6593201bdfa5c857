"""SQL Server's types by the names that a table's definition gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

LONGEST_NVARCHAR = 4000
LONGEST_VARCHAR = 8000
DATE_TYPES = frozenset({"date", "datetime", "datetime2", "smalldatetime", "time"})

_WRITTEN = re.compile(r"^\s*(\w+)\s*(?:\(\s*(\w+)\s*(?:,\s*(\d+)\s*)?\))?")
_SAME = {
    "integer": "int",
    "dec": "decimal",
    "double": "float",
    "boolean": "bit",
    "timestamp": "datetime2",
    "char varying": "varchar",
    "clob": "ntext",
    "blob": "varbinary",
}
_KNOWN = DATE_TYPES | {
    *("bigint", "int", "smallint", "tinyint", "bit", "float", "real", "decimal", "numeric"),
    *("money", "smallmoney", "nvarchar", "nchar", "varchar", "char", "ntext", "text"),
    *("varbinary", "binary", "image", "uniqueidentifier"),
}


@dataclass(frozen=True)
class SqlType:
    """A type; ``length`` in characters or bytes, 0 for ``(max)``."""

    name: str
    length: int = 0
    precision: int = 18
    scale: int = 0


@dataclass(frozen=True)
class Column:
    """One column of a result."""

    name: str
    type: SqlType


@dataclass
class Result:
    """Rows as a callable hands them over; each row as long as ``columns``."""

    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]] = field(default_factory=list)


def column(name: str, written: str) -> Column:
    """A column of the type that is written so: ``column("SOTK", "decimal(18, 0)")``."""
    known = sql_type(written)
    if known is None:
        msg = f"no type of SQL Server: {written}"
        raise ValueError(msg)
    return Column(name, known)


def sql_type(written: str) -> SqlType | None:
    """Read a type's name as a table's definition has it; ``None`` when it is not known."""
    found = _WRITTEN.match(written.lower())
    if not found:
        return None
    name, first, second = found.groups()
    name = _SAME.get(name, name)
    if name not in _KNOWN:
        return None
    if name in {"decimal", "numeric"}:
        return SqlType(name, precision=int(first or 18), scale=int(second or 0))
    if name in {"datetime2", "time"}:
        return SqlType(name, scale=7 if first is None else int(first))
    return SqlType(name, length=int(first) if first and first.isdigit() else 0)


def type_of_values(values: Iterable[Any]) -> SqlType:
    """The type for a column that no table defines, from what stands in it."""
    there = [value for value in values if value is not None]
    if not there:
        return SqlType("int")
    for kinds, name in _BY_VALUE:
        if all(isinstance(value, kinds) for value in there):
            return _fitted(name, there)
    return SqlType("nvarchar", max(LONGEST_NVARCHAR, 1))


_BY_VALUE: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "bit"),
    (int, "int"),
    ((int, float), "float"),
    ((int, Decimal), "decimal"),
    (datetime, "datetime"),
    (date, "date"),
    (time, "time"),
    (UUID, "uniqueidentifier"),
    (bytes, "varbinary"),
    (str, "nvarchar"),
)


def _fitted(name: str, values: Sequence[Any]) -> SqlType:
    if name == "int" and any(abs(value) >= 2**31 for value in values):
        return SqlType("bigint")
    if name == "decimal":
        scale = max(-int(Decimal(value).as_tuple().exponent) for value in values)
        return SqlType("decimal", precision=38, scale=max(scale, 0))
    if name == "nvarchar":
        longest = max(len(value.encode("utf-16-le")) // 2 for value in values)
        return SqlType(name, 0 if longest > LONGEST_NVARCHAR else LONGEST_NVARCHAR)
    return SqlType(name, scale=7)
