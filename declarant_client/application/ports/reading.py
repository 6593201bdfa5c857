"""Reading what the declaration software wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from declarant_client.domain.declaration import Declaration
from declarant_client.domain.sentences import SaidError, Sentence


class UnreadableFileError(SaidError):
    """A file gave no declaration; the sentence names the file and the reason."""


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file gave: declarations, or the sentence why there are none."""

    path: Path
    declarations: tuple[Declaration, ...] = ()
    failure: Sentence | None = None


class DeclarationReader(Protocol):
    """The one front door to every format, recognised by content."""

    def files(self, paths: Iterable[Path]) -> Iterator[Path]:
        """Yield the files that stand for ``paths``: a folder gives its files, recursively.

        Lock files (``~$``) are left out everywhere; in a folder, so are files of other kinds.
        A path that does not exist is yielded, so that reading it says so.
        """
        ...

    def read(self, path: Path) -> FileReading:
        """Read one file; never raises for what a file holds."""
        ...

    def close(self) -> None:
        """End the child process that reads hostile formats."""
        ...
