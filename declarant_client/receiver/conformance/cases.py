"""Cases: what low ratings open, and what may be said of them."""

from __future__ import annotations

from typing import Any

import msgspec

from declarant_client.contract.assessments import (
    AssessmentRecord,
    Case,
    CaseEventKind,
    Withdrawal,
)
from declarant_client.contract.shapes import Page, ProblemName
from declarant_client.receiver.conformance.assessments import record_of, taken
from declarant_client.receiver.conformance.exchanges import Answer
from declarant_client.receiver.conformance.expectations import problem, shaped
from declarant_client.receiver.conformance.findings import NotCheckedError
from declarant_client.receiver.conformance.invented import assessment, low_assessment, rating
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.speakers import ASSESSMENTS, Speaker
from declarant_client.receiver.conformance.visits import Visit

PART = Part("cases", vi="Vụ việc", en="Cases")
_LOW = 2
_REPLY = {"kind": "not_resolved", "text": "conformance"}


@PART.rule(
    "opened",
    vi="Mỗi mức 1 hoặc 2 mở một vụ việc với sự kiện received và hạn trả lời; mức khác thì không.",
    en="A rating of 1 or 2 opens a case with `received` and the office's due date; no other does.",
)
def _opened(visit: Visit) -> None:
    party = visit.submitter
    party.beginning()
    ratings = [rating(2, which=1), rating(3, which=2), rating(1, which=3)]
    content = low_assessment(party.tax_code, ratings=ratings)
    receipt = taken(party, content)
    answer, record = record_of(party, content)
    levels = sorted(case.level for case in record.cases)
    answer.expect(levels == [1, 2], f"cases: levels [1, 2], not {levels}")
    for case in record.cases:
        answer.expect(case.assessment_id == content["assessment_id"], "case.assessment_id")
        answer.expect(case.due_at > receipt.received_at, f"due_at > {receipt.received_at}")
        named = [one for one in ratings if one["level"] == case.level]
        answer.expect(case.subject.name == named[0]["subject"]["name"], "case.subject")
        _well_formed(answer, case)


@PART.rule(
    "none-opened",
    vi="Phiếu không có mức 1 hoặc 2 không mở vụ việc nào.",
    en="An assessment without a low rating opens no case.",
)
def _none_opened(visit: Visit) -> None:
    party = visit.submitter
    party.beginning()
    content = assessment(party.tax_code, ratings=[rating(3)])
    taken(party, content)
    answer, record = record_of(party, content)
    answer.expect(not record.cases, "cases: []")


@PART.rule(
    "appended",
    vi="Sự kiện chỉ được thêm vào, không bao giờ sửa, và đi cùng cursor của các phiếu.",
    en="Events are appended, never changed, and come with the assessments' cursor.",
)
def _appended(visit: Visit) -> None:
    party = visit.submitter
    content, before = _with_case(party)
    cursor = party.listed(ASSESSMENTS, party.beginning()).cursor
    shaped(party.withdraw(content["assessment_id"]), Withdrawal)
    listed = party.listed(ASSESSMENTS, cursor)
    again = [
        item
        for item in listed.items
        if item["receipt"]["assessment_id"] == content["assessment_id"]
    ]
    listed.last.expect(again, f"behind the cursor: {content['assessment_id']}")
    answer, record = record_of(party, content)
    (after,) = record.cases
    answer.expect(after.events[: len(before.events)] == before.events, f"{before.events}")
    _well_formed(answer, after)


@PART.rule(
    "reply-too-early",
    vi="Chưa có trả lời thì chưa phản hồi được: 409 case-not-answered.",
    en="A reply before an answer is refused: 409 `case-not-answered`.",
)
def _reply_too_early(visit: Visit) -> None:
    party = visit.submitter
    _content, case = _with_case(party)
    problem(party.post(_replies(case.case_id), _REPLY), ProblemName.CASE_NOT_ANSWERED)


@PART.rule(
    "reply-shape",
    vi="Phản hồi là accepted hoặc not_resolved; khác đi là 422 invalid.",
    en="A reply is `accepted` or `not_resolved`; another is a 422 `invalid`.",
)
def _reply_shape(visit: Visit) -> None:
    party = visit.submitter
    _content, case = _with_case(party)
    answer = party.post(_replies(case.case_id), {"kind": "perhaps"})
    problem(answer, ProblemName.INVALID)


@PART.rule(
    "unknown",
    vi="Phản hồi cho vụ việc không tồn tại: 404 not-found.",
    en="A reply to a case that does not exist is a 404 `not-found`.",
)
def _unknown(visit: Visit) -> None:
    answer = visit.submitter.post(_replies("conformance-check"), _REPLY)
    problem(answer, ProblemName.NOT_FOUND)


@PART.rule(
    "foreign",
    vi="Vụ việc của bên khác được trả lời như vụ việc không tồn tại.",
    en="Another party's case is answered like one that does not exist.",
)
def _foreign(visit: Visit) -> None:
    other = visit.other
    _content, case = _with_case(visit.submitter)
    problem(other.post(_replies(case.case_id), _REPLY), ProblemName.NOT_FOUND)


@PART.rule(
    "history",
    vi="Mọi vụ việc của bên đều đúng mẫu: received trước tiên, câu trả lời có kết luận.",
    en="Every case of the party: `received` first, an answer with its outcome and text.",
)
def _history(visit: Visit) -> None:
    answer = visit.party.get(ASSESSMENTS)
    found = [case for one in shaped(answer, Page[AssessmentRecord]).items for case in one.cases]
    if not found:
        raise NotCheckedError("bên này chưa có vụ việc nào", "the party has no case yet")
    for case in found:
        _well_formed(answer, case)


@PART.rule(
    "reply",
    vi="Sau khi cơ quan trả lời, doanh nghiệp phản hồi được.",
    en="Once a case is answered the enterprise may reply.",
)
def _reply(_visit: Visit) -> None:
    raise NotCheckedError("chỉ cơ quan trả lời được vụ việc", "only the office can answer a case")


def _with_case(party: Speaker) -> tuple[dict[str, Any], Case]:
    party.beginning()
    content = low_assessment(party.tax_code)
    taken(party, content)
    answer, record = record_of(party, content)
    answer.expect(len(record.cases) == 1, "cases: 1")
    return content, record.cases[0]


def _well_formed(answer: Answer, case: Case) -> None:
    told = msgspec.json.encode(case).decode()
    sequence = [event.sequence for event in case.events]
    answer.expect(sequence == list(range(1, len(sequence) + 1)), f"sequence: 1, 2, …: {told}")
    answer.expect(
        case.events and case.events[0].kind is CaseEventKind.RECEIVED,
        f"events[0]: received: {told}",
    )
    answer.expect(case.level <= _LOW, f"level ≤ {_LOW}: {told}")
    for event in case.events:
        if event.kind is CaseEventKind.ANSWERED:
            answer.expect(event.outcome and event.text, f"answered: outcome, text: {told}")


def _replies(case_id: str) -> str:
    return f"/v1/cases/{case_id}/replies"
