"""Tables in text files (CSV): how they are encoded, what parts their columns, and their rows.

Excel and ECUS write UTF-16 or UTF-8 with a byte-order mark, UTF-8 without one, or the Windows code
page for Vietnamese, 1258, which writes tones as combining marks behind their letter (Unicode's
CP1258.TXT); columns are parted by commas, semicolons or tabs. Only as much as one row is held.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import BinaryIO

from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.sources.format_reader import SourceFile
from declarant_client.sources.tables import table_refusals
from declarant_client.sources.tables.table_rows import Row

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODE_PAGE = "cp1258"
_PIECE = 64 * 1024
_DELIMITERS = ";\t,"
"""In this order where nothing tells them apart."""
_NAMED_DELIMITER = "sep="
"""What Excel takes from the first line, and writes into none."""
_LOOKED_AT = 50
"""Rows from which the delimiter is told."""
_LONGEST_LINE = 256 * 1024
_NO_TEXT = frozenset(range(32)) - {9, 10, 12, 13}
"""Control characters that no text holds; 12 parts pages."""


def is_text(file: SourceFile) -> bool:
    """Whether the file begins like text: with a byte-order mark, or without control characters."""
    return file.opening.startswith(tuple(mark for mark, _ in _MARKS)) or _NO_TEXT.isdisjoint(
        file.opening
    )


def encoding_of(stream: BinaryIO) -> str:
    """Return the encoding of a text by its mark, else by the first that is beyond ASCII in it.

    Text of the code page is hardly ever valid UTF-8, and one mangled character in a file of
    UTF-8 must not turn all its names into nonsense: the majority of one piece decides.
    """
    stream.seek(0)
    piece = stream.read(_PIECE)
    for mark, encoding in _MARKS:
        if piece.startswith(mark):
            return encoding
    while piece:
        if not piece.isascii():
            text = codecs.getincrementaldecoder("utf-8")("replace").decode(piece)
            beyond = sum(character > "\x7f" for character in text)
            return "utf-8" if text.count("\N{REPLACEMENT CHARACTER}") * 2 < beyond else _CODE_PAGE
        piece = stream.read(_PIECE)
    return "utf-8"


class TextTable:
    """The table in a text file; implements ``Table``."""

    name = ""

    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._encoding = encoding_of(file.stream)
        self._begins_with_delimiter_line, self._delimiter = self._told_delimiter()

    def rows(self) -> Iterator[Row]:
        with self._opened() as text:
            if self._begins_with_delimiter_line:
                next(_lines(text), None)
            rows = csv.reader(self._checked(_lines(text)), delimiter=self._delimiter)
            try:
                yield from rows
            except csv.Error:
                # A quote that is never closed swallows the rest.
                sentence = table_refusals.broken_table(self._file.path, rows.line_num)
                raise UnreadableFileError(sentence) from None

    def share(self, rows_read: int) -> float:
        """Return it by the bytes read; a row does not know where it ends."""
        del rows_read
        return min(self._file.stream.tell() / max(self._file.size, 1), 1.0)

    def _checked(self, lines: Iterator[str]) -> Iterator[str]:
        for number, line in enumerate(lines, 1):
            if len(line) >= _LONGEST_LINE:
                raise UnreadableFileError(table_refusals.broken_table(self._file.path, number))
            yield line

    @contextmanager
    def _opened(self) -> Iterator[io.TextIOWrapper]:
        self._file.stream.seek(0)
        text = io.TextIOWrapper(
            self._file.stream, encoding=self._encoding, errors="replace", newline=""
        )
        try:
            yield text
        finally:
            # The stream is not ours to close; whose it is may have closed it meanwhile.
            with suppress(ValueError):
                text.detach()

    def _told_delimiter(self) -> tuple[bool, str]:
        """Return whether the first line is ``sep=;``, and what parts the columns.

        It is what parts most rows into the same number of columns, and into more of them.
        """
        with self._opened() as text:
            lines = list(islice(_lines(text), _LOOKED_AT))
        first = lines[0].strip().strip('"') if lines else ""
        if first.lower().startswith(_NAMED_DELIMITER) and len(first) == len(_NAMED_DELIMITER) + 1:
            return True, first[-1]
        return False, max(_DELIMITERS, key=lambda delimiter: _regularity(lines, delimiter))


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Yield the lines, the end of one included, none of them longer than the bound."""
    return iter(lambda: text.readline(_LONGEST_LINE), "")


def _regularity(lines: list[str], delimiter: str) -> int:
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return 0
    return max((width * times for width, times in widths.items() if width > 1), default=0)
