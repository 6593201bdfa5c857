"""A filled desk: one office, declarations, assessments in several states, a case, notices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.offices import Account, NoticePlace
from declarant_client.application.ports.submissions import Draft, Outcome, TypedContact
from declarant_client.application.rating import RateDeclaration
from declarant_client.contract.assessments import (
    AssessmentRecord,
    AssessmentState,
    Case,
    CaseEvent,
    CaseEventKind,
)
from declarant_client.contract.notices import DocumentStatus, Notice, NoticeKind
from declarant_client.contract.office import (
    Enrolment,
    Party,
    PartyKind,
    Role,
)
from declarant_client.domain.declaration import (
    Declaration,
    Phase,
)
from declarant_client.domain.origin import Origin
from declarant_client.domain.submission import SubmissionState
from declarant_client.operating_system.assessment_ids import UuidV7AssessmentIds
from declarant_client.store.opening import Store, open_store
from tests.support.desk_facts import (
    CONTACT,
    ENTERPRISE,
    NOW,
    OFFICE_URL,
    a_declaration,
    directory,
    events,
    notice,
    office_description,
    receipt_of,
    refusal,
    subjects,
)


class StandingClock:
    """A clock that is set by hand."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


@dataclass
class DeskScene:
    """A store with what a test or a picture needs in it."""

    store: Store
    clock: StandingClock
    rating: RateDeclaration

    def enrol(self, url: str = OFFICE_URL, tax_code: str = ENTERPRISE) -> Account:
        """Add an account with its directory."""
        account = self.store.accounts.add(
            url,
            office_description(),
            Enrolment(
                party=Party(
                    tax_code=tax_code,
                    name="CÔNG TY TNHH GIAO NHẬN VẬN TẢI BIỂN ĐÔNG",
                    kind=PartyKind.ENTERPRISE,
                ),
                role=Role.SUBMIT,
                key_name="MAY-KE-TOAN-01",
                client_id=f"key-{tax_code}",
                client_secret="a secret of sixteen or more",
            ),
            self.clock.now(),
        )
        self.store.accounts.keep_directory(account.account_id, directory(), "etag-1")
        return account

    def declare(self, position: int, **facts: object) -> Declaration:
        """Keep a cleared declaration."""
        declaration = replace(a_declaration(position), **facts)  # type: ignore[arg-type]
        self.store.declarations.keep([declaration], Origin.PRINT)
        return declaration

    def rate(
        self,
        declaration: Declaration,
        levels: tuple[int, ...] = (5, 5),
        *,
        comment: str = "",
        reasons: tuple[str, ...] = (),
    ) -> str:
        """Queue an assessment; return its id."""
        place = Place(declaration.identity, Phase.CLEARED)
        rows = tuple(
            replace(row, level=level, comment=comment, reasons=reasons)
            if level <= 2
            else replace(row, level=level)
            for row, level in zip(subjects(), levels, strict=False)
        )
        draft = Draft(place=place, rows=rows, contact=TypedContact.of(CONTACT))
        return self.rating.submit(draft, rater="Trần Văn Minh", hold=None).assessment_id

    def end(self, assessment_id: str, account: Account, **outcome: object) -> None:
        """Let an attempt to send one item end as said."""
        self.store.submissions.take_due(account.account_id, self.clock.now(), 100)
        self.store.submissions.record(
            [Outcome(assessment_id=assessment_id, at=self.clock.now(), **outcome)]  # type: ignore[arg-type]
        )

    def accept(self, assessment_id: str, account: Account, number: str = "HP-2026-000123") -> None:
        """Let the office receive one item."""
        receipt = receipt_of(assessment_id, number, self.clock.now())
        self.end(assessment_id, account, state=SubmissionState.ACCEPTED, receipt=receipt)

    def answer(
        self,
        declaration: Declaration,
        assessment_id: str,
        account: Account,
        *,
        closed: bool = False,
    ) -> None:
        """Let the office tell of a case it has answered, and closed since if so."""
        closing = CaseEvent(sequence=len(events()) + 1, kind=CaseEventKind.CLOSED, at=NOW)
        entry = self.store.submissions.current(Place(declaration.identity, Phase.CLEARED))
        assert entry is not None
        assert entry.receipt is not None
        low = next(rating for rating in entry.assessment.ratings if rating.level <= 2)
        case = Case(
            case_id="VV-0007",
            assessment_id=assessment_id,
            subject=low.subject,
            level=low.level,
            due_at=NOW + timedelta(days=5),
            events=[*events(), *([closing] if closed else [])],
        )
        record = AssessmentRecord(
            assessment=entry.assessment,
            receipt=entry.receipt,
            state=AssessmentState.CURRENT,
            cases=[case],
        )
        self.store.submissions.keep_records(account.account_id, [record], "c1")

    def announce(self, account: Account, *notices: Notice) -> None:
        """Keep notices."""
        self.store.notices.keep_notices(account.account_id, notices, f"n{len(notices)}")


def open_scene(folder: Path) -> DeskScene:
    """Open an empty scene in a folder; its store wants to be closed."""
    clock = StandingClock()
    store = open_store(folder, clock=clock, refuse_network_path=lambda _: False)
    rating = RateDeclaration(
        declarations=store.declarations,
        drafts=store.drafts,
        submissions=store.submissions,
        accounts=store.accounts,
        clock=clock,
        ids=UuidV7AssessmentIds(clock),
        client_version="0.1.0",
    )
    return DeskScene(store, clock, rating)


def fill(scene: DeskScene) -> Account:
    """Fill the scene with what a history and a list of notices typically hold."""
    account = scene.enrol()
    long_name = "CÔNG TY CỔ PHẦN ĐẦU TƯ XÂY DỰNG VÀ XUẤT NHẬP KHẨU TỔNG HỢP MIỀN DUYÊN HẢI BẮC BỘ"
    for position in range(24):
        scene.clock.at = NOW - timedelta(hours=5 * (24 - position))
        declaration = scene.declare(
            position, **({"enterprise_name": long_name} if position % 5 == 0 else {})
        )
        if position == 23:
            _low(scene, declaration, account)
            continue
        levels = ((5, 5, 5, 5), (5, 4), (4, 4, 3), (5,))[position % 4]
        made = scene.rate(declaration, levels)
        if position < 21:
            scene.accept(made, account, f"HP-2026-{position:06d}")
        elif position == 21:
            scene.end(made, account, state=SubmissionState.REFUSED, problem=refusal())
    scene.clock.at = NOW
    _announce(scene, account)
    return account


def _low(scene: DeskScene, declaration: Declaration, account: Account) -> None:
    made = scene.rate(
        declaration,
        (5, 2, 3, 1),
        comment="Chờ từ 14 giờ đến 17 giờ 30 mới được phân công kiểm tra, gọi điện không ai nghe.",
        reasons=("slow",),
    )
    scene.accept(made, account, "HP-2026-000777")
    scene.answer(declaration, made, account)


def _announce(scene: DeskScene, account: Account) -> None:
    scene.announce(
        account,
        notice(1),
        notice(
            2,
            kind=NoticeKind.GUIDANCE,
            title="Hướng dẫn khai chỉ tiêu “Số quản lý nội bộ doanh nghiệp” trên tờ khai nhập khẩu",
            symbol="1245/HQKV3-NV",
            document_type="Công văn",
            issuing_body="Chi cục Hải quan khu vực III",
            status=DocumentStatus.IN_FORCE,
            in_force_on=None,
            revision=2,
            changed="Bổ sung ví dụ cho loại hình E31.",
            attachments=[],
            amends=[],
        ),
        notice(
            3,
            title="Nghị định về biểu thuế xuất khẩu, biểu thuế nhập khẩu ưu đãi",
            symbol="26/2023/NĐ-CP",
            document_type="Nghị định",
            issuing_body="Chính phủ",
            status=DocumentStatus.PARTLY_EXPIRED,
            withdrawn=True,
        ),
        notice(
            4,
            kind=NoticeKind.EVENT,
            title="Đối thoại doanh nghiệp quý I năm 2026",
            symbol=None,
            document_type=None,
            status=DocumentStatus.UNKNOWN,
            source_link="javascript:alert(1)",
            signed_on=None,
            in_force_on=None,
            attachments=[],
            amends=[],
        ),
    )
    scene.store.notices.mark_read([NoticePlace(account.office_url, "tb-003")])
