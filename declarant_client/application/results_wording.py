"""How a case stands, in words: its stage, its due date, and how far our reply has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from declarant_client.application.office_wording import CASE_EVENTS
from declarant_client.application.outbox_wording import words_of
from declarant_client.application.ports.cases import KeptReply
from declarant_client.contract.assessments import (
    Case,
    CaseEvent,
    CaseEventKind,
    CaseOutcome,
    ReplyKind,
)
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.reply import ReplyState
from declarant_client.domain.sentences import Sentence, translate

_SOON = 2
"""Days before the due date from which it is said with a sign."""

OUTCOMES: dict[CaseOutcome, Sentence] = {
    CaseOutcome.FOUNDED: translate("results", "Founded"),
    CaseOutcome.PARTLY: translate("results", "Partly founded"),
    CaseOutcome.UNFOUNDED: translate("results", "Unfounded"),
    CaseOutcome.OUTSIDE_CUSTOMS: translate("results", "Outside customs"),
}
"""An answer in a word or two: where there is room, ``CASE_OUTCOMES`` says it in a sentence."""

REPLIES: dict[ReplyKind, Sentence] = {
    ReplyKind.ACCEPTED: translate("history", "Your reply: settled"),
    ReplyKind.NOT_RESOLVED: translate("history", "Your reply: not settled"),
}
"""The enterprise's word on an answer."""

_MIDDLE = frozenset({CaseEventKind.ASSIGNED, CaseEventKind.VERIFYING})


class DueSign(StrEnum):
    """What a due date calls for."""

    AHEAD = "ahead"
    SOON = "soon"
    OVERDUE = "overdue"
    MET = "met"
    LATE = "late"
    """Answered behind the date."""


@dataclass(frozen=True, slots=True)
class Due:
    """When the answer is due, or was given, against the office's own date."""

    sign: DueSign
    sentence: Sentence


def last_event(case: Case) -> CaseEvent | None:
    """Return the newest event, ``None`` for a case without any."""
    return max(case.events, key=lambda event: event.sequence, default=None)


def answer_in(case: Case) -> CaseEvent | None:
    """Return the newest answer."""
    answers = [event for event in case.events if event.kind is CaseEventKind.ANSWERED]
    return max(answers, key=lambda event: event.sequence, default=None)


def stage_word(case: Case) -> Sentence:
    """Return where a case stands: an answer by its outcome."""
    last = last_event(case)
    if last is None:
        return CASE_EVENTS[CaseEventKind.RECEIVED]
    if last.kind is CaseEventKind.ANSWERED and last.outcome is not None:
        return OUTCOMES[last.outcome]
    return CASE_EVENTS[last.kind]


def stage_kind(case: Case) -> str:
    """Return which pair of the theme's colours the stage's chip takes."""
    last = last_event(case)
    if last is None or last.kind in {CaseEventKind.RECEIVED, CaseEventKind.CLOSED}:
        return "neutral"
    if last.kind in _MIDDLE:
        return "note"
    taken = last.outcome in {CaseOutcome.FOUNDED, CaseOutcome.PARTLY}
    return "good" if taken else "warning"


def due_of(case: Case, now: datetime) -> Due | None:
    """Return how the due date stands; ``None`` where a case was closed without an answer."""
    last, answer = last_event(case), answer_in(case)
    is_open = last is None or last.kind not in {CaseEventKind.ANSWERED, CaseEventKind.CLOSED}
    if is_open:
        return _awaited(case, now)
    return None if answer is None else _answered(case, answer)


def _awaited(case: Case, now: datetime) -> Due:
    days = _days(now, case.due_at)
    if case.due_at < now:
        if days == 0:
            return Due(DueSign.OVERDUE, translate("results", "Overdue since today"))
        if days == -1:
            return Due(DueSign.OVERDUE, translate("results", "Overdue by a day"))
        return Due(DueSign.OVERDUE, translate("results", "Overdue by {days} days", days=-days))
    sign = DueSign.SOON if days <= _SOON else DueSign.AHEAD
    if days == 0:
        return Due(sign, translate("results", "Answer due today"))
    if days == 1:
        return Due(sign, translate("results", "Answer due tomorrow"))
    return Due(sign, translate("results", "Answer due in {days} days", days=days))


def _answered(case: Case, answer: CaseEvent) -> Due:
    day = f"{answer.at.astimezone(VIETNAM):%d/%m/%Y}"
    late = _days(case.due_at, answer.at)
    if answer.at <= case.due_at or late <= 0:
        return Due(DueSign.MET, translate("results", "Answered on {day}, in time", day=day))
    if late == 1:
        return Due(DueSign.LATE, translate("results", "Answered on {day}, a day late", day=day))
    return Due(
        DueSign.LATE,
        translate("results", "Answered on {day}, {days} days late", day=day, days=late),
    )


def _days(start: datetime, end: datetime) -> int:
    """Return the days between two moments on Vietnam's calendar."""
    return (end.astimezone(VIETNAM).date() - start.astimezone(VIETNAM).date()).days


def reply_standing(reply: KeptReply) -> Sentence:
    """Return how far a reply has come, with what keeps it."""
    match reply.state:
        case ReplyState.REFUSED:
            return translate(
                "results", "The office refused it: {words}", words=words_of(reply.problem)
            )
        case ReplyState.UNKNOWN:
            return translate(
                "results", "No answer yet: whether it arrived is seen when the case is fetched"
            )
        case ReplyState.SENDING:
            return translate("results", "Being sent")
        case _ if reply.trouble is not None:
            return translate("results", "Waiting to be sent: {trouble}", trouble=reply.trouble)
    return translate("results", "Waiting to be sent")
