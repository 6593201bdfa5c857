"""What every format's reader is, and what it is given: a stream that can only be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import BinaryIO, Protocol

from declarant_client.application.ports.reading import Portion
from declarant_client.application.ports.tables import TableMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file being read. The path names it in sentences and opens nothing."""

    path: PurePath
    size: int
    """Bytes."""
    opening: bytes = field(repr=False)
    """Its first bytes (at most ``OPENING_BYTES``); never written out: they may hold a password."""
    stream: BinaryIO
    """Opened for reading only, at the file's begin, seekable."""
    mappings: tuple[TableMapping, ...] = ()
    """What the user says of the columns of other software's tables."""


OPENING_BYTES = 4096


class FormatReader(Protocol):
    """One format that declarations come in; it runs in the reading child process."""

    @property
    def endings(self) -> frozenset[str]:
        """The file name endings (lower case, with the dot) for which folders are searched."""
        ...

    def recognises(self, file: SourceFile) -> bool:
        """Whether the file may be of this format, by its content; the stream need not be reset."""
        ...

    def read(self, file: SourceFile) -> Iterator[Portion]:
        """Yield the file's declarations.

        Raises ``UnreadableFileError`` when there are none, or none that can be told apart, and
        whenever the file cannot be read to its end.
        """
        ...
