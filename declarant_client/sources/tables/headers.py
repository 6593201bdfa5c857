"""Where a table's header stands, and which of its columns is which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from declarant_client.application.ports.tables import TableField
from declarant_client.domain.vietnamese_text import folded
from declarant_client.sources.field_values import text

HEADER_ROWS = 500
"""Rows from the top in which the header is looked for: notes, totals and a title stand above it."""
COLUMN_LIMIT = 1_000
_CELL_LIMIT = 300
"""Characters of a cell that are compared."""
_FEWEST_COLUMNS = 2

Columns = Mapping[TableField, int]
"""In which column each field stands, counted from 0."""


@lru_cache(maxsize=4096)
def header_key(header: str) -> str:
    """Return a header for comparison: case, diacritics, white space and line breaks are alike."""
    return folded(text(header[:_CELL_LIMIT])).rstrip(" :.*")


def texts_of(row: Sequence[Any]) -> list[str]:
    """Return as much of a row as tells whether it is a header: the beginnings of its texts."""
    return [cell[:_CELL_LIMIT] if isinstance(cell, str) else "" for cell in row[:COLUMN_LIMIT]]


def header_names(row: Sequence[Any]) -> list[str]:
    """Return the header's texts, each one different: the second of a name is ``Name (2)``."""
    names: list[str] = []
    times: dict[str, int] = {}
    for cell in row[:COLUMN_LIMIT]:
        name = text(cell[:_CELL_LIMIT]) if isinstance(cell, str) else text(cell)
        if name:
            key = header_key(name)
            times[key] = times.get(key, 0) + 1
            if times[key] > 1:
                name = f"{name} ({times[key]})"
        names.append(name)
    return names


def keys_of(row: Sequence[Any]) -> dict[str, int]:
    """Return the column in which each header stands, by its key; only texts are headers."""
    keys: dict[str, int] = {}
    for column, name in enumerate(header_names(texts_of(row))):
        if name:
            keys.setdefault(header_key(name), column)
    return keys


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: the index of its row, and its columns."""

    row: int
    columns: Columns


def find_header(
    top: Iterable[Sequence[Any]], columns_in: Callable[[Mapping[str, int]], Columns | None]
) -> Header | None:
    """Return the first row in which ``columns_in`` finds its columns among the headers' keys."""
    for number, row in enumerate(top):
        if (columns := columns_in(keys_of(row))) is not None:
            return Header(number, columns)
    return None


def likely_header(top: Sequence[Sequence[Any]]) -> int | None:
    """Return the index of the row that looks like the header of whatever table this is.

    It is the first row of texts that is about as wide as any.
    """
    widths = [sum(cell not in {"", None} for cell in row[:COLUMN_LIMIT]) for row in top]
    widest = max(widths, default=0)
    for number, (row, width) in enumerate(zip(top, widths, strict=True)):
        names = [cell for cell in row[:COLUMN_LIMIT] if _is_name(cell)]
        if width >= _FEWEST_COLUMNS and len(names) == width and width * 3 >= widest * 2:
            return number
    return None


def _is_name(cell: Any) -> bool:
    return isinstance(cell, str) and any(character.isalpha() for character in cell)
