"""Cases of low ratings: opened by an assessment, worked by the office, answered by both sides.

Events and replies are appended, never changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, update

from declarant_client.contract.assessments import (
    Case,
    CaseEvent,
    CaseEventKind,
    CaseOutcome,
    CaseReply,
    CaseReplyRequest,
    Rating,
    ReplyKind,
    Subject,
)
from declarant_client.contract.decoding import decoded
from declarant_client.contract.shapes import ProblemName
from declarant_client.receiver import assessment_rules, tables
from declarant_client.receiver.credentials import Speaker
from declarant_client.receiver.moments import now
from declarant_client.receiver.office import office_settings
from declarant_client.receiver.parties import assessments_of
from declarant_client.receiver.problems import ProblemError, not_found
from declarant_client.receiver.storage import Writing

_assessments, _cases = tables.assessments, tables.cases
_events, _replies = tables.case_events, tables.case_replies

_AT_ONCE = 500
"""Databases limit the values of one question."""

REVISED = (
    "Doanh nghiệp đã gửi phiếu sửa đổi; vụ việc được xử lý tiếp theo phiếu mới. / "
    "The enterprise sent a revision; the matter is followed under the new assessment."
)
WITHDRAWN = "Doanh nghiệp đã rút phiếu đánh giá. / The enterprise withdrew the assessment."

STEPS: Mapping[CaseEventKind, frozenset[CaseEventKind]] = {
    CaseEventKind.RECEIVED: frozenset({CaseEventKind.ASSIGNED}),
    CaseEventKind.ASSIGNED: frozenset(
        {CaseEventKind.ASSIGNED, CaseEventKind.VERIFYING, CaseEventKind.ANSWERED}
    ),
    CaseEventKind.VERIFYING: frozenset({CaseEventKind.ASSIGNED, CaseEventKind.ANSWERED}),
    # An answer that resolved nothing is taken up again.
    CaseEventKind.ANSWERED: frozenset({CaseEventKind.VERIFYING, CaseEventKind.CLOSED}),
    CaseEventKind.CLOSED: frozenset({CaseEventKind.VERIFYING}),
}
"""Which step may follow which."""


class NoSuchCaseError(Exception):
    """There is no case with this number."""


class StepNotAllowedError(Exception):
    """The case is not at a point from which this step is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What the office did in a case."""

    kind: CaseEventKind
    unit: str | None = None
    outcome: CaseOutcome | None = None
    text: str | None = None
    measures: str | None = None


def open_cases(
    writing: Writing, rated: Sequence[tuple[str, Sequence[Rating]]], at: datetime
) -> None:
    """Open a case for each low rating of assessments, by the office's own ids of these.

    Received now, and due as the office promises.
    """
    low = [
        (assessment_id, position, rating)
        for assessment_id, ratings in rated
        for position, rating in enumerate(ratings)
        if assessment_rules.is_low(rating)
    ]
    if not low:
        return
    due_at = at + timedelta(days=office_settings(writing.connection).case_due_days)
    numbers = [f"V{at:%Y}-{digits}" for digits in writing.next_cases(len(low))]
    opened = [
        {
            "case_id": case_id,
            "assessment_id": assessment_id,
            "position": position,
            "subject": msgspec.json.encode(rating.subject).decode(),
            "level": rating.level,
            "due_at": due_at,
        }
        for case_id, (assessment_id, position, rating) in zip(numbers, low, strict=True)
    ]
    received = {"sequence": 1, "kind": CaseEventKind.RECEIVED, "at": at}
    writing.connection.execute(insert(_cases), opened)
    writing.connection.execute(
        insert(_events), [{"case_id": case_id, **received} for case_id in numbers]
    )


def take_step(writing: Writing, case_id: str, step: Step) -> None:
    """Append what the office did; raise ``NoSuchCaseError`` or ``StepNotAllowedError``."""
    found = select(_cases.c.assessment_id).where(_cases.c.case_id == case_id)
    assessment_id = writing.connection.execute(found).scalar_one_or_none()
    if assessment_id is None:
        raise NoSuchCaseError(case_id)
    last = _kinds(writing.connection, case_id)[-1]
    if step.kind not in STEPS[last]:
        raise StepNotAllowedError(f"{case_id}: {last} -> {step.kind}")
    _append(writing.connection, case_id, step, now())
    _touch(writing, assessment_id)


def close_unanswered(writing: Writing, assessment_id: str, text: str) -> None:
    """Close the cases of an assessment that no longer stands, where no answer was given yet."""
    found = select(_cases.c.case_id).where(_cases.c.assessment_id == assessment_id)
    for case_id in writing.connection.execute(found).scalars().all():
        kinds = _kinds(writing.connection, case_id)
        if not {CaseEventKind.ANSWERED, CaseEventKind.CLOSED} & set(kinds):
            step = Step(kind=CaseEventKind.CLOSED, text=text)
            _append(writing.connection, case_id, step, now())


def is_answered(connection: Connection, assessment_id: str) -> bool:
    """Whether the office has answered a case of this assessment."""
    answered = (
        select(_events.c.case_id)
        .select_from(_events.join(_cases))
        .where(
            _cases.c.assessment_id == assessment_id,
            _events.c.kind == CaseEventKind.ANSWERED,
        )
        .limit(1)
    )
    return connection.execute(answered).one_or_none() is not None


def reply(writing: Writing, speaker: Speaker, case_id: str, asked: CaseReplyRequest) -> CaseReply:
    """Keep what the enterprise says of an answer; raise 404 or ``case-not-answered``."""
    found = (
        select(_cases.c.assessment_id)
        .select_from(_cases.join(_assessments))
        .where(_cases.c.case_id == case_id, assessments_of(speaker))
    )
    assessment_id = writing.connection.execute(found).scalar_one_or_none()
    if assessment_id is None:
        raise not_found()
    if CaseEventKind.ANSWERED not in _kinds(writing.connection, case_id):
        raise ProblemError(ProblemName.CASE_NOT_ANSWERED)
    kept = CaseReply(kind=asked.kind, text=asked.text, at=now())
    writing.connection.execute(
        insert(_replies).values(
            case_id=case_id,
            sequence=_count(writing.connection, _replies.c.case_id == case_id) + 1,
            kind=kept.kind,
            text=kept.text,
            at=kept.at,
            client_id=speaker.client_id,
        )
    )
    _touch(writing, assessment_id)
    return kept


def cases_of(connection: Connection, assessment_ids: Sequence[str]) -> dict[str, list[Case]]:
    """Return the cases of several assessments, by the office's own ids, in the ratings' order."""
    found = (
        select(_cases, _assessments.c.given_id)
        .select_from(_cases.join(_assessments))
        .where(_cases.c.assessment_id.in_(assessment_ids))
    )
    rows = connection.execute(found.order_by(_cases.c.position)).all()
    numbers = [row.case_id for row in rows]
    events = _by_case(connection, select(_events).where(_events.c.case_id.in_(numbers)))
    replies = _by_case(connection, select(_replies).where(_replies.c.case_id.in_(numbers)))
    cases: dict[str, list[Case]] = {}
    for row in rows:
        case = Case(
            case_id=row.case_id,
            assessment_id=row.given_id,
            subject=decoded(row.subject, Subject),
            level=row.level,
            due_at=row.due_at,
            events=[_event(event) for event in events.get(row.case_id, [])],
            replies=[_reply(answer) for answer in replies.get(row.case_id, [])],
        )
        cases.setdefault(row.assessment_id, []).append(case)
    return cases


def all_cases(connection: Connection) -> list[Case]:
    """Return every case, oldest first."""
    received = _events.c.sequence == 1
    found = select(_cases.c.assessment_id).join_from(_cases, _events).where(received)
    found = found.order_by(_events.c.at, _cases.c.assessment_id, _cases.c.position)
    wanted = list(dict.fromkeys(connection.execute(found).scalars()))
    return [
        case
        for start in range(0, len(wanted), _AT_ONCE)
        for case in _in_order(connection, wanted[start : start + _AT_ONCE])
    ]


def _in_order(connection: Connection, assessment_ids: Sequence[str]) -> list[Case]:
    kept = cases_of(connection, assessment_ids)
    return [case for assessment_id in assessment_ids for case in kept[assessment_id]]


def _append(connection: Connection, case_id: str, step: Step, at: datetime) -> None:
    connection.execute(
        insert(_events).values(
            case_id=case_id,
            sequence=_count(connection, _events.c.case_id == case_id) + 1,
            kind=step.kind,
            at=at,
            unit=step.unit,
            outcome=step.outcome,
            text=step.text,
            measures=step.measures,
        )
    )


def _count(connection: Connection, condition: Any) -> int:
    return int(connection.execute(select(func.count()).where(condition)).scalar_one())


def _kinds(connection: Connection, case_id: str) -> list[CaseEventKind]:
    found = select(_events.c.kind).where(_events.c.case_id == case_id)
    kinds = connection.execute(found.order_by(_events.c.sequence)).scalars()
    return [CaseEventKind(kind) for kind in kinds]


def _touch(writing: Writing, assessment_id: str) -> None:
    touched = update(_assessments).where(_assessments.c.assessment_id == assessment_id)
    writing.connection.execute(touched.values(changed=writing.next_change()))


def _by_case(connection: Connection, found: Any) -> dict[str, list[Row[Any]]]:
    rows: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(found.order_by("case_id", "sequence")):
        rows.setdefault(row.case_id, []).append(row)
    return rows


def _event(row: Row[Any]) -> CaseEvent:
    return CaseEvent(
        sequence=row.sequence,
        kind=CaseEventKind(row.kind),
        at=row.at,
        unit=row.unit,
        outcome=CaseOutcome(row.outcome) if row.outcome else None,
        text=row.text,
        measures=row.measures,
    )


def _reply(row: Row[Any]) -> CaseReply:
    return CaseReply(kind=ReplyKind(row.kind), text=row.text, at=row.at)
