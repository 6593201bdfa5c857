"""The office itself, open to anybody."""

from __future__ import annotations

from declarant_client.contract.office import OfficeDescription
from declarant_client.receiver.conformance.exchanges import Answer
from declarant_client.receiver.conformance.expectations import in_normal_form, shaped
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.visits import Visit

PART = Part("office", vi="Cơ quan tiếp nhận", en="The office")


@PART.rule(
    "public",
    vi="GET /v1/office mở cho mọi người và đúng mẫu.",
    en="GET /v1/office is public and has its shape.",
)
def _public(visit: Visit) -> None:
    answer, _office = _described(visit)
    in_normal_form(answer)


@PART.rule(
    "branches",
    vi="Cơ quan nêu các đơn vị mà mình phụ trách; mỗi mã và tên gọi khác chỉ thuộc một đơn vị.",
    en="The branches it answers for (codes and aliases); each code and alias means one branch.",
)
def _branches(visit: Visit) -> None:
    answer, office = _described(visit)
    answer.expect(office.branches, "branches: ≥ 1")
    means: dict[str, str] = {}
    for branch in office.branches:
        for name in {branch.code, branch.short_name or branch.code, *branch.aliases}:
            other = means.setdefault(name, branch.code)
            answer.expect(other == branch.code, f"{name}: {other} | {branch.code}")


@PART.rule(
    "clock",
    vi="Đồng hồ của cơ quan có múi giờ và chạy tới.",
    en="Its clock carries an offset and goes forward.",
)
def _clock(visit: Visit) -> None:
    _first, earlier = _described(visit)
    answer, later = _described(visit)
    answer.expect(later.clock >= earlier.clock, f"clock ≥ {earlier.clock.isoformat()}")


@PART.rule(
    "confidentiality",
    vi="Tuyên bố bảo mật bằng cả tiếng Việt và tiếng Anh, để người dùng đọc khi đánh giá thấp.",
    en="Its confidentiality statement, in both languages: shown to the user with a low rating.",
)
def _confidentiality(visit: Visit) -> None:
    answer, office = _described(visit)
    said = office.confidentiality
    answer.expect(said.vi.strip() and said.en.strip(), "confidentiality: vi, en")


def _described(visit: Visit) -> tuple[Answer, OfficeDescription]:
    answer = visit.get("/v1/office")
    return answer, shaped(answer, OfficeDescription)
