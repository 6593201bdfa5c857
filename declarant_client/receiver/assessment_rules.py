"""What an assessment must keep to beyond its shape (``contract.md``, Assessments)."""

from __future__ import annotations

from declarant_client.contract.assessments import Assessment, Rating, Subject
from declarant_client.domain.vietnamese_text import folded
from declarant_client.receiver.problems import invalid

LOWEST_WITHOUT_WORDS = 3
"""Below this level the office needs to know why, and whom to call."""


def is_low(rating: Rating) -> bool:
    """Whether a rating opens a case."""
    return rating.level < LOWEST_WITHOUT_WORDS


def check(assessment: Assessment) -> None:
    """Raise the 422 of the first rule that is broken."""
    _check_subjects(assessment)
    _check_low_ratings(assessment)
    _check_kind(assessment)
    _check_on_behalf(assessment)


def _check_subjects(assessment: Assessment) -> None:
    seen: set[tuple[str, str]] = set()
    for place, rating in enumerate(assessment.ratings):
        identity = _identity(rating.subject)
        if identity in seen:
            raise invalid(
                vi=f"Đối tượng “{rating.subject.name}” được đánh giá hai lần (ratings[{place}]).",
                en=f"The subject “{rating.subject.name}” is rated twice (ratings[{place}]).",
            )
        seen.add(identity)


def _identity(subject: Subject) -> tuple[str, str]:
    if subject.code is not None:
        return subject.kind, f"code {subject.code}"
    return subject.kind, f"name {folded(subject.name)}"


def _check_low_ratings(assessment: Assessment) -> None:
    low = [rating for rating in assessment.ratings if is_low(rating)]
    for rating in low:
        if not rating.reasons and not rating.comment.strip():
            raise invalid(
                vi=f"Mức {rating.level} cho “{rating.subject.name}” cần lý do hoặc ý kiến cụ thể.",
                en=f"Level {rating.level} for “{rating.subject.name}” needs a reason or comment.",
            )
    contact = assessment.contact
    if low and (contact is None or not contact.name.strip() or not contact.phone.strip()):
        raise invalid(
            vi="Mức 1 và 2 cần tên và số điện thoại của người liên hệ.",
            en="Levels 1 and 2 need a contact's name and telephone number.",
        )


def _check_kind(assessment: Assessment) -> None:
    declaration = assessment.declaration
    if (declaration.kind == "import") != declaration.number.startswith("1"):
        raise invalid(
            vi="Loại tờ khai (nhập/xuất) không khớp với số tờ khai.",
            en="The declaration's kind (import/export) does not agree with its number.",
        )


def _check_on_behalf(assessment: Assessment) -> None:
    enterprise = assessment.declaration.enterprise
    behalf = assessment.on_behalf_of
    if behalf is not None and (enterprise is None or behalf != enterprise.tax_code):
        raise invalid(
            vi="on_behalf_of phải là mã số thuế của doanh nghiệp trên tờ khai.",
            en="on_behalf_of must be the tax code of the declaration's enterprise.",
        )
