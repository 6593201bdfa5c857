"""What an office holds of its party's assessments, merged into what is kept here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from declarant_client.contract.assessments import (
    AssessmentRecord,
    AssessmentState,
)
from declarant_client.domain.declaration import Phase
from declarant_client.domain.submission import SubmissionState
from declarant_client.store.case_rows import keep_case
from declarant_client.store.columns import json_text, micros
from declarant_client.store.outbox import insert_assessment, insert_ratings
from declarant_client.store.rows import mark_assessed


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is here of an assessment that the office tells of."""

    entry: int
    state: SubmissionState
    has_receipt: bool


def keep_records(
    connection: apsw.Connection, account_id: int | None, records: Sequence[AssessmentRecord]
) -> int:
    """Merge records in; return how many cases are new or changed.

    The office's record is the last word: whatever state an assessment has here, even refused or
    withdrawn unsent (its database may come from an older copy), the office holds it.
    """
    changed = 0
    for record in records:
        kept = _kept(connection, record.assessment.assessment_id)
        entry = _restore(connection, account_id, record) if kept is None else kept.entry
        if kept is not None:
            _settle(connection, account_id, record, kept)
        changed += sum(
            keep_case(connection, entry, case, restored=kept is None) for case in record.cases
        )
    mark_assessed(
        connection, {int(record.assessment.declaration.number[:11]) for record in records}
    )
    return changed


def _kept(connection: apsw.Connection, assessment_id: str) -> _Kept | None:
    for entry, state, has_receipt in connection.execute(
        "SELECT entry, state, receipt IS NOT NULL FROM assessments WHERE assessment_id = ?",
        (assessment_id,),
    ):
        return _Kept(entry, SubmissionState(state), bool(has_receipt))
    return None


def _restore(connection: apsw.Connection, account_id: int | None, record: AssessmentRecord) -> int:
    """Keep an assessment that another computer, or this one before a loss, has sent."""
    assessment, receipt = record.assessment, record.receipt
    entry = insert_assessment(
        connection,
        assessment,
        {
            "identity": int(assessment.declaration.number[:11]),
            "phase": Phase(assessment.phase),
            "state": _state(record),
            "made_here": 0,
            "account_id": account_id,
            "receipt": json_text(receipt),
            "receipt_number": receipt.number,
            "ended_at": micros(receipt.received_at),
            "unverified": record.unverified,
            "content": json_text(assessment).encode(),
        },
    )
    insert_ratings(connection, entry, assessment)
    return entry


def _settle(
    connection: apsw.Connection, account_id: int | None, record: AssessmentRecord, kept: _Kept
) -> None:
    """Bring an assessment that is here to where it stands at the office."""
    state, receipt = _state(record), record.receipt
    if kept.state is SubmissionState.WITHDRAWN and kept.has_receipt:
        state = kept.state  # the office has confirmed it since this page was made
    connection.execute(
        """UPDATE assessments SET ended_at = iif(state = ?1, ended_at, ?2), state = ?1,
               receipt = ?3, receipt_number = ?4, unverified = ?5, uncertain = 0, problem = NULL,
               trouble = NULL, held_until = NULL, next_attempt_at = NULL,
               account_id = coalesce(account_id, ?6)
           WHERE entry = ?7""",
        (
            state,
            micros(receipt.received_at),
            json_text(receipt),
            receipt.number,
            record.unverified,
            account_id,
            kept.entry,
        ),
    )


def _state(record: AssessmentRecord) -> SubmissionState:
    if record.state is AssessmentState.WITHDRAWN:
        return SubmissionState.WITHDRAWN
    return SubmissionState.ACCEPTED
