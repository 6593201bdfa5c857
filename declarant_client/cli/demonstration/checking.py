"""Comparing what is kept here with what the receiving office holds."""

from __future__ import annotations

from declarant_client.application.ports.offices import Account
from declarant_client.application.ports.submissions import HistoryEntry, HistoryFilter
from declarant_client.contract.assessments import AssessmentRecord
from declarant_client.contract.canonical import canonical_bytes, content_sha256
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.domain.submission import SubmissionState
from declarant_client.wiring import Client


class OfficeDiffersError(SaidError):
    """The office holds something else than this client."""


def check_against_office(client: Client, account: Account) -> int:
    """Read the office's whole history and compare; return how many assessments both hold.

    Raises ``OfficeDiffersError`` when one is missing, is there twice, or differs in content,
    receipt or case.
    """
    records = _records(client, account)
    held = {record.assessment.assessment_id: record for record in records}
    ours = {
        entry.assessment.assessment_id: entry
        for entry in client.store.submissions.all_history(HistoryFilter())
    }
    places = [_place(record) for record in records]
    is_same = (
        len(held) == len(records) == len(set(places))
        and held.keys() == ours.keys()
        and all(_agree(ours[key], record) for key, record in held.items())
    )
    if not is_same:
        raise OfficeDiffersError(
            translate(
                "cli",
                "The office holds {theirs} assessments and this client {ours}, and they differ.",
                theirs=len(records),
                ours=len(ours),
            )
        )
    return len(records)


def _records(client: Client, account: Account) -> list[AssessmentRecord]:
    office = client.offices.at(account)
    records: list[AssessmentRecord] = []
    cursor: str | None = None
    while True:
        page = office.fetch_assessments(cursor)
        records.extend(page.items)
        if not page.has_more:
            return records
        cursor = page.next_cursor


def _place(record: AssessmentRecord) -> tuple[str, str, str | None]:
    assessment = record.assessment
    return assessment.declaration.number, assessment.phase, assessment.revises


def _agree(ours: HistoryEntry, theirs: AssessmentRecord) -> bool:
    return (
        ours.state is SubmissionState.ACCEPTED
        and ours.receipt == theirs.receipt
        and ours.assessment == theirs.assessment
        and content_sha256(canonical_bytes(ours.assessment)) == theirs.receipt.content_sha256
        and {case.case_id: (case.events, case.replies) for case in ours.cases}
        == {case.case_id: (case.events, case.replies) for case in theirs.cases}
    )
