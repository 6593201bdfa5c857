"""Assessment sheets, assessments, receipts, and the cases that low ratings open."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from declarant_client.contract.office import OfficerIdentity, Stage, SubjectKind, Team
from declarant_client.contract.shapes import (
    BATCH_LIMIT,
    LOOKUP_LIMIT,
    Code,
    Comment,
    LevelNumber,
    Number12,
    Problem,
    Sha256,
    ShortText,
    TaxCodeText,
    Time,
    Uuid,
    Wire,
)
from declarant_client.domain.declaration import Channel, Phase
from declarant_client.domain.identifiers import DeclarationKind


class SheetStatus(StrEnum):
    """How far the declaration is, in the office's words."""

    IN_PROCEDURE = "in_procedure"
    RELEASED = "released"
    CLEARED = "cleared"
    CANCELLED = "cancelled"


class EnterpriseIdentity(Wire, frozen=True):
    """The enterprise of a declaration."""

    tax_code: TaxCodeText
    name: Annotated[str, Meta(max_length=300)] | None = None


class AgentIdentity(Wire, frozen=True):
    """The customs agent on a declaration."""

    code: Code
    name: Annotated[str, Meta(max_length=300)] | None = None


class BranchOnDeclaration(Wire, frozen=True):
    """The branch as the source names it; any part may be missing."""

    code: Code | None = None
    short_name: Code | None = None
    name: Annotated[str, Meta(max_length=300)] | None = None


class AssessedBy(Wire, frozen=True):
    """Who already assessed a declaration, when, and with which assessment."""

    assessment_id: Uuid
    rater: Annotated[str, Meta(max_length=200)]
    at: Time
    phase: Phase


class Sheet(Wire, frozen=True):
    """``GET /v1/sheets``: one declaration of the party, as the office knows it."""

    number: Number12
    kind: DeclarationKind
    status: SheetStatus
    enterprise: EnterpriseIdentity
    branch: BranchOnDeclaration
    regime: Code | None = None
    channel: Channel | None = None
    agent: AgentIdentity | None = None
    team: Team | None = None
    stages: list[Stage] = []
    officers: list[OfficerIdentity] = []
    registered_at: Time | None = None
    cleared_at: Time | None = None
    assessed: list[AssessedBy] = []
    """At most one for each phase: the current assessment."""


class SheetLookup(Wire, frozen=True):
    """``POST /v1/sheets/lookup``."""

    numbers: Annotated[list[Number12], Meta(min_length=1, max_length=LOOKUP_LIMIT)]


class SheetLookupResult(Wire, frozen=True):
    """The sheets that exist and are the party's; the other numbers are left out."""

    items: list[Sheet]


class SubjectSource(StrEnum):
    """Where the client has an assessed subject from."""

    SHEET = "sheet"
    DECLARATION = "declaration"
    DIRECTORY = "directory"
    TYPED = "typed"


class Entry(StrEnum):
    """How a level was entered: in its row, by the top row, or for several declarations at once."""

    SINGLE = "single"
    ALL = "all"
    BULK = "bulk"


class Subject(Wire, frozen=True):
    """What one rating is about."""

    kind: SubjectKind
    name: ShortText
    source: SubjectSource
    code: Code | None = None


class Rating(Wire, frozen=True):
    """The level of one subject, with the chosen reasons' codes and a free text."""

    subject: Subject
    level: LevelNumber
    entry: Entry
    reasons: Annotated[list[Code], Meta(max_length=50)] = []
    comment: Comment = ""


class DeclarationFacts(Wire, frozen=True):
    """The declaration's facts, frozen as known to the client when it was assessed."""

    number: Number12
    kind: DeclarationKind
    branch: BranchOnDeclaration
    enterprise: EnterpriseIdentity | None = None
    regime: Code | None = None
    team: Code | None = None
    channel: Channel | None = None
    agent: AgentIdentity | None = None
    registered_at: Time | None = None
    cleared_at: Time | None = None


class Contact(Wire, frozen=True):
    """Whom the office may call; required with a level of 1 or 2."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    phone: Annotated[str, Meta(min_length=1, max_length=50)]


class Rater(Wire, frozen=True):
    """Who rated: the name to show, and the key it was sent with (unknown before an account)."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    key: Code | None = None


class Assessment(Wire, frozen=True):
    """One enterprise's assessment of one declaration in one phase; never changed, only revised."""

    assessment_id: Uuid
    declaration: DeclarationFacts
    phase: Phase
    ratings: Annotated[list[Rating], Meta(min_length=1, max_length=100)]
    rater: Rater
    made_at: Time
    client_version: Code
    revises: Uuid | None = None
    contact: Contact | None = None
    on_behalf_of: TaxCodeText | None = None


class Receipt(Wire, frozen=True):
    """The office's word that it holds an assessment."""

    number: Code
    assessment_id: Uuid
    received_at: Time
    content_sha256: Sha256
    """SHA-256 over the RFC 8785 canonical JSON of the assessment."""


class AssessmentState(StrEnum):
    """Where an assessment stands at the office."""

    CURRENT = "current"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"


class CurrentAssessment(Wire, frozen=True):
    """In ``already-assessed`` and ``revision-conflict``: what stands now."""

    assessment_id: Uuid
    rater: Annotated[str, Meta(max_length=200)]
    at: Time
    ratings: list[Rating]


class BatchItem(Wire, frozen=True):
    """One assessment of a batch, as raw JSON: one bad item harms no other."""

    key: Annotated[str, Meta(max_length=100)]
    assessment: msgspec.Raw


class Batch(Wire, frozen=True):
    """``POST /v1/assessments/batch``."""

    items: Annotated[list[BatchItem], Meta(min_length=1, max_length=BATCH_LIMIT)]


class BatchOutcome(Wire, frozen=True):
    """What became of one item: as the status and body of a single submission would be."""

    key: str
    status: int
    replayed: bool = False
    retry_after: int | None = None
    """Seconds."""
    receipt: Receipt | None = None
    problem: Problem | None = None


class BatchAnswer(Wire, frozen=True):
    """The outcomes, in the items' order."""

    items: list[BatchOutcome]


class CaseEventKind(StrEnum):
    """A step in working a case."""

    RECEIVED = "received"
    ASSIGNED = "assigned"
    VERIFYING = "verifying"
    ANSWERED = "answered"
    CLOSED = "closed"


class CaseOutcome(StrEnum):
    """What the office found."""

    FOUNDED = "founded"
    PARTLY = "partly"
    UNFOUNDED = "unfounded"
    OUTSIDE_CUSTOMS = "outside_customs"


class CaseEvent(Wire, frozen=True):
    """One appended event; ``sequence`` counts from 1 in its case."""

    sequence: Annotated[int, Meta(ge=1)]
    kind: CaseEventKind
    at: Time
    unit: Annotated[str, Meta(max_length=300)] | None = None
    outcome: CaseOutcome | None = None
    text: Annotated[str, Meta(max_length=10_000)] | None = None
    measures: Annotated[str, Meta(max_length=10_000)] | None = None


class ReplyKind(StrEnum):
    """What the enterprise says of an answer."""

    ACCEPTED = "accepted"
    NOT_RESOLVED = "not_resolved"


class CaseReplyRequest(Wire, frozen=True):
    """``POST /v1/cases/{id}/replies``."""

    kind: ReplyKind
    text: Comment = ""


class CaseReply(Wire, frozen=True):
    """A reply as the office keeps it."""

    kind: ReplyKind
    text: Comment
    at: Time


class Case(Wire, frozen=True):
    """The processing of one low rating, opened by its assessment."""

    case_id: Code
    assessment_id: Uuid
    subject: Subject
    level: LevelNumber
    due_at: Time
    events: list[CaseEvent]
    replies: list[CaseReply] = []


class AssessmentRecord(Wire, frozen=True):
    """``GET /v1/assessments``: one assessment whole, with all that came of it."""

    assessment: Assessment
    receipt: Receipt
    state: AssessmentState
    unverified: bool = False
    """The office does not know the declaration or an officer named in it."""
    cases: list[Case] = []


class Withdrawal(Wire, frozen=True):
    """``POST /v1/assessments/{id}/withdrawal``: the answer."""

    assessment_id: Uuid
    withdrawn_at: Time
