"""Taking assessments in: once for each key, one current for each declaration and phase."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select, update

from declarant_client.contract.assessments import (
    Assessment,
    AssessmentState,
    CurrentAssessment,
    Receipt,
    Sheet,
)
from declarant_client.contract.decoding import decoded
from declarant_client.contract.office import SubjectKind
from declarant_client.contract.shapes import ProblemName
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.receiver import assessment_rules, cases, parties, sheets, tables
from declarant_client.receiver.credentials import Speaker
from declarant_client.receiver.languages import Said
from declarant_client.receiver.moments import now
from declarant_client.receiver.office import office_settings
from declarant_client.receiver.problems import ProblemError, invalid
from declarant_client.receiver.received import Received
from declarant_client.receiver.storage import Writing

_assessments = tables.assessments


@dataclass(frozen=True, slots=True)
class Submitted:
    """The receipt, and whether it was given out before."""

    receipt: Receipt
    replayed: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """Where at most one assessment is current: an enterprise, a declaration, a phase."""

    enterprise_root: str
    enterprise_branch: str
    identity: str
    phase: str


@dataclass(frozen=True, slots=True)
class Taken:
    """An assessment that may be kept, and what is known about it."""

    assessment: Assessment
    received: Received
    chain: Chain
    sheet: Sheet | None
    kept_as: str
    """The office's own id of it."""


def replay(
    connection: Connection, speaker: Speaker, key: str, received: Received
) -> Submitted | None:
    """Return the receipt of a key that was used; raise ``key-reused`` for other content."""
    row = rows_of_keys(connection, speaker, [key]).get(key)
    return None if row is None else replayed(row, received)


def rows_of_keys(
    connection: Connection, speaker: Speaker, keys: Collection[str]
) -> dict[str, Row[Any]]:
    """Return what the party has already sent under some keys."""
    found = select(_assessments).where(
        _assessments.c.party_root == speaker.root, _assessments.c.given_id.in_(keys)
    )
    return {row.given_id: row for row in connection.execute(found)}


def replayed(row: Row[Any], received: Received) -> Submitted:
    """Return the receipt that was given before; raise ``key-reused`` for other content."""
    if row.content_sha256 != received.sha256:
        raise ProblemError(ProblemName.KEY_REUSED)
    return Submitted(receipt_of(row), replayed=True)


def submit(writing: Writing, speaker: Speaker, key: str, received: Received) -> Submitted:
    """Take an assessment in, or replay its receipt; raise the problem that keeps it out."""
    known = replay(writing.connection, speaker, key, received)
    if known is not None:
        return known
    assessment = checked(key, received)
    identity = DeclarationNumber(assessment.declaration.number).identity
    sheet = sheets.known_sheets(writing.connection, [identity]).get(identity)
    chain = chain_of(
        speaker,
        assessment,
        sheet,
        lambda root: parties.may_speak_for(writing.connection, speaker, root),
    )
    _supersede(writing, chain, assessment)
    kept_as = _free_id(writing.connection, assessment.assessment_id)
    (receipt,) = keep(writing, speaker, [Taken(assessment, received, chain, sheet, kept_as)])
    return Submitted(receipt, replayed=False)


def checked(key: str, received: Received) -> Assessment:
    """Return the assessment once its shape and content are in order; raise its problem."""
    assessment = received.assessment()
    if assessment.assessment_id != key:
        raise invalid(
            vi="Idempotency-Key phải bằng assessment_id.",
            en="The Idempotency-Key must be the assessment_id.",
        )
    assessment_rules.check(assessment)
    return assessment


def chain_of(
    speaker: Speaker,
    assessment: Assessment,
    sheet: Sheet | None,
    may_speak_for: Callable[[str], bool],
) -> Chain:
    """Return where the assessment belongs; raise ``forbidden`` where the party may not speak."""
    enterprise = _enterprise(speaker, assessment, sheet, may_speak_for)
    identity = DeclarationNumber(assessment.declaration.number).identity
    return Chain(enterprise.root, enterprise.branch or "", identity, assessment.phase)


def keep(writing: Writing, speaker: Speaker, taken: Sequence[Taken]) -> list[Receipt]:
    """Keep assessments whose chains are free, open their cases, and give out the receipts."""
    receipts = _new_receipts(writing, taken)
    changes = writing.next_changes(len(taken))
    rows = [
        {
            "assessment_id": one.kept_as,
            "given_id": one.assessment.assessment_id,
            "party_root": speaker.root,
            "client_id": speaker.client_id,
            **dataclasses.asdict(one.chain),
            "revises": one.assessment.revises,
            "state": AssessmentState.CURRENT,
            "content": one.received.canonical.decode(),
            "content_sha256": one.received.sha256,
            "receipt_number": receipt.number,
            "received_at": receipt.received_at,
            "unverified": _is_unverified(one.chain, one.assessment, one.sheet),
            "changed": changed,
        }
        for one, receipt, changed in zip(taken, receipts, changes, strict=True)
    ]
    writing.connection.execute(insert(_assessments), rows)
    rated = [(one.kept_as, one.assessment.ratings) for one in taken]
    cases.open_cases(writing, rated, receipts[0].received_at)
    for one in taken:
        if one.sheet is not None:
            sheets.touch_sheet(writing, one.chain.identity, one.chain.enterprise_root)
    return receipts


def receipt_of(row: Row[Any]) -> Receipt:
    """Return the receipt of a kept assessment: the same for ever."""
    return Receipt(
        number=row.receipt_number,
        assessment_id=row.given_id,
        received_at=row.received_at,
        content_sha256=row.content_sha256,
    )


def current_of(row: Row[Any]) -> CurrentAssessment:
    """Return what a conflict tells of the assessment that stands."""
    assessment = decoded(row.content, Assessment)
    return CurrentAssessment(
        assessment_id=row.given_id,
        rater=assessment.rater.name,
        at=row.received_at,
        ratings=assessment.ratings,
    )


def current_row(connection: Connection, chain: Chain) -> Row[Any] | None:
    """Return the assessment that stands for a chain."""
    found = select(_assessments).where(
        _assessments.c.enterprise_root == chain.enterprise_root,
        _assessments.c.enterprise_branch == chain.enterprise_branch,
        _assessments.c.identity == chain.identity,
        _assessments.c.phase == chain.phase,
        _assessments.c.state == AssessmentState.CURRENT,
    )
    return connection.execute(found).one_or_none()


def _enterprise(
    speaker: Speaker,
    assessment: Assessment,
    sheet: Sheet | None,
    may_speak_for: Callable[[str], bool],
) -> TaxCode:
    """Return for whom the assessment speaks; raise ``forbidden`` where the party may not."""
    named = assessment.declaration.enterprise
    agent_of = sheet.enterprise.tax_code[:10] if sheet and _is_agent(speaker, sheet) else None
    if named is not None:
        enterprise = _tax_code(named.tax_code)
    elif sheet is not None and (agent_of or may_speak_for(sheet.enterprise.tax_code[:10])):
        enterprise = _tax_code(sheet.enterprise.tax_code)
    else:
        enterprise = _tax_code(speaker.party.tax_code)
    if enterprise.root == agent_of or may_speak_for(enterprise.root):
        return enterprise
    raise ProblemError(
        ProblemName.FORBIDDEN,
        Said(
            f"Quý vị không được đánh giá thay cho doanh nghiệp {enterprise}.",
            f"Your party may not speak for the enterprise {enterprise}.",
        ),
    )


def _tax_code(text: str) -> TaxCode:
    root, _, branch = text.partition("-")
    return TaxCode(root, branch or None)


def _is_agent(speaker: Speaker, sheet: Sheet) -> bool:
    if sheet.agent is None:
        return False
    tax_code = TaxCode.parse(sheet.agent.code)
    return tax_code is not None and tax_code.root == speaker.root


def _supersede(writing: Writing, chain: Chain, assessment: Assessment) -> None:
    current = current_row(writing.connection, chain)
    if assessment.revises is None:
        if current is not None:
            raise ProblemError(ProblemName.ALREADY_ASSESSED, current=current_of(current))
        return
    if current is None or current.given_id != assessment.revises:
        raise ProblemError(
            ProblemName.REVISION_CONFLICT, current=current_of(current) if current else None
        )
    writing.connection.execute(
        update(_assessments)
        .where(_assessments.c.assessment_id == current.assessment_id)
        .values(state=AssessmentState.REVISED, changed=writing.next_change())
    )
    cases.close_unanswered(writing, current.assessment_id, cases.REVISED)


def _free_id(connection: Connection, given_id: str) -> str:
    """Return the id under which to keep it: the given one, unless another party uses that."""
    found = select(_assessments.c.assessment_id).where(_assessments.c.assessment_id == given_id)
    return given_id if connection.execute(found).one_or_none() is None else str(uuid4())


def _new_receipts(writing: Writing, taken: Sequence[Taken]) -> list[Receipt]:
    moment = now()
    office_id = office_settings(writing.connection).office_id
    return [
        Receipt(
            number=f"{office_id}-{moment:%Y%m%d}-{digits}",
            assessment_id=one.assessment.assessment_id,
            received_at=moment,
            content_sha256=one.received.sha256,
        )
        for one, digits in zip(taken, writing.next_receipts(len(taken)), strict=True)
    ]


def _is_unverified(chain: Chain, assessment: Assessment, sheet: Sheet | None) -> bool:
    if sheet is None or sheet.enterprise.tax_code[:10] != chain.enterprise_root:
        return True
    officers = {officer.code for officer in sheet.officers}
    return any(
        rating.subject.kind is SubjectKind.OFFICER and rating.subject.code not in officers
        for rating in assessment.ratings
    )
