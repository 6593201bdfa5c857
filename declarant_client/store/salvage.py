"""Reading what can still be read of a damaged database, row by row, always from a scratch copy."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

Row = tuple[Any, ...]

PROBES = 400
"""Pieces of one table that are tried around what cannot be read."""

_LEAST, _MOST = -(2**63), 2**63 - 1
_HEADER = 100
_INTERIOR = 5
_UNREADABLE = (apsw.Error, UnicodeDecodeError)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is read: its columns in order and the number by which its rows are found."""

    name: str
    columns: tuple[str, ...]
    key: str | None
    """``rowid``, or the first column of the primary key where that is an integer."""


class DamagedTable:
    """The rows of one table; ``is_complete`` says afterwards whether surely all were read."""

    def __init__(self, connection: apsw.Connection, table: Table) -> None:
        self._connection = connection
        self._table = table
        self.is_complete = _is_sound(connection, table.name)

    def rows(self) -> Iterator[Row]:
        """Yield every row that can be read: up to the damage, from the end back, then between."""
        if self._table.key is None:
            yield from self._read_through()
            return
        gaps = deque([(_LEAST, _MOST)])
        for _ in range(PROBES):
            if not gaps:
                return
            low, high = gaps.popleft()
            last, whole = yield from self._piece(low, high, "ASC")
            if whole:
                continue
            self.is_complete = False
            low = low if last is None else last + 1
            first, _ = yield from self._piece(low, high, "DESC")
            high = high if first is None else first - 1
            if low < high:
                middle = (low + high) // 2
                gaps.extend([(low, middle), (middle + 1, high)])

    def _read_through(self) -> Iterator[Row]:
        columns = ", ".join(self._table.columns)
        try:
            yield from self._connection.execute(f"SELECT {columns} FROM {self._table.name}")
        except _UNREADABLE:
            self.is_complete = False

    def _piece(
        self, low: int, high: int, order: str
    ) -> Generator[Row, None, tuple[int | None, bool]]:
        """Yield rows from one end of a piece; return the last one's key and whether it was all."""
        key = self._table.key
        last: int | None = None
        columns = ", ".join((str(key), *self._table.columns))
        try:
            for row in self._connection.execute(
                f"SELECT {columns} FROM {self._table.name} NOT INDEXED"
                f" WHERE {key} BETWEEN ? AND ? ORDER BY {key} {order}",
                (low, high),
            ):
                if not isinstance(row[0], int) or not low <= row[0] <= high:
                    return last, False
                last = row[0]
                yield row[1:]
        except _UNREADABLE:
            return last, False
        return last, True


def table_of(connection: apsw.Connection, name: str) -> Table:
    """Return how a table is read, as a sound database tells it."""
    columns = list(
        connection.execute("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid", (name,))
    )
    has_rowid = not connection.execute(
        "SELECT wr FROM pragma_table_list(?) WHERE schema = 'main'", (name,)
    ).get
    first = next((column for column, kind, pk in columns if pk == 1 and kind == "INTEGER"), None)
    key = "rowid" if has_rowid else first
    return Table(name, tuple(column for column, _, _ in columns), key)


def opened_somehow(scratch: Path, templates: list[Path]) -> apsw.Connection | None:
    """Open a scratch copy of a damaged database for reading; ``None`` where nothing helps.

    Where the header or the whole first page is destroyed, it is taken from a sound database of
    the same making: the trees of the tables begin on the same pages there.
    """
    connection = _opened(scratch)
    if connection is not None:
        return connection
    content = scratch.read_bytes()
    for template in templates:
        sound = template.read_bytes()
        for pages in (0, 1, None):
            scratch.write_bytes(_mended(content, sound, pages))
            connection = _opened(scratch)
            if connection is not None:
                return connection
    scratch.write_bytes(content)
    return None


def _mended(content: bytes, sound: bytes, pages: int | None) -> bytes:
    """Return a database with its beginning taken from another's.

    ``pages``: 0 is the header alone, 1 the first page, ``None`` all that hold the schema.
    Source: https://sqlite.org/fileformat.html, section 1.3: at 18 and 19 how it is written, at
    28 its pages, which count when 92 repeats the change counter at 24.
    """
    size = _page_size(sound)
    mended = bytearray(content.ljust(size, b"\0"))
    if pages == 0:
        mended[:_HEADER] = sound[:_HEADER]
    else:
        for number in [0] if pages else [0, *_schema_leaves(sound, size)]:
            mended[number * size : (number + 1) * size] = sound[number * size : (number + 1) * size]
    mended[18:20] = b"\2\2"
    mended[28:32] = (len(mended) // size).to_bytes(4, "big")
    mended[92:96] = mended[24:28]
    return bytes(mended)


def _schema_leaves(sound: bytes, size: int) -> list[int]:
    """Return the pages (from 0) below the schema's first, where one page is not enough for it.

    Source: https://sqlite.org/fileformat.html, section 1.6: an interior page of a table tells
    its cells at 3, the last child at 8, where its cells are from 12 on; a cell begins with a page.
    """
    head = sound[_HEADER:size]
    if head[0] != _INTERIOR:
        return []
    cells = [
        int.from_bytes(head[at : at + 2], "big")
        for at in range(12, 12 + 2 * int.from_bytes(head[3:5], "big"), 2)
    ]
    children = [sound[at : at + 4] for at in cells] + [head[8:12]]
    return [int.from_bytes(child, "big") - 1 for child in children]


def _page_size(sound: bytes) -> int:
    size = int.from_bytes(sound[16:18], "big")
    return 65_536 if size == 1 else size


def _opened(scratch: Path) -> apsw.Connection | None:
    connection = None
    try:
        connection = apsw.Connection(str(scratch))
        connection.execute("PRAGMA cell_size_check = ON")
        if connection.table_exists("main", "migrations"):
            return connection
    except _UNREADABLE:
        pass
    if connection is not None:
        connection.close()
    return None


def _is_sound(connection: apsw.Connection, table: str) -> bool:
    """Whether a table's own pages are in order; its indexes do not matter for reading it."""
    with suppress(*_UNREADABLE):
        return bool(connection.execute(f"PRAGMA quick_check('{table}')").get == "ok")
    return False
