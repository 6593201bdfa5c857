"""Copies of everything that is kept, made by the program itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from declarant_client.domain.sentences import SaidError, Sentence, translate


@dataclass(frozen=True, slots=True)
class DatabaseCopy:
    """One copy that was found whole when it was made; ``size`` in bytes."""

    name: str
    path: Path
    made_at: datetime
    size: int


class CopyFailedError(SaidError):
    """No copy could be made; what is kept itself was not touched."""

    def __init__(self, reason: object) -> None:
        super().__init__(
            translate("store", "No copy of the database could be made: {reason}", reason=reason)
        )


class CopyCancelledError(Exception):
    """The user stopped a copy; nothing of it stays."""


def no_progress(_share: float) -> None:
    """Tell nobody how far a copy is."""


def never() -> bool:
    """Go on to the end."""
    return False


class NoSuchCopyError(SaidError):
    """There is no copy of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(translate("store", "There is no copy called “{name}”.", name=name))


class DamagedCopyError(SaidError):
    """The copy is not whole any more."""

    def __init__(self, name: str) -> None:
        super().__init__(
            translate("store", "The copy “{name}” is damaged; choose another one.", name=name)
        )


class DatabaseCopies(Protocol):
    """The copies of one profile."""

    @property
    def folder(self) -> Path:
        """Where the copies lie."""
        ...

    def all(self) -> list[DatabaseCopy]:
        """Return all copies, the newest first."""
        ...

    def is_due(self) -> bool:
        """Whether something was written since the newest copy, and it is an hour old."""
        ...

    def make(
        self,
        progress: Callable[[float], None] = no_progress,
        cancelled: Callable[[], bool] = never,
    ) -> DatabaseCopy:
        """Make a copy now and clear away what need not stay.

        ``progress`` is told the share that is copied; then the copy is looked through. Raises
        ``CopyFailedError``, and ``CopyCancelledError`` soon after ``cancelled`` says so.
        """
        ...

    def check(self) -> None:
        """Look at all of the database; raise ``DamagedStoreError`` where it is damaged.

        What was found is remembered: the next opening sets it right.
        """
        ...


class RestoresCopies(Protocol):
    """Puts a copy in the place of the database, which nobody may have open."""

    def __call__(self, name: str) -> Sentence:
        """Restore; what is there is set aside and merged in. Raise ``SaidError``."""
        ...
