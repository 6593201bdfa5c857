"""How large a zip archive gets when it is unpacked, before anything else unpacks it.

The declared sizes may lie, and Python's ``zipfile`` stops at the declared size where other
readers go on: what could swell beyond the bound is therefore unpacked here, to nowhere.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

MAGIC = b"PK\x03\x04"
"""What an archive with anything in it begins with."""
UNPACKED_LIMIT = 300 * 1024 * 1024
"""Bytes: a list report of 100,000 rows unpacks to about a third of it."""
PART_LIMIT = 5_000
_LARGEST_RATIO = 1_032
"""Deflate cannot pack better than 1,032 to 1 (zlib's technical details)."""
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_PIECE = 256 * 1024


@dataclass(frozen=True, slots=True)
class CheckedArchive:
    """An archive that stays within the bound."""

    names: frozenset[str]
    unpacked: Mapping[str, bytearray] | None = None
    """The parts as they are unpacked, where they had to be and their size is worth keeping."""


class SwellingArchiveError(Exception):
    """Unpacked, the archive is larger than the bound."""


def checked(content: bytes, kept: range = range(0)) -> CheckedArchive:
    """Return an archive that stays within the bound; what was unpacked, if its size is in ``kept``.

    Raises ``SwellingArchiveError`` when it does not, ``zipfile.BadZipFile`` (or what else
    ``zipfile`` raises: ``NotImplementedError``, ``ValueError``) when it is no sound archive.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    names = frozenset(part.filename for part in parts)
    size = sum(part.file_size for part in parts)
    if len(parts) > PART_LIMIT or size > UNPACKED_LIMIT:
        raise SwellingArchiveError
    if sum(part.compress_size for part in parts) * _LARGEST_RATIO <= UNPACKED_LIMIT:
        return CheckedArchive(names)
    unpacked: dict[str, bytearray] = {}
    keeps = size in kept and len(names) == len(parts)
    _check_real_sizes(content, parts, unpacked if keeps else None)
    # One that lies about itself is left to a reader that finds out what is wrong with it.
    sound = keeps and all(_is_sound(part, unpacked[part.filename]) for part in parts)
    return CheckedArchive(names, unpacked if sound else None)


def _is_sound(part: zipfile.ZipInfo, unpacked: bytearray) -> bool:
    return part.file_size == len(unpacked) and zlib.crc32(unpacked) == part.CRC


def _check_real_sizes(
    content: bytes, parts: list[zipfile.ZipInfo], unpacked: dict[str, bytearray] | None
) -> None:
    left = UNPACKED_LIMIT
    for part in parts:
        whole = None if unpacked is None else unpacked.setdefault(part.filename, bytearray())
        if part.compress_type == zipfile.ZIP_STORED:
            left -= part.compress_size
            if whole is not None:
                whole += _packed(content, part)
        elif part.compress_type == zipfile.ZIP_DEFLATED:
            left -= _inflated_size(_packed(content, part), left, whole)
        else:
            raise zipfile.BadZipFile(part.filename)
        if left < 0:
            raise SwellingArchiveError


def _packed(content: bytes, part: zipfile.ZipInfo) -> memoryview:
    header = content[part.header_offset : part.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size:
        raise zipfile.BadZipFile(part.filename)
    magic, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    if magic != MAGIC:
        raise zipfile.BadZipFile(part.filename)
    start = part.header_offset + _LOCAL_HEADER.size + name_length + extra_length
    return memoryview(content)[start : start + part.compress_size]


def _inflated_size(packed: memoryview, bound: int, whole: bytearray | None) -> int:
    """Return the size, or the first one found beyond ``bound``; ``whole`` gets what is inflated."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    for start in range(0, len(packed), _PIECE):
        pending: bytes | memoryview = packed[start : start + _PIECE]
        while pending and size <= bound and not inflater.eof:
            try:
                piece = inflater.decompress(pending, _PIECE)
            except zlib.error as error:
                raise zipfile.BadZipFile(str(error)) from error
            size += len(piece)
            if whole is not None:
                whole += piece
            pending = inflater.unconsumed_tail
    return size
