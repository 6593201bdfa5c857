"""Conditions of a query, put together from what a filter asks for."""

from __future__ import annotations

from dataclasses import dataclass, field

import apsw


@dataclass(slots=True)
class Conditions:
    """SQL conditions joined by AND, with the values for their placeholders."""

    parts: list[str] = field(default_factory=list)
    values: list[apsw.SQLiteValue] = field(default_factory=list)

    def add(self, part: str, *values: apsw.SQLiteValue) -> None:
        """Add a condition; only its values may come from outside."""
        self.parts.append(part)
        self.values.extend(values)

    def __str__(self) -> str:
        return " AND ".join(self.parts) or "1"
