"""Sending what is due through one account: the policy is pure, the office does the transport."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from declarant_client.application.ports.offices import (
    Account,
    AccountStore,
    KeyAbsence,
    KeyAbsentError,
    Office,
    OfficeRefusedError,
    OfficeUnreachableError,
    SignInAgainError,
)
from declarant_client.application.ports.submissions import DueItem, Outcome, SubmissionStore
from declarant_client.application.ports.unexpected import UnexpectedError
from declarant_client.application.ports.world import Chance, Clock
from declarant_client.contract.assessments import BatchOutcome
from declarant_client.contract.shapes import BATCH_LIMIT, ProblemName
from declarant_client.domain.retry import wait_before
from declarant_client.domain.sentences import SaidError, Sentence, translate
from declarant_client.domain.submission import SubmissionState

ALONE_AFTER = 2
"""Attempts after which an item travels alone, so that it cannot hold up the others.

Only where one of them may have reached the office: a network that is away is no item's fault.
"""

_ASK_AGAIN = frozenset(
    {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}
)
_LONGEST_SECONDS = 86_400 * 366
"""Longer than anything is waited for; a longer time might be none at all."""
_NOT_ABOUT_THE_ITEM = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.UPGRADE_REQUIRED})


def judged(answer: BatchOutcome, item: DueItem, now: datetime, chance: float) -> Outcome:
    """Return what the office's word on one item means for it."""
    if answer.receipt is not None and answer.status in {HTTPStatus.OK, HTTPStatus.CREATED}:
        return Outcome(
            assessment_id=item.assessment_id,
            state=SubmissionState.ACCEPTED,
            at=now,
            receipt=answer.receipt,
        )
    seconds = answer.retry_after
    wait = None if seconds is None else timedelta(seconds=min(seconds, _LONGEST_SECONDS))
    problem = answer.problem
    in_progress = problem is not None and problem.name == ProblemName.IN_PROGRESS
    refused = HTTPStatus.BAD_REQUEST <= answer.status < HTTPStatus.INTERNAL_SERVER_ERROR
    if refused and not in_progress and answer.status not in _ASK_AGAIN | _NOT_ABOUT_THE_ITEM:
        return Outcome(
            assessment_id=item.assessment_id,
            state=SubmissionState.REFUSED,
            at=now,
            problem=problem,
        )
    untouched = answer.status in _ASK_AGAIN | _NOT_ABOUT_THE_ITEM
    return later(item, now, chance, wait=wait, untouched=untouched, trouble=_no_word())


def later(
    item: DueItem,
    now: datetime,
    chance: float,
    *,
    wait: timedelta | None,
    untouched: bool,
    trouble: Sentence,
) -> Outcome:
    """Return the outcome of an attempt that has to be made again.

    ``untouched``: the office surely did nothing, so the item may still be edited, unless an
    earlier attempt's end is not known.
    """
    free = untouched and not item.was_unknown
    return Outcome(
        assessment_id=item.assessment_id,
        state=SubmissionState.QUEUED if free else SubmissionState.UNKNOWN,
        at=now,
        trouble=trouble,
        next_attempt_at=now + wait_before(item.attempts, asked_to_wait=wait, chance=chance),
    )


def untried(item: DueItem, now: datetime, *, trouble: Sentence, again_at: datetime) -> Outcome:
    """Return the outcome of an item that was taken, but whose turn to be sent did not come."""
    return Outcome(
        assessment_id=item.assessment_id,
        state=SubmissionState.UNKNOWN if item.was_unknown else SubmissionState.QUEUED,
        at=now,
        trouble=trouble,
        next_attempt_at=again_at,
        tried=False,
    )


def _no_word() -> Sentence:
    return translate("sending", "The office could not take it just now and will be asked again.")


def batches(due: Sequence[DueItem]) -> Iterator[list[DueItem]]:
    """Yield what is due in batches; what failed repeatedly goes alone, behind the others."""
    together = [item for item in due if not _goes_alone(item)]
    for start in range(0, len(together), BATCH_LIMIT):
        yield together[start : start + BATCH_LIMIT]
    for item in due:
        if _goes_alone(item):
            yield [item]


def _goes_alone(item: DueItem) -> bool:
    return item.was_unknown and item.attempts > ALONE_AFTER


@dataclass(frozen=True, slots=True)
class Sent:
    """What one pass came to: accepted and refused items, and what went wrong, in words.

    ``absence`` tells why nothing could be sent at all, where that is the reason.
    """

    accepted: int = 0
    refused: int = 0
    trouble: Sentence | None = None
    absence: KeyAbsence | None = None


class SendDue:
    """Sends what is due. Only the holder of the sending right may use it."""

    def __init__(
        self, submissions: SubmissionStore, accounts: AccountStore, clock: Clock, chance: Chance
    ) -> None:
        self._submissions = submissions
        self._accounts = accounts
        self._clock = clock
        self._chance = chance

    def run(self, account: Account, office: Office, *, cancelled: Callable[[], bool]) -> Sent:
        """Send everything of one account that is due; stop at the first sign of no network."""
        sent = Sent()
        while not cancelled():
            due = self._submissions.take_due(account.account_id, self._clock.now(), BATCH_LIMIT)
            if not due:
                break
            sent = self._pass(account, office, due, sent, cancelled)
            if sent.trouble is not None:
                break
        return sent

    def _pass(
        self,
        account: Account,
        office: Office,
        due: list[DueItem],
        sent: Sent,
        cancelled: Callable[[], bool],
    ) -> Sent:
        waiting = list(batches(due))
        while waiting:
            if cancelled():
                self._put_back([item for batch in waiting for item in batch])
                return sent
            batch = waiting.pop(0)
            try:
                outcomes = self._judge(batch, office.submit(batch))
            except OfficeRefusedError as refusal:
                if refusal.problem.status in _NOT_ABOUT_THE_ITEM | _ASK_AGAIN:
                    return self._stop(account, [batch, *waiting], refusal, sent, untouched=True)
                if len(batch) > 1:
                    # The batch as a whole was refused: find the item that is to blame.
                    waiting[:0] = [[item] for item in batch]
                    continue
                outcomes = [self._refused(batch[0], refusal)]
            except OfficeUnreachableError as gone:
                return self._stop(account, [batch, *waiting], gone, sent, untouched=not gone.sent)
            except SignInAgainError as refusal:
                self._accounts.set_trouble(account.account_id, refusal.sentence)
                return self._stop(account, [batch, *waiting], refusal, sent, untouched=True)
            except SaidError:
                raise  # the store's own: nothing can be recorded
            except Exception:
                # A defect of ours, told by whoever called: nothing may stay "being sent" for it.
                self._stop(account, [batch, *waiting], UnexpectedError(), sent, untouched=False)
                raise
            self._submissions.record(outcomes)
            sent = _counted(sent, outcomes)
        return sent

    def _judge(self, batch: list[DueItem], answers: list[BatchOutcome]) -> list[Outcome]:
        now = self._clock.now()
        by_key = {answer.key: answer for answer in answers}
        return [
            judged(by_key[item.assessment_id], item, now, self._chance.draw())
            if item.assessment_id in by_key
            else later(
                item, now, self._chance.draw(), wait=None, untouched=False, trouble=_no_word()
            )
            for item in batch
        ]

    def _refused(self, item: DueItem, refusal: OfficeRefusedError) -> Outcome:
        wait = refusal.retry_after
        answer = BatchOutcome(
            key=item.assessment_id,
            status=refusal.problem.status,
            problem=refusal.problem,
            retry_after=None if wait is None else int(wait.total_seconds()),
        )
        return judged(answer, item, self._clock.now(), self._chance.draw())

    def _stop(
        self,
        account: Account,
        unsent: list[list[DueItem]],
        error: SaidError,
        sent: Sent,
        *,
        untouched: bool,
    ) -> Sent:
        """Put back what this pass took: the batch at hand by what is known, the rest untried."""
        wait = getattr(error, "retry_after", None)
        now = self._clock.now()
        at_hand, rest = unsent[0], [item for batch in unsent[1:] for item in batch]
        outcomes = [
            later(
                item,
                now,
                self._chance.draw(),
                wait=wait,
                untouched=untouched,
                trouble=error.sentence,
            )
            for item in at_hand
        ]
        for item in rest:
            again_at = now + wait_before(
                item.attempts - 1, asked_to_wait=wait, chance=self._chance.draw()
            )
            outcomes.append(untried(item, now, trouble=error.sentence, again_at=again_at))
        self._submissions.record(outcomes)
        # What was not taken yet would knock at the same door at once, a batch after the other.
        until = outcomes[0].next_attempt_at or now
        self._submissions.put_off_due(account.account_id, now, until, error.sentence)
        absence = error.absence if isinstance(error, KeyAbsentError) else None
        return Sent(sent.accepted, sent.refused, error.sentence, absence)

    def _put_back(self, items: list[DueItem]) -> None:
        """Put back what was taken and not tried: the program is about to end."""
        now = self._clock.now()
        self._submissions.record(
            [untried(item, now, trouble=_ended(), again_at=now) for item in items]
        )


def _ended() -> Sentence:
    return translate("sending", "The program was closed before it could be sent.")


def _counted(sent: Sent, outcomes: list[Outcome]) -> Sent:
    states = [outcome.state for outcome in outcomes]
    return Sent(
        sent.accepted + states.count(SubmissionState.ACCEPTED),
        sent.refused + states.count(SubmissionState.REFUSED),
        sent.trouble,
    )
