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

from declarant_client.application.ports.reading import (
    PORTION,
    Cause,
    Portion,
    UnknownTableError,
    UnreadableFileError,
)
from declarant_client.application.ports.tables import (
    MappingTrial,
    TableMapping,
    TablePreview,
    TriedRow,
)
from declarant_client.domain.declaration import Declaration
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import Sentence

_MESSAGE_LIMIT = 16 * 1024 * 1024
_LENGTH = struct.Struct("<I")
_LONGEST_TEXT = 2_000
_LongText = Annotated[str, Meta(max_length=_LONGEST_TEXT)]


class ReadFile(Struct, frozen=True, array_like=True, tag="read"):
    """The request to read a file, whatever its format."""

    path: bytes
    """As ``os.fsencode`` gives it."""
    mappings: tuple[TableMapping, ...] = ()
    """What the user says of tables."""
    read_as: TableMapping | None = None
    """By this and nothing else."""


class ReadFirstRows(Struct, frozen=True, array_like=True, tag="first_rows"):
    """The request for the first rows of a table, whatever its columns."""

    path: bytes


class TryMapping(Struct, frozen=True, array_like=True, tag="try"):
    """The request to say what a table's first rows become by a mapping."""

    path: bytes
    mapping: TableMapping
    rows: int


Request = ReadFile | ReadFirstRows | TryMapping


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
            _said(portion.hint),
            is_last,
        )

    def portion(self) -> Portion:
        """Return the portion that was found."""
        return Portion(
            origin=self.origin,
            declarations=self.declarations,
            share=self.share,
            left_out=self.left_out,
            hint=_sentence(self.hint),
        )


class FirstRows(Struct, frozen=True, array_like=True, tag="first_rows"):
    """The first rows of a table."""

    preview: TablePreview


class TriedAs(Struct, frozen=True, array_like=True):
    """What one row becomes by a mapping."""

    number: int
    declaration: Declaration | None
    reason: Said | None


class Tried(Struct, frozen=True, array_like=True, tag="tried"):
    """What a table's first rows become by a mapping."""

    rows: tuple[TriedAs, ...]
    hint: Said | None

    @classmethod
    def of(cls, trial: MappingTrial) -> Tried:
        """Return a trial as it goes over the pipe."""
        return cls(
            tuple(TriedAs(row.number, row.declaration, _said(row.reason)) for row in trial.rows),
            _said(trial.hint),
        )

    def trial(self) -> MappingTrial:
        """Return the trial that was made."""
        rows = tuple(
            TriedRow(number=row.number, declaration=row.declaration, reason=_sentence(row.reason))
            for row in self.rows
        )
        return MappingTrial(rows=rows, hint=_sentence(self.hint))


class Refused(Struct, frozen=True, array_like=True, tag="refused"):
    """The file gives nothing, or nothing more, and why."""

    reason: Said
    is_table: bool = False
    """Whether it is a table, of whose columns nobody has said what they mean."""
    cause: Cause = Cause.CONTENT

    @classmethod
    def of(cls, error: UnreadableFileError) -> Refused:
        """Return a refusal as it goes over the pipe."""
        return cls(Said.of(error.sentence), isinstance(error, UnknownTableError), error.cause)

    def error(self) -> UnreadableFileError:
        """Return the refusal to raise."""
        sentence = self.reason.sentence()
        kind = UnknownTableError if self.is_table else UnreadableFileError
        return kind(sentence, cause=self.cause)


Answer = Ready | Found | FirstRows | Tried | Refused


def send(pipe: IO[bytes], message: Struct) -> None:
    """Write one message; raise ``OSError`` when nobody reads any more."""
    write(pipe, message_of(message))


def message_of(answer: Struct) -> bytes:
    """Return a message as it goes over the pipe."""
    content = msgspec.json.encode(answer)
    return _LENGTH.pack(len(content)) + content


def write(pipe: IO[bytes], message: bytes) -> None:
    """Write one message at once; raise ``OSError`` when nobody reads any more."""
    pipe.write(message)
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


def _said(sentence: Sentence | None) -> Said | None:
    return None if sentence is None else Said.of(sentence)


def _sentence(said: Said | None) -> Sentence | None:
    return None if said is None else said.sentence()


def _plain(sentence: Sentence) -> dict[str, str | int | float]:
    return {
        name: value if isinstance(value, int | float) else _cut(str(value))
        for name, value in sentence.values.items()
    }


def _cut(text: str) -> str:
    # A file's name may hold bytes that are no text; what is said of it must be.
    return text[:_LONGEST_TEXT].encode("utf-8", "replace").decode()
