"""Mutations of text tables: quotes, delimiters, encodings, and fields of every size."""

from __future__ import annotations

from random import Random

from tests.support.mutations.markup import HOSTILE_TEXTS
from tests.support.mutations.plain_bytes import Mutation

_DELIMITERS = (b",", b";", b"\t", b"|", b"\x00", b"\x1f")
_MARK = b"\xef\xbb\xbf"
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258", "utf-7", "latin-1")
_ODD_CELLS = (
    *HOSTILE_TEXTS,
    b'""""',
    b'="107999900010"',
    b"'107999900010",
    b"107999900010.0",
    b"1.07999900010E+11",
    "١٠٧٩٩٩٩٠٠٠١٠".encode(),
    "²³¹".encode(),
    "٣١/١٢/٢٠٢٥".encode(),
    "𝟏𝟐𝟑𝟒𝟓".encode(),
    b"31/02/2025",
    b"00/00/0000 24:60:60",
    b"9" * 5_000,
    b"1/" * 4_000,
    b"12:" * 4_000,
    b"=cmd|'/c calc'!A1",
    b"@SUM(1+1)*cmd|' /C calc'!A0",
)


def _lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


def cell_replaced(chance: Random, content: bytes) -> bytes:
    lines = _lines(content)
    for _ in range(chance.choice((1, 5, 100)) if lines else 0):
        number = chance.randrange(len(lines))
        end = lines[number][len(lines[number].rstrip(b"\r\n")) :]
        cells = lines[number].rstrip(b"\r\n").split(b",")
        cells[chance.randrange(len(cells))] = chance.choice(_ODD_CELLS)
        lines[number] = b",".join(cells) + end
    return b"".join(lines)


def quote_put(chance: Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + b'"' * chance.choice((1, 1, 2, 3, 70_000)) + content[at:]


def nul_put(chance: Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + b"\x00" * chance.choice((1, 2, 5_000)) + content[at:]


def delimiter_replaced(chance: Random, content: bytes) -> bytes:
    return content.replace(chance.choice(_DELIMITERS), chance.choice(_DELIMITERS))


def delimiter_named(chance: Random, content: bytes) -> bytes:
    named = chance.choice(
        (b",", b";", b"\t", b"", b",,", b'"', b"\n", b"\r", b" ", b"a", b"\xc4\x91")
    )
    mark = _MARK if content.startswith(_MARK) else b""
    return (
        mark + b"sep=" + named + chance.choice((b"\r\n", b"\n", b"\r")) + content.removeprefix(mark)
    )


def field_giant(chance: Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    filling = chance.choice((b"9", b"a", b'"a\n', b"\xe1\xba\xbf", b" ", b"/"))
    return content[:at] + filling * chance.choice((140_000, 300_000, 1_500_000)) + content[at:]


def columns_by_the_thousand(chance: Random, content: bytes) -> bytes:
    lines = _lines(content) or [b"\n"]
    number = chance.randrange(min(len(lines), 5))
    more = chance.choice((b",", b",a", b",S\xe1\xbb\x91 TK")) * chance.choice((990, 5_000, 80_000))
    lines[number] = lines[number].rstrip(b"\r\n") + more + b"\r\n"
    return b"".join(lines)


def rows_by_the_thousand(chance: Random, content: bytes) -> bytes:
    lines = _lines(content) or [b"\n"]
    row = chance.choice((chance.choice(lines), b"\n", b",\n", b'""\n'))[:2_000]
    return content + row * chance.choice((1_000, 20_001))


def header_moved(chance: Random, content: bytes) -> bytes:
    lines = _lines(content)
    if not lines:
        return content
    header = lines.pop(0)
    lines.insert(
        chance.choice((0, 1, len(lines), min(49, len(lines)), min(50, len(lines)))), header
    )
    return b"".join(lines)


def header_twice(chance: Random, content: bytes) -> bytes:
    lines = _lines(content) or [b"\n"]
    lines[0] = lines[0].rstrip(b"\r\n") + b"," + lines[0]
    return b"".join(lines)


def line_ends_replaced(chance: Random, content: bytes) -> bytes:
    end = chance.choice((b"\r", b"\n\r", b"\x0c", b"\xc2\x85", b"\xe2\x80\xa8", b"", b"\r\r\n"))
    return content.replace(b"\r\n", b"\n").replace(b"\n", end)


def encoded_otherwise(chance: Random, content: bytes) -> bytes:
    text = content.decode("utf-8-sig", "replace")
    return text.encode(chance.choice(_ENCODINGS), "replace")


def mark_replaced(chance: Random, content: bytes) -> bytes:
    mark = chance.choice(
        (b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb", _MARK * 3, b"\x00\x00\xfe\xff")
    )
    return mark + content.removeprefix(_MARK)


ALL: tuple[Mutation, ...] = (
    cell_replaced,
    cell_replaced,
    quote_put,
    nul_put,
    delimiter_replaced,
    delimiter_named,
    field_giant,
    columns_by_the_thousand,
    rows_by_the_thousand,
    header_moved,
    header_twice,
    line_ends_replaced,
    encoded_otherwise,
    mark_replaced,
)
