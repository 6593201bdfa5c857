"""A store in a folder of its own with a clock that is set by hand, and things to keep in it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.offices import Account
from declarant_client.application.ports.submissions import (
    Draft,
    NewSubmission,
    TypedContact,
    rows_of,
)
from declarant_client.contract.assessments import (
    AssessedBy,
    Assessment,
    AssessmentRecord,
    AssessmentState,
    BranchOnDeclaration,
    Case,
    CaseEvent,
    CaseEventKind,
    Contact,
    DeclarationFacts,
    EnterpriseIdentity,
    Entry,
    Rater,
    Rating,
    Receipt,
    Sheet,
    SheetStatus,
    Subject,
    SubjectSource,
)
from declarant_client.contract.canonical import canonical_bytes, content_sha256
from declarant_client.contract.notices import Notice, NoticeKind
from declarant_client.contract.office import (
    BranchIdentity,
    Enrolment,
    OfficeDescription,
    Party,
    PartyKind,
    Role,
    SubjectKind,
)
from declarant_client.contract.shapes import LongText, Text
from declarant_client.domain.declaration import VIETNAM, Branch, Clearance, Declaration, Phase
from declarant_client.domain.identifiers import DeclarationKind, DeclarationNumber, TaxCode
from declarant_client.domain.submission import SubmissionState
from declarant_client.store.opening import Store, open_store

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
NUMBER = "107767905230"
ENTERPRISE = "0314404243"


@dataclass
class SetClock:
    """A clock that stands until it is moved."""

    at: datetime = field(default=NOW)

    def now(self) -> datetime:
        return self.at

    def advance(self, by: timedelta) -> None:
        self.at += by


def opened(folder: Path, clock: SetClock | None = None, **wanted: Any) -> Store:
    return open_store(
        folder, clock=clock or SetClock(), refuse_network_path=lambda _path: False, **wanted
    )


def reading(number: str = NUMBER, **facts: Any) -> Declaration:
    known: dict[str, Any] = {
        "clearance": Clearance.CLEARED,
        "regime": "A11",
        "branch": Branch(short_name="HQHPKV1"),
        "team": "00",
        "cleared_at": datetime(2024, 5, 20, 18, 52, 24, tzinfo=VIETNAM),
        "enterprise_tax_code": TaxCode(ENTERPRISE),
        "enterprise_name": "CôNG TY TNHH ĐÔNG Á",
    }
    return Declaration(number=DeclarationNumber(number), **{**known, **facts})


def sheet(number: str = NUMBER, status: SheetStatus = SheetStatus.CLEARED, **facts: Any) -> Sheet:
    known: dict[str, Any] = {
        "enterprise": EnterpriseIdentity(tax_code=ENTERPRISE),
        "branch": BranchOnDeclaration(code="03CC", short_name="HQHPKV1"),
    }
    kind = DeclarationKind.IMPORT if number[0] == "1" else DeclarationKind.EXPORT
    return Sheet(number=number, kind=kind, status=status, **{**known, **facts})


def office(office_id: str = "hai-phong", *branches: BranchIdentity) -> OfficeDescription:
    first = BranchIdentity(
        code="03CC",
        short_name="HQHPKV1",
        aliases=["HQCHPKV1"],
        name=Text(vi="Hải quan cửa khẩu cảng Hải Phòng khu vực 1", en="Hai Phong port area 1"),
    )
    return OfficeDescription(
        office_id=office_id,
        name=Text(vi="Chi cục Hải quan khu vực III", en="Customs region III"),
        branches=list(branches) or [first],
        clock=NOW,
        oldest_client="0.1",
        confidentiality=LongText(vi="Kín", en="Confidential"),
    )


def enrolment(
    client_id: str = "key-1",
    tax_code: str = ENTERPRISE,
    kind: PartyKind = PartyKind.ENTERPRISE,
    role: Role = Role.SUBMIT,
) -> Enrolment:
    return Enrolment(
        party=Party(tax_code=tax_code, name="Đông Á", kind=kind),
        role=role,
        key_name="front desk",
        client_id=client_id,
        client_secret="an invented secret",
    )


def with_account(store: Store, client_id: str = "key-1") -> Account:
    return store.accounts.add("https://office.example", office(), enrolment(client_id), NOW)


def new_id(at: datetime = NOW) -> str:
    """Return a UUID of version 7 in form; its order does not matter here."""
    millis = int(at.timestamp() * 1000)
    value = millis << 80 | 0x7 << 76 | (uuid.uuid4().int & ((1 << 76) - 1))
    value = value & ~(0b11 << 62) | 0b10 << 62
    return str(uuid.UUID(int=value))


def rating(level: int = 5, kind: SubjectKind = SubjectKind.BRANCH, comment: str = "") -> Rating:
    subject = Subject(kind=kind, name=f"The {kind}", source=SubjectSource.DECLARATION)
    return Rating(subject=subject, level=level, entry=Entry.SINGLE, comment=comment)


def assessment(
    number: str = NUMBER,
    *,
    phase: Phase = Phase.CLEARED,
    ratings: Sequence[Rating] = (),
    made_at: datetime = NOW,
    **said: Any,
) -> Assessment:
    facts = DeclarationFacts(
        number=number,
        kind=DeclarationNumber(number).kind,
        branch=BranchOnDeclaration(short_name="HQHPKV1"),
        enterprise=EnterpriseIdentity(tax_code=ENTERPRISE, name="CôNG TY TNHH ĐÔNG Á"),
    )
    known: dict[str, Any] = {
        "assessment_id": new_id(made_at),
        "rater": Rater(name="Lan"),
        "client_version": "1",
    }
    return Assessment(
        declaration=facts,
        phase=phase,
        ratings=list(ratings) or [rating()],
        made_at=made_at,
        **{**known, **said},
    )


def submission(
    told: Assessment | None = None,
    *,
    account_id: int | None = None,
    held_until: datetime | None = None,
    replaces: str | None = None,
) -> NewSubmission:
    told = told or assessment()
    return NewSubmission(
        assessment=told,
        canonical=canonical_bytes(told),
        place=place_of(told),
        account_id=account_id,
        state=SubmissionState.HELD if held_until else SubmissionState.QUEUED,
        held_until=held_until,
        replaces=replaces,
    )


def place_of(told: Assessment) -> Place:
    return Place(told.declaration.number[:11], told.phase)


def draft_of(told: Assessment, contact: Contact | None = None) -> Draft:
    return Draft(place=place_of(told), rows=rows_of(told.ratings), contact=TypedContact.of(contact))


def receipt_for(assessment_id: str, canonical: bytes = b"") -> Receipt:
    return Receipt(
        number=f"HP-{assessment_id[-6:]}",
        assessment_id=assessment_id,
        received_at=NOW,
        content_sha256=content_sha256(canonical),
    )


def record_of(
    told: Assessment,
    state: AssessmentState = AssessmentState.CURRENT,
    cases: Sequence[Case] = (),
) -> AssessmentRecord:
    return AssessmentRecord(
        assessment=told,
        receipt=receipt_for(told.assessment_id, canonical_bytes(told)),
        state=state,
        cases=list(cases),
    )


def case_of(told: Assessment, *kinds: CaseEventKind) -> Case:
    events = [CaseEvent(sequence=index + 1, kind=kind, at=NOW) for index, kind in enumerate(kinds)]
    return Case(
        case_id="C-1",
        assessment_id=told.assessment_id,
        subject=told.ratings[0].subject,
        level=told.ratings[0].level,
        due_at=NOW,
        events=events,
    )


def notice(notice_id: str = "n-1", revision: int = 1, **said: Any) -> Notice:
    known: dict[str, Any] = {
        "kind": NoticeKind.LEGAL_DOCUMENT,
        "title": "Thông tư về điện tử",
        "posted_at": NOW,
        "symbol": "38/2015/TT-BTC",
    }
    return Notice(notice_id=notice_id, revision=revision, **{**known, **said})


def shown(store: Store, **wanted: object) -> list[str]:
    """Return the numbers on a worklist, in its order; the count of them is held to it."""
    filter_ = WorklistFilter(**{"show": Show.ALL, **wanted})  # type: ignore[arg-type]
    page = store.declarations.worklist(filter_, None, 100)
    assert store.declarations.count(filter_) == len(page.rows)
    return [row.declaration.number.digits for row in page.rows]


def told_assessed(phase: Phase = Phase.CLEARED, assessment_id: str | None = None) -> AssessedBy:
    """Return an assessment that a sheet tells of, by somebody at the same party."""
    return AssessedBy(assessment_id=assessment_id or new_id(), rater="Minh", at=NOW, phase=phase)
