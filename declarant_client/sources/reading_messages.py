"""What the reading child process and its parent say to each other over the pipes.

A message is a 4-byte little-endian length and that many bytes of JSON. The child is not trusted:
its answers are decoded into these bounded types, and anything else counts as its death.
"""

from __future__ import annotations

import struct
from types import MappingProxyType
from typing import IO, Annotated

import msgspec
from msgspec import Meta, Struct

from declarant_client.application.ports.reading import PORTION, Portion
from declarant_client.domain.declaration import Declaration
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import Sentence

_MESSAGE_LIMIT = 16 * 1024 * 1024
_LENGTH = struct.Struct("<I")
_LONGEST_TEXT = 2_000
_LongText = Annotated[str, Meta(max_length=_LONGEST_TEXT)]


class ReadFile(Struct, frozen=True, array_like=True):
    """The request: read the file, whatever its format."""

    path: bytes
    """As ``os.fsencode`` gives it."""


class Said(Struct, frozen=True, array_like=True):
    """A sentence with plain values."""

    context: _LongText
    source: _LongText
    values: dict[str, _LongText | int | float]

    @classmethod
    def of(cls, sentence: Sentence) -> Said:
        """Return the sentence as it goes over the pipe."""
        return cls(sentence.context, sentence.source, _plain(sentence))

    def sentence(self) -> Sentence:
        """Return the sentence that was said."""
        return Sentence(self.context, self.source, MappingProxyType(dict(self.values)))


class Ready(Struct, frozen=True, array_like=True, tag="ready"):
    """The first word of a child that has started: the endings that its formats usually have."""

    endings: frozenset[str]


class Found(Struct, frozen=True, array_like=True, tag="found"):
    """A portion of what the file holds."""

    origin: Origin
    declarations: Annotated[tuple[Declaration, ...], Meta(max_length=PORTION)]
    share: Annotated[float, Meta(ge=0, le=1)]
    left_out: Annotated[int, Meta(ge=0)]
    hint: Said | None
    is_last: bool

    @classmethod
    def of(cls, portion: Portion, *, is_last: bool) -> Found:
        """Return a portion as it goes over the pipe."""
        return cls(
            portion.origin,
            portion.declarations,
            portion.share,
            portion.left_out,
            None if portion.hint is None else Said.of(portion.hint),
            is_last,
        )

    def portion(self) -> Portion:
        """Return the portion that was found."""
        return Portion(
            origin=self.origin,
            declarations=self.declarations,
            share=self.share,
            left_out=self.left_out,
            hint=None if self.hint is None else self.hint.sentence(),
        )


class Refused(Struct, frozen=True, array_like=True, tag="refused"):
    """The file gives nothing, or nothing more, and why."""

    reason: Said


Answer = Ready | Found | Refused


def send(pipe: IO[bytes], message: Struct) -> None:
    """Write one message; raise ``OSError`` when nobody reads any more."""
    content = msgspec.json.encode(message)
    pipe.write(_LENGTH.pack(len(content)) + content)
    pipe.flush()


def received(pipe: IO[bytes]) -> bytes | None:
    """Read one message's content; ``None`` at the end of the pipe, or when it is broken off."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _MESSAGE_LIMIT:
        return None
    content = pipe.read(length)
    return content if len(content) == length else None


def _plain(sentence: Sentence) -> dict[str, str | int | float]:
    return {
        name: value if isinstance(value, int | float) else _cut(str(value))
        for name, value in sentence.values.items()
    }


def _cut(text: str) -> str:
    # A file's name may hold bytes that are no text; what is said of it must be.
    return text[:_LONGEST_TEXT].encode("utf-8", "replace").decode()
