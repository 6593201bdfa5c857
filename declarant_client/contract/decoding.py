"""Decoding JSON into the contract's types, and others, from several threads at once.

msgspec learns what a type is made of when it first decodes into it, and keeps what it learns with
the type before it knows all: another thread that meets the half of it ends the process (seen with
0.22: three threads that decode into the same new types crash within some hundred tries). So types
are learnt one at a time, under one lock; decoding itself needs none.
"""

from __future__ import annotations

from threading import Lock
from typing import Any, TypeVar

import msgspec

Value = TypeVar("Value")

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


def converted(plain: object, kind: type[Value], *, strict: bool = True) -> Value:
    """Return plain values as ``kind``; raises ``msgspec.ValidationError``."""
    decoder(kind)  # the type is learnt, and nobody else has only half of it
    return msgspec.convert(plain, kind, strict=strict)
