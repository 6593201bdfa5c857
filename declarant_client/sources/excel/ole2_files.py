"""What an OLE2 compound file is that no reader could take apart: locked, foreign or damaged.

Source: MS-CFB 2.2 (header) and 2.6 (directory), MS-OFFCRYPTO 2.3.4 (``EncryptedPackage``),
MS-XLS 2.4.21 (``BOF``), 2.4.117 (``FilePass``, which follows it, maybe after ``WriteProtect``).
"""

from __future__ import annotations

import struct
from pathlib import PurePath

from declarant_client.domain.sentences import Sentence
from declarant_client.sources import refusals

MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_HEADER_SIZE = 512
_SECTOR_SHIFT = struct.Struct("<30xH")
_FIRST_DIRECTORY_SECTOR = struct.Struct("<48xI")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_BIFF_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_WORKBOOK_BEGIN = bytes.fromhex("0908100000060500")
_RECORD = struct.Struct("<HH")
_BOF_SIZE = 20
_WRITE_PROTECT = 0x0086
_FILE_PASS = 0x002F


def why_unreadable(path: PurePath, content: bytes) -> Sentence:
    """Say why a file that begins with ``MAGIC`` could not be read as a workbook."""
    if _ENCRYPTED_STREAM in content or _is_locked(content):
        return refusals.protected(path)
    if not _has_directory(content):
        return refusals.damaged(path)
    is_workbook = any(stream in content for stream in _BIFF_STREAMS)
    return refusals.damaged(path) if is_workbook else refusals.not_a_spreadsheet(path)


def _has_directory(content: bytes) -> bool:
    """Whether the directory lies inside the file: it stands last, and is the first to be lost."""
    if len(content) < _HEADER_SIZE:
        return False
    shift = int(_SECTOR_SHIFT.unpack_from(content)[0])
    sector = int(_FIRST_DIRECTORY_SECTOR.unpack_from(content)[0])
    return (sector + 1) << min(shift, 12) < len(content)


def _is_locked(content: bytes) -> bool:
    begin = content.find(_WORKBOOK_BEGIN)
    if begin < 0:
        return False
    place = begin + _BOF_SIZE
    for _record in range(2):
        if place + _RECORD.size > len(content):
            return False
        kind, length = _RECORD.unpack_from(content, place)
        if kind != _WRITE_PROTECT:
            return bool(kind == _FILE_PASS)
        place += _RECORD.size + length
    return False
