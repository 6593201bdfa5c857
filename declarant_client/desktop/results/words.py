"""How the results word a case: its subject, its last step, its due date, all of it to be spoken."""

from __future__ import annotations

from datetime import datetime

from declarant_client.application.office_wording import CASE_EVENTS
from declarant_client.application.ports.cases import CaseLine
from declarant_client.application.replying import is_wanted
from declarant_client.application.results_wording import (
    OUTCOMES,
    REPLIES,
    DueSign,
    answer_in,
    due_of,
    last_event,
    reply_standing,
    stage_word,
)
from declarant_client.contract.assessments import CaseEventKind
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.history.words import enterprise_line, subject_name
from declarant_client.desktop.speech import moment, said
from declarant_client.domain.sentences import translate

SIGNS: dict[DueSign, tuple[str, str]] = {
    DueSign.AHEAD: ("clock", "neutral"),
    DueSign.SOON: ("clock", "warning"),
    DueSign.OVERDUE: ("warning", "danger"),
    DueSign.MET: ("check", "neutral"),
    DueSign.LATE: ("check", "warning"),
}
"""The drawing that stands for a due date's sign, and the pair of colours it takes."""


def last_step(line: CaseLine) -> str:
    """Return the newest step with whom it is with, and when."""
    event = last_event(line.case)
    if event is None:
        return ""
    word = said(CASE_EVENTS[event.kind])
    step = f"{word}: {event.unit}" if event.unit else word
    answer = answer_in(line.case)
    if event.kind is CaseEventKind.CLOSED and answer is not None and answer.outcome is not None:
        step = f"{step} · {said(OUTCOMES[answer.outcome])}"
    return f"{moment(event.at)} · {step}"


def what_is_next(line: CaseLine) -> str:
    """Return what only the enterprise can do, or how its reply stands; empty for nothing."""
    if line.reply is not None:
        return said(reply_standing(line.reply))
    if is_wanted(line):
        return said(translate("results", "Waits for your reply"))
    replies = line.case.replies
    return said(REPLIES[replies[-1].kind]) if replies else ""


def due_words(line: CaseLine, now: datetime) -> str:
    """Return how the due date stands."""
    due = due_of(line.case, now)
    return "" if due is None else said(due.sentence)


def spoken(line: CaseLine, now: datetime, words: OfficeWords) -> str:
    """Return a line as a screen reader says it."""
    case = line.case
    parts = [
        said(translate("results", "unread")) if line.unread else "",
        subject_name(case.subject, words),
        said(translate("history", "{subject}: {level} of 5", subject="", level=case.level)).strip(
            ": "
        ),
        said(stage_word(case)),
        due_words(line, now),
        last_step(line),
        what_is_next(line),
        line.entry.assessment.declaration.number,
        enterprise_line(line.entry),
        case.case_id,
    ]
    return "; ".join(part for part in parts if part)
