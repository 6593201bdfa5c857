"""What every ordeal is asked for, and what it answers."""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import dataclass, field

CASES = 20_000


@dataclass(slots=True, kw_only=True)
class Effort:
    """How much of an ordeal is wanted."""

    cases: int = CASES
    seconds: float | None = None
    """After so many no further case is begun; ``None``: all of them."""
    seed: int = 1
    only: int | None = None
    """The number of the one case that is repeated, and its file kept."""
    begun: float = field(default_factory=time.monotonic)

    def is_ready(self) -> None:
        """Count the time from now on: office and clients stand, which may have taken long."""
        self.begun = time.monotonic()

    def took(self) -> float:
        """Seconds since it was ready."""
        return time.monotonic() - self.begun

    def is_over(self) -> bool:
        """Whether the time is up."""
        return self.seconds is not None and self.took() >= self.seconds


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many cases an ordeal had, and how many of them failed."""

    cases: int
    failed: int
    told: str = ""
    """What was reckoned up, in a few words."""


Ordeal = Generator[str, None, Outcome]
"""Yields the lines to print and returns the outcome."""
