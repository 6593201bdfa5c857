"""The tokens of an answer: MS-TDS 2.2.7."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from enum import IntEnum, IntFlag
from typing import Any

from tests.support.tds_server.errors import SqlServerError
from tests.support.tds_server.login import TdsVersion
from tests.support.tds_server.types import Column
from tests.support.tds_server.values import WireType, wire_type

_COLMETADATA, _ERROR, _INFO, _LOGINACK = 0x81, 0xAA, 0xAB, 0xAD
_ROW, _NBCROW, _ENVCHANGE, _DONE = 0xD1, 0xD2, 0xE3, 0xFD
_NULLABLE = 0x0001
_SELECTED = 0x00C1
"""The current command of a DONE after a SELECT."""

ACKNOWLEDGED = {
    TdsVersion.TDS_7_0: 0x07000000,
    TdsVersion.TDS_7_1: 0x71000001,
    TdsVersion.TDS_7_2: 0x72090002,
    TdsVersion.TDS_7_3_A: 0x730A0003,
    TdsVersion.TDS_7_3_B: 0x730B0003,
    TdsVersion.TDS_7_4: 0x74000004,
}
"""Versions as LOGINACK names them, most significant byte first (MS-TDS 2.2.7.14)."""


class Done(IntFlag):
    """Status of a DONE (MS-TDS 2.2.7.6)."""

    FINAL = 0x00
    MORE = 0x01
    ERROR = 0x02
    COUNT = 0x10
    CANCELLED = 0x20


class Changed(IntEnum):
    """What an ENVCHANGE is about (MS-TDS 2.2.7.9)."""

    DATABASE = 1
    LANGUAGE = 2
    PACKET_SIZE = 4
    COLLATION = 7
    BEGUN = 8
    COMMITTED = 9
    ROLLED_BACK = 10


def done(version: TdsVersion, status: Done, rows: int = 0) -> bytes:
    """The end of a statement; counts are longer from 7.2 on."""
    layout = "<BHHQ" if version >= TdsVersion.TDS_7_2 else "<BHHI"
    return struct.pack(layout, _DONE, status, _SELECTED if status & Done.COUNT else 0, rows)


def error(version: TdsVersion, what: SqlServerError, server: str) -> bytes:
    """An ERROR token."""
    return _said(_ERROR, version, what, server)


def information(version: TdsVersion, number: int, text: str, server: str, state: int = 1) -> bytes:
    """An INFO token: laid out as an error, of class 0."""
    return _said(_INFO, version, SqlServerError(number, text, 0, state), server)


def _said(token: int, version: TdsVersion, what: SqlServerError, server: str) -> bytes:
    line = struct.pack("<I" if version >= TdsVersion.TDS_7_2 else "<H", what.line)
    text = what.message.encode("utf-16-le")
    content = (
        struct.pack("<iBBH", what.number, what.state, what.severity, len(text) // 2)
        + text
        + short_text(server)
        + short_text("")
        + line
    )
    return struct.pack("<BH", token, len(content)) + content


def login_acknowledged(version: TdsVersion, server_version: tuple[int, int, int]) -> bytes:
    """LOGINACK: the server's name and version."""
    major, minor, build = server_version
    content = (
        b"\x01"
        + struct.pack(">I", ACKNOWLEDGED[version])
        + short_text("Microsoft SQL Server")
        + struct.pack(">BBH", major, minor, build)
    )
    return struct.pack("<BH", _LOGINACK, len(content)) + content


def changed_text(what: Changed, now: str, before: str) -> bytes:
    """ENVCHANGE with texts."""
    return _changed(what, short_text(now) + short_text(before))


def changed_bytes(what: Changed, now: bytes, before: bytes) -> bytes:
    """ENVCHANGE with bytes: a collation, a transaction."""
    return _changed(what, bytes([len(now)]) + now + bytes([len(before)]) + before)


def _changed(what: Changed, values: bytes) -> bytes:
    return struct.pack("<BHB", _ENVCHANGE, len(values) + 1, what) + values


def short_text(text: str) -> bytes:
    """B_VARCHAR: one byte for the length in characters (MS-TDS 2.2.5.2.2)."""
    return bytes([len(text)]) + text.encode("utf-16-le")


class RowWriter:
    """The columns of a result and its rows (MS-TDS 2.2.7.4, 2.2.7.17, 2.2.7.13)."""

    def __init__(self, columns: Sequence[Column], version: TdsVersion) -> None:
        self._columns = columns
        self._version = version
        self._types: list[WireType] = [wire_type(column.type, version) for column in columns]

    def header(self) -> bytes:
        """COLMETADATA."""
        user_type = b"\0\0\0\0" if self._version >= TdsVersion.TDS_7_2 else b"\0\0"
        content = bytearray(struct.pack("<BH", _COLMETADATA, len(self._columns)))
        for column, its_type in zip(self._columns, self._types, strict=True):
            content += user_type + struct.pack("<H", _NULLABLE)
            content += its_type.info + short_text(column.name)
        return bytes(content)

    def row(self, values: Sequence[Any]) -> bytes:
        """ROW; NBCROW, which leaves nulls out, where the version knows it and there are nulls."""
        if self._version >= TdsVersion.TDS_7_3_B and None in values:
            return self._row_without_nulls(values)
        content = bytearray([_ROW])
        for its_type, value in zip(self._types, values, strict=True):
            content += its_type.write(value)
        return bytes(content)

    def _row_without_nulls(self, values: Sequence[Any]) -> bytes:
        absent = bytearray((len(values) + 7) // 8)
        content = bytearray()
        for place, (its_type, value) in enumerate(zip(self._types, values, strict=True)):
            if value is None:
                absent[place // 8] |= 1 << place % 8
            else:
                content += its_type.write(value)
        return bytes([_NBCROW]) + bytes(absent) + bytes(content)
