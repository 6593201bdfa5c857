"""What was saved and sent, written a second time beside the database, for when that is damaged.

A log that SQLite had written can be cut or deleted by others without a trace; an assessment that
was called saved is then still here. The database stays the one truth for all else: this is read
when the last thing it tells is not known there, and when a damaged database is set right.

Replies to answers are told of in the same words; ids tell them apart from assessments.

One line for each thing, with a hash of itself: what a sudden end tore is passed over. It is not
waited for the disk: against a power cut the database stands by itself. Plain words and no JSON
around them, since the last line is read at every opening, before the first paint.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

_NAME = "saved.log"
_BEFORE = ".before"
LONGEST = 4_000_000
"""Bytes after which a new one is begun, once a copy holds what is in the old one."""
_TAIL = 262_144
_SECOND_LOOK = "?"
_APPENDING = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)


class Kind(StrEnum):
    """What one line tells; a line never changes, so these words do not either."""

    SAVED = "saved"
    REPLIED = "replied"
    """A reply to an answer was saved."""
    TAKING_BACK = "taking_back"
    """Undone or withdrawn in a moment, or not: the next line may be missing."""
    TAKEN_BACK = "taken_back"
    LEFT = "left"
    """Not taken back after all: an attempt was quicker."""
    SENT = "sent"
    """Given to an attempt: from here on an office may hold it."""
    ENDED = "ended"
    """Accepted or refused by the office, by its own word; of replies, kept by it."""
    SET_RIGHT = "set_right"
    """All lines before were compared with the database."""


class Saved(NamedTuple):
    """What was saved: where it belongs, through which account it goes, its canonical bytes."""

    identity: int
    phase: str
    account_id: int | None
    content: bytes
    second_look: bool = False
    """It is not sent before the user says so."""


class SavedReply(NamedTuple):
    """A reply that was saved: through which account it goes, and JSON of all that it hangs on."""

    account_id: int | None
    content: bytes


class Line(NamedTuple):
    """One thing that was done to some assessments."""

    kind: Kind
    ids: tuple[str, ...]
    saved: Saved | None = None
    office_id: str = ""
    """Where it was sent."""
    reply: SavedReply | None = None


class SavedBeside:
    """The second record of one profile. Nothing here raises: the database is what counts."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(_NAME)

    def add(self, line: Line) -> None:
        """Write one line behind the others."""
        text = _text(line)
        with suppress(OSError):
            descriptor = os.open(self._path, _APPENDING, 0o600)
            try:
                # One write, so that two processes do not write into each other's lines. The new
                # line in front ends what a sudden end may have torn.
                os.write(descriptor, b"\n%08x %s\n" % (zlib.crc32(text), text))
            finally:
                os.close(descriptor)

    def note(self, kind: Kind, ids: Iterable[str], office_id: str = "") -> None:
        """Write what happened to some assessments."""
        happened = tuple(ids)
        if happened:
            self.add(Line(kind, happened, office_id=office_id))

    def set_right(self) -> None:
        """Write that the database knows all that is written here."""
        self.note(Kind.SET_RIGHT, ["-"])

    def last(self) -> Line | None:
        """Return the last line that is whole."""
        with suppress(OSError), self._path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
            for text in reversed(file.read().splitlines()):
                line = _line(text)
                if line is not None:
                    return line
        return None

    def all(self) -> list[Line]:
        """Return every line that is whole, in order."""
        return [*_lines(self._path.with_name(_NAME + _BEFORE)), *_lines(self._path)]

    def begin_anew(self) -> None:
        """Begin a new record where this one is long: a copy holds nearly all that it tells."""
        with suppress(OSError):
            if self._path.stat().st_size > LONGEST:
                self._path.replace(self._path.with_name(_NAME + _BEFORE))


def _lines(path: Path) -> Iterator[Line]:
    with suppress(OSError):
        for text in path.read_bytes().splitlines():
            line = _line(text)
            if line is not None:
                yield line


def _text(line: Line) -> bytes:
    words = [line.kind.value, ",".join(line.ids)]
    if line.reply is not None:
        words.append(str(line.reply.account_id or 0))
        return " ".join(words).encode() + b" " + line.reply.content
    if line.saved is None:
        # As hexadecimal digits: offices choose their ids, blanks and all.
        words += [line.office_id.encode().hex()] if line.office_id else []
        return " ".join(words).encode()
    saved = line.saved
    waits = _SECOND_LOOK if saved.second_look else ""
    words += [str(saved.identity), saved.phase, f"{saved.account_id or 0}{waits}"]
    # JSON as it is written here holds no line break.
    return " ".join(words).encode() + b" " + saved.content


def _line(text: bytes) -> Line | None:
    hashed, _, told = text.partition(b" ")
    if not told or hashed != b"%08x" % zlib.crc32(told):
        return None
    word, ids, *rest = told.split(b" ", 2)
    try:
        kind = Kind(word.decode())
    except ValueError:
        return None  # A later version's.
    line = Line(kind, tuple(ids.decode().split(",")))
    if kind is Kind.SAVED:
        return line._replace(saved=_saved(rest[0]))
    if kind is Kind.REPLIED:
        account, content = rest[0].split(b" ", 1)
        return line._replace(reply=SavedReply(int(account) or None, content))
    return line._replace(office_id=bytes.fromhex(rest[0].decode()).decode()) if rest else line


def _saved(told: bytes) -> Saved:
    identity, phase, number, content = told.split(b" ", 3)
    account = number.decode()
    waits = account.endswith(_SECOND_LOOK)
    account_id = int(account.removesuffix(_SECOND_LOOK)) or None
    return Saved(int(identity), phase.decode(), account_id, content, waits)


def content_of(lines: Sequence[Line]) -> dict[str, Saved]:
    """Return what was saved and not surely, or perhaps, taken back, by id."""
    back = taken_back_of(lines)
    return {
        line.ids[0]: line.saved
        for line in lines
        if line.saved is not None and line.ids[0] not in back
    }


def taken_back_of(lines: Sequence[Line]) -> set[str]:
    """Return what was taken back, or perhaps was."""
    back: set[str] = set()
    for line in lines:
        if line.kind in {Kind.TAKING_BACK, Kind.TAKEN_BACK}:
            back.update(line.ids)
        else:
            back.difference_update(line.ids)
    return back


def told_of(lines: Sequence[Line], kind: Kind) -> set[str]:
    """Return the ids of which some lines tell."""
    return {one for line in lines if line.kind is kind for one in line.ids}


def sent_of(lines: Sequence[Line]) -> dict[str, str]:
    """Return what was given to an attempt, with the office that it was for."""
    return {one: line.office_id for line in lines if line.kind is Kind.SENT for one in line.ids}
