"""Keeping drafts, assessments, the outbox, receipts and cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from declarant_client.application.ports.assessment_place import Place
from declarant_client.contract.assessments import (
    AssessedBy,
    Assessment,
    AssessmentRecord,
    Case,
    Contact,
    Entry,
    Rating,
    Receipt,
    SubjectSource,
)
from declarant_client.contract.office import SubjectKind
from declarant_client.contract.shapes import Problem
from declarant_client.domain.sentences import Sentence
from declarant_client.domain.submission import SubmissionState, ToldState, told_state


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedContact:
    """A contact as far as it is typed; either part may still be empty."""

    name: str = ""
    phone: str = ""

    @classmethod
    def of(cls, contact: Contact | None) -> TypedContact | None:
        """Return a whole contact as one that may be changed."""
        return None if contact is None else cls(name=contact.name, phone=contact.phone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the form holds before it is sent; a rating without a level yet has level ``None``."""

    place: Place
    rows: tuple[DraftRow, ...]
    contact: TypedContact | None = None
    revises: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """One subject's row of the form, as far as it is filled in."""

    kind: SubjectKind
    code: str | None
    name: str
    source: SubjectSource
    level: int | None = None
    entry: Entry = Entry.SINGLE
    reasons: tuple[str, ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSubmission:
    """An assessment ready to be kept: its content and the canonical bytes that will be sent."""

    assessment: Assessment
    canonical: bytes
    place: Place
    account_id: int | None
    state: SubmissionState
    """``held``, or ``queued``."""
    held_until: datetime | None = None
    """Until when it is held; held without an end, it waits for a second look."""
    replaces: str | None = None
    """A refused or unsent assessment that this one takes the place of (an edit): withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxItem:
    """One submission on its way."""

    assessment_id: str
    place: Place
    number: str
    account_id: int | None
    state: SubmissionState
    attempts: int
    made_at: datetime
    held_until: datetime | None
    next_attempt_at: datetime | None
    receipt: Receipt | None
    problem: Problem | None
    """The office's refusal."""
    trouble: Sentence | None
    """What happened at the last attempt that got no word from the office."""
    ended_at: datetime | None

    @property
    def awaits_second_look(self) -> bool:
        """Whether it is sent only once the user has said so."""
        return self.state is SubmissionState.HELD and self.held_until is None

    @property
    def told_state(self) -> ToldState:
        """How its state is told to people."""
        return told_state(self.state, awaits_second_look=self.awaits_second_look)


@dataclass(frozen=True, slots=True)
class DueItem:
    """An item to send now: its id (also the Idempotency-Key) and the bytes, as stored."""

    assessment_id: str
    canonical: bytes
    attempts: int
    """Attempts so far, this one included."""
    was_unknown: bool = False
    """An earlier attempt may have reached the office: never back to ``queued`` then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one attempt came to; the new state follows the moves of ``domain.submission``."""

    assessment_id: str
    state: SubmissionState
    at: datetime
    receipt: Receipt | None = None
    problem: Problem | None = None
    trouble: Sentence | None = None
    next_attempt_at: datetime | None = None
    tried: bool = True
    """False for what was taken and put back before its turn: no attempt is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFilter:
    """What the history shows; ``None`` does not restrict; the period is of ``made_at``."""

    since: datetime | None = None
    until: datetime | None = None
    """Exclusive."""
    enterprise: str | None = None
    """A tax code; empty: where none is known."""
    account_id: int | None = None
    subject_kind: SubjectKind | None = None
    level: int | None = None
    state: ToldState | None = None
    branch: str | None = None
    """A customs branch's code or another key of it, as ``WorklistFilter`` has it."""
    answer: int | None = None
    """With a case answered within this class of ``AnswerTimes``; -1: one without a result."""
    cleared_month: date | None = None
    """The first day of the month in which the declaration was cleared, on Vietnam's clock."""
    search: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One assessment as the history shows it."""

    assessment: Assessment
    state: SubmissionState
    office_name: str | None
    receipt: Receipt | None
    problem: Problem | None
    trouble: Sentence | None
    revised_by: str | None
    """The later assessment that revises this one, when there is one."""
    unverified: bool
    cases: tuple[Case, ...]
    made_here: bool
    """False for an assessment that another computer or key sent."""
    awaits_second_look: bool = False
    """Held without an end: it is sent only once the user has said so."""
    office_name_en: str | None = None

    @property
    def told_state(self) -> ToldState:
        """How its state is told to people."""
        return told_state(
            self.state,
            is_revised=self.revised_by is not None,
            awaits_second_look=self.awaits_second_look,
        )


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Entries, newest first; ``after`` continues behind the last one."""

    entries: tuple[HistoryEntry, ...]
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryTotals:
    """Totals of what is filtered."""

    assessments: int
    ratings: int
    by_level: tuple[int, int, int, int, int]
    """How many ratings have level 1, 2, 3, 4, 5."""
    by_state: tuple[tuple[ToldState, int], ...]
    open_cases: int


@dataclass(frozen=True, slots=True)
class KeptContact:
    """The contact remembered for an enterprise (tax code; ``None``: where none is known)."""

    enterprise: str | None
    contact: Contact


class DraftStore(Protocol):
    """Drafts, saved by themselves while the user fills in the form."""

    def draft(self, place: Place) -> Draft | None:
        """Return the draft for a place."""
        ...

    def save_draft(self, draft: Draft) -> None:
        """Keep the draft, in place of an earlier one."""
        ...

    def drop_draft(self, place: Place) -> None:
        """Forget the draft."""
        ...

    def contact(self, enterprise: str | None) -> Contact | None:
        """Return the contact last used for an enterprise (tax code), else the last of all."""
        ...

    def contacts(self) -> list[KeptContact]:
        """Return the contacts remembered, last used first."""
        ...

    def keep_contact(self, kept: KeptContact) -> None:
        """Change what is remembered for an enterprise; its place among the others stays."""
        ...

    def forget_contact(self, enterprise: str | None) -> None:
        """Forget the contact of an enterprise."""
        ...


class SubmissionStore(Protocol):
    """Assessments and the outbox. Every method is one transaction; "saved" is its return."""

    def submit(self, new: NewSubmission) -> None:
        """Keep the assessment, mark the declaration rated, write the outbox row, drop the draft
        and remember the contact: all or nothing.
        """
        ...

    def undo(self, assessment_id: str, draft: Draft) -> bool:
        """Take a held or never sent item back into a draft; False when it has left already."""
        ...

    def withdraw(self, assessment_id: str, at: datetime) -> bool:
        """Withdraw an item that was never attempted or was refused; False when it is too late."""
        ...

    def item(self, assessment_id: str) -> OutboxItem | None:
        """Return one item."""
        ...

    def outbox(self, ended_since: datetime) -> list[OutboxItem]:
        """Return every item not yet final and those ended since, newest first."""
        ...

    def release_held(self, now: datetime, *, everything: bool) -> int:
        """Queue items whose hold has run out (or all with one that runs out); return how many.

        What waits for a second look stays: only the user ends that.
        """
        ...

    def assign_accounts(self) -> int:
        """Give items without an account the one that answers for their branch; how many."""
        ...

    def hasten(self) -> None:
        """Let everything that waits be due at once: the user asked to send now."""
        ...

    def take_due(self, account_id: int, now: datetime, limit: int) -> list[DueItem]:
        """Mark items that are due as ``sending`` (attempts + 1) and return them, oldest first."""
        ...

    def put_off_due(
        self, account_id: int, now: datetime, until: datetime, trouble: Sentence
    ) -> None:
        """Let all of an account that is due wait until then, too, and say why; none was tried."""
        ...

    def record(self, outcomes: Sequence[Outcome]) -> None:
        """Keep what attempts came to."""
        ...

    def recover_interrupted(self) -> int:
        """Turn ``sending`` into ``unknown``: only the holder of the sending right may call this."""
        ...

    def next_due_at(self) -> datetime | None:
        """Return when the next item wants to be sent or its hold ends."""
        ...

    def waiting(self) -> int:
        """Return how many items still have to be sent."""
        ...

    def refused(self) -> int:
        """Return how many items the office refused and the user has not dealt with."""
        ...

    def current(self, place: Place) -> HistoryEntry | None:
        """Return the newest assessment of a place that is not withdrawn."""
        ...

    def entry(self, assessment_id: str) -> HistoryEntry | None:
        """Return one assessment, made here or restored from an office."""
        ...

    def standing_elsewhere(self, place: Place) -> AssessedBy | None:
        """Return who rated a place first, where a refusal is the newest word on it."""
        ...

    def keep_records(
        self, account_id: int, records: Sequence[AssessmentRecord], cursor: str
    ) -> int:
        """Merge one page of the office's history and its cursor; return how many cases changed.

        An item of ours in ``unknown`` that the office holds becomes ``accepted``.
        """
        ...

    def history(self, wanted: HistoryFilter, after: str | None, limit: int) -> HistoryPage:
        """Return one page of the history."""
        ...

    def all_history(self, wanted: HistoryFilter) -> Iterator[HistoryEntry]:
        """Yield the whole filtered history in order, read in pages."""
        ...

    def totals(self, wanted: HistoryFilter) -> HistoryTotals:
        """Return totals of the filtered history."""
        ...


def rows_of(ratings: Sequence[Rating]) -> tuple[DraftRow, ...]:
    """Return ratings as rows of the form, to be edited."""
    return tuple(
        DraftRow(
            kind=rating.subject.kind,
            code=rating.subject.code,
            name=rating.subject.name,
            source=rating.subject.source,
            level=rating.level,
            entry=rating.entry,
            reasons=tuple(rating.reasons),
            comment=rating.comment,
        )
        for rating in ratings
    )
