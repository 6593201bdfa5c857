"""A short cut for exports of one declaration written just as the declaration software does.

Parsing calls Python twice for each of an export's hundred columns, which takes longer than all the
rest of reading it. Where the three tables stand one behind the other at the begin, each with one
row of plain elements, regular expressions find the same rows. The least departure (an attribute, a
comment, a reference in a value that is needed, a second row) is left to the parser.
"""

from __future__ import annotations

import re

from declarant_client.sources.ecus_columns import Row
from declarant_client.sources.ecus_xml.exported_tables import (
    LONGEST_VALUE,
    NULL,
    TABLES,
    Table,
    key_of,
)

LENGTH = 32 * 1024
"""Bytes at the file's begin within which the tables must end."""
_WANTED = {
    table.name: [
        (column, f"<{column}>".encode(), f"</{column}>".encode()) for column in table.columns
    ]
    for table in TABLES.values()
}
"""Each table's columns with the tags around their values."""
_NEEDS_PARSING = re.compile(b"[&\x00-\x08\x0b\x0c\x0e-\x1f]")


def _values(group: int) -> bytes:
    """Return an expression for elements that hold nothing but text; it has one group, this one."""
    return rb"(?:<([A-Za-z_]\w*+)>[^<]*+</\%d>\s*+)*+" % group


def _table(place: int, container: str, table: Table) -> bytes:
    opened = rf"<{container}>\s*+<{table.name}>\s*+<Data>\s*+"
    closed = rf"</Data>\s*+</{table.name}>\s*+</{container}>\s*+"
    # The first group holds a name, then each table has one for its content and one for a name.
    return opened.encode() + b"(" + _values(2 * place + 3) + b")" + closed.encode()


_LAYOUT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml [^<>?]*+\?>)?\s*+<Root>\s*+"
    + _values(1)
    + b"".join(_table(place, *named) for place, named in enumerate(TABLES.items()))
)


def usual_rows(begin: bytes) -> tuple[Row, Row, Row] | None:
    """Return the rows of the only declaration's three tables, ``None`` where a parser is needed."""
    match = _LAYOUT.match(begin)
    if match is None:
        return None
    contents = match.groups()[1::2]
    rows = [_row(table, content) for table, content in zip(TABLES.values(), contents, strict=True)]
    main, vnaccs, vnaccs2 = rows
    keys = {key_of(table, row) for table, row in zip(TABLES.values(), rows, strict=True)}
    return (main, vnaccs, vnaccs2) if len(keys) == 1 and "" not in keys else None


def _row(table: Table, content: bytes) -> Row:
    """Return the columns that are needed; none at all when one of them needs parsing."""
    values = []
    for column, opened, closed in _WANTED[table.name]:
        # The last of several counts, as it does for the parser.
        if (begin := content.rfind(opened)) >= 0:
            begin += len(opened)
            values.append((column, content[begin : content.index(closed, begin)]))
    if _NEEDS_PARSING.search(b"\n".join([value for _column, value in values])):
        return {}
    try:
        return {column: value.decode().strip()[:LONGEST_VALUE] or NULL for column, value in values}
    except UnicodeDecodeError:
        return {}
