"""What the office's staff see of a case: what was said, of whom, by whom, and whom to call."""

from __future__ import annotations

from sqlalchemy import Connection, select

from declarant_client.contract.assessments import Assessment, Case, CaseEventKind, Contact
from declarant_client.contract.decoding import decoded
from declarant_client.contract.shapes import Wire
from declarant_client.receiver import cases, tables


class CaseFile(Wire, frozen=True):
    """One case with the rating that opened it."""

    case: Case
    state: CaseEventKind
    declaration_number: str
    enterprise_tax_code: str
    reasons: list[str]
    comment: str
    rater: str
    contact: Contact | None


def case_files(connection: Connection) -> list[CaseFile]:
    """Return every case file, oldest case first."""
    return [_case_file(connection, case) for case in cases.all_cases(connection)]


def _case_file(connection: Connection, case: Case) -> CaseFile:
    assessments, opened = tables.assessments, tables.cases
    found = select(assessments).select_from(assessments.join(opened))
    row = connection.execute(found.where(opened.c.case_id == case.case_id)).one()
    assessment = decoded(row.content, Assessment)
    rating = next(rating for rating in assessment.ratings if rating.subject == case.subject)
    branch = f"-{row.enterprise_branch}" if row.enterprise_branch else ""
    return CaseFile(
        case=case,
        state=case.events[-1].kind,
        declaration_number=assessment.declaration.number,
        enterprise_tax_code=row.enterprise_root + branch,
        reasons=rating.reasons,
        comment=rating.comment,
        rater=assessment.rater.name,
        contact=assessment.contact,
    )
