"""The history as CSV (RFC 4180): UTF-8 with a byte-order mark, without formulas.

Excel and LibreOffice run a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, also
behind white space that they trim, and in the full-width forms of a Vietnamese or Japanese
keyboard. Such a cell, and one that begins with a tab or a line break, gets a leading apostrophe.
"""

from __future__ import annotations

import codecs
import csv
import unicodedata
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from declarant_client.application.ports.submissions import HistoryEntry, HistoryTotals
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import Translate
from declarant_client.exports.columns import COLUMNS, Cell, rows_of
from declarant_client.exports.counting import counted
from declarant_client.exports.replacing import whole_file
from declarant_client.exports.words import Words

_BEGINNINGS_OF_FORMULAS = frozenset(
    "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}\N{MINUS SIGN}"
)
_BREAKS = ("\t", "\r", "\n", "\v", "\f")
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def harmless(text: str) -> str:
    """Return ``text`` as no spreadsheet takes it for a formula: unchanged, or with ``'`` before."""
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
            lines = csv.writer(codecs.getwriter("utf-8-sig")(file))
            lines.writerow(harmless(column.heading.said(translate)) for column in COLUMNS)
            for entry in counted(entries, progress, cancelled):
                for row in rows_of(entry, self._words, translate):
                    lines.writerow(_shown(column.of(row)) for column in COLUMNS)
                written += 1
        return written


def _shown(cell: Cell) -> str | int:
    match cell:
        case None:
            return ""
        case datetime():
            return cell.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M:%S")
        case int():
            return cell
        case _:
            return harmless(cell)
