"""The words for what offices say: subjects, cases, notices."""

from __future__ import annotations

from declarant_client.contract.assessments import CaseEventKind, CaseOutcome
from declarant_client.contract.notices import DocumentStatus, NoticeKind
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.sentences import Sentence, translate

SUBJECT_KINDS: dict[SubjectKind, Sentence] = {
    SubjectKind.BRANCH: translate("wording", "Customs branch"),
    SubjectKind.TEAM: translate("wording", "Working team"),
    SubjectKind.STAGE: translate("wording", "Professional stage"),
    SubjectKind.OFFICER: translate("wording", "Officer"),
}
CASE_EVENTS: dict[CaseEventKind, Sentence] = {
    CaseEventKind.RECEIVED: translate("wording", "Received"),
    CaseEventKind.ASSIGNED: translate("wording", "Assigned"),
    CaseEventKind.VERIFYING: translate("wording", "Being verified"),
    CaseEventKind.ANSWERED: translate("wording", "Answered"),
    CaseEventKind.CLOSED: translate("wording", "Closed"),
}
CASE_OUTCOMES: dict[CaseOutcome, Sentence] = {
    CaseOutcome.FOUNDED: translate("wording", "The complaint is founded"),
    CaseOutcome.PARTLY: translate("wording", "The complaint is partly founded"),
    CaseOutcome.UNFOUNDED: translate("wording", "The complaint is unfounded"),
    CaseOutcome.OUTSIDE_CUSTOMS: translate("wording", "The cause lies outside customs"),
}
NOTICE_KINDS: dict[NoticeKind, Sentence] = {
    NoticeKind.LEGAL_DOCUMENT: translate("wording", "Legal document"),
    NoticeKind.GUIDANCE: translate("wording", "Guidance"),
    NoticeKind.EVENT: translate("wording", "Event"),
}
DOCUMENT_STATUSES: dict[DocumentStatus, Sentence] = {
    DocumentStatus.NOT_YET_IN_FORCE: translate("wording", "Not yet in force"),
    DocumentStatus.IN_FORCE: translate("wording", "In force"),
    DocumentStatus.PARTLY_EXPIRED: translate("wording", "Partly expired"),
    DocumentStatus.EXPIRED: translate("wording", "Expired"),
    DocumentStatus.SUSPENDED: translate("wording", "Suspended"),
    DocumentStatus.UNKNOWN: translate("wording", "Status unknown"),
}
