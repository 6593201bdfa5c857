"""Conditions of a query, put together from what a filter asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import apsw


class Conditions:
    """SQL conditions joined by AND, with the values for their placeholders."""

    def __init__(self, parts: Iterable[str] = ()) -> None:
        self.parts = list(parts)
        self.values: list[apsw.SQLiteValue] = []

    def add(self, part: str, *values: apsw.SQLiteValue) -> None:
        """Add a condition; only its values may come from outside."""
        self.parts.append(part)
        self.values.extend(values)

    def add_none_of(self, expression: str, values: Sequence[str]) -> None:
        """Ask that an expression is none of some texts; it may be unknown."""
        if values:
            marks = ", ".join("?" * len(values))
            self.add(f"({expression} IS NULL OR {expression} NOT IN ({marks}))", *values)

    def __str__(self) -> str:
        return " AND ".join(self.parts) or "1"
