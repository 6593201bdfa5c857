"""Taking an assessment back."""

from __future__ import annotations

from declarant_client.contract.assessments import Withdrawal
from declarant_client.contract.shapes import ProblemName
from declarant_client.receiver.conformance.assessments import current_in, record_of, taken
from declarant_client.receiver.conformance.expectations import is_replay, problem, shaped
from declarant_client.receiver.conformance.findings import NotCheckedError
from declarant_client.receiver.conformance.invented import assessment, new_id
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.speakers import withdrawal_path
from declarant_client.receiver.conformance.visits import Visit

PART = Part("withdrawal", vi="Rút phiếu", en="Withdrawal")


@PART.rule(
    "withdrawn",
    vi="Phiếu rút được, vẫn còn trong lịch sử với trạng thái withdrawn.",
    en="An assessment is withdrawn, and stays in the history as `withdrawn`.",
)
def _withdrawn(visit: Visit) -> None:
    party = visit.submitter
    party.beginning()
    content = assessment(party.tax_code)
    taken(party, content)
    answer = party.withdraw(content["assessment_id"])
    withdrawal = shaped(answer, Withdrawal)
    answer.expect(withdrawal.assessment_id == content["assessment_id"], content["assessment_id"])
    listed, record = record_of(party, content)
    listed.expect(record.state == "withdrawn", "state: withdrawn")


@PART.rule(
    "anew",
    vi="Sau khi rút, tờ khai được đánh giá lại từ đầu.",
    en="After a withdrawal the declaration may be assessed anew in this phase.",
)
def _anew(visit: Visit) -> None:
    party = visit.submitter
    content = assessment(party.tax_code)
    taken(party, content)
    shaped(party.withdraw(content["assessment_id"]), Withdrawal)
    taken(party, assessment(party.tax_code, content["declaration"]["number"]))


@PART.rule(
    "again",
    vi="Rút lại lần nữa không thay đổi gì; cùng khóa thì Idempotency-Replayed: true.",
    en="Withdrawing twice changes nothing; with the same key, `Idempotency-Replayed: true`.",
)
def _again(visit: Visit) -> None:
    party = visit.submitter
    content = assessment(party.tax_code)
    taken(party, content)
    key = new_id()
    first = shaped(party.withdraw(content["assessment_id"], key), Withdrawal)
    again = party.withdraw(content["assessment_id"], key)
    again.expect(shaped(again, Withdrawal) == first, f"withdrawn_at: {first.withdrawn_at}")
    again.expect(is_replay(again), "Idempotency-Replayed: true")
    other_key = party.withdraw(content["assessment_id"])
    other_key.expect(shaped(other_key, Withdrawal) == first, f"withdrawn_at: {first.withdrawn_at}")


@PART.rule(
    "own-key",
    vi="Rút phiếu cần khóa riêng: thiếu là 400 key-missing, dùng lại là 422 key-reused.",
    en="Withdrawal has its own key: 400 `key-missing` without, 422 `key-reused` for another.",
)
def _own_key(visit: Visit) -> None:
    party = visit.submitter
    first, second = assessment(party.tax_code), assessment(party.tax_code)
    taken(party, first)
    taken(party, second)
    answer = party.post(withdrawal_path(first["assessment_id"]))
    problem(answer, ProblemName.KEY_MISSING)
    key = new_id()
    shaped(party.withdraw(first["assessment_id"], key), Withdrawal)
    problem(party.withdraw(second["assessment_id"], key), ProblemName.KEY_REUSED)


@PART.rule(
    "revised",
    vi="Chỉ rút được phiếu hiện hành: phiếu đã sửa là 409 revision-conflict.",
    en="Only the current assessment is withdrawn: a revised one is a 409 `revision-conflict`.",
)
def _revised(visit: Visit) -> None:
    party = visit.submitter
    first = assessment(party.tax_code)
    number = first["declaration"]["number"]
    second = assessment(party.tax_code, number, revises=first["assessment_id"])
    taken(party, first)
    taken(party, second)
    answer = party.withdraw(first["assessment_id"])
    problem(answer, ProblemName.REVISION_CONFLICT)
    current_in(answer, second)


@PART.rule(
    "unknown",
    vi="Rút phiếu không tồn tại: 404 not-found.",
    en="Withdrawing what does not exist is a 404 `not-found`.",
)
def _unknown(visit: Visit) -> None:
    problem(visit.submitter.withdraw(new_id()), ProblemName.NOT_FOUND)


@PART.rule(
    "foreign",
    vi="Rút phiếu của bên khác được trả lời như phiếu không tồn tại.",
    en="Another party's assessment is answered like one that does not exist.",
)
def _foreign(visit: Visit) -> None:
    other = visit.other
    party = visit.submitter
    content = assessment(party.tax_code)
    taken(party, content)
    problem(other.withdraw(content["assessment_id"]), ProblemName.NOT_FOUND)


@PART.rule(
    "answered",
    vi="Không rút được phiếu có vụ việc đã được trả lời: 409 case-answered.",
    en="Withdrawal until its case is answered (then 409 `case-answered`).",
)
def _answered(_visit: Visit) -> None:
    raise NotCheckedError("chỉ cơ quan trả lời được vụ việc", "only the office can answer a case")
