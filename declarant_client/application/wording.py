"""The words for the field's values, as sentences: one place for the window and the command line."""

from __future__ import annotations

from declarant_client.contract.assessments import CaseEventKind, CaseOutcome
from declarant_client.contract.notices import DocumentStatus, NoticeKind
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.declaration import Channel, Clearance, Phase
from declarant_client.domain.identifiers import DeclarationKind
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.domain.submission import SubmissionState

KINDS: dict[DeclarationKind, Sentence] = {
    DeclarationKind.IMPORT: translate("wording", "Import"),
    DeclarationKind.EXPORT: translate("wording", "Export"),
}
CHANNELS: dict[Channel, Sentence] = {
    Channel.GREEN: translate("wording", "Green"),
    Channel.YELLOW: translate("wording", "Yellow"),
    Channel.RED: translate("wording", "Red"),
}
CLEARANCES: dict[Clearance, Sentence] = {
    Clearance.NONE: translate("wording", "In procedure"),
    Clearance.RELEASED_BEFORE_PERMIT: translate("wording", "Released before permit"),
    Clearance.STORED: translate("wording", "Transported to storage"),
    Clearance.CLEARED: translate("wording", "Cleared"),
    Clearance.CANCELLED: translate("wording", "Cancelled"),
    Clearance.UNKNOWN: translate("wording", "Clearance unknown"),
}
PHASES: dict[Phase, Sentence] = {
    Phase.DURING: translate("wording", "During the procedure"),
    Phase.CLEARED: translate("wording", "After clearance"),
}
SUBJECT_KINDS: dict[SubjectKind, Sentence] = {
    SubjectKind.BRANCH: translate("wording", "Customs branch"),
    SubjectKind.TEAM: translate("wording", "Working team"),
    SubjectKind.STAGE: translate("wording", "Professional stage"),
    SubjectKind.OFFICER: translate("wording", "Officer"),
}
LEVELS: dict[int, Sentence] = {
    5: translate("wording", "Very satisfied"),
    4: translate("wording", "Satisfied"),
    3: translate("wording", "Neutral"),
    2: translate("wording", "Dissatisfied"),
    1: translate("wording", "Very dissatisfied"),
}
"""Used until an office's directory gives its own words."""

STATES: dict[SubmissionState, Sentence] = {
    SubmissionState.DRAFT: translate("wording", "Draft"),
    SubmissionState.HELD: translate("wording", "Saved, can still be undone"),
    SubmissionState.QUEUED: translate("wording", "Waiting to be sent"),
    SubmissionState.SENDING: translate("wording", "Being sent"),
    SubmissionState.UNKNOWN: translate("wording", "No answer yet, will ask again"),
    SubmissionState.ACCEPTED: translate("wording", "Received by the office"),
    SubmissionState.REFUSED: translate("wording", "Refused by the office"),
    SubmissionState.WITHDRAWN: translate("wording", "Withdrawn"),
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
