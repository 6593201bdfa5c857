"""What came of it: cases, answers, replies; and taking an assessment back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from tests.support.receiver_process import ReceiverProcess
from tests.support.wire_party import (
    Parties,
    WireParty,
    assessment,
    low_assessment,
    new_id,
    problem,
    rating,
)


def _opened(party: WireParty, **more: Any) -> tuple[dict[str, Any], str]:
    content = low_assessment(party.tax_code, **more)
    assert party.send(content).status_code == 201
    (case,) = party.record(content["assessment_id"])["cases"]
    return content, case["case_id"]


def _answer(office: ReceiverProcess, case_id: str) -> None:
    office.command("case", "assign", case_id, "--unit", "Đội 1")
    office.command("case", "verifying", case_id)
    said = ("--outcome", "founded", "--text", "Đúng", "--measures", "Nhắc nhở")
    office.command("case", "answer", case_id, *said)


def _kinds(record: dict[str, Any]) -> list[list[str]]:
    return [[event["kind"] for event in case["events"]] for case in record["cases"]]


def test_each_low_rating_opens_a_case_of_its_own_and_no_other_does(steady: WireParty):
    ratings = [
        rating(2, code="A", reasons=["SLOW"]),
        rating(3, code="B"),
        rating(1, code="C", comment="Chờ"),
    ]
    content = low_assessment(steady.tax_code, ratings=ratings)
    receipt = steady.send(content).json()
    cases = steady.record(content["assessment_id"])["cases"]
    assert [(case["subject"]["code"], case["level"]) for case in cases] == [("A", 2), ("C", 1)]
    due = datetime.fromisoformat(receipt["received_at"]) + timedelta(days=10)
    assert {case["due_at"] for case in cases} == {due.isoformat()}
    assert [case["events"][0]["kind"] for case in cases] == ["received", "received"]


def test_what_the_office_does_in_a_case_comes_with_the_assessments_cursor(
    office: ReceiverProcess, parties: Parties
):
    party = parties.enrol()
    content, case_id = _opened(party)
    cursor = party.listed("/v1/assessments")[1]
    assert party.listed("/v1/assessments", cursor)[0] == []
    _answer(office, case_id)
    office.command("case", "close", case_id)
    ((record,), cursor) = party.listed("/v1/assessments", cursor)
    assert record["assessment"] == content
    assert _kinds(record) == [["received", "assigned", "verifying", "answered", "closed"]]
    events = record["cases"][0]["events"]
    assert [event["sequence"] for event in events] == [1, 2, 3, 4, 5]
    assert events[1]["unit"] == "Đội 1"
    assert (events[3]["outcome"], events[3]["text"], events[3]["measures"]) == (
        "founded",
        "Đúng",
        "Nhắc nhở",
    )


def test_the_enterprise_replies_to_an_answer_and_only_to_an_answer(
    office: ReceiverProcess, parties: Parties
):
    party = parties.enrol()
    content, case_id = _opened(party)
    path = f"/v1/cases/{case_id}/replies"
    said = {"kind": "not_resolved", "text": "Vẫn chậm"}
    assert problem(party.post(path, said)) == (409, "case-not-answered")
    _answer(office, case_id)
    cursor = party.listed("/v1/assessments")[1]
    answer = party.post(path, said)
    assert answer.status_code == 201
    ((record,), _cursor) = party.listed("/v1/assessments", cursor)
    assert record["assessment"]["assessment_id"] == content["assessment_id"]
    assert record["cases"][0]["replies"] == [answer.json()]


def test_a_reply_sent_again_under_its_key_is_kept_once(office: ReceiverProcess, parties: Parties):
    party = parties.enrol()
    content, case_id = _opened(party)
    _answer(office, case_id)
    path, key = f"/v1/cases/{case_id}/replies", new_id()
    first = party.post(path, {"kind": "accepted"}, Idempotency_Key=key)
    second = party.post(path, {"kind": "accepted"}, Idempotency_Key=key)
    other = party.post(path, {"kind": "not_resolved"}, Idempotency_Key=key)
    assert (first.status_code, second.status_code) == (201, 200)
    assert second.headers["Idempotency-Replayed"] == "true"
    assert first.json() == second.json()
    assert problem(other) == (422, "key-reused")
    assert len(party.record(content["assessment_id"])["cases"][0]["replies"]) == 1


def test_another_partys_case_is_answered_like_one_that_does_not_exist(parties: Parties):
    party, other = parties.enrol(), parties.enrol()
    _content, case_id = _opened(party)
    for path in (f"/v1/cases/{case_id}/replies", "/v1/cases/V0000-000000/replies"):
        assert problem(other.post(path, {"kind": "accepted"})) == (404, "not-found")


def test_a_withdrawn_assessment_stays_and_its_declaration_may_be_assessed_anew(
    steady: WireParty,
):
    content = low_assessment(steady.tax_code)
    steady.send(content)
    answer = steady.withdraw(content["assessment_id"])
    assert answer.status_code == 200
    assert answer.json()["assessment_id"] == content["assessment_id"]
    record = steady.record(content["assessment_id"])
    assert record["state"] == "withdrawn"
    assert _kinds(record) == [["received", "closed"]]
    assert steady.send(assessment(steady.tax_code, content["declaration"]["number"])).ok


def test_withdrawing_twice_is_the_same_withdrawal(steady: WireParty):
    content = assessment(steady.tax_code)
    steady.send(content)
    key = new_id()
    first = steady.withdraw(content["assessment_id"], key)
    again = steady.withdraw(content["assessment_id"], key)
    with_another_key = steady.withdraw(content["assessment_id"])
    assert first.json() == again.json() == with_another_key.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers


def test_a_withdrawal_needs_a_key_of_its_own(steady: WireParty):
    first, second = assessment(steady.tax_code), assessment(steady.tax_code)
    for content in (first, second):
        steady.send(content)
    path = f"/v1/assessments/{first['assessment_id']}/withdrawal"
    assert problem(steady.post(path)) == (400, "key-missing")
    key = new_id()
    assert steady.withdraw(first["assessment_id"], key).ok
    assert problem(steady.withdraw(second["assessment_id"], key)) == (422, "key-reused")


def test_an_assessment_whose_case_is_answered_is_not_withdrawn(
    office: ReceiverProcess, parties: Parties
):
    party = parties.enrol()
    content, case_id = _opened(party)
    _answer(office, case_id)
    assert problem(party.withdraw(content["assessment_id"])) == (409, "case-answered")
    assert party.record(content["assessment_id"])["state"] == "current"


def test_only_the_current_assessment_is_withdrawn(steady: WireParty):
    first = assessment(steady.tax_code)
    second = assessment(
        steady.tax_code, first["declaration"]["number"], revises=first["assessment_id"]
    )
    for content in (first, second):
        assert steady.send(content).ok
    answer = steady.withdraw(first["assessment_id"])
    assert problem(answer) == (409, "revision-conflict")
    assert answer.json()["current"]["assessment_id"] == second["assessment_id"]


def test_what_is_not_the_partys_cannot_be_withdrawn(parties: Parties):
    party, other = parties.enrol(), parties.enrol()
    content = assessment(party.tax_code)
    party.send(content)
    assert problem(other.withdraw(content["assessment_id"])) == (404, "not-found")
    assert problem(other.withdraw(new_id())) == (404, "not-found")


def test_cases_of_a_revised_assessment_stay_and_say_why_they_ended(steady: WireParty):
    first = low_assessment(steady.tax_code)
    number = first["declaration"]["number"]
    second = low_assessment(steady.tax_code, number, revises=first["assessment_id"])
    better = assessment(steady.tax_code, number, revises=second["assessment_id"])
    for content in (first, second, better):
        assert steady.send(content).status_code == 201
    kinds = [_kinds(steady.record(one["assessment_id"])) for one in (first, second, better)]
    assert kinds == [[["received", "closed"]], [["received", "closed"]], []]
    (case,) = steady.record(first["assessment_id"])["cases"]
    assert "revision" in case["events"][-1]["text"]


def test_an_answered_case_of_a_revised_assessment_stays_as_it_is(
    office: ReceiverProcess, parties: Parties
):
    party = parties.enrol()
    first, case_id = _opened(party)
    _answer(office, case_id)
    number = first["declaration"]["number"]
    assert party.send(assessment(party.tax_code, number, revises=first["assessment_id"])).ok
    record = party.record(first["assessment_id"])
    assert _kinds(record) == [["received", "assigned", "verifying", "answered"]]
