"""Folders of the declaration software as they lie on the disk, and word that one has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol


class FolderAwayError(Exception):
    """The folder is not there, or cannot be opened: not made yet, a share that is offline."""


class ChangesUnknownError(Exception):
    """The system tells no changes of this folder; it has to be looked at now and then."""


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What tells without opening a file whether it is still the one that was read."""

    size: int
    """Bytes."""
    modified_ns: int
    """Time of the last change, as the file system keeps it, in nanoseconds since 1970."""

    @property
    def modified_at(self) -> datetime | None:
        """The time of the last change; ``None`` where what is kept is no time."""
        return time_of(self.modified_ns / 1_000_000_000)


def time_of(seconds: float) -> datetime | None:
    """Return the time that a file system keeps as seconds since 1970; ``None`` for no time."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OSError, OverflowError, ValueError):
        return None


class Folders(Protocol):
    """The folders of this computer and of the network."""

    def lies_on_network(self, folder: Path) -> bool:
        """Whether the folder lies on another computer, whose changes no system tells for sure."""
        ...

    def identity(self, folder: Path) -> tuple[int, int]:
        """Return what stays the same while it is the same folder; raise ``FolderAwayError``."""
        ...

    def files(self, folder: Path, *, recursive: bool) -> dict[Path, FileStamp]:
        """Return every file that may be meant to stay; raise ``FolderAwayError``.

        Left out is what other programs are busy with, by its name (``~$``, ``.tmp``, ``.part``,
        ``.crdownload`` and their like). Links to folders are not followed; inner folders that
        cannot be opened are left out.
        """
        ...

    def stamp(self, file: Path) -> FileStamp | None:
        """Return a file's stamp as it is now; ``None`` when it is gone."""
        ...

    def content_hash(self, file: Path, cancelled: Callable[[], bool]) -> bytes | None:
        """Return the SHA-256 of a file's content; ``None`` when cancelled meanwhile.

        Raises ``OSError`` when it cannot be opened: another program may still hold it.
        """
        ...


class FolderChanges(Protocol):
    """Word of changes, by the system's own events; ``close`` ends every thread of it."""

    def watch(self, folder: Path, *, recursive: bool, changed: Callable[[], None]) -> None:
        """Call ``changed``, from any thread, soon after something in the folder has changed.

        Word of several changes may come as one. Raises ``FolderAwayError`` and
        ``ChangesUnknownError``. A folder that is watched already is watched anew.
        """
        ...

    def forget(self, folder: Path) -> None:
        """Watch a folder no longer; nothing happens when it was not watched."""
        ...

    def close(self) -> None:
        """Watch nothing any longer, and end."""
        ...
