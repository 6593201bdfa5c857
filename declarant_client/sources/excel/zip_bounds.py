"""How large a zip archive gets when it is unpacked, before anything else unpacks it.

The declared sizes may lie, and Python's ``zipfile`` stops at the declared size where other
readers go on: what could swell beyond the bound is therefore unpacked here, to nowhere.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

MAGIC = b"PK\x03\x04"
"""What an archive with anything in it begins with."""
UNPACKED_LIMIT = 300 * 1024 * 1024
"""Bytes: a list report of 100,000 rows unpacks to about a third of it."""
PART_LIMIT = 5_000
_LARGEST_RATIO = 1_032
"""Deflate cannot pack better than 1,032 to 1 (zlib's technical details)."""
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_PIECE = 256 * 1024


class SwellingArchiveError(Exception):
    """Unpacked, the archive is larger than the bound."""


def checked_names(content: bytes) -> frozenset[str]:
    """Return the names of the parts of an archive that stays within the bound.

    Raises ``SwellingArchiveError`` when it does not, ``zipfile.BadZipFile`` (or what else
    ``zipfile`` raises: ``NotImplementedError``, ``ValueError``) when it is no sound archive.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    if len(parts) > PART_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        raise SwellingArchiveError
    if sum(part.compress_size for part in parts) * _LARGEST_RATIO > UNPACKED_LIMIT:
        _check_real_sizes(content, parts)
    return frozenset(part.filename for part in parts)


def _check_real_sizes(content: bytes, parts: list[zipfile.ZipInfo]) -> None:
    left = UNPACKED_LIMIT
    for part in parts:
        if part.compress_type == zipfile.ZIP_STORED:
            left -= part.compress_size
        elif part.compress_type == zipfile.ZIP_DEFLATED:
            left -= _inflated_size(_packed(content, part), left)
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


def _inflated_size(packed: memoryview, bound: int) -> int:
    """Return the size, or the first one found beyond ``bound``."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    for start in range(0, len(packed), _PIECE):
        pending: bytes | memoryview = packed[start : start + _PIECE]
        while pending and size <= bound and not inflater.eof:
            try:
                size += len(inflater.decompress(pending, _PIECE))
            except zlib.error as error:
                raise zipfile.BadZipFile(str(error)) from error
            pending = inflater.unconsumed_tail
    return size
