"""Reports of errors that nobody expected: our own defects, told and kept, never hidden."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from declarant_client.domain.sentences import SaidError, translate


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """What is shown and can be copied; it holds nothing that a person typed or a file said."""

    text: str
    kept_in: Path | None
    """The file in which it stands; ``None`` where none could be written."""
    ended: bool = False
    """Whether the program ended by it, in an earlier run."""


class UnexpectedError(SaidError):
    """Work that ended in a defect of ours, for whoever waits for its result."""

    def __init__(self) -> None:
        super().__init__(
            translate(
                "trouble",
                "Something went wrong that nobody expected; it was not done. A report was kept.",
            )
        )


def tell_unexpected(error: Exception) -> None:
    """Tell of an error that must not end the calling thread, as if it had.

    Whoever is told of errors in threads (``threading.excepthook``) is told of this one.
    """
    happened = (type(error), error, error.__traceback__, threading.current_thread())
    threading.excepthook(threading.ExceptHookArgs(happened))
