"""The same key and content are one assessment for ever."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from declarant_client.contract.assessments import Receipt
from declarant_client.contract.shapes import ProblemName
from declarant_client.receiver.conformance.assessments import receipt_in
from declarant_client.receiver.conformance.exchanges import Answer
from declarant_client.receiver.conformance.expectations import (
    CREATED,
    OK,
    is_replay,
    problem,
    shaped,
)
from declarant_client.receiver.conformance.invented import assessment, new_id, rating
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.speakers import ASSESSMENTS
from declarant_client.receiver.conformance.visits import Visit

PART = Part("idempotency", vi="Gửi lại không thành hai phiếu", en="Idempotency")
_AT_ONCE = 6


@PART.rule(
    "same-again",
    vi="Cùng khóa, cùng nội dung: 200, đúng biên nhận cũ, Idempotency-Replayed: true.",
    en="Same key, same content: 200, the same receipt, `Idempotency-Replayed: true`.",
)
def _same_again(visit: Visit) -> None:
    party = visit.submitter
    content = assessment(party.tax_code)
    first = party.send(content)
    receipt = receipt_in(first, content)
    first.expect(not is_replay(first), "no Idempotency-Replayed")
    spelled = json.dumps(dict(reversed(content.items())), indent=1, ensure_ascii=False).encode()
    for again in (
        party.send(content),
        party.post(ASSESSMENTS, spelled, key=content["assessment_id"]),
    ):
        _replayed(again, receipt)


def _replayed(answer: Answer, receipt: Receipt) -> None:
    answer.expect(shaped(answer, Receipt) == receipt, f"receipt: {receipt.number}")
    answer.expect(is_replay(answer), "Idempotency-Replayed: true")


@PART.rule(
    "for-ever",
    vi="Biên nhận vẫn như cũ cả sau khi phiếu được sửa và rút.",
    en="… the same receipt, for ever: after a revision and a withdrawal too.",
)
def _for_ever(visit: Visit) -> None:
    party = visit.submitter
    first = assessment(party.tax_code)
    number = first["declaration"]["number"]
    receipt = receipt_in(party.send(first), first)
    second = assessment(party.tax_code, number, revises=first["assessment_id"])
    later = receipt_in(party.send(second), second)
    party.withdraw(second["assessment_id"])
    _replayed(party.send(first), receipt)
    _replayed(party.send(second), later)


@PART.rule(
    "other-content",
    vi="Cùng khóa, nội dung khác: 422 key-reused.",
    en="Same key, other content: 422 `key-reused`.",
)
def _other_content(visit: Visit) -> None:
    party = visit.submitter
    content = assessment(party.tax_code)
    receipt_in(party.send(content), content)
    for other in (
        {**content, "ratings": [rating(4)]},
        {**content, "later_field": 1},
    ):
        problem(party.send(other), ProblemName.KEY_REUSED)


@PART.rule(
    "no-key",
    vi="Không có Idempotency-Key: 400 key-missing.",
    en="No key: 400 `key-missing`.",
)
def _no_key(visit: Visit) -> None:
    party = visit.submitter
    content = assessment(party.tax_code)
    party.remember(content)
    problem(party.post(ASSESSMENTS, content), ProblemName.KEY_MISSING)


@PART.rule(
    "other-key",
    vi="Idempotency-Key khác assessment_id: 422 invalid.",
    en="The Idempotency-Key is the `assessment_id` (422 `invalid` otherwise).",
)
def _other_key(visit: Visit) -> None:
    party = visit.submitter
    problem(party.send(assessment(party.tax_code), new_id()), ProblemName.INVALID)


@PART.rule(
    "refused-key-stays-free",
    vi="Phiếu bị từ chối không được giữ: khóa của nó vẫn dùng được.",
    en="A refused assessment is not kept: its key stays free.",
)
def _refused_key_stays_free(visit: Visit) -> None:
    party = visit.submitter
    content = assessment(party.tax_code)
    problem(party.send({**content, "ratings": [rating(9)]}), ProblemName.INVALID)
    receipt_in(party.send(content), content)


@PART.rule(
    "at-once",
    vi="Gửi cùng lúc nhiều lần: một lần 201, còn lại 200 cùng biên nhận hoặc 409 in-progress.",
    en="At the same time: one 201; else 200 with its receipt, or 409 `in-progress` + Retry-After.",
)
def _at_once(visit: Visit) -> None:
    party = visit.submitter
    content = assessment(party.tax_code)
    party.beginning()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = list(pool.map(party.send, [content] * _AT_ONCE))
    last = party.send(content)
    receipt = shaped(last, Receipt)
    new = [answer for answer in answers if answer.status == CREATED]
    last.expect(len(new) == 1, f"1 × {CREATED} ({_statuses(answers)})")
    for answer in answers:
        if answer.status in {OK, CREATED}:
            answer.expect(shaped(answer, Receipt, answer.status) == receipt, receipt.number)
        else:
            problem(answer, ProblemName.IN_PROGRESS)
            answer.expect(answer.headers.get("retry-after", "").isdigit(), "Retry-After")


def _statuses(answers: Sequence[Answer]) -> str:
    return ", ".join(str(answer.status) for answer in answers)


@PART.rule(
    "key-of-another-party",
    vi="Khóa đã dùng của bên khác không cho thấy biên nhận.",
    en="Another party's id is no way to its receipt.",
)
def _key_of_another_party(visit: Visit) -> None:
    other = visit.other
    party = visit.submitter
    content = assessment(party.tax_code)
    receipt = receipt_in(party.send(content), content)
    answer = other.post(ASSESSMENTS, content, key=content["assessment_id"])
    problem(answer, ProblemName.KEY_REUSED, ProblemName.FORBIDDEN)
    answer.expect(receipt.number.encode() not in answer.body, "no receipt")
