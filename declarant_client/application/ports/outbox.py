"""The outbox as a page shows it: what is on its way, line by line, however much it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.domain.sentences import Sentence


class OutboxShow(StrEnum):
    """Which part of the outbox is shown."""

    ALL = "all"
    WAITING = "waiting"
    REFUSED = "refused"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxFilter:
    """What the outbox shows: never what ended before ``ended_since``."""

    ended_since: datetime
    show: OutboxShow = OutboxShow.ALL
    search: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxLine:
    """One item with everything that is known of it and of what holds it up."""

    key: int
    """Its place in the outbox: what was saved later has a higher one."""
    entry: HistoryEntry
    attempts: int
    held_until: datetime | None
    next_attempt_at: datetime | None
    account_id: int | None
    account_trouble: Sentence | None
    """Why its account can send nothing until somebody gives a key."""
    behind: bool
    """It revises what is itself still on its way, and is sent after that."""
    replaced: bool
    """A later assessment from here stands at its place."""

    @property
    def assessment_id(self) -> str:
        """Its assessment's id."""
        return self.entry.assessment.assessment_id


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxFigures:
    """How many items each part of the outbox holds."""

    waiting: int = 0
    refused: int = 0
    sent: int = 0
    all: int = 0


class OutboxStore(Protocol):
    """Reads the outbox: all keys at once, which is quick, and the lines that are looked at."""

    def keys(self, wanted: OutboxFilter) -> tuple[int, ...]:
        """Return the keys of everything wanted, newest first."""
        ...

    def lines(self, keys: Sequence[int]) -> list[OutboxLine]:
        """Return the lines of some keys, newest first; what is gone is left out."""
        ...

    def figures(self, ended_since: datetime) -> OutboxFigures:
        """Count the parts."""
        ...

    def hasten_one(self, assessment_id: str) -> bool:
        """Let one item be due at once, its hold ended; False when it waits no more."""
        ...
