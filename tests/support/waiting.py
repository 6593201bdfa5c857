"""Waiting for a condition, never for time."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event
from typing import TypeVar

Seen = TypeVar("Seen")
LONGEST = 60.0


def until(condition: Callable[[], Seen], what: str, longest: float = LONGEST) -> Seen:
    """Return the first true value of ``condition``; fail after ``longest`` seconds."""
    pause = Event()
    deadline = time.monotonic() + longest
    while True:
        seen = condition()
        if seen:
            return seen
        if time.monotonic() >= deadline:
            msg = f"waited {longest:.0f} s in vain until {what}"
            raise AssertionError(msg)
        pause.wait(0.05)
