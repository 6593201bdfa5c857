"""Several assessments at once: one bad item harms no other."""

from __future__ import annotations

from typing import Any

from declarant_client.contract.assessments import BatchAnswer, BatchOutcome
from declarant_client.contract.canonical import canonical_json, content_sha256
from declarant_client.contract.shapes import BATCH_LIMIT, ProblemName
from declarant_client.receiver.conformance.assessments import receipt_in, taken
from declarant_client.receiver.conformance.exchanges import Answer
from declarant_client.receiver.conformance.expectations import CREATED, OK, problem, shaped
from declarant_client.receiver.conformance.invented import assessment, low_assessment, rating
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.speakers import BATCH
from declarant_client.receiver.conformance.visits import Visit
from declarant_client.receiver.problems import STATUSES

PART = Part("batch", vi="Gửi nhiều phiếu một lần", en="Batch")


@PART.rule(
    "bad-item",
    vi="Mỗi mục có khóa, trạng thái, biên nhận hoặc lỗi riêng; mục sai không hại mục khác.",
    en="Each item its own key, status and receipt or problem; one bad item harms no other.",
)
def _bad_item(visit: Visit) -> None:
    party = visit.submitter
    known = assessment(party.tax_code)
    taken(party, known)
    first, last = assessment(party.tax_code), assessment(party.tax_code)
    sent: list[dict[str, Any]] = [
        first,
        low_assessment(party.tax_code, contact=None),
        {"conformance_check": True},
        {**known, "ratings": [rating(4)]},
        known,
        last,
    ]
    answer = party.send_batch(sent)
    outcomes = _outcomes(answer, sent)
    _taken(answer, outcomes[0], first, CREATED)
    _refused(answer, outcomes[1], ProblemName.INVALID)
    _refused(answer, outcomes[2], ProblemName.KEY_MISSING, ProblemName.INVALID)
    _refused(answer, outcomes[3], ProblemName.KEY_REUSED)
    _taken(answer, outcomes[4], known, OK)
    _taken(answer, outcomes[5], last, CREATED)


@PART.rule(
    "again",
    vi="Gửi lại cả lô: mỗi mục 200, đúng biên nhận cũ, replayed; gửi riêng cũng vậy.",
    en="The same batch again: each item 200, the same receipt, replayed; and so one by one.",
)
def _again(visit: Visit) -> None:
    party = visit.submitter
    sent = [assessment(party.tax_code) for _ in range(3)]
    first = _outcomes(party.send_batch(sent), sent)
    answer = party.send_batch(sent)
    for before, outcome, content in zip(first, _outcomes(answer, sent), sent, strict=True):
        _taken(answer, outcome, content, OK)
        answer.expect(outcome.receipt == before.receipt, f"receipt: {before.receipt}")
    single = party.send(sent[0])
    receipt = receipt_in(single, sent[0], OK)
    single.expect(receipt == first[0].receipt, f"receipt: {first[0].receipt}")


@PART.rule(
    "size",
    vi=f"Một lô có từ 1 đến {BATCH_LIMIT} phiếu; ngoài ra là 422 invalid, không phiếu nào nhận.",
    en=f"1 to {BATCH_LIMIT} assessments; another number is a 422 `invalid`, and none is taken.",
)
def _size(visit: Visit) -> None:
    party = visit.submitter
    problem(party.post(BATCH, {"items": []}), ProblemName.INVALID)
    good = assessment(party.tax_code)
    party.remember(good)
    item = {"key": good["assessment_id"], "assessment": good}
    answer = party.post(BATCH, {"items": [item] * (BATCH_LIMIT + 1)})
    problem(answer, ProblemName.INVALID)
    taken(party, good)


def _outcomes(answer: Answer, sent: list[dict[str, Any]]) -> list[BatchOutcome]:
    outcomes = shaped(answer, BatchAnswer).items
    keys = [content.get("assessment_id", "") for content in sent]
    answer.expect([outcome.key for outcome in outcomes] == keys, f"keys: {keys}")
    return outcomes


def _taken(answer: Answer, outcome: BatchOutcome, content: dict[str, Any], status: int) -> None:
    answer.expect(outcome.status == status, f"{outcome.key}: {status} ({_told(outcome)})")
    answer.expect(outcome.replayed == (status == OK), f"{outcome.key}: replayed")
    sha256 = content_sha256(canonical_json(content))
    answer.expect(
        outcome.receipt is not None and outcome.receipt.content_sha256 == sha256,
        f"{outcome.key}: content_sha256: {sha256} ({_told(outcome)})",
    )


def _refused(answer: Answer, outcome: BatchOutcome, *names: ProblemName) -> None:
    expected = " | ".join(f"{STATUSES[name]} {name}" for name in names)
    refused = outcome.problem
    answer.expect(
        refused is not None
        and outcome.receipt is None
        and any(refused.name == name and outcome.status == STATUSES[name] for name in names),
        f"{outcome.key}: {expected} ({_told(outcome)})",
    )


def _told(outcome: BatchOutcome) -> str:
    said = outcome.problem.name if outcome.problem else "receipt" if outcome.receipt else "-"
    return f"{outcome.status} {said}"
