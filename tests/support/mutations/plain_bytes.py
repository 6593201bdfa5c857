"""Mutations of bytes, whatever they mean."""

from __future__ import annotations

import struct
from random import Random
from typing import Protocol

HOSTILE_NUMBERS = (
    0,
    1,
    0x7F,
    0x80,
    0xFF,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x7FFFFFFF,
    0x80000000,
    0xFFFFFFFF,
)
_LONGEST_RUN = 4_000
_LONGEST_FILLING = 300_000


class Mutation(Protocol):
    """Makes other bytes of some bytes, the same ones for the same state of ``chance``."""

    @property
    def __name__(self) -> str: ...

    def __call__(self, chance: Random, content: bytes, /) -> bytes: ...


def place(chance: Random, content: bytes) -> int:
    """Return a place in the content, half of the time near its begin, where more is decided."""
    near = min(len(content), 2_000) if chance.random() < 1 / 2 else len(content)
    return chance.randrange(near + 1)


def run(chance: Random, content: bytes) -> slice:
    """Return a run of bytes, usually a short one."""
    start = place(chance, content)
    return slice(start, start + int(min(chance.lognormvariate(2, 2), _LONGEST_RUN)))


def bits_flipped(chance: Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 4, 16, 200)) if changed else 0):
        at = min(place(chance, content), len(changed) - 1)
        changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed)


def run_replaced(chance: Random, content: bytes) -> bytes:
    taken = run(chance, content)
    return content[: taken.start] + chance.randbytes(len(content[taken])) + content[taken.stop :]


def run_inserted(chance: Random, content: bytes) -> bytes:
    taken = run(chance, content)
    new = chance.randbytes(taken.stop - taken.start)
    return content[: taken.start] + new + content[taken.start :]


def run_deleted(chance: Random, content: bytes) -> bytes:
    taken = run(chance, content)
    return content[: taken.start] + content[taken.stop :]


def run_repeated(chance: Random, content: bytes) -> bytes:
    taken = run(chance, content)
    times = chance.choice((1, 2, 50, 1_000))
    repeated = (content[taken] * times)[:_LONGEST_FILLING]
    return content[: taken.stop] + repeated + content[taken.stop :]


def run_filled(chance: Random, content: bytes) -> bytes:
    taken = run(chance, content)
    filling = bytes([chance.choice((0, 0x20, 0x41, 0xFF))]) * len(content[taken])
    return content[: taken.start] + filling + content[taken.stop :]


def one_byte_many_times(chance: Random, content: bytes) -> bytes:
    at = place(chance, content)
    times = chance.choice((300, 70_000, _LONGEST_FILLING))
    return content[:at] + bytes([chance.randrange(256)]) * times + content[at:]


def runs_exchanged(chance: Random, content: bytes) -> bytes:
    one, other = sorted((run(chance, content), run(chance, content)), key=lambda taken: taken.start)
    if one.stop > other.start:
        return content
    between = content[one.stop : other.start]
    return b"".join(
        [content[: one.start], content[other], between, content[one], content[other.stop :]]
    )


def cut_off(chance: Random, content: bytes) -> bytes:
    return content[: place(chance, content)]


def begin_cut_off(chance: Random, content: bytes) -> bytes:
    return content[place(chance, content) :]


def number_written(chance: Random, content: bytes) -> bytes:
    """A length, count or offset that is the worst of its size."""
    at = place(chance, content)
    size = chance.choice((1, 2, 4, 8))
    worst = chance.choice(HOSTILE_NUMBERS) & (1 << 8 * size) - 1
    written = struct.pack(">Q", worst)[-size:]
    return (
        content[:at]
        + (written if chance.random() < 1 / 2 else written[::-1])
        + content[at + size :]
    )


def spliced(chance: Random, content: bytes, other: bytes) -> bytes:
    """The begin of one file and the end of another."""
    return content[: place(chance, content)] + other[place(chance, other) :]


ALL: tuple[Mutation, ...] = (
    bits_flipped,
    run_replaced,
    run_inserted,
    run_deleted,
    run_repeated,
    run_filled,
    one_byte_many_times,
    runs_exchanged,
    cut_off,
    begin_cut_off,
    number_written,
)
