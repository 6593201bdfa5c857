"""Reading what the declaration software wrote."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from declarant_client.domain.declaration import Declaration
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import SaidError, Sentence

PORTION = 500
"""Most declarations in one portion."""


class UnreadableSourceError(SaidError):
    """A source gave nothing, or nothing more; the sentence names it, the reason, the way out."""


class Cause(StrEnum):
    """What a file that could not be read failed by, and so whether it is worth another try."""

    CONTENT = "content"
    """What is in it: it will be the same the next time."""
    SYSTEM = "system"
    """The system does not give it out now: a lock, the network, a disk."""
    READER = "reader"
    """The reader does not start: no file at all can be read now."""
    UNCLEAR = "unclear"
    """The reader died of it, or took too long: its content where that happens every time."""


class UnreadableFileError(UnreadableSourceError):
    """A file gave no declaration, or could not be read to its end."""

    def __init__(self, sentence: Sentence, *, cause: Cause = Cause.CONTENT) -> None:
        super().__init__(sentence)
        self.cause = cause


class UnknownTableError(UnreadableFileError):
    """A table of no known form: the user can say what its columns mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """Some of what a source holds, in its order: the one outcome of every format."""

    origin: Origin
    declarations: tuple[Declaration, ...]
    """At most ``PORTION``."""
    share: float = 1.0
    """How much of the source was read when this portion ended, from 0 to 1."""
    left_out: int = 0
    """Rows of this portion that hold no valid declaration."""
    hint: Sentence | None = None
    """What the user can do so that the source says more, such as which column to show."""


class DeclarationReader(Protocol):
    """The one front door to every format, recognised by content; usable from any thread."""

    def files(self, paths: Iterable[Path]) -> Iterator[Path]:
        """Yield the files that stand for ``paths``: a folder gives its files, recursively.

        Lock files (``~$``) are left out everywhere; in a folder, so are files of other kinds.
        A path that does not exist is yielded, so that reading it says so.
        """
        ...

    def endings(self) -> frozenset[str]:
        """Return the file name endings (lower case, with the dot) for which folders are searched.

        Raises ``UnreadableFileError`` when the child process does not start.
        """
        ...

    def read(self, path: Path, following: Path | None = None) -> Generator[Portion, None, None]:
        """Yield what a file holds; raise ``UnreadableFileError`` instead of the next portion.

        ``following`` is what is to be read next: it may be begun while this is worked on.
        Closing the iterator ends the reading at once. Another thread's reading waits meanwhile.
        """
        ...

    def close(self) -> None:
        """End the child process that reads hostile formats; nothing is read afterwards."""
        ...
