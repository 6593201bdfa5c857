"""The rows of the three tables in an XML export, taken from a stream of its bytes.

Layout: ``Root/<table>s/<table>/Data/<column>`` (source: ``domain.md`` 2c). Only the text of the
columns that are asked for is ever built: all other text, message bodies above all, is passed over
by the parser without becoming a string.

The standard library's expat does this; lxml builds a tree, bodies included, and would be one more
compiled dependency. What makes expat dangerous needs a DOCTYPE, and a DOCTYPE is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from xml.parsers import expat

from declarant_client.sources import ecus_columns
from declarant_client.sources.ecus_columns import Row

ROW_LIMIT = 50_000
"""Most rows of one table that are kept; an export usually holds one."""
LONGEST_VALUE = 1_000
"""Characters of a value that are kept; a name has at most 300."""
_MOST_PIECES = 4
"""In how many pieces a value of that length may arrive: the file's chunks divide some."""
_LONGEST_TOKEN = 1024 * 1024
"""Bytes of one tag or comment, which the parser has to hold."""
_DEEPEST = 64
_CONTAINER, _TABLE, _DATA, _COLUMN = 2, 3, 4, 5
"""How deep each stands, ``Root`` being 1."""
_SEPARATOR = "\x1f"
"""Illegal in XML: it is in no value."""
NULL = "NULL"
"""How the export writes that a column has no value."""
_KEY = re.compile(r"(\w+?)(?:\.0*)?")
_DECLARED = "DToKhaiMDIDs"


class DefinesEntitiesError(Exception):
    """The file has a DOCTYPE: entities, or references to other files."""


class TooManyRowsError(Exception):
    """A table holds more than ``ROW_LIMIT`` rows."""


class BrokenXmlError(Exception):
    """The file is no well-formed XML up to the point where the tables are through."""


class _ThroughError(Exception):
    """All tables have been read: the parser shall stop."""


@dataclass(frozen=True, slots=True)
class Table:
    """One of the three tables."""

    name: str
    columns: tuple[str, ...]
    """Those that are needed; the first holds the declaration's key."""


TABLES = MappingProxyType(
    {
        "DToKhaiMDIDs": Table("DToKhaiMD", ecus_columns.DTOKHAIMD_COLUMNS),
        "DTOKHAIMD_VNACCSs": Table("DTOKHAIMD_VNACCS", ecus_columns.DTOKHAIMD_VNACCS_COLUMNS),
        "DTOKHAIMD_VNACCS2s": Table("DTOKHAIMD_VNACCS2", ecus_columns.DTOKHAIMD_VNACCS2_COLUMNS),
    }
)
"""By the element that contains the table."""


class ExportedTables:
    """The rows of the three tables, packed: an export may hold thousands of declarations."""

    def __init__(self) -> None:
        self._packed: dict[str, list[bytes]] = {table.name: [] for table in TABLES.values()}
        self.are_there = False
        """Whether any of the tables is in the file, with rows or without."""

    def __len__(self) -> int:
        return len(self._packed[TABLES[_DECLARED].name])

    def keep(self, table: Table, row: Mapping[str, str]) -> None:
        """Keep a row; raise ``TooManyRowsError`` beyond the limit."""
        rows = self._packed[table.name]
        if len(rows) >= ROW_LIMIT:
            raise TooManyRowsError
        rows.append(_SEPARATOR.join(row.get(column, "") for column in table.columns).encode())

    def declarations(self) -> Iterator[tuple[Row, Row, Row]]:
        """Yield each declaration's rows of the three tables, in the file's order."""
        main, vnaccs, vnaccs2 = TABLES.values()
        of_vnaccs = self._by_key(vnaccs)
        of_vnaccs2 = self._by_key(vnaccs2)
        for packed in self._packed[main.name]:
            row = _unpacked(main, packed)
            key = key_of(main, row)
            yield (
                row,
                _unpacked(vnaccs, self._joined(key, of_vnaccs)),
                _unpacked(vnaccs2, self._joined(key, of_vnaccs2)),
            )

    def _by_key(self, table: Table) -> dict[str, bytes]:
        """Return the rows by their key, which is the first column of each table."""
        return {
            _key(packed.partition(_SEPARATOR.encode())[0].decode()): packed
            for packed in self._packed[table.name]
        }

    def _joined(self, key: str, rows: Mapping[str, bytes]) -> bytes:
        """Return the row with this key; without keys, the only row is the only declaration's."""
        if key and key in rows:
            return rows[key]
        if len(self) == len(rows) == 1:
            ((other, packed),) = rows.items()
            if not key or not other:
                return packed
        return b""


def _unpacked(table: Table, packed: bytes) -> Row:
    if not packed:
        return ecus_columns.NOTHING
    values = zip(table.columns, packed.decode().split(_SEPARATOR), strict=True)
    return {column: value for column, value in values if value}


def key_of(table: Table, row: Row) -> str:
    """Return the key of the declaration to which a row belongs; empty when it is lost."""
    return _key(str(row.get(table.columns[0], "")))


def _key(written: str) -> str:
    """Return a row's key as one text however it is written; empty when it is lost."""
    match = _KEY.fullmatch(written)
    return match[1] if match and match[1] != NULL else ""


def read_tables(chunks: Iterable[bytes]) -> ExportedTables:
    """Read the tables from UTF-8 XML, no further than needed.

    Raises ``BrokenXmlError``, ``DefinesEntitiesError`` and ``TooManyRowsError``.
    """
    reading = _Reading()
    try:
        for chunk in chunks:
            reading.feed(chunk)
        reading.feed(b"", is_last=True)
    except _ThroughError:
        pass
    except expat.ExpatError as error:
        raise BrokenXmlError from error
    return reading.tables


class _Reading:
    """Where the parser stands in the file."""

    def __init__(self) -> None:
        self.tables = ExportedTables()
        # Named, so that a wrong word in the XML declaration ("utf-16" in UTF-8) means nothing.
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._waiting = set(TABLES)
        self._depth = 0
        self._fed = 0
        self._container: Table | None = None
        self._table: Table | None = None
        self._columns: tuple[str, ...] = ()
        """Whose text is taken; none outside of the tables' rows."""
        self._row: dict[str, str] = {}
        self._takes = False
        self._taking = self._take
        self._pieces: list[str] = []

    def feed(self, chunk: bytes, *, is_last: bool = False) -> None:
        """Parse on; raise ``_ThroughError`` when nothing more is needed."""
        self._parser.Parse(chunk, is_last)
        self._fed += len(chunk)
        if self._fed - self._parser.CurrentByteIndex > _LONGEST_TOKEN:
            raise BrokenXmlError

    def _begin(self, name: str, _attributes: object) -> None:
        depth = self._depth = self._depth + 1
        if depth == _COLUMN:
            if name in self._columns:
                self._pieces = []
                self._takes = True
                self._parser.CharacterDataHandler = self._taking
        elif depth == _DATA:
            if self._table is not None and name == "Data":
                self._row = {}
                self._columns = self._table.columns
        elif depth == _TABLE:
            container = self._container
            self._table = container if container and container.name == name else None
        elif depth == _CONTAINER:
            self._container = TABLES.get(name)
            self.tables.are_there |= self._container is not None
        elif depth > _DEEPEST:
            raise BrokenXmlError

    def _take(self, text: str) -> None:
        if len(self._pieces) < _MOST_PIECES:
            self._pieces.append(text[:LONGEST_VALUE])

    def _end(self, name: str) -> None:
        depth = self._depth
        self._depth = depth - 1
        if depth == _COLUMN:
            if self._takes:
                self._takes = False
                self._parser.CharacterDataHandler = None
                self._row[name] = "".join(self._pieces).strip()[:LONGEST_VALUE] or NULL
        elif depth == _DATA:
            if self._table is not None and self._columns:
                self.tables.keep(self._table, self._row)
            self._columns = ()
        elif depth == _TABLE:
            self._table = None
        elif depth == _CONTAINER:
            self._container = None
            self._waiting.discard(name)
            if not self._waiting:
                raise _ThroughError


def _refuse(*_declared: object) -> None:
    raise DefinesEntitiesError
