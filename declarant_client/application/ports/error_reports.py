"""Reports of errors that nobody expected: our own defects, told and kept, never hidden."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """What is shown and can be copied; it holds nothing that a person typed or a file said."""

    text: str
    kept_in: Path | None
    """The file in which it stands; ``None`` where none could be written."""
    ended: bool = False
    """Whether the program ended by it, in an earlier run."""
    is_again: bool = False
    """Whether one of its kind was shown before; not to be added to a window that is open."""
