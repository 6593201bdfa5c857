"""How the outbox words a line: state, what comes next, where to, and all of it to be spoken."""

from __future__ import annotations

from datetime import datetime

from declarant_client.application.outbox_wording import (
    Need,
    Standing,
    next_attempt,
    standing_of,
    words_of,
)
from declarant_client.application.ports.outbox import OutboxLine
from declarant_client.application.wording import STATE_TONES
from declarant_client.desktop.history.reading import OfficeWords
from declarant_client.desktop.history.words import (
    branch_name,
    enterprise_line,
    levels_spoken,
    office_name,
)
from declarant_client.desktop.speech import moment, said
from declarant_client.domain.sentences import translate
from declarant_client.domain.submission import SubmissionState

_TROUBLED = frozenset({Need.ACCOUNT, Need.KEY})


def chip_kind(line: OutboxLine, standing: Standing) -> str:
    """Return which pair of the theme's colours the state's chip takes."""
    waits = line.entry.state is SubmissionState.QUEUED
    if waits and (standing.need in _TROUBLED or standing.way_out is not None):
        return "warning"
    return STATE_TONES[line.entry.told_state]


def office_line(line: OutboxLine, words: OfficeWords) -> str:
    """Return where it goes: the receiving office, or the branch while no office is known."""
    facts = line.entry.assessment.declaration
    return office_name(line.entry) or branch_name(facts.branch, words)


def foot(line: OutboxLine, now: datetime) -> str:
    """Return what is to be known of a line beside its state."""
    entry = line.entry
    if entry.state is SubmissionState.REFUSED:
        return words_of(entry.problem)
    if entry.receipt is not None and entry.state is SubmissionState.ACCEPTED:
        return said(translate("outbox", "Receipt {number}", number=entry.receipt.number))
    parts = []
    following = next_attempt(line, now)
    if following is not None:
        parts.append(said(translate("outbox", "Next attempt: {time}", time=said(following))))
    if line.attempts:
        parts.append(said(translate("outbox", "Attempts: {count}", count=line.attempts)))
    return " · ".join(parts)


def spoken(line: OutboxLine, now: datetime, words: OfficeWords) -> str:
    """Return a line as a screen reader says it."""
    parts = [
        line.entry.assessment.declaration.number,
        said(standing_of(line, now).word),
        foot(line, now),
        enterprise_line(line.entry),
        office_line(line, words),
        levels_spoken(line.entry.assessment.ratings, words),
        moment(line.entry.assessment.made_at),
    ]
    return "; ".join(part for part in parts if part)


def may_hasten(line: OutboxLine, standing: Standing) -> bool:
    """Return whether asking for it at once makes a difference."""
    waits = line.entry.state in {
        SubmissionState.HELD,
        SubmissionState.QUEUED,
        SubmissionState.UNKNOWN,
    }
    needs = standing.need in {Need.NOTHING, Need.SECOND_LOOK}
    return waits and not line.behind and needs
