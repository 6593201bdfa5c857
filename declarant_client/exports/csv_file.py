"""The history as CSV (RFC 4180): UTF-8 with a byte-order mark, without formulas.

Excel and LibreOffice run a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, also
behind white space that they trim, and in the full-width forms of a Vietnamese or Japanese
keyboard. Such a cell, and one that begins with a tab or a line break, gets a leading apostrophe.
"""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from declarant_client.application.ports.submissions import HistoryEntry, HistoryTotals
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import Translate
from declarant_client.exports.columns import COLUMNS, Cell, Rows
from declarant_client.exports.counting import counted
from declarant_client.exports.replacing import whole_file
from declarant_client.exports.words import Words

_BEGINNINGS_OF_FORMULAS = frozenset(
    "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}\N{MINUS SIGN}"
)
_SEPARATOR = ","
_BREAKS = ("\t", "\r", "\n", "\v", "\f")
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def harmless(text: str) -> str:
    """Return ``text`` as no spreadsheet takes it for a formula: unchanged, or with ``'`` before."""
    if text[:1].isalnum():  # none of these begins a formula or is invisible
        return text
    if text.startswith(_BREAKS):
        return f"'{text}"
    for character in text:
        if unicodedata.category(character) in _INVISIBLE:
            continue
        return f"'{text}" if character in _BEGINNINGS_OF_FORMULAS else text
    return text


class CsvHistory:
    """The port ``HistoryWriter`` for ``.csv``."""

    def __init__(self, words: Words) -> None:
        self._words = words

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
        """Write a heading line and a line for each rated subject; ``totals`` have no place here."""
        del totals
        written = 0
        with whole_file(path) as file:
            file.write(codecs.BOM_UTF8)
            text = io.TextIOWrapper(file, encoding="utf-8", newline="")
            csv.writer(text).writerow(
                harmless(column.heading.said(translate)) for column in COLUMNS
            )
            rows = Rows(self._words, translate, _Cells().text)
            for entry in counted(entries, progress, cancelled):
                text.write("\r\n".join([*map(_SEPARATOR.join, rows.of(entry)), ""]))
                written += 1
            text.flush()
            text.detach()
        return written


class _Cells:
    """Writes cells that stand side by side, as they stand within a line."""

    def __init__(self) -> None:
        self._text = io.StringIO(newline="")
        self._writer = csv.writer(self._text, lineterminator="")

    def text(self, cells: Sequence[Cell]) -> str:
        self._writer.writerow([_shown(cell) for cell in cells])
        text = self._text.getvalue()
        self._text.seek(0)
        self._text.truncate()
        return text


def _shown(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell if cell[:1].isalnum() else harmless(cell)
    if isinstance(cell, datetime):
        there = cell if cell.tzinfo == VIETNAM else cell.astimezone(VIETNAM)
        at = there.isoformat(" ", "seconds")
        return f"{at[8:10]}/{at[5:7]}/{at[:4]} {at[11:19]}"
    return cell
