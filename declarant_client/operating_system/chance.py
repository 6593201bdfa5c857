"""Chance, from the operating system."""

from __future__ import annotations

from random import SystemRandom


class SystemChance:
    """Chance as the port ``Chance``; not seeded, so that two hundred clients differ."""

    def __init__(self) -> None:
        self._random = SystemRandom()

    def draw(self) -> float:
        return self._random.random()
