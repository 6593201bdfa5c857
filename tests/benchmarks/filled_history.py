"""A history of as many assessments as a large customs agent's offices hold of some years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from declarant_client.contract.assessments import (
    Assessment,
    AssessmentRecord,
    AssessmentState,
    BranchOnDeclaration,
    Case,
    CaseEvent,
    CaseEventKind,
    CaseOutcome,
    DeclarationFacts,
    EnterpriseIdentity,
    Entry,
    Rater,
    Rating,
    Receipt,
    Subject,
    SubjectSource,
)
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
from declarant_client.domain.declaration import Channel, Phase
from declarant_client.domain.identifiers import DeclarationKind
from declarant_client.store.opening import Store
from tests.benchmarks import filled_store

RATINGS = 1_000_000
SUBJECTS = 5
"""Rated in each assessment."""
UNRATED = 60_000
"""Declarations newer than what was rated last: they wait."""
BATCH = 1_000
_LOW = 3
LOW_AT = 7
_KINDS = (
    (SubjectKind.BRANCH, "Hải quan cửa khẩu cảng Hải Phòng khu vực 1"),
    (SubjectKind.TEAM, "Đội Thủ tục hàng hóa nhập khẩu"),
    (SubjectKind.STAGE, "Kiểm tra hồ sơ"),
    (SubjectKind.STAGE, "Giám sát hàng hóa"),
    (SubjectKind.OFFICER, "Trần Văn Minh"),
)
_CODES = ("03CC", "03CE", "03TG", "03EE", "03NK", "03PJ", "03PL", "03CD")


def fill(store: Store, ratings: int = RATINGS) -> None:
    """Keep so many rated subjects, as an office's history brings them."""
    account = store.accounts.add(
        "https://office.example", _office(), _enrolment(), filled_store.LATEST
    )
    for start in range(ratings // SUBJECTS, 0, -BATCH):
        records = [record(number) for number in range(start - 1, max(start - BATCH, 0) - 1, -1)]
        store.submissions.keep_records(account.account_id, records, str(start))


def record(count: int) -> AssessmentRecord:
    """The assessment of this place in the row, the newest being 0."""
    told = _assessment(count)
    return AssessmentRecord(
        assessment=told,
        receipt=Receipt(
            number=f"HP-2026-{count:06d}",
            assessment_id=told.assessment_id,
            received_at=told.made_at + timedelta(seconds=9),
            content_sha256="0" * 64,
        ),
        state=AssessmentState.WITHDRAWN if count % 97 == 0 else AssessmentState.CURRENT,
        cases=list(_cases(told, count)),
    )


def _assessment(count: int) -> Assessment:
    of = filled_store.declaration(UNRATED + count)
    made = filled_store.LATEST - timedelta(minutes=7 * (UNRATED + count) - 20)
    serial = count % 300
    return Assessment(
        assessment_id=f"019a9e0a-0000-7000-8000-{(1 << 40) - count:012x}",
        declaration=DeclarationFacts(
            number=of.number.digits,
            kind=DeclarationKind(of.kind),
            branch=BranchOnDeclaration(
                code=_CODES[count % 8 if count % 3 else 0],
                short_name="HQHPKV1",
                name="Hải quan cửa khẩu cảng Hải Phòng khu vực 1",
            ),
            enterprise=EnterpriseIdentity(
                tax_code=f"02{serial:08d}",
                name=f"CÔNG TY TNHH THƯƠNG MẠI VÀ DỊCH VỤ SỐ {serial}",
            ),
            regime=of.regime,
            team="00",
            channel=(Channel.GREEN, Channel.GREEN, Channel.YELLOW, Channel.RED)[count % 4],
            registered_at=of.registered_at,
            cleared_at=of.cleared_at,
        ),
        phase=Phase.CLEARED,
        ratings=[
            Rating(
                subject=Subject(kind=kind, code=None, name=name, source=SubjectSource.SHEET),
                level=_level(count, place),
                entry=Entry.ALL,
                reasons=["SLOW"] if _level(count, place) < _LOW else [],
                comment="Chờ kiểm tra hồ sơ quá lâu" if _level(count, place) < _LOW else "",
            )
            for place, (kind, name) in enumerate(_KINDS)
        ],
        rater=Rater(name=("Nguyễn Thị Hoa", "Đỗ Văn Được")[count % 2], key="key-1"),
        made_at=made,
        client_version="0.1.0",
    )


def _level(count: int, place: int) -> int:
    """Most are content; one in fifty has one subject that is not."""
    if count % 50 == LOW_AT and place == count // 50 % SUBJECTS:
        return 1 + count // 250 % 2
    return (5, 5, 5, 4, 5, 4, 3, 5)[(count // 7 + (place > 1)) % 8]


def _cases(told: Assessment, count: int) -> Iterator[Case]:
    for place, rating in enumerate(told.ratings):
        if rating.level >= _LOW:
            continue
        at = told.made_at + timedelta(days=count // 50 % 19, hours=5)
        kinds: Sequence[tuple[CaseEventKind, datetime]] = [(CaseEventKind.RECEIVED, told.made_at)]
        if count // 50 % 4:
            kinds = [
                *kinds,
                (CaseEventKind.ANSWERED, at),
                (CaseEventKind.CLOSED, at + timedelta(days=1)),
            ]
        yield Case(
            case_id=f"VU-{count:06d}-{place}",
            assessment_id=told.assessment_id,
            subject=rating.subject,
            level=rating.level,
            due_at=told.made_at + timedelta(days=7),
            events=[
                CaseEvent(
                    sequence=number,
                    kind=kind,
                    at=when,
                    outcome=CaseOutcome.FOUNDED if kind is CaseEventKind.ANSWERED else None,
                    text="Đã kiểm tra" if kind is CaseEventKind.ANSWERED else None,
                )
                for number, (kind, when) in enumerate(kinds, 1)
            ],
        )


def _office() -> OfficeDescription:
    return OfficeDescription(
        office_id="hai-phong",
        name=Text(vi="Chi cục Hải quan khu vực III", en="Customs region III"),
        branches=[
            BranchIdentity(code=code, name=Text(vi=f"Hải quan {code}", en=f"Customs {code}"))
            for code in _CODES
        ],
        clock=filled_store.LATEST,
        oldest_client="0.1",
        confidentiality=LongText(vi="Kín", en="Confidential"),
    )


def _enrolment() -> Enrolment:
    return Enrolment(
        party=Party(tax_code="0314404243", name="Đông Á", kind=PartyKind.AGENT),
        role=Role.SUBMIT,
        key_name="front desk",
        client_id="key-1",
        client_secret="an invented secret",
    )
