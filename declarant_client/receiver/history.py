"""Everything of the party, whole: assessments with receipts, state and cases; and withdrawal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select, update

from declarant_client.contract.assessments import (
    AssessmentState,
    Case,
    Receipt,
    Withdrawal,
)
from declarant_client.contract.shapes import Page, ProblemName, Wire
from declarant_client.receiver import cases, parties, sheets, submissions, tables
from declarant_client.receiver.credentials import Speaker
from declarant_client.receiver.cursors import Place
from declarant_client.receiver.moments import now
from declarant_client.receiver.parties import assessments_of
from declarant_client.receiver.problems import ProblemError, not_found
from declarant_client.receiver.storage import Writing

_assessments = tables.assessments
PAGE_SIZE = 4 * 1024 * 1024
"""Characters of assessments after which a page ends, so that no client has to take in more."""


class KeptRecord(Wire, frozen=True):
    """An ``AssessmentRecord`` whose assessment goes out exactly as it came in."""

    assessment: msgspec.Raw
    receipt: Receipt
    state: AssessmentState
    unverified: bool
    cases: list[Case]


def page(connection: Connection, speaker: Speaker, place: Place) -> Page[KeptRecord]:
    """Return the party's next assessments in the order in which they last changed."""
    found = (
        select(_assessments)
        .where(assessments_of(speaker), _assessments.c.changed > place.after)
        .order_by(_assessments.c.changed)
        .limit(place.limit + 1)
    )
    rows = connection.execute(found).all()
    taken = _not_too_much(rows[: place.limit])
    opened = cases.cases_of(connection, [row.assessment_id for row in taken])
    return Page(
        items=[
            KeptRecord(
                assessment=msgspec.Raw(row.content.encode()),
                receipt=submissions.receipt_of(row),
                state=AssessmentState(row.state),
                unverified=row.unverified,
                cases=opened.get(row.assessment_id, []),
            )
            for row in taken
        ],
        next_cursor=place.cursor(taken[-1].changed if taken else None),
        has_more=len(rows) > len(taken),
    )


def _not_too_much(rows: Sequence[Row[Any]]) -> Sequence[Row[Any]]:
    """Return the first rows that fit a page: at least one, whatever its size."""
    size = 0
    for position, row in enumerate(rows):
        size += len(row.content)
        if size > PAGE_SIZE and position:
            return rows[:position]
    return rows


def withdraw(writing: Writing, speaker: Speaker, assessment_id: str) -> Withdrawal:
    """Withdraw an assessment, once; raise 404, ``revision-conflict`` or ``case-answered``."""
    row = _of_the_party(writing.connection, speaker, assessment_id)
    if row is None:
        raise not_found()
    if row.state == AssessmentState.WITHDRAWN:
        return Withdrawal(assessment_id=assessment_id, withdrawn_at=row.withdrawn_at)
    if row.state == AssessmentState.REVISED:
        raise _superseded(writing.connection, speaker, row)
    if cases.is_answered(writing.connection, row.assessment_id):
        raise ProblemError(ProblemName.CASE_ANSWERED)
    moment = now()
    cases.close_unanswered(writing, row.assessment_id, cases.WITHDRAWN)
    writing.connection.execute(
        update(_assessments)
        .where(_assessments.c.assessment_id == row.assessment_id)
        .values(state=AssessmentState.WITHDRAWN, withdrawn_at=moment, changed=writing.next_change())
    )
    sheets.touch_sheet(writing, row.identity, row.enterprise_root)
    return Withdrawal(assessment_id=assessment_id, withdrawn_at=moment)


def _of_the_party(connection: Connection, speaker: Speaker, given_id: str) -> Row[Any] | None:
    """Return the assessment that the party calls so; its own before one sent in its name."""
    found = select(_assessments).where(_assessments.c.given_id == given_id, assessments_of(speaker))
    rows = connection.execute(found).all()
    return min(rows, key=lambda row: row.party_root != speaker.root, default=None)


def _superseded(connection: Connection, speaker: Speaker, row: Row[Any]) -> ProblemError:
    chain = submissions.Chain(row.enterprise_root, row.enterprise_branch, row.identity, row.phase)
    current = submissions.current_row(connection, chain)
    # An agent that no longer speaks for the enterprise does not learn what others rated since.
    is_told = current is not None and (
        current.party_root == speaker.root
        or parties.may_speak_for(connection, speaker, chain.enterprise_root)
    )
    told = submissions.current_of(current) if current is not None and is_told else None
    return ProblemError(ProblemName.REVISION_CONFLICT, current=told)
