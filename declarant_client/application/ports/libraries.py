"""The libraries that the program is built on, and under which licences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Library:
    """One library; ``licence`` is its short name, ``text`` what it says in full, where it came."""

    name: str
    version: str
    licence: str
    text: str
