"""What the reading child process and its parent say to each other over the pipes.

A message is a 4-byte little-endian length and that many bytes of MessagePack. The child is not
trusted: its answers are decoded into these bounded types, and anything else counts as its death.
"""

from __future__ import annotations

import struct
from enum import StrEnum
from typing import IO, Annotated

import msgspec
from msgspec import Meta, Struct

ROW_LIMIT = 250
"""Rows that are looked at: twice as far as the permit section of a genuine print."""
COLUMN_LIMIT = 256
SHEET_LIMIT = 8
CELL_LIMIT = 20_000
TEXT_LIMIT = 2_000
"""Characters kept of one cell's text."""
_MESSAGE_LIMIT = 64 * 1024 * 1024
_LENGTH = struct.Struct("<I")

CellText = Annotated[str, Meta(max_length=TEXT_LIMIT)]
CellValue = CellText | int | float
SheetName = Annotated[str, Meta(max_length=TEXT_LIMIT)]
Row = Annotated[int, Meta(ge=0, lt=ROW_LIMIT)]
Column = Annotated[int, Meta(ge=0, lt=COLUMN_LIMIT)]


class Refusal(StrEnum):
    """Why the child gives no cells."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    PROTECTED = "protected"
    DAMAGED = "damaged"
    SWELLS = "swells"


class ReadWorkbook(Struct, frozen=True, array_like=True):
    """The request: read the sheets with these names, or every visible one when there is none."""

    path: bytes
    """As ``os.fsencode`` gives it."""
    sheet_names: tuple[str, ...]


class Sheet(Struct, frozen=True, array_like=True):
    """The filled cells of a sheet's first rows, row by row, columns ascending, counted from 0."""

    name: SheetName
    cells: Annotated[tuple[tuple[Row, Column, CellValue], ...], Meta(max_length=CELL_LIMIT)]


class Ready(Struct, frozen=True, array_like=True, tag="ready"):
    """The first word of a child that has started."""


class Workbook(Struct, frozen=True, array_like=True, tag="workbook"):
    """What was asked for; ``is_whole`` when every visible sheet is there."""

    sheets: Annotated[tuple[Sheet, ...], Meta(max_length=SHEET_LIMIT)]
    is_whole: bool


class Refused(Struct, frozen=True, array_like=True, tag="refused"):
    """The file is at fault."""

    refusal: Refusal


class NotOpened(Struct, frozen=True, array_like=True, tag="not_opened"):
    """The operating system did not give the file: the parts of its error."""

    code: int
    text: Annotated[str, Meta(max_length=TEXT_LIMIT)]
    windows_code: int | None


Answer = Ready | Workbook | Refused | NotOpened


def send(pipe: IO[bytes], message: Struct) -> None:
    """Write one message; raise ``OSError`` when nobody reads any more."""
    content = msgspec.msgpack.encode(message)
    pipe.write(_LENGTH.pack(len(content)) + content)
    pipe.flush()


def received(pipe: IO[bytes]) -> bytes | None:
    """Read one message's content; ``None`` at the end of the pipe, or when it is broken off."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _MESSAGE_LIMIT:
        return None
    content = pipe.read(length)
    return content if len(content) == length else None
