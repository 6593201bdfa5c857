"""Plain tables whose columns stand straight under each other in Vietnamese too."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from declarant_client.domain.sentences import Sentence

_GAP = "  "
_LEAST = 8
"""Columns that a flexible column keeps on a narrow terminal."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``right`` for counts, ``flexible`` where a narrow terminal may cut it."""

    heading: Sentence
    right: bool = False
    flexible: bool = False


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(map(_width, text))


def _width(character: str) -> int:
    # Combining marks of decomposed Vietnamese stand on their letter and take no room.
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Me", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction of writing: with them one text can pass for another."""


def printable(text: str) -> str:
    """Return text that a terminal can show, and that does not steer it.

    Question marks stand for the lone surrogates that a file's name may hold; control characters
    and those that turn the direction of writing are left out. Lines stay lines.
    """
    shown = "".join(sign for sign in text if sign == "\n" or not _steers(sign))
    return shown.encode("utf-8", "replace").decode("utf-8")


def _steers(sign: str) -> bool:
    return unicodedata.category(sign) == "Cc" or sign in _DIRECTIONS


def one_line(text: str) -> str:
    """Return a text with white space and control characters as single spaces.

    What came from an office or a file must not move the cursor or colour the terminal.
    """
    return " ".join(unbroken(text).split())


def unbroken(text: str) -> str:
    """Return a text with each line break and control character as a space, and nothing else."""
    return "".join(
        " " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign
        for sign in text
        if sign not in _DIRECTIONS
    )


def shortened(text: str, width: int) -> str:
    """Return ``text`` in at most ``width`` columns, ending in ``…`` where it was cut."""
    if display_width(text) <= width:
        return text
    kept = ""
    room = width - 1
    for character in text:
        room -= _width(character)
        if room < 0:
            break
        kept += character
    return f"{kept.rstrip()}…"


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    said: Callable[[Sentence], str],
    *,
    width: int | None,
) -> list[str]:
    """Return the lines of a table: headings, a rule, rows; ``width`` bounds it, if given."""
    cells = [[said(column.heading) for column in columns]]
    cells.extend([one_line(cell) for cell in row] for row in rows)
    widths = [max(display_width(row[index]) for row in cells) for index in range(len(columns))]
    if width is not None:
        _fit(columns, widths, width)
    heading, *lines = (_line(columns, row, widths) for row in cells)
    return [heading, _GAP.join("─" * width for width in widths), *lines]


def _fit(columns: Sequence[Column], widths: list[int], width: int) -> None:
    """Narrow the flexible columns, the widest first, until the table fits or none can give."""
    flexible = [index for index, column in enumerate(columns) if column.flexible]
    surplus = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while surplus > 0 and flexible:
        widest = max(flexible, key=widths.__getitem__)
        if widths[widest] <= _LEAST:
            return
        widths[widest] -= 1
        surplus -= 1


def _line(columns: Sequence[Column], cells: Sequence[str], widths: Sequence[int]) -> str:
    shown = []
    for column, cell, width in zip(columns, cells, widths, strict=True):
        text = shortened(cell, width)
        room = " " * (width - display_width(text))
        shown.append(room + text if column.right else text + room)
    return _GAP.join(shown).rstrip()
