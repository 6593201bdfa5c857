"""Mutations of VNACCS messages: header fields, items, and the layers around them."""

from __future__ import annotations

import base64
import binascii
import gzip
import struct
import zlib
from collections.abc import Callable
from random import Random

from tests.support.edi_messages import HEADER_LENGTH, MAIL_HEAD, compressed, signed
from tests.support.mutations.plain_bytes import HOSTILE_NUMBERS, Mutation

_FIELDS = ((3, 5), (8, 7), (15, 14), (29, 8), (37, 8), (115, 64), (392, 6))
"""Where the header's fields begin, and how long they are."""
_VALUES = (
    b"",
    b"\x00",
    b"\xff",
    b"\xc4\x91",
    b"999999999999999999",
    b"-1",
    b"VAD1FG0",
    b"VAD1BJ0",
    b"VAE1LD ",
    b"XXXXXXX",
    b"20259999999999",
    b"30022025",
    b"99999999",
    "١٢٣٤٥٦".encode(),
    "²²²²²²".encode(),
    b"307999900050",
    b"107999900040",
    b"\r\n",
    b"{file} %s",
)
_ITEMS = (1, 7, 8, 12, 13, 14, 15, 16, 20, 21, 22, 35, 36, 37, 38, 102, 103, 208, 209)
_GZIP_LIMIT = 6 * 1024 * 1024


def plain(content: bytes) -> bytes:
    """Return what lies within base64 and gzip, as far as they are sound."""
    try:
        packed = base64.b64decode(content, validate=True)
        return zlib.decompressobj(31).decompress(packed[4:], _GZIP_LIMIT)
    except (binascii.Error, zlib.error, ValueError):
        return content


def _announced(content: bytes) -> bytes:
    """Let the header announce the real length, so that the reader goes on."""
    if len(content) <= HEADER_LENGTH:
        return content
    return content[:392] + b"%06d" % (len(content) % 1_000_000) + content[398:]


def header_field_replaced(chance: Random, content: bytes) -> bytes:
    message = plain(content)
    start, length = chance.choice(_FIELDS)
    new = chance.choice(_VALUES)[:length].ljust(length)
    return message[:start] + new + message[start + length :]


def header_grown(chance: Random, content: bytes) -> bytes:
    message = plain(content)
    at = chance.randrange(HEADER_LENGTH)
    return _announced(message[:at] + b" " * chance.choice((1, 2, 70_000)) + message[at:])


def length_announced_wrongly(chance: Random, content: bytes) -> bytes:
    message = plain(content)
    length = chance.choice(
        (b"000000", b"999999", b"      ", b"-00001", b"+13112", b"1e9   ", b"\xb2" * 6)
    )
    return message[:392] + length + message[398:]


def item_replaced(chance: Random, content: bytes) -> bytes:
    lines = plain(content).split(b"\r\n")
    for _ in range(chance.choice((1, 3, 30))):
        number = chance.choice(_ITEMS)
        if number < len(lines):
            new = chance.choice(_VALUES)
            lines[number] = new.ljust(len(lines[number])) if chance.random() < 3 / 4 else new
    return _announced(b"\r\n".join(lines))


def items_removed(chance: Random, content: bytes) -> bytes:
    lines = plain(content).split(b"\r\n")
    del lines[chance.choice((1, 2, 100, len(lines) // 2)) :]
    return _announced(b"\r\n".join([*lines, b""]))


def item_giant(chance: Random, content: bytes) -> bytes:
    lines = plain(content).split(b"\r\n")
    number = min(chance.choice(_ITEMS), len(lines) - 1)
    lines[number] = chance.choice((b"9", b"\xe1\xba\xbf", b"\xff", b"\n", b" ")) * 250_000
    return _announced(b"\r\n".join(lines))


def items_by_the_thousand(chance: Random, content: bytes) -> bytes:
    return _announced(plain(content) + b"x\r\n" * chance.choice((1_000, 300_000)))


def line_ends_replaced(chance: Random, content: bytes) -> bytes:
    end = chance.choice((b"\n", b"\r", b"\r\r\n", b"\n\r", b"\x0b"))
    return _announced(plain(content).replace(b"\r\n", end))


def wrapped(chance: Random, content: bytes) -> bytes:
    message = plain(content)
    for _ in range(chance.choice((1, 2, 3, 7, 8, 9, 12))):
        message = chance.choice(_WRAPPINGS)(message)
    return message


def _in_mime(encoding: bytes, head: bytes = b"") -> Callable[[bytes], bytes]:
    return lambda message: signed(message, encoding, head=head)


_WRAPPINGS: tuple[Callable[[bytes], bytes], ...] = (
    compressed,
    base64.b64encode,
    base64.encodebytes,
    _in_mime(b""),
    _in_mime(b"base64", MAIL_HEAD),
    _in_mime(b"quoted-printable"),
)


def packed_with_wrong_length(chance: Random, content: bytes) -> bytes:
    packed = struct.pack("<I", chance.choice(HOSTILE_NUMBERS)) + gzip.compress(
        plain(content), 1, mtime=0
    )
    return base64.b64encode(packed) if chance.random() < 1 / 2 else packed


def packed_and_damaged(chance: Random, content: bytes) -> bytes:
    message = plain(content)
    packed = bytearray(struct.pack("<I", len(message)) + gzip.compress(message, 1, mtime=0))
    for _ in range(chance.choice((1, 8))):
        packed[chance.randrange(len(packed))] = chance.randrange(256)
    del packed[chance.choice((len(packed), chance.randrange(len(packed)))) :]
    return base64.b64encode(packed) if chance.random() < 1 / 2 else bytes(packed)


def packed_bomb(chance: Random, content: bytes) -> bytes:
    length = chance.choice((1, 4, 24)) * 1024 * 1024
    packed = gzip.compress(bytes(length), 9, mtime=0)
    announced = chance.choice((length, 4 * 1024 * 1024, 100)) & 0xFFFFFFFF
    packed = struct.pack("<I", announced) + packed
    return base64.b64encode(packed) if chance.random() < 1 / 2 else packed


def mime_damaged(chance: Random, content: bytes) -> bytes:
    mail = signed(
        plain(content), chance.choice((b"", b"base64", b"quoted-printable")), head=MAIL_HEAD
    )
    worst = chance.choice(
        (
            (b"text/plain", b"TEXT/PLAIN" * 500),
            (b"boundary=", b"boundary*0="),
            (b"------0A1B2C", b"--" * chance.choice((1, 30_000))),
            (b"Content-Type: text/plain", b"Content-Type: text/plain\r\n" * 10_000),
            (b"\r\n\r\n", b"\r\n"),
            (b"\r\n", b"\n \t" * 500),
            (b"base64", b"x-uuencode"),
            (b"=", b"=="),
        )
    )
    return mail.replace(*worst, chance.choice((1, 200)))


ALL: tuple[Mutation, ...] = (
    header_field_replaced,
    header_grown,
    length_announced_wrongly,
    item_replaced,
    item_replaced,
    items_removed,
    item_giant,
    items_by_the_thousand,
    line_ends_replaced,
    wrapped,
    packed_with_wrong_length,
    packed_and_damaged,
    packed_bomb,
    mime_damaged,
)
