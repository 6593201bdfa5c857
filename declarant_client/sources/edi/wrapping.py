"""How VNACCS messages are wrapped: S/MIME signed text, and base64 of a compressed form.

Source: ``domain.md`` 2e. The forms nest in any order; a compressed one is a 4-byte little-endian
length and that much, as gzip. Signatures are not checked: a file on this computer proves nothing
about who wrote it anyway. Each layer is judged by its first bytes, and each has a bound.
"""

from __future__ import annotations

import binascii
import re
import struct
import zlib
from enum import Enum, auto
from pathlib import PurePath

from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.sources import refusals
from declarant_client.sources.edi import message_refusals
from declarant_client.sources.edi.header import begins_message, drop_password, shows_message
from declarant_client.sources.edi.mime_text import is_mime, text_parts

LAYER_LIMIT = 4 * 1024 * 1024
"""Bytes of a file, or of what any layer unpacks to: the longest message has a quarter of it."""
ALL_LAYERS_LIMIT = 12 * 1024 * 1024
DEEPEST = 8
"""Layers, the message itself among them."""
_OPENING = 4096
_LENGTH = struct.Struct("<I")
_GZIP = b"\x1f\x8b\x08"
_GZIP_WINDOW = zlib.MAX_WBITS | 16
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{16,}={0,2}")
_LINE_ENDS = b"\r\n"
"""Mail and editors leave such in front of a message; a space there is part of its header."""
_SPACE = b" \t\r\n"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class _Layer(Enum):
    MESSAGE = auto()
    COMPRESSED = auto()
    BASE64 = auto()
    MIME = auto()


def may_hold_message(opening: bytes | bytearray) -> bool:
    """Whether a file that begins so may be a message, wrapped in whatever way."""
    return _layer(opening) is not None


def may_show_message(opening: bytes | bytearray) -> bool:
    """Whether a file that begins so may hold a message, also one that is damaged in front.

    None of it is ever read as something else, or shown: its first line holds a password.
    """
    return may_hold_message(opening) or shows_message(opening)


def unwrapped(path: PurePath, content: bytearray) -> bytearray:
    """Return the innermost message of a file's content, its password overwritten.

    Raises ``UnreadableFileError`` when there is none, when a layer is damaged, and when the
    layers are larger or more than a genuine file's.
    """
    unpacked = 0
    for _depth in range(DEEPEST):
        if content.startswith(_BYTE_ORDER_MARK):
            del content[: len(_BYTE_ORDER_MARK)]
        layer = _layer(content)
        if layer is _Layer.MESSAGE:
            del content[: len(content) - len(content.lstrip(_LINE_ENDS))]
            drop_password(content)
            return content
        unpacked += len(content)
        if unpacked > ALL_LAYERS_LIMIT:
            break
        content = _inner(path, layer, content)
    raise UnreadableFileError(message_refusals.swells(path))


def _layer(content: bytes | bytearray, depth: int = DEEPEST) -> _Layer | None:
    """Tell a layer by its beginning; base64 only of what is itself a layer."""
    opening = content[:_OPENING].removeprefix(_BYTE_ORDER_MARK)
    if opening.startswith(_GZIP, _LENGTH.size):
        return _Layer.COMPRESSED
    if begins_message(opening.lstrip(_LINE_ENDS)):
        return _Layer.MESSAGE
    if depth and (decoded := _decoded_opening(opening)) and _layer(decoded, depth - 1):
        return _Layer.BASE64
    return _Layer.MIME if is_mime(opening) else None


def _decoded_opening(opening: bytes | bytearray) -> bytes | None:
    letters = opening.translate(None, _SPACE)
    if not _BASE64.fullmatch(letters):
        return None
    letters = letters.rstrip(b"=")
    return binascii.a2b_base64(letters[: len(letters) // 4 * 4])


def _inner(path: PurePath, layer: _Layer | None, content: bytearray) -> bytearray:
    match layer:
        case _Layer.COMPRESSED:
            return _decompressed(path, content)
        case _Layer.BASE64:
            return _decoded(path, content)
        case _Layer.MIME:
            return _message_part(path, content)
        case _:
            raise UnreadableFileError(refusals.of_no_known_kind(path))


def _decompressed(path: PurePath, content: bytearray) -> bytearray:
    (length,) = _LENGTH.unpack_from(content)
    if length > LAYER_LIMIT:
        raise UnreadableFileError(message_refusals.swells(path))
    unpacking = zlib.decompressobj(_GZIP_WINDOW)
    try:
        # The announced length may lie: no more than it is ever unpacked, plus the byte that tells.
        unpacked = unpacking.decompress(memoryview(content)[_LENGTH.size :], length + 1)
    except zlib.error:
        raise UnreadableFileError(message_refusals.packed_badly(path)) from None
    if len(unpacked) != length or not unpacking.eof:
        raise UnreadableFileError(message_refusals.packed_badly(path))
    return bytearray(unpacked)


def _decoded(path: PurePath, content: bytearray) -> bytearray:
    letters = content.translate(None, _SPACE).rstrip(b"=")
    padding = b"=" * (-len(letters) % 4)
    try:
        return bytearray(binascii.a2b_base64(letters + padding, strict_mode=True))
    except binascii.Error:
        raise UnreadableFileError(message_refusals.packed_badly(path)) from None


def _message_part(path: PurePath, content: bytearray) -> bytearray:
    """Return the first text in which a message may be: mail brings others along."""
    for part in text_parts(content):
        if may_hold_message(part):
            return part
    raise UnreadableFileError(refusals.of_no_known_kind(path))
