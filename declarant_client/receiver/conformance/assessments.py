"""Submitting assessments: what is taken, what is refused, what a receipt vouches for."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from declarant_client.contract.assessments import (
    Assessment,
    AssessmentRecord,
    CurrentAssessment,
    Receipt,
)
from declarant_client.contract.canonical import canonical_json, content_sha256
from declarant_client.contract.shapes import ProblemName
from declarant_client.receiver.conformance.exchanges import Answer
from declarant_client.receiver.conformance.expectations import (
    CREATED,
    converted,
    problem,
    shaped,
)
from declarant_client.receiver.conformance.invented import (
    MARK,
    assessment,
    low_assessment,
    new_id,
    rating,
)
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.speakers import ASSESSMENTS, Speaker
from declarant_client.receiver.conformance.visits import Visit

_AT_ONCE, _CONFLICT = 4, 409
PART = Part("assessments", vi="Gửi phiếu đánh giá", en="Assessments")
_WORDS = "Nguyễn Thị Ổn, “đường Đ.” – €, 漢字, 😀"
_LATER = {"number": 1.50, "large": 1e21, "small": 1e-7, "words": ["ă", _WORDS], "Z": None, "a": {}}
"""A field that no office knows, with what RFC 8785 has a form of its own for."""


@PART.rule(
    "accepted",
    vi="Phiếu mới: 201 và biên nhận mang assessment_id của phiếu.",
    en="New: 201 with the receipt, which names the assessment.",
)
def _accepted(visit: Visit) -> None:
    taken(visit.submitter, assessment(visit.submitter.tax_code))


def taken(party: Speaker, content: dict[str, Any]) -> Receipt:
    """Submit an assessment that must be taken; return its receipt."""
    return receipt_in(party.send(content), content)


def receipt_in(answer: Answer, content: dict[str, Any], status: int = CREATED) -> Receipt:
    """Return the receipt that must have come for ``content``, its hash included."""
    receipt = shaped(answer, Receipt, status)
    answer.expect(
        receipt.assessment_id == content["assessment_id"],
        f"assessment_id: {content['assessment_id']}",
    )
    sha256 = content_sha256(canonical_json(content))
    answer.expect(receipt.content_sha256 == sha256, f"content_sha256: {sha256}")
    return receipt


@PART.rule(
    "hash",
    vi="content_sha256 là SHA-256 của dạng RFC 8785 của đúng nội dung đã gửi, kể cả trường lạ.",
    en="content_sha256 = SHA-256 over the RFC 8785 form of what was sent, unknown fields included.",
)
def _hash(visit: Visit) -> None:
    party = visit.submitter
    content = assessment(party.tax_code, conformance_check=_LATER)
    # Another spelling of the same JSON: order, spaces and escapes must not count.
    spelled = json.dumps(dict(reversed(content.items())), indent=3, ensure_ascii=True).encode()
    party.remember(content)
    receipt_in(party.post(ASSESSMENTS, spelled, key=content["assessment_id"]), content)


@PART.rule(
    "whole",
    vi="GET /v1/assessments trả lại nguyên phiếu, chữ Việt và chữ khác không sai một ký tự.",
    en="GET /v1/assessments: everything of the party, whole, with receipts; every letter as sent.",
)
def _whole(visit: Visit) -> None:
    party = visit.submitter
    party.beginning()
    content = assessment(party.tax_code, ratings=[rating(4, comment=f"{MARK} {_WORDS}\n  dòng 2")])
    receipt = taken(party, content)
    answer, record = record_of(party, content)
    answer.expect(record.receipt == receipt, f"receipt: {receipt}")
    sent = converted(answer, content, Assessment)
    answer.expect(record.assessment == sent, f"assessment: {content}")
    answer.expect(record.state == "current", "state: current")


def record_of(party: Speaker, content: dict[str, Any]) -> tuple[Answer, AssessmentRecord]:
    """Return the office's record of an assessment that was submitted in this visit."""
    listed = party.listed(ASSESSMENTS, party.beginning())
    wanted = content["assessment_id"]
    found = [item for item in listed.items if _names(item, wanted)]
    listed.last.expect(found, f"assessment_id: {wanted}")
    return listed.last, converted(listed.last, found[-1], AssessmentRecord)


def _names(record: dict[str, Any], assessment_id: str) -> bool:
    receipt = record.get("receipt")
    return isinstance(receipt, dict) and receipt.get("assessment_id") == assessment_id


@PART.rule(
    "unverified",
    vi="Tờ khai hoặc công chức mà cơ quan không biết vẫn được nhận và đánh dấu unverified.",
    en="A declaration or officer that the office does not know is accepted, marked `unverified`.",
)
def _unverified(visit: Visit) -> None:
    party = visit.submitter
    party.beginning()
    content = assessment(party.tax_code)
    taken(party, content)
    answer, record = record_of(party, content)
    answer.expect(record.unverified, "unverified: true")


@PART.rule(
    "phases",
    vi="Hai giai đoạn during và cleared được đánh giá riêng.",
    en="Each phase (`during`, `cleared`) of a declaration has an assessment of its own.",
)
def _phases(visit: Visit) -> None:
    party = visit.submitter
    first = assessment(party.tax_code, phase="during")
    taken(party, first)
    taken(party, assessment(party.tax_code, first["declaration"]["number"], phase="cleared"))


@PART.rule(
    "already-assessed",
    vi="Phiếu đầu thứ hai cho cùng tờ khai và giai đoạn: 409 already-assessed kèm phiếu hiện hành.",
    en="A second first assessment: 409 `already-assessed` with the current one's id and ratings.",
)
def _already_assessed(visit: Visit) -> None:
    party = visit.submitter
    first = assessment(party.tax_code, ratings=[rating(4)])
    number = first["declaration"]["number"]
    receipt = taken(party, first)
    # The 12th digit counts amendments: it is the same declaration.
    for same in (number, f"{number[:-1]}1"):
        answer = party.send(assessment(party.tax_code, same))
        problem(answer, ProblemName.ALREADY_ASSESSED)
        current = current_in(answer, first)
        answer.expect(current.at == receipt.received_at, f"at: {receipt.received_at.isoformat()}")


@PART.rule(
    "two-at-once",
    vi="Nhiều phiếu đầu cùng lúc: đúng một phiếu được nhận, còn lại 409 kèm phiếu hiện hành.",
    en="Several first assessments at once: one 201, to the others 409 with the one that stands.",
)
def _two_at_once(visit: Visit) -> None:
    party = visit.submitter
    first = assessment(party.tax_code)
    number = first["declaration"]["number"]
    contents = [first, *(assessment(party.tax_code, number) for _ in range(_AT_ONCE - 1))]
    one_stands(party, contents, ProblemName.ALREADY_ASSESSED)


def one_stands(party: Speaker, contents: list[dict[str, Any]], refusal: ProblemName) -> None:
    """Send at once; of all of them one must be taken, and the others be told which."""
    party.beginning()
    with ThreadPoolExecutor(len(contents)) as pool:
        answers = list(pool.map(party.send, contents))
    statuses = sorted(answer.status for answer in answers)
    expected = [CREATED] + [_CONFLICT] * (len(contents) - 1)
    answers[0].expect(statuses == expected, f"1 × {CREATED}, else {_CONFLICT} ({statuses})")
    won = next(place for place, answer in enumerate(answers) if answer.status == CREATED)
    for place, answer in enumerate(answers):
        if place != won:
            problem(answer, refusal)
            current_in(answer, contents[won])


def current_in(answer: Answer, content: dict[str, Any]) -> CurrentAssessment:
    """Return what a conflict tells of the assessment that stands, which must be ``content``."""
    current = converted(answer, answer.json().get("current"), CurrentAssessment)
    wanted = content["assessment_id"]
    answer.expect(current.assessment_id == wanted, f"current.assessment_id: {wanted}")
    answer.expect(current.rater == content["rater"]["name"], "current.rater")
    levels = [one["level"] for one in content["ratings"]]
    answer.expect([one.level for one in current.ratings] == levels, f"current.ratings: {levels}")
    return current


@PART.rule(
    "low-without-words",
    vi="Mức 1 và 2 không có lý do hay ý kiến: không được nhận (422 invalid).",
    en="Levels 1 and 2 need a comment or reason (422 `invalid` without).",
)
def _low_without_words(visit: Visit) -> None:
    party = visit.submitter
    for level in (1, 2):
        for said in ("", "  \n"):
            ratings = [rating(level, comment=said)]
            _refused(party, low_assessment(party.tax_code, ratings=ratings))


@PART.rule(
    "low-without-contact",
    vi="Mức 1 và 2 không có tên và số điện thoại liên hệ: không được nhận (422 invalid).",
    en="Levels 1 and 2 need a contact: name and phone (422 `invalid` without).",
)
def _low_without_contact(visit: Visit) -> None:
    party = visit.submitter
    for contact in (None, {"name": " ", "phone": "0"}, {"name": MARK, "phone": " "}):
        for level in (1, 2):
            ratings = [rating(level)]
            content = low_assessment(party.tax_code, ratings=ratings, contact=contact)
            _refused(party, content)


@PART.rule(
    "subject-twice",
    vi="Phải có ít nhất một đánh giá, không đối tượng nào hai lần (422 invalid).",
    en="`ratings`: at least one, no subject twice (422 `invalid`).",
)
def _subject_twice(visit: Visit) -> None:
    party = visit.submitter
    for ratings in ([], [rating(5), rating(4)], [rating(5), _in_capitals(rating(4))]):
        _refused(party, assessment(party.tax_code, ratings=ratings))
    taken(party, assessment(party.tax_code, ratings=[rating(5), rating(4, which=2)]))


def _in_capitals(one: dict[str, Any]) -> dict[str, Any]:
    return {**one, "subject": {**one["subject"], "name": one["subject"]["name"].upper()}}


_WRONG: tuple[tuple[str, Callable[[dict[str, Any]], dict[str, Any]]], ...] = (
    ("level 0", lambda content: {**content, "ratings": [rating(0)]}),
    ("level 6", lambda content: {**content, "ratings": [rating(6)]}),
    ("phase", lambda content: {**content, "phase": "later"}),
    ("made_at", lambda content: {**content, "made_at": "2026-01-02T03:04:05"}),
    ("rater", lambda content: {**content, "rater": {"name": ""}}),
    ("number", lambda content: _declared(content, number="12")),
    ("kind", lambda content: _declared(content, kind="export")),
    ("tax_code", lambda content: _declared(content, enterprise={"tax_code": "123"})),
    ("no ratings", lambda content: {**content, "ratings": None}),
)


def _declared(content: dict[str, Any], **facts: Any) -> dict[str, Any]:
    return {**content, "declaration": {**content["declaration"], **facts}}


@PART.rule(
    "wrong-shape",
    vi="Phiếu không đúng mẫu (mức ngoài 1-5, giờ thiếu múi giờ, số sai…): 422 invalid.",
    en="An assessment of another shape (level beyond 1-5, time without offset…): 422 `invalid`.",
)
def _wrong_shape(visit: Visit) -> None:
    party = visit.submitter
    for _name, change in _WRONG:
        _refused(party, change(assessment(party.tax_code)))


@PART.rule(
    "uuid7",
    vi="assessment_id là UUIDv7 (422 invalid nếu không phải).",
    en="`assessment_id` is a UUIDv7 (422 `invalid` otherwise).",
)
def _uuid7(visit: Visit) -> None:
    party = visit.submitter
    made = new_id()
    _refused(party, {**assessment(party.tax_code), "assessment_id": f"{made[:14]}4{made[15:]}"})


@PART.rule(
    "i-json",
    vi="Tên trùng trong một đối tượng JSON, số NaN: 400 malformed.",
    en="Bodies must be I-JSON: a name twice, or NaN, is a 400 `malformed`.",
)
def _i_json(visit: Visit) -> None:
    for body in (b'{"a": 1, "a": 2}', b'{"a": NaN}', b'{"a": "\\ud800"}'):
        answer = visit.submitter.post(ASSESSMENTS, body, key=new_id())
        problem(answer, ProblemName.MALFORMED)


def _refused(party: Speaker, content: dict[str, Any]) -> None:
    problem(party.send(content), ProblemName.INVALID)
