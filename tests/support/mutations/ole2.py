"""Mutations of .xls files: the records of their workbook stream, and the OLE2 container around it.

Source of the layouts: MS-CFB 2.2 to 2.6 (header, chains, directory), MS-XLS 2.1.4 (records).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from tests.support.mutations.plain_bytes import HOSTILE_NUMBERS, Mutation, bits_flipped

_SECTOR = 512
_HEADER_FIELDS = (24, 26, 28, 30, 32, 40, 44, 48, 56, 60, 64, 68, 72, 76)
"""Versions, byte order, sector sizes, counts and first sectors."""
_ENTRY = 128
_ENTRY_FIELDS = (64, 66, 68, 72, 76, 116, 120)
"""Name's length, kind, siblings, child, first sector, size."""
_RECORD = struct.Struct("<HH")
_END_OF_CHAIN = 0xFFFFFFFA
_KINDS = (
    *(0x0006, 0x000A, 0x0017, 0x0018, 0x0022, 0x002F, 0x003C, 0x0042, 0x0055, 0x0059, 0x005A),
    *(0x0085, 0x0086, 0x00BD, 0x00BE, 0x00D6, 0x00E0, 0x00E5, 0x00FC, 0x00FD, 0x00FF, 0x01AE),
    *(0x0200, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207, 0x0208, 0x0221, 0x023E, 0x027E, 0x041E),
    *(0x0809, 0x01B8, 0x01BA, 0x0236, 0x04BC, 0xFFFF),
)
"""Formulas, strings, sheets, names, links, cells, formats, dimensions, begin and end."""


@dataclass(frozen=True, slots=True)
class _Record:
    kind: int
    content: bytes

    def written(self) -> bytes:
        return _RECORD.pack(self.kind, len(self.content) & 0xFFFF) + self.content


def _stream_sectors(content: bytes) -> list[int]:
    """Return where the workbook stream's sectors begin; none when the container is damaged."""
    if len(content) < 2 * _SECTOR:
        return []
    tables = [number for number in struct.unpack_from("<109I", content, 76) if number < 10_000]
    chains: list[int] = []
    for number in tables:
        sector = content[(number + 1) * _SECTOR :][:_SECTOR].ljust(_SECTOR, b"\xff")
        chains.extend(struct.unpack("<128I", sector))
    entry = content.find("Workbook\0".encode("utf-16-le"))
    if entry < 0 or entry + _ENTRY > len(content):
        return []
    (number,) = struct.unpack_from("<I", content, entry + 116)
    found: list[int] = []
    while number < min(len(chains), _END_OF_CHAIN) and len(found) < len(chains):
        found.append((number + 1) * _SECTOR)
        number = chains[number]
    return found


def _stream(content: bytes) -> bytes:
    return b"".join(content[start : start + _SECTOR] for start in _stream_sectors(content))


def _with_stream(content: bytes, stream: bytes) -> bytes:
    """Write the stream back into its sectors; what no longer fits is lost."""
    changed = bytearray(content)
    for index, start in enumerate(_stream_sectors(content)):
        if start + _SECTOR <= len(changed):
            piece = stream[index * _SECTOR : (index + 1) * _SECTOR]
            changed[start : start + _SECTOR] = piece.ljust(_SECTOR, b"\0")
    return bytes(changed)


def _records(stream: bytes) -> Iterator[_Record]:
    place = 0
    while place + _RECORD.size <= len(stream):
        kind, length = _RECORD.unpack_from(stream, place)
        place += _RECORD.size
        yield _Record(kind, stream[place : place + length])
        place += length


def _in_records(
    chance: Random, content: bytes, change: Callable[[list[_Record], int], bytes]
) -> bytes:
    """Change the records from one of them on; ``change`` returns the whole stream."""
    records = list(_records(_stream(content)))
    return (
        _with_stream(content, change(records, chance.randrange(len(records))))
        if records
        else content
    )


def _joined(records: list[_Record]) -> bytes:
    return b"".join(record.written() for record in records)


def record_of_other_kind(chance: Random, content: bytes) -> bytes:
    def change(records: list[_Record], at: int) -> bytes:
        records[at] = _Record(chance.choice(_KINDS), records[at].content)
        return _joined(records)

    return _in_records(chance, content, change)


def record_with_wrong_length(chance: Random, content: bytes) -> bytes:
    def change(records: list[_Record], at: int) -> bytes:
        wrong = _RECORD.pack(records[at].kind, chance.choice(HOSTILE_NUMBERS) & 0xFFFF)
        return _joined(records[:at]) + wrong + records[at].content + _joined(records[at + 1 :])

    return _in_records(chance, content, change)


def record_cut_short(chance: Random, content: bytes) -> bytes:
    def change(records: list[_Record], at: int) -> bytes:
        whole = records[at].content
        records[at] = _Record(records[at].kind, whole[: chance.randrange(len(whole) + 1)])
        return _joined(records)

    return _in_records(chance, content, change)


def record_with_hostile_number(chance: Random, content: bytes) -> bytes:
    def change(records: list[_Record], at: int) -> bytes:
        whole = bytearray(records[at].content)
        size = chance.choice((1, 2, 4))
        if len(whole) >= size:
            worst = chance.choice(HOSTILE_NUMBERS) & (1 << 8 * size) - 1
            start = chance.randrange(len(whole) - size + 1)
            whole[start : start + size] = worst.to_bytes(size, "little")
        records[at] = _Record(records[at].kind, bytes(whole))
        return _joined(records)

    return _in_records(chance, content, change)


def record_repeated(chance: Random, content: bytes) -> bytes:
    def change(records: list[_Record], at: int) -> bytes:
        return _joined(records[:at] + [records[at]] * chance.choice((2, 500)) + records[at + 1 :])

    return _in_records(chance, content, change)


def record_removed(chance: Random, content: bytes) -> bytes:
    return _in_records(
        chance, content, lambda records, at: _joined(records[:at] + records[at + 1 :])
    )


def records_exchanged(chance: Random, content: bytes) -> bytes:
    def change(records: list[_Record], at: int) -> bytes:
        other = chance.randrange(len(records))
        records[at], records[other] = records[other], records[at]
        return _joined(records)

    return _in_records(chance, content, change)


def record_made_up(chance: Random, content: bytes) -> bytes:
    """A record with cells far away, a formula, or random bytes."""

    def change(records: list[_Record], at: int) -> bytes:
        cell = struct.pack("<HHH", chance.choice((0, 0xFFFF)), chance.choice((0, 0xFF, 0xFFFF)), 15)
        content = chance.choice(
            (cell + chance.randbytes(16), chance.randbytes(chance.randrange(99)), b"")
        )
        records.insert(at, _Record(chance.choice(_KINDS), content))
        return _joined(records)

    return _in_records(chance, content, change)


def stream_bits_flipped(chance: Random, content: bytes) -> bytes:
    return _with_stream(content, bits_flipped(chance, _stream(content)))


def _number_put(chance: Random, content: bytes, at: int) -> bytes:
    size = chance.choice((2, 4))
    worst = chance.choice((*HOSTILE_NUMBERS, chance.randrange(64))) & (1 << 8 * size) - 1
    return content[:at] + worst.to_bytes(size, "little") + content[at + size :]


def container_header_changed(chance: Random, content: bytes) -> bytes:
    return _number_put(chance, content, chance.choice(_HEADER_FIELDS))


def chain_changed(chance: Random, content: bytes) -> bytes:
    """A chain of sectors that is circular, crossed, or leads outside."""
    (table,) = struct.unpack("<I", content[76:80].ljust(4, b"\0"))
    at = min((table + 1) * _SECTOR, len(content)) + 4 * chance.randrange(64)
    return _number_put(chance, content, at)


def directory_changed(chance: Random, content: bytes) -> bytes:
    root = content.find("Root Entry".encode("utf-16-le"))
    at = max(root, 0) + _ENTRY * chance.randrange(4) + chance.choice(_ENTRY_FIELDS)
    return _number_put(chance, content, at)


def stream_renamed(chance: Random, content: bytes) -> bytes:
    new = chance.choice(("Book\0\0\0\0", "workbook", "Encrypte", "VBA\0\0\0\0\0"))
    return content.replace("Workbook".encode("utf-16-le"), new.encode("utf-16-le"))


IN_RECORDS: tuple[Mutation, ...] = (
    record_of_other_kind,
    record_with_wrong_length,
    record_cut_short,
    record_with_hostile_number,
    record_with_hostile_number,
    record_repeated,
    record_removed,
    records_exchanged,
    record_made_up,
    stream_bits_flipped,
)
IN_CONTAINER: tuple[Mutation, ...] = (
    container_header_changed,
    chain_changed,
    directory_changed,
    stream_renamed,
)
