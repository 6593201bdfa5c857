"""What a filled desk is filled with: an office and its directory, declarations, a case, notices."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from declarant_client.application.ports.submissions import DraftRow
from declarant_client.contract.assessments import (
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
    OfficeDescription,
    Reason,
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
)
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode

NOW = datetime(2026, 3, 18, 15, 20, tzinfo=VIETNAM)
OFFICE_URL = "https://haiphong.example"
ENTERPRISE = "0200758386"
BRANCH_NAME = "Hải quan cửa khẩu cảng Hải Phòng khu vực 1"
CONTACT = Contact(name="Nguyễn Thị Hồng Nhung", phone="0912 345 678")


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
            ),
            Reason(
                code="prompt",
                text=Text(vi="Giải quyết nhanh, đúng hẹn", en="Handled quickly and on time"),
                levels=[4, 5],
                subject_kinds=[SubjectKind.TEAM, SubjectKind.OFFICER],
            ),
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
