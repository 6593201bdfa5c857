"""Sending replies to answers: one request each, sent again under the same key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus

from declarant_client.application.ports.cases import DueReply, ReplyOutcome, ReplyStore
from declarant_client.application.ports.offices import (
    Account,
    AccountStore,
    KeyAbsentError,
    Office,
    OfficeRefusedError,
    OfficeUnreachableError,
    SignInAgainError,
)
from declarant_client.application.ports.unexpected import UnexpectedError
from declarant_client.application.ports.world import Chance, Clock
from declarant_client.application.sending import Sent
from declarant_client.contract.shapes import ProblemName
from declarant_client.domain.reply import ReplyState
from declarant_client.domain.retry import wait_before
from declarant_client.domain.sentences import SaidError

_NOT_ABOUT_THE_REPLY = frozenset(
    {
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.TOO_EARLY,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.UPGRADE_REQUIRED,
    }
)


class SendReplies:
    """Sends replies that are due. Only the holder of the sending right may use it.

    One of which no word came is not sent again before its case was fetched: an office that takes
    no key from a reply would keep it twice.
    """

    def __init__(
        self, replies: ReplyStore, accounts: AccountStore, clock: Clock, chance: Chance
    ) -> None:
        self._replies = replies
        self._accounts = accounts
        self._clock = clock
        self._chance = chance

    def run(self, account: Account, office: Office, *, cancelled: Callable[[], bool]) -> Sent:
        """Send every reply of one account that is due; stop at the first sign of no network."""
        sent = Sent()
        while not cancelled() and sent.trouble is None:
            due = self._replies.take_due(account.account_id, self._clock.now(), 1)
            if not due:
                break
            sent = self._one(account, office, due[0], sent)
        return sent

    def settle_unknown(self, account: Account) -> bool:
        """Compare replies of unknown end with what was fetched; return whether any waits now."""
        self._replies.settle_unknown(account.account_id)
        now = self._clock.now()
        due_at = self._replies.next_due_at(now)
        return due_at is not None and due_at <= now

    def recover_interrupted(self) -> None:
        """Attempts of a dead sender end unknown."""
        self._replies.recover_interrupted()

    def hasten(self) -> None:
        """Let everything that waits be due at once."""
        self._replies.hasten()

    def waiting(self) -> int:
        """Return how many replies are on their way."""
        return self._replies.waiting()

    def next_due_at(self, now: datetime) -> datetime | None:
        """Return when the next reply wants to be sent."""
        return self._replies.next_due_at(now)

    def _one(self, account: Account, office: Office, due: DueReply, sent: Sent) -> Sent:
        try:
            kept = office.reply(due)
        except OfficeRefusedError as refusal:
            if not _is_judged(refusal):
                return self._put_off(due, refusal, sent, reached=False)
            outcome = ReplyOutcome(
                reply_id=due.reply_id,
                state=ReplyState.REFUSED,
                at=self._clock.now(),
                problem=refusal.problem,
            )
            self._replies.record([outcome])
            return replace(sent, refused=sent.refused + 1)
        except OfficeUnreachableError as gone:
            return self._put_off(due, gone, sent, reached=gone.sent)
        except SignInAgainError as refusal:
            self._accounts.set_trouble(account.account_id, refusal.sentence)
            return self._put_off(due, refusal, sent, reached=False)
        except SaidError:
            raise  # the store's own: nothing can be recorded
        except Exception:
            # A defect of ours, told by whoever called: nothing may stay "being sent" for it.
            self._put_off(due, UnexpectedError(), sent, reached=True)
            raise
        outcome = ReplyOutcome(
            reply_id=due.reply_id, state=ReplyState.SENT, at=self._clock.now(), kept=kept
        )
        self._replies.record([outcome])
        return replace(sent, accepted=sent.accepted + 1)

    def _put_off(self, due: DueReply, error: SaidError, sent: Sent, *, reached: bool) -> Sent:
        """Let it be sent again later; where it may have arrived, after a look at its case."""
        now = self._clock.now()
        wait: timedelta | None = getattr(error, "retry_after", None)
        outcome = ReplyOutcome(
            reply_id=due.reply_id,
            state=ReplyState.UNKNOWN if reached else ReplyState.QUEUED,
            at=now,
            trouble=error.sentence,
            next_attempt_at=now
            + wait_before(due.attempts, asked_to_wait=wait, chance=self._chance.draw()),
        )
        self._replies.record([outcome])
        absence = error.absence if isinstance(error, KeyAbsentError) else None
        return replace(sent, trouble=error.sentence, absence=absence)


def _is_judged(refusal: OfficeRefusedError) -> bool:
    """Whether the office's word is on the reply itself, and not on any request."""
    problem = refusal.problem
    return problem.status not in _NOT_ABOUT_THE_REPLY and problem.name != ProblemName.IN_PROGRESS
