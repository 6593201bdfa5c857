"""Decoding JSON into the contract's types, and others, from several threads at once.

msgspec learns what a type is made of when it first decodes into it, and keeps what it learns with
the type before it knows all: another thread that meets the half of it ends the process (seen with
0.22: three threads that decode into the same new types crash within some hundred tries). So types
are learnt one at a time, under one lock; decoding itself needs none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from threading import Lock
from typing import Any, TypeVar

import msgspec

Value = TypeVar("Value")

_YEARS = range(1900, 3000)
_FIRST_YEAR = 1000
"""Of days, which are counted back from but stand for themselves: 9999 may mean "without an end"."""
_LARGEST_NUMBER = 2**53 - 1
_learning = Lock()
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}


def decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    """Return what decodes JSON into ``kind``, a type or a union of types; good for every thread."""
    known = _decoders.get(kind)
    if known is None:
        with _learning:
            known = _decoders.setdefault(kind, msgspec.json.Decoder(kind))
    return known


def decoded(content: bytes | str | msgspec.Raw, kind: type[Value]) -> Value:
    """Return what a JSON text stands for; raises what ``msgspec.json.decode`` raises."""
    value: Value = decoder(kind).decode(content)
    return value


def from_outside(content: bytes | str | msgspec.Raw, kind: type[Value]) -> Value:
    """Return what a JSON text from outside stands for, as ``decoded`` does.

    Raises ``msgspec.ValidationError`` also for numbers and times that no database, calendar or
    other program can hold: whole numbers beyond 2^53 - 1 (RFC 8259, 6) and years outside 1900 to
    2999.
    """
    value = decoded(content, kind)
    check_range(value)
    return value


def check_range(value: object, path: str = "$") -> None:
    """Raise what ``from_outside`` raises of numbers and times out of range, wherever they stand."""
    if (what := _out_of_range(value)) is not None:
        raise msgspec.ValidationError(f"{what} out of range - at `{path}`")
    for step, part in _parts(value):
        check_range(part, path + step)


def _out_of_range(value: object) -> str | None:
    if isinstance(value, datetime):
        return None if value.year in _YEARS else "Time"
    if isinstance(value, date):
        return None if value.year >= _FIRST_YEAR else "Day"
    if isinstance(value, int):
        return None if abs(value) <= _LARGEST_NUMBER else "Number"
    return None


def _parts(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield f".{name}", getattr(value, name)
    elif isinstance(value, list | tuple):
        for place, item in enumerate(value):
            yield f"[{place}]", item
    elif isinstance(value, dict):
        for name, item in value.items():
            yield f".{name}", item


def converted(plain: object, kind: type[Value], *, strict: bool = True) -> Value:
    """Return plain values as ``kind``; raises ``msgspec.ValidationError``."""
    decoder(kind)  # the type is learnt, and nobody else has only half of it
    return msgspec.convert(plain, kind, strict=strict)
