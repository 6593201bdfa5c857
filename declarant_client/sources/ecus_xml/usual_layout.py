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
_VALUE = rb"<[A-Za-z_]\w*+>[^<]*+</\w++>\s*+"
_VALUES = rb"(?:" + _VALUE + rb")*+"
_PAIR = re.compile(rb"<(\w+)>([^<]*)</\1>")
_NEEDS_PARSING = re.compile(b"[&\x00-\x08\x0b\x0c\x0e-\x1f]")


def _table(container: str, table: Table) -> bytes:
    opened = rf"<{container}>\s*+<{table.name}>\s*+<Data>\s*+"
    closed = rf"</Data>\s*+</{table.name}>\s*+</{container}>\s*+"
    return opened.encode() + b"(" + _VALUES + b")" + closed.encode()


_LAYOUT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml [^<>?]*+\?>)?\s*+<Root>\s*+"
    + _VALUES
    + b"".join(_table(container, table) for container, table in TABLES.items())
)


def usual_rows(begin: bytes) -> tuple[Row, Row, Row] | None:
    """Return the rows of the only declaration's three tables, ``None`` where a parser is needed."""
    match = _LAYOUT.match(begin)
    if match is None:
        return None
    rows = [
        _row(table, content) for table, content in zip(TABLES.values(), match.groups(), strict=True)
    ]
    main, vnaccs, vnaccs2 = rows
    keys = {key_of(table, row) for table, row in zip(TABLES.values(), rows, strict=True)}
    return (main, vnaccs, vnaccs2) if len(keys) == 1 and "" not in keys else None


def _row(table: Table, content: bytes) -> Row:
    """Return the columns that are needed; none at all when one of them needs parsing."""
    pairs = _PAIR.findall(content)
    if len(pairs) != content.count(b"</"):
        return {}
    written = dict(pairs)
    row: dict[str, str] = {}
    for column in table.columns:
        if (value := written.get(column.encode())) is not None:
            text = _plain(value)
            if text is None:
                return {}
            row[column] = text.strip()[:LONGEST_VALUE] or NULL
    return row


def _plain(value: bytes) -> str | None:
    if _NEEDS_PARSING.search(value):
        return None
    try:
        return value.decode()
    except UnicodeDecodeError:
        return None
