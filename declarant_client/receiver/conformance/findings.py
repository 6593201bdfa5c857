"""What holding one rule against an office can bring out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from declarant_client.receiver.languages import Said


class Outcome(StrEnum):
    """How an office stands to one rule."""

    OK = "ok"
    BROKEN = "broken"
    NOT_CHECKED = "not_checked"


class NotCheckedError(Exception):
    """A rule that could not be held against this office, and why, in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.why = Said(vi, en)


class BrokenError(Exception):
    """An office that breaks a rule: what was sent, what came, what the contract expects."""

    def __init__(self, *, sent: str, came: str, expected: str) -> None:
        super().__init__(expected)
        self.sent = sent
        self.came = came
        self.expected = expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule, and how the office stands to it; nothing in it is secret."""

    part: str
    name: str
    rule: Said
    outcome: Outcome
    why: Said | None = None
    """Why it was not checked."""
    sent: str | None = None
    came: str | None = None
    expected: str | None = None
