"""Cases of low ratings as they are followed here, and the enterprise's replies to answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.contract.assessments import Case, CaseReply, ReplyKind
from declarant_client.contract.shapes import Problem
from declarant_client.domain.reply import ReplyState
from declarant_client.domain.sentences import Sentence


class CaseKey(NamedTuple):
    """Which case: an office's number for it, of one assessment."""

    entry: int
    """The assessment's place in the store."""
    case_id: str


class CaseShow(StrEnum):
    """Which cases are shown."""

    ALL = "all"
    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """What the results show; ``search`` matches with or without diacritics."""

    show: CaseShow = CaseShow.ALL
    search: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReply:
    """A reply that was written here, and how far it has come."""

    reply_id: str
    kind: ReplyKind
    text: str
    made_at: datetime
    state: ReplyState
    next_attempt_at: datetime | None = None
    problem: Problem | None = None
    """The office's refusal."""
    trouble: Sentence | None = None
    """What kept it at the last attempt."""


@dataclass(frozen=True, slots=True)
class ReplyDraft:
    """A reply that is being written; ``text`` as it was typed."""

    kind: ReplyKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One case with the assessment that opened it and the reply written here last."""

    key: CaseKey
    case: Case
    entry: HistoryEntry
    unread: bool
    reply: KeptReply | None = None
    """The newest one, as long as the office's own word on it has not taken its place."""
    draft: ReplyDraft | None = field(default=None, compare=False)
    """Not told of the case: whoever shows it need not do so anew with each word that is typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFigures:
    """How many cases each part holds."""

    open: int = 0
    answered: int = 0
    closed: int = 0
    unread: int = 0

    @property
    def all(self) -> int:
        """Every case."""
        return self.open + self.answered + self.closed


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReply:
    """A reply ready to be kept; its id is also its ``Idempotency-Key``."""

    reply_id: str
    key: CaseKey
    kind: ReplyKind
    text: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReply:
    """A reply to send now."""

    reply_id: str
    case_id: str
    kind: ReplyKind
    text: str
    attempts: int
    """Attempts so far, this one included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyOutcome:
    """What an attempt to send a reply came to."""

    reply_id: str
    state: ReplyState
    at: datetime
    kept: CaseReply | None = None
    """The reply as the office keeps it."""
    problem: Problem | None = None
    trouble: Sentence | None = None
    next_attempt_at: datetime | None = None


class CaseStore(Protocol):
    """Reads cases: all keys at once, which is quick, and the lines that are looked at."""

    def keys(self, wanted: CaseFilter) -> tuple[CaseKey, ...]:
        """Return the keys of everything wanted: open ones by age, then answered, then closed."""
        ...

    def lines(self, keys: Sequence[CaseKey]) -> list[CaseLine]:
        """Return the lines of some keys, in their order; what is gone is left out."""
        ...

    def figures(self) -> CaseFigures:
        """Count the parts."""
        ...

    def unread(self) -> int:
        """Return how many cases hold news that nobody has read."""
        ...

    def mark_read(self, key: CaseKey, *, read: bool = True) -> None:
        """Mark one case read or unread."""
        ...

    def newest(self) -> int:
        """Return the number of the newest news; it only grows."""
        ...

    def news_since(self, number: int, limit: int) -> list[CaseLine]:
        """Return unread cases with news behind a number, newest first."""
        ...

    def untold_answer(self) -> CaseLine | None:
        """Return the newest answer that the user was not yet shown above a form, if any."""
        ...

    def set_told(self) -> None:
        """Keep that the user was shown, or has waved aside, what ``untold_answer`` tells."""
        ...


class ReplyStore(Protocol):
    """Keeps replies and brings them on their way. Every method is one transaction."""

    def keep(self, new: NewReply) -> bool:
        """Keep a reply; False when one of this case is on its way, or the case is gone.

        A refused one gives way.
        """
        ...

    def take_back(self, reply_id: str, at: datetime) -> bool:
        """Withdraw a reply that no office can hold; False when it has left already."""
        ...

    def keep_draft(self, key: CaseKey, draft: ReplyDraft) -> None:
        """Keep what is being typed, until ``keep`` or ``drop_draft``; no harm once the case is
        gone.
        """
        ...

    def drop_draft(self, key: CaseKey) -> None:
        """Forget what was typed."""
        ...

    def take_due(self, account_id: int, now: datetime, limit: int) -> list[DueReply]:
        """Mark replies that are due as ``sending`` (attempts + 1) and return them, oldest first."""
        ...

    def record(self, outcomes: Sequence[ReplyOutcome]) -> None:
        """Keep what attempts came to."""
        ...

    def settle_unknown(self, account_id: int) -> None:
        """Compare replies of which no word came with their cases, all of them fetched since.

        What the office has is sent; what it does not have waits to be sent again.
        """
        ...

    def recover_interrupted(self) -> int:
        """Turn ``sending`` into ``unknown``: only the holder of the sending right may call this."""
        ...

    def hasten(self) -> None:
        """Let everything that waits be due at once."""
        ...

    def waiting(self) -> int:
        """Return how many replies are on their way."""
        ...

    def next_due_at(self, now: datetime) -> datetime | None:
        """Return when the next reply wants to be sent, ``None`` when none can be."""
        ...
