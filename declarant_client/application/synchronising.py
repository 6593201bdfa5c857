"""Sending and fetching for all accounts: by the one process that holds the sending right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import msgspec

from declarant_client.application.fetching import FetchNews
from declarant_client.application.ports.offices import (
    Account,
    AccountStore,
    KeyAbsence,
    KeyAbsentError,
    OfficeRefusedError,
    Offices,
    OfficeUnreachableError,
    SignInAgainError,
)
from declarant_client.application.ports.submissions import SubmissionStore
from declarant_client.application.ports.unexpected import UnexpectedError, tell_unexpected
from declarant_client.application.ports.world import Clock, SendingRight
from declarant_client.application.sending import SendDue, Sent
from declarant_client.application.sending_replies import SendReplies
from declarant_client.contract.decoding import decoded
from declarant_client.domain.sentences import SaidError, Sentence

POLL_SECONDS = 0.2
POLLS = 600
"""How often a request to the process that sends is looked after: for two minutes.

Counted, not timed: the clock may be set while it waits.
"""


@dataclass(frozen=True, slots=True)
class MissingKey:
    """An account whose key this computer does not have, and why."""

    account: Account
    absence: KeyAbsence


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What one run did.

    ``sent`` counts assessments received by an office in this run, ``replies`` the replies to
    answers; ``waiting`` and ``refused`` count what still waits and what stands refused; ``cases``,
    ``sheets`` and ``notices`` count what was new or changed. ``missing_keys`` are the accounts
    that can do nothing until somebody gives their key, whether this run tried them or not; only
    the process that sends knows them.
    """

    sent: int = 0
    waiting: int = 0
    refused: int = 0
    cases: int = 0
    sheets: int = 0
    notices: int = 0
    replies: int = 0
    troubles: tuple[Sentence, ...] = field(default=())
    missing_keys: tuple[MissingKey, ...] = field(default=())


def _never() -> bool:
    return False


class BesideOffices(Protocol):
    """Gathers what is news without any office; see ``NewsBesideOffices.run``."""

    def __call__(self, *, all_now: bool, cancelled: Callable[[], bool]) -> int: ...


def _nothing_beside(*, all_now: bool, cancelled: Callable[[], bool]) -> int:  # noqa: ARG001 - nothing to ask
    return 0


class Synchronise:
    """Sends what is due and fetches what is new. The caller must hold the sending right."""

    def __init__(
        self,
        *,
        submissions: SubmissionStore,
        accounts: AccountStore,
        offices: Offices,
        send: SendDue,
        replies: SendReplies,
        fetch: FetchNews,
        clock: Clock,
        beside_offices: BesideOffices = _nothing_beside,
    ) -> None:
        self._submissions = submissions
        self._replies = replies
        self._accounts = accounts
        self._offices = offices
        self._send = send
        self._fetch = fetch
        self._clock = clock
        self._beside_offices = beside_offices
        self._absences: dict[int, KeyAbsence] = {}

    def begin(self) -> None:
        """Call once after the sending right was taken: attempts of a dead sender end unknown."""
        self._submissions.recover_interrupted()
        self._replies.recover_interrupted()

    def run(
        self, *, all_now: bool, fetch: bool = True, cancelled: Callable[[], bool] = _never
    ) -> SyncReport:
        """Send what is due, or everything that waits when ``all_now``; then fetch.

        ``all_now`` is the user's own "send now": it ends holds that end by themselves, and
        disregards waiting times.
        Trouble with one account is told and harms no other.
        """
        self._submissions.release_held(self._clock.now(), everything=all_now)
        if all_now:
            self._submissions.hasten()
            self._replies.hasten()
        self._submissions.assign_accounts()
        totals = _Totals()
        accounts = self._accounts.accounts()
        for account in accounts:
            if cancelled():
                break
            try:
                self._one_account(account, totals, cancelled, all_now=all_now, fetch=fetch)
            except (OfficeRefusedError, OfficeUnreachableError) as error:
                # Fetching begins with what needs no key: this tells nothing of it.
                totals.troubles.append(error.sentence)
            except SignInAgainError as error:
                self._remember_key(
                    account, error.absence if isinstance(error, KeyAbsentError) else None
                )
                self._accounts.set_trouble(account.account_id, error.sentence)
                totals.troubles.append(error.sentence)
            except SaidError:
                raise
            except Exception as error:  # noqa: BLE001 - our defect: told, and others are served
                tell_unexpected(error)
                totals.troubles.append(UnexpectedError().sentence)
        if fetch and not cancelled():
            # Last of all: a gazette that answers slowly holds up no assessment of this run.
            totals.notices += self._beside_offices(all_now=all_now, cancelled=cancelled)
        return self._report(totals, accounts)

    def answer_requests(self, *, cancelled: Callable[[], bool] = _never) -> SyncReport | None:
        """Serve other processes that asked to sync; ``None`` when nobody did."""
        requests = self._accounts.open_sync_requests()
        if not requests:
            return None
        report = self.run(all_now=True, cancelled=cancelled)
        self._accounts.answer_sync(requests, msgspec.json.encode(_plain(report)))
        return report

    def next_due_at(self) -> datetime | None:
        """Return when something wants to be sent next, ``None`` when nothing waits."""
        times = (self._submissions.next_due_at(), self._replies.next_due_at(self._clock.now()))
        return min((time for time in times if time is not None), default=None)

    def _one_account(
        self,
        account: Account,
        totals: _Totals,
        cancelled: Callable[[], bool],
        *,
        all_now: bool,
        fetch: bool,
    ) -> None:
        # A key that was refused first has to show, by fetching, that it is good again.
        trusted = account.trouble is None or all_now
        reached = not trusted or self._send_for(account, totals, cancelled)
        if not (fetch and reached):
            return
        # After sending: the cases that low ratings opened come at once.
        self._fetch_for(account, totals, cancelled)
        settled = self._settled(account, cancelled)
        if self._submissions.assign_accounts() or not trusted or settled:
            # What was fetched named the office of something that waited, or lacked a reply.
            self._send_for(account, totals, cancelled)

    def _settled(self, account: Account, cancelled: Callable[[], bool]) -> bool:
        """Compare replies of unknown end with what was fetched, if all was; whether any waits."""
        return not cancelled() and self._replies.settle_unknown(account)

    def _fetch_for(self, account: Account, totals: _Totals, cancelled: Callable[[], bool]) -> None:
        fetched = self._fetch.run(account, self._offices.at(account), cancelled)
        self._remember_key(account, None)
        self._accounts.set_trouble(account.account_id, None)
        totals.cases += fetched.cases
        totals.sheets += fetched.sheets
        totals.notices += fetched.notices

    def _send_for(self, account: Account, totals: _Totals, cancelled: Callable[[], bool]) -> bool:
        """Send; return False when the office could not be reached: fetching would only wait."""
        office = self._offices.at(account)
        sent = self._send.run(account, office, cancelled=cancelled)
        totals.sent += sent.accepted
        if sent.trouble is None:
            replied = self._replies.run(account, office, cancelled=cancelled)
            totals.replies += replied.accepted
            sent = Sent(sent.accepted + replied.accepted, 0, replied.trouble, replied.absence)
        if sent.accepted or sent.trouble is not None:
            self._remember_key(account, sent.absence)
        if sent.trouble is not None:
            totals.troubles.append(sent.trouble)
        return sent.trouble is None

    def _remember_key(self, account: Account, absence: KeyAbsence | None) -> None:
        """Remember what the last attempt showed: not every run tries every account."""
        if absence is None:
            self._absences.pop(account.account_id, None)
        else:
            self._absences[account.account_id] = absence

    def _report(self, totals: _Totals, accounts: list[Account]) -> SyncReport:
        return SyncReport(
            sent=totals.sent,
            waiting=self._submissions.waiting() + self._replies.waiting(),
            refused=self._submissions.refused(),
            cases=totals.cases,
            sheets=totals.sheets,
            notices=totals.notices,
            replies=totals.replies,
            troubles=tuple(totals.troubles),
            missing_keys=tuple(
                MissingKey(account, self._absences[account.account_id])
                for account in accounts
                if account.account_id in self._absences
            ),
        )


@dataclass(slots=True)
class _Totals:
    sent: int = 0
    cases: int = 0
    sheets: int = 0
    notices: int = 0
    replies: int = 0
    troubles: list[Sentence] = field(default_factory=list)


class SyncNow:
    """The user's ``sync``: by ourselves, or by asking the process that holds the sending right."""

    def __init__(
        self,
        synchronise: Synchronise,
        accounts: AccountStore,
        submissions: SubmissionStore,
        right: SendingRight,
        clock: Clock,
        pause: Callable[[float], None],
    ) -> None:
        self._synchronise = synchronise
        self._accounts = accounts
        self._submissions = submissions
        self._right = right
        self._clock = clock
        self._pause = pause

    def run(self) -> SyncReport | None:
        """Send and fetch now; ``None`` when the process that sends gave no answer in time."""
        request: int | None = None
        for _ in range(POLLS):
            if self._right.take():
                return self._by_ourselves(request)
            if request is None:
                request = self._accounts.ask_to_sync(self._clock.now())
            answer = self._accounts.sync_answer(request)
            if answer is not None:
                return _from_plain(answer)
            self._pause(POLL_SECONDS)
        return None

    def _by_ourselves(self, request: int | None) -> SyncReport:
        try:
            self._synchronise.begin()
            report = self._synchronise.run(all_now=True)
            if request is not None:
                self._accounts.answer_sync([request], msgspec.json.encode(_plain(report)))
            return report
        finally:
            self._right.release()


def _plain(report: SyncReport) -> dict[str, object]:
    counts = ("sent", "waiting", "refused", "cases", "sheets", "notices", "replies")
    return {
        **{name: getattr(report, name) for name in counts},
        "troubles": [_plain_sentence(trouble) for trouble in report.troubles],
    }


def _plain_sentence(sentence: Sentence) -> list[object]:
    values = {name: str(value) for name, value in sentence.values.items()}
    return [sentence.context, sentence.source, values]


def _from_plain(answer: bytes) -> SyncReport:
    plain = decoded(answer, _PlainReport)
    return SyncReport(
        plain.sent,
        plain.waiting,
        plain.refused,
        plain.cases,
        plain.sheets,
        plain.notices,
        plain.replies,
        tuple(Sentence(*trouble) for trouble in plain.troubles),
    )


class _PlainReport(msgspec.Struct):
    sent: int
    waiting: int
    refused: int
    cases: int
    sheets: int
    notices: int
    replies: int
    troubles: list[tuple[str, str, dict[str, str]]]
