"""Accounts at receiving offices, what is cached of them, notices, and the wire itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from declarant_client.application.ports.cases import DueReply
from declarant_client.application.ports.legal_standing import Standing
from declarant_client.application.ports.submissions import DueItem
from declarant_client.contract.assessments import (
    AssessmentRecord,
    BatchOutcome,
    CaseReply,
    Sheet,
    Withdrawal,
)
from declarant_client.contract.notices import Notice, NoticeKind
from declarant_client.contract.office import Directory, Enrolment, OfficeDescription
from declarant_client.contract.shapes import Page, Problem
from declarant_client.domain.sentences import SaidError, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One key of one party at one office, as kept (the secret is in the keyring)."""

    account_id: int
    office_url: str
    office: OfficeDescription
    party_tax_code: str
    party_name: str
    party_kind: str
    role: str
    client_id: str
    key_name: str
    enrolled_at: datetime
    trouble: Sentence | None = None
    """Why the account cannot be used now ("sign in again"), if so."""


class Stream(StrEnum):
    """The lists that are read with a cursor."""

    SHEETS = "sheets"
    ASSESSMENTS = "assessments"
    NOTICES = "notices"


class AccountStore(Protocol):
    """Accounts and what is cached of their offices."""

    def accounts(self) -> list[Account]:
        """Return all accounts, oldest first."""
        ...

    def add(
        self, office_url: str, office: OfficeDescription, enrolment: Enrolment, at: datetime
    ) -> Account:
        """Keep a new account (without the secret)."""
        ...

    def remove(self, account_id: int) -> None:
        """Forget an account; what was sent stays in the history, what waits loses its account."""
        ...

    def set_trouble(self, account_id: int, trouble: Sentence | None) -> None:
        """Keep why an account cannot be used, or that it can again."""
        ...

    def keep_office(self, account_id: int, office: OfficeDescription) -> None:
        """Keep the office's newest description, with the branches it answers for."""
        ...

    def account_for(self, branch_keys: Sequence[str], enterprise: str | None) -> Account | None:
        """Return the account that answers for a branch (code, short name or alias).

        With several, the one whose party is the enterprise (same 10 digits) goes first, then a
        customs agent's, then the oldest. Keys that may only read are never returned.
        """
        ...

    def is_only_read(self, branch_keys: Sequence[str]) -> bool:
        """Whether a branch's office is connected, but by keys that may only read."""
        ...

    def cursor(self, account_id: int, stream: Stream) -> str | None:
        """Return where reading a list goes on."""
        ...

    def forget_cursor(self, account_id: int, stream: Stream) -> None:
        """Read a list anew from its beginning (the office did not know the cursor)."""
        ...

    def directory(self, account_id: int) -> tuple[Directory, str | None] | None:
        """Return the cached directory and its ETag."""
        ...

    def keep_directory(self, account_id: int, directory: Directory, etag: str | None) -> None:
        """Keep a new directory."""
        ...

    def ask_to_sync(self, at: datetime) -> int:
        """Leave a request for the process that holds the sending right; return its number."""
        ...

    def open_sync_requests(self) -> list[int]:
        """Return the requests that nobody has answered."""
        ...

    def answer_sync(self, requests: Sequence[int], answer: bytes) -> None:
        """Answer requests (JSON of a ``SyncReport``)."""
        ...

    def sync_answer(self, request: int) -> bytes | None:
        """Return the answer to a request, ``None`` while there is none."""
        ...

    def data_version(self) -> int:
        """Return a number that changes when another connection has committed something."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from ``since`` to ``until``, both included; an unknown end is open."""

    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFilter:
    """Which notices to show; ``search`` matches with or without diacritics."""

    unread: bool = False
    starred: bool = False
    search: str = ""
    kind: NoticeKind | None = None
    standing: Standing | None = None
    """As on ``today``."""
    body: str | None = None
    """The issuing body's name, as ``NoticeChoices`` has it."""
    field: str | None = None
    since: date | None = None
    """Posted on this day or later."""
    published: Period | None = None
    """The day of posting where that of publication is unknown."""
    in_force: Period | None = None
    """Taking effect in it; an unknown day lies in no period."""
    today: date = date.min


@dataclass(frozen=True, slots=True)
class NoticeChoices:
    """What notices can be filtered by: issuing bodies and fields that occur."""

    bodies: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticePlace:
    """One notice: by the address of the office or feed that it comes from, and its id there."""

    source: str
    notice_id: str


@dataclass(frozen=True, slots=True)
class KeptNotice:
    """A notice as kept: where it comes from, and whether it was read in this revision."""

    account_id: int | None
    """The account at the office that sent it; ``None`` for a feed's."""
    office_name: str
    """The office's or the feed's name."""
    notice: Notice
    unread: bool
    key: str = ""
    """Its place in the order of notices: what ``NoticeStore.notices`` goes on after."""
    source: str = ""
    starred: bool = False
    before: Notice | None = None
    """Once it became news again: the notice as it was last read or, if it never was, first came."""
    reminded: bool = False
    """Whether it became news because its document takes effect soon."""
    office_name_en: str | None = None
    """``None`` for a feed's."""

    @property
    def place(self) -> NoticePlace:
        """Which notice it is."""
        return NoticePlace(self.source, self.notice.notice_id)


class NoticeStore(Protocol):
    """Notices of all offices and feeds; one notice of one source is kept once."""

    def keep_notices(self, account_id: int, notices: Sequence[Notice], cursor: str) -> int:
        """Merge one page and its cursor; return how many are new or news again.

        A newer revision makes a notice unread again; the same revision never does. The same
        office through two accounts gives one notice.
        """
        ...

    def notices(self, wanted: NoticeFilter, after: str | None, limit: int) -> list[KeptNotice]:
        """Return notices, newest first (``after`` is the last shown notice's key)."""
        ...

    def mark_read(self, places: Sequence[NoticePlace], *, read: bool = True) -> None:
        """Mark notices read or unread."""
        ...

    def mark_all_read(self, wanted: NoticeFilter) -> list[NoticePlace]:
        """Mark everything that a filter shows as read; return what was unread, for undoing."""
        ...

    def star(self, place: NoticePlace, *, starred: bool) -> None:
        """Keep a notice among the starred, or no longer."""
        ...

    def unread(self) -> int:
        """Return how many notices are unread."""
        ...

    def choices(self) -> NoticeChoices:
        """Return what notices can be filtered by."""
        ...


class Reminder(StrEnum):
    """What may be done about a document that takes effect soon, once for each effective day."""

    ANNOUNCED = "announced"
    CLOSED = "closed"
    """Put away by the reader."""


class ReminderStore(Protocol):
    """Legal documents that take effect soon."""

    def taking_effect(self, wanted: Period, without: Reminder) -> list[KeptNotice]:
        """Return the documents that take effect in a period, soonest first.

        Left out is what ``without`` was done about for the same effective day: a day that moved
        counts anew.
        """
        ...

    def announce(self, wanted: Period) -> int:
        """Make what takes effect in a period unread again, once for each effective day.

        So it is counted and announced as any other news; return how many notices.
        """
        ...

    def note(self, notices: Sequence[KeptNotice], done: Reminder) -> None:
        """Remember what was done, for the effective days that the notices have now."""
        ...


class OfficeUnreachableError(SaidError):
    """No word from the office. ``sent`` tells whether the request may have reached it."""

    def __init__(
        self, sentence: Sentence, *, sent: bool, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(sentence)
        self.sent = sent
        self.retry_after = retry_after


class OfficeRefusedError(SaidError):
    """The office answered with a problem."""

    def __init__(
        self, sentence: Sentence, problem: Problem, *, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(sentence)
        self.problem = problem
        self.retry_after = retry_after


class SignInAgainError(SaidError):
    """The key is refused even with a new token, was revoked, or its secret is gone."""


class KeyAbsence(StrEnum):
    """Why the secret of a key is not to be had: whoever knows it can give it for one run."""

    NO_KEYRING = "no-keyring"
    OUT_OF_ORDER = "out-of-order"
    """There is a keyring, but it is locked or fails."""
    NOT_KEPT = "not-kept"
    """The keyring can be read and holds no such key."""


class KeyAbsentError(SignInAgainError):
    """The office was not even asked: this computer does not have the secret."""

    def __init__(self, sentence: Sentence, absence: KeyAbsence) -> None:
        super().__init__(sentence)
        self.absence = absence


@dataclass(frozen=True, slots=True)
class FetchedDirectory:
    """A directory with its ETag; ``directory`` is ``None`` for "not modified"."""

    directory: Directory | None
    etag: str | None


class Office(Protocol):
    """One receiving office through one account.

    Every method may raise ``OfficeUnreachableError``, ``OfficeRefusedError``, ``SignInAgainError``.
    """

    def describe(self) -> OfficeDescription:
        """Fetch the office's description."""
        ...

    def fetch_directory(self, etag: str | None) -> FetchedDirectory:
        """Fetch the directory, or learn that it has not changed."""
        ...

    def fetch_sheets(self, cursor: str | None) -> Page[Sheet]:
        """Fetch the next page of sheets."""
        ...

    def look_up_sheets(self, numbers: Sequence[str]) -> list[Sheet]:
        """Ask for the sheets of some declarations (at most 100)."""
        ...

    def fetch_assessments(self, cursor: str | None) -> Page[AssessmentRecord]:
        """Fetch the next page of the party's assessments."""
        ...

    def fetch_notices(self, cursor: str | None) -> Page[Notice]:
        """Fetch the next page of notices."""
        ...

    def submit(self, items: Sequence[DueItem]) -> list[BatchOutcome]:
        """Send a batch (at most 100), the stored bytes unchanged; one outcome for each item."""
        ...

    def withdraw(self, assessment_id: str) -> Withdrawal:
        """Withdraw an accepted assessment."""
        ...

    def reply(self, due: DueReply) -> CaseReply:
        """Say whether an answer resolves the matter; the same reply sent again is kept once."""
        ...


class Offices(Protocol):
    """How to reach offices."""

    def at(self, account: Account) -> Office:
        """Return the office of an account."""
        ...

    def describe(self, office_url: str) -> OfficeDescription:
        """Fetch an office's description before there is an account."""
        ...

    def enrol(self, office_url: str, code: str, key_name: str) -> Enrolment:
        """Use an enrolment code."""
        ...
