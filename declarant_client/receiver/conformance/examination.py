"""The examination: every part of the contract in turn, and taking back what it wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from declarant_client.contract.shapes import ProblemName
from declarant_client.receiver.conformance import (
    assessments,
    batch,
    cases,
    directory,
    feed,
    history,
    idempotency,
    limits,
    notices,
    office,
    revisions,
    sheets,
    signing_in,
    transport,
    withdrawal,
)
from declarant_client.receiver.conformance.expectations import OK
from declarant_client.receiver.conformance.findings import (
    BrokenError,
    Finding,
    NotCheckedError,
    Outcome,
)
from declarant_client.receiver.conformance.parts import Check, Part
from declarant_client.receiver.conformance.speakers import Speaker
from declarant_client.receiver.conformance.visits import Visit

PARTS: tuple[Part, ...] = (
    transport.PART,
    office.PART,
    signing_in.PART,
    directory.PART,
    sheets.PART,
    assessments.PART,
    idempotency.PART,
    batch.PART,
    revisions.PART,
    withdrawal.PART,
    cases.PART,
    history.PART,
    notices.PART,
    feed.PART,
    limits.PART,
)
_NOT_THERE = (ProblemName.NOT_FOUND, ProblemName.REVISION_CONFLICT)
"""Never taken, or revised since: nothing of it stands."""


def examine(
    visit: Visit, parts: Iterable[Part], found: Callable[[Part, Finding], None]
) -> list[str]:
    """Hold the rules of ``parts`` against the office; return what could not be withdrawn."""
    try:
        for part in parts:
            for check in part.checks:
                found(part, _finding(visit, part, check))
    finally:
        left = _withdraw_all(visit.writers())
    return left


def _finding(visit: Visit, part: Part, check: Check) -> Finding:
    outcome, why = Outcome.OK, None
    hidden = visit.line.hidden
    try:
        check.work(visit)
    except NotCheckedError as error:
        outcome, why = Outcome.NOT_CHECKED, error.why
    except BrokenError as error:
        return Finding(
            part=part.name,
            name=check.name,
            rule=check.rule,
            outcome=Outcome.BROKEN,
            sent=hidden(error.sent),
            came=hidden(error.came),
            expected=hidden(error.expected),
        )
    return Finding(part=part.name, name=check.name, rule=check.rule, outcome=outcome, why=why)


def _withdraw_all(speakers: Sequence[Speaker]) -> list[str]:
    return [
        assessment_id
        for speaker in speakers
        if speaker.may_submit
        # The newest first: a revision stands, what it revised does not.
        for assessment_id in reversed(list(speaker.sent))
        if not _is_gone(speaker, assessment_id)
    ]


def _is_gone(speaker: Speaker, assessment_id: str) -> bool:
    try:
        answer = speaker.withdraw(assessment_id)
        name = "" if answer.status == OK else str(answer.json().get("type"))
    except (BrokenError, AttributeError):
        return False
    return answer.status == OK or name.endswith(tuple(f"/{one}" for one in _NOT_THERE))
