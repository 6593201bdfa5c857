"""One assessment as a JSON document: what ``history --json`` prints and a JSON export holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.contract.assessments import Case, CaseEventKind, Rating
from declarant_client.contract.shapes import Problem
from declarant_client.domain.declaration import VIETNAM

Document = dict[str, Any]


def rfc3339(at: datetime | None) -> str | None:
    """Return a time as RFC 3339 has it, on Vietnam's clock with its offset, to the second."""
    return None if at is None else at.astimezone(VIETNAM).isoformat(timespec="seconds")


def plain(value: object) -> Any:
    """Return a message's content for JSON: enumerations by value, times by ``rfc3339``."""
    return _with_times(msgspec.to_builtins(value, builtin_types=(datetime,)))


def history_document(entry: HistoryEntry) -> Document:
    """Return one entry of the history."""
    assessment, receipt = entry.assessment, entry.receipt
    facts = assessment.declaration
    cases = [_case(case) for case in by_urgency(entry.cases)]
    return {
        "assessment_id": assessment.assessment_id,
        "number": facts.number,
        "kind": facts.kind.value,
        "regime": facts.regime,
        "channel": facts.channel.value if facts.channel else None,
        "branch": plain(facts.branch),
        "team": facts.team,
        "registered_at": rfc3339(facts.registered_at),
        "cleared_at": rfc3339(facts.cleared_at),
        "enterprise_tax_code": facts.enterprise.tax_code if facts.enterprise else None,
        "enterprise_name": facts.enterprise.name if facts.enterprise else None,
        "agent_code": facts.agent.code if facts.agent else None,
        "phase": assessment.phase.value,
        "state": entry.state.value,
        "second_look": entry.awaits_second_look,
        "office": entry.office_name,
        "receipt_number": receipt.number if receipt else None,
        "received_at": rfc3339(receipt.received_at) if receipt else None,
        "content_sha256": receipt.content_sha256 if receipt else None,
        "made_at": rfc3339(assessment.made_at),
        "made_here": entry.made_here,
        "rater": assessment.rater.name,
        "contact": plain(assessment.contact),
        "revises": assessment.revises,
        "revised_by": entry.revised_by,
        "unverified": entry.unverified,
        "ratings": [_rating(rating) for rating in assessment.ratings],
        "problem": problem_document(entry.problem),
        "case": cases[0] if cases else None,
        "cases": cases,
    }


def problem_document(problem: Problem | None) -> Document | None:
    """Return an office's refusal without what only a program needs."""
    if problem is None:
        return None
    return {
        "type": problem.type,
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
    }


def by_urgency(cases: tuple[Case, ...]) -> list[Case]:
    """Return cases with the worst level first, the one due sooner before the other."""
    return sorted(cases, key=lambda case: (case.level, case.due_at, case.case_id))


def answer_of(case: Case) -> tuple[str | None, str | None, str | None]:
    """Return (outcome, answer, measures) of the newest answer, each ``None`` while unknown."""
    for event in reversed(case.events):
        if event.kind is CaseEventKind.ANSWERED:
            outcome = event.outcome.value if event.outcome else None
            return outcome, event.text, event.measures
    return None, None, None


def _rating(rating: Rating) -> Document:
    return {
        "subject": plain(rating.subject),
        "level": rating.level,
        "reasons": list(rating.reasons),
        "comment": rating.comment,
        "entry": rating.entry.value,
    }


def _case(case: Case) -> Document:
    outcome, answer, measures = answer_of(case)
    return {
        "case_id": case.case_id,
        "subject": plain(case.subject),
        "level": case.level,
        "due_at": rfc3339(case.due_at),
        "state": case.events[-1].kind.value if case.events else CaseEventKind.RECEIVED.value,
        "outcome": outcome,
        "answer": answer,
        "measures": measures,
        "events": [plain(event) for event in case.events],
        "replies": [plain(reply) for reply in case.replies],
    }


def _with_times(value: Any) -> Any:
    match value:
        case datetime():
            return rfc3339(value)
        case dict():
            return {key: _with_times(item) for key, item in value.items()}
        case list():
            return [_with_times(item) for item in value]
        case _:
            return value
