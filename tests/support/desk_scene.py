"""A filled desk: one office, declarations, assessments in several states, a case, notices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from declarant_client.application.ports.declarations import Place
from declarant_client.application.ports.offices import Account
from declarant_client.application.ports.submissions import Draft, DraftRow, Outcome, TypedContact
from declarant_client.application.rating import RateDeclaration
from declarant_client.contract.assessments import (
    AssessmentRecord,
    AssessmentState,
    Case,
    CaseEvent,
    CaseEventKind,
    CaseOutcome,
    Contact,
    Receipt,
    SubjectSource,
)
from declarant_client.contract.notices import Attachment, DocumentStatus, Notice, NoticeKind
from declarant_client.contract.office import (
    BranchIdentity,
    Directory,
    DirectoryBranch,
    Enrolment,
    OfficeDescription,
    Party,
    PartyKind,
    Reason,
    Role,
    SubjectKind,
    Team,
)
from declarant_client.contract.shapes import LongText, Problem, Text
from declarant_client.domain.declaration import (
    VIETNAM,
    Branch,
    Channel,
    Clearance,
    Declaration,
    Phase,
)
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.domain.submission import SubmissionState
from declarant_client.operating_system.assessment_ids import UuidV7AssessmentIds
from declarant_client.store.opening import Store, open_store

NOW = datetime(2026, 3, 18, 15, 20, tzinfo=VIETNAM)
OFFICE_URL = "https://haiphong.example"
ENTERPRISE = "0200758386"
BRANCH_NAME = "Hải quan cửa khẩu cảng Hải Phòng khu vực 1"
CONTACT = Contact(name="Nguyễn Thị Hồng Nhung", phone="0912 345 678")


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

    def answer(self, declaration: Declaration, assessment_id: str, account: Account) -> None:
        """Let the office tell of a case it has answered."""
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
            events=events(),
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


def office_description() -> OfficeDescription:
    """The office of the scene."""
    return OfficeDescription(
        office_id="kv3",
        name=Text(vi="Chi cục Hải quan khu vực III", en="Regional Customs Sub-department III"),
        branches=[
            BranchIdentity(
                code="03CC",
                short_name="HQHPKV1",
                name=Text(vi=BRANCH_NAME, en="Hai Phong Port Customs 1"),
            ),
            BranchIdentity(
                code="03EE",
                short_name="HQDINHVU",
                name=Text(vi="Hải quan cửa khẩu cảng Đình Vũ", en="Dinh Vu Port Customs"),
            ),
        ],
        clock=NOW,
        oldest_client="0.1.0",
        confidentiality=LongText(
            vi="Phiếu đánh giá chỉ do Tổ xử lý phản ánh của Chi cục xem. Công chức được đánh giá "
            "không thấy tên người liên hệ và nội dung chi tiết.",
            en="Assessments are read by the sub-department's feedback team only. The officer "
            "concerned sees neither the contact nor the details.",
        ),
    )


def directory() -> Directory:
    """What the office offers."""
    return Directory(
        branches=[
            DirectoryBranch(
                code="03CC",
                short_name="HQHPKV1",
                name=Text(vi=BRANCH_NAME, en="Hai Phong Port Customs 1"),
                teams=[Team(code="00", name=Text(vi="Đội Thủ tục hàng hóa 1", en="Team 1"))],
            )
        ],
        stages=[],
        levels=[],
        reasons=[
            Reason(
                code="slow",
                text=Text(
                    vi="Thời gian kiểm tra hồ sơ kéo dài hơn quy định",
                    en="The document check took longer than the rules allow",
                ),
                levels=[1, 2],
                subject_kinds=list(SubjectKind),
            )
        ],
    )


def a_declaration(position: int) -> Declaration:
    """A cleared import declaration."""
    cleared = NOW - timedelta(hours=3 * position)
    return Declaration(
        number=DeclarationNumber(f"1076{position:07d}0"),
        clearance=Clearance.CLEARED,
        regime="A11",
        branch=Branch(code="03CC", short_name="HQHPKV1", name=BRANCH_NAME),
        team="00",
        channel=(Channel.GREEN, Channel.YELLOW, Channel.RED)[position % 3],
        registered_at=cleared - timedelta(hours=6),
        cleared_at=cleared,
        enterprise_tax_code=TaxCode.parse(ENTERPRISE),
        enterprise_name="CÔNG TY TNHH GIAO NHẬN VẬN TẢI BIỂN ĐÔNG",
    )


def subjects() -> tuple[DraftRow, ...]:
    """Branch, team, stage and officer."""
    names = {
        SubjectKind.BRANCH: ("03CC", BRANCH_NAME),
        SubjectKind.TEAM: ("00", "Đội Thủ tục hàng hóa 1"),
        SubjectKind.STAGE: ("check", "Kiểm tra hồ sơ"),
        SubjectKind.OFFICER: ("HP-0417", "Phạm Quốc Khánh"),
    }
    return tuple(
        DraftRow(kind=kind, code=code, name=name, source=SubjectSource.SHEET)
        for kind, (code, name) in names.items()
    )


def receipt_of(assessment_id: str, number: str, at: datetime) -> Receipt:
    """The office's receipt."""
    return Receipt(
        number=number, assessment_id=assessment_id, received_at=at, content_sha256="0" * 64
    )


def refusal() -> Problem:
    """The office's word that it will not have an assessment."""
    return Problem(
        type="https://haiphong.example/problems/invalid",
        title="Nội dung phiếu chưa hợp lệ",
        status=422,
        detail="Số điện thoại liên hệ không đúng định dạng.",
    )


def events() -> list[CaseEvent]:
    """A case that was answered."""
    return [
        CaseEvent(sequence=1, kind=CaseEventKind.RECEIVED, at=NOW - timedelta(days=3)),
        CaseEvent(
            sequence=2,
            kind=CaseEventKind.ASSIGNED,
            at=NOW - timedelta(days=2),
            unit="Đội Kiểm soát và xử lý phản ánh",
        ),
        CaseEvent(sequence=3, kind=CaseEventKind.VERIFYING, at=NOW - timedelta(days=1)),
        CaseEvent(
            sequence=4,
            kind=CaseEventKind.ANSWERED,
            at=NOW - timedelta(hours=2),
            outcome=CaseOutcome.PARTLY,
            text="Hồ sơ được tiếp nhận lúc 14 giờ nhưng đến 17 giờ 30 mới phân công. "
            "Chi cục xin lỗi doanh nghiệp về sự chậm trễ này.",
            measures="Phân công thêm công chức trực ca chiều; nhắc nhở bộ phận tiếp nhận.",
        ),
    ]


def notice(position: int, **facts: object) -> Notice:
    """A legal document."""
    plain = Notice(
        notice_id=f"tb-{position:03d}",
        revision=1,
        kind=NoticeKind.LEGAL_DOCUMENT,
        title="Thông tư về thủ tục hải quan điện tử; kiểm tra, giám sát hải quan; thuế xuất khẩu, "
        "thuế nhập khẩu và quản lý thuế đối với hàng hóa xuất khẩu, nhập khẩu",
        posted_at=NOW - timedelta(days=position),
        symbol=f"{position + 10}/2026/TT-BTC",
        document_type="Thông tư",
        issuing_body="Bộ Tài chính",
        signer="Nguyễn Văn Thắng",
        abstract="Sửa đổi, bổ sung một số điều về hồ sơ hải quan, khai bổ sung và nộp chứng từ "
        "qua hệ thống xử lý dữ liệu điện tử hải quan.\n\nDoanh nghiệp lưu ý thời hạn chuyển tiếp.",
        field="Hải quan",
        signed_on=date(2026, 2, 27),
        published_on=date(2026, 3, 2),
        in_force_on=date(2026, 5, 1),
        status=DocumentStatus.NOT_YET_IN_FORCE,
        source_link="https://congbao.chinhphu.vn/van-ban/10-2026-tt-btc",
        attachments=[
            Attachment(
                name=f"{position + 10}.2026.TT-BTC.pdf",
                link="https://congbao.chinhphu.vn/tep/10.pdf",
                size=1_482_752,
                sha256="0" * 64,
            )
        ],
        amends=["38/2015/TT-BTC", "39/2018/TT-BTC"],
    )
    return msgspec_replace(plain, facts)


def msgspec_replace(notice_: Notice, facts: dict[str, object]) -> Notice:
    """Return the notice with other facts."""
    import msgspec

    return msgspec.structs.replace(notice_, **facts)


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
    scene.store.notices.mark_read(account.account_id, "tb-003")
