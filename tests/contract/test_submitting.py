"""Assessments: what is taken, what is refused, and what a receipt vouches for."""

from __future__ import annotations

import copy
import hashlib
import json
from typing import Any

import msgspec
import pytest

from declarant_client.contract.assessments import AssessmentRecord
from tests.contract.conftest import ImportSheets
from tests.support.receiver_process import CONTRACT, ReceiverProcess
from tests.support.wire_party import (
    Parties,
    WireParty,
    assessment,
    low_assessment,
    new_id,
    new_number,
    new_tax_code,
    problem,
    rating,
    sheet,
)

VECTORS = json.loads((CONTRACT / "canonical_vectors.json").read_text(encoding="utf-8"))


def _subject(kind: str, name: str, code: str | None = None) -> dict[str, Any]:
    subject = {"kind": kind, "name": name, "source": "typed", "code": code}
    return {"subject": subject, "level": 4, "entry": "single"}


@pytest.mark.parametrize("vector", VECTORS["assessments"], ids=lambda vector: vector["name"])
def test_a_receipt_vouches_for_exactly_what_was_sent(parties: Parties, vector: dict[str, Any]):
    party = parties.enrol(vector["assessment"]["declaration"].get("enterprise", {}).get("tax_code"))
    spelled = json.dumps(vector["assessment"], indent=3).encode()
    answer = party.post(
        "/v1/assessments", spelled, Idempotency_Key=vector["assessment"]["assessment_id"]
    )
    assert answer.status_code == 201
    assert answer.json()["content_sha256"] == vector["sha256"]


def test_the_record_holds_the_assessment_whole_with_fields_unknown_to_the_office(
    steady: WireParty,
):
    content = assessment(steady.tax_code, later_field={"weight": 1.5, "words": ["ă"]})
    receipt = steady.send(content).json()
    record = steady.record(content["assessment_id"])
    assert record["assessment"] == content
    assert record["receipt"] == receipt
    assert msgspec.convert(record, AssessmentRecord).state == "current"


def test_text_is_hashed_as_it_came_in_whatever_its_normal_form(steady: WireParty):
    content = assessment(steady.tax_code, rater={"name": "Ha\u0300"})
    canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    sha256 = steady.send(content).json()["content_sha256"]
    assert sha256 == hashlib.sha256(canonical.encode()).hexdigest()


def test_without_a_key_nothing_is_taken(steady: WireParty):
    answer = steady.post("/v1/assessments", assessment(steady.tax_code))
    assert problem(answer) == (400, "key-missing")


def test_the_key_must_be_the_assessments_id(steady: WireParty):
    assert problem(steady.send(assessment(steady.tax_code), new_id())) == (422, "invalid")


@pytest.mark.parametrize(
    "change",
    [
        {"assessment_id": "6f1e0a52-0000-4000-8000-000000000000"},
        {"ratings": []},
        {"ratings": [rating(0)]},
        {"ratings": [rating(6)]},
        {"ratings": [rating(comment="x" * 2001)]},
        {"phase": "later"},
        {"made_at": "2026-11-02T08:15:00"},
        {"rater": {"name": ""}},
        {"rater": None},
    ],
    ids=str,
)
def test_another_shape_is_refused(steady: WireParty, change: dict[str, Any]):
    assert problem(steady.send(assessment(steady.tax_code, **change))) == (422, "invalid")


@pytest.mark.parametrize(
    "number", ["207999900010", "10799990001", "10799990001a", "107999900010\n", 107999900010]
)
def test_what_is_no_declaration_number_is_refused(steady: WireParty, number: Any):
    content = assessment(steady.tax_code)
    content["declaration"]["number"] = number
    assert problem(steady.send(content)) == (422, "invalid")


@pytest.mark.parametrize("tax_code", ["123", "0200999001\n", "02009990010", "0200999001-1"])
def test_what_is_no_tax_code_is_refused(steady: WireParty, tax_code: str):
    assert problem(steady.send(assessment(tax_code))) == (422, "invalid")


def test_a_kind_that_the_number_contradicts_is_refused(steady: WireParty):
    content = assessment(steady.tax_code)
    content["declaration"]["kind"] = "export"
    assert problem(steady.send(content)) == (422, "invalid")


@pytest.mark.parametrize(
    "ratings",
    [
        [_subject("officer", "A", "MAU-1"), _subject("officer", "B", "MAU-1")],
        [_subject("officer", "Đỗ Văn Hà"), _subject("officer", " do  van HA ")],
    ],
    ids=["same code", "same name without diacritics"],
)
def test_no_subject_is_rated_twice(steady: WireParty, ratings: list[dict[str, Any]]):
    content = assessment(steady.tax_code, ratings=ratings)
    assert problem(steady.send(content)) == (422, "invalid")


def test_like_names_of_other_kinds_or_codes_are_other_subjects(steady: WireParty):
    ratings = [
        _subject("team", "Đội 1", "01"),
        _subject("team", "Đội 1", "02"),
        _subject("team", "Đội 1"),
        _subject("stage", "Đội 1", "01"),
    ]
    assert steady.send(assessment(steady.tax_code, ratings=ratings)).status_code == 201


@pytest.mark.parametrize("level", [1, 2])
@pytest.mark.parametrize(
    "missing",
    [
        {"ratings": [rating(2)]},
        {"ratings": [rating(2, comment="  ")]},
        {"contact": None},
        {"contact": {"name": " ", "phone": "0900"}},
        {"contact": {"name": "Lan", "phone": " "}},
    ],
    ids=str,
)
def test_a_low_level_needs_words_and_a_contact(
    steady: WireParty, level: int, missing: dict[str, Any]
):
    content = copy.deepcopy(low_assessment(steady.tax_code, **missing))
    content["ratings"][0]["level"] = level
    assert problem(steady.send(content)) == (422, "invalid")


@pytest.mark.parametrize("words", [{"reasons": ["SLOW"]}, {"comment": "chậm"}], ids=str)
def test_a_reason_or_a_comment_is_words_enough(steady: WireParty, words: dict[str, Any]):
    content = low_assessment(steady.tax_code, ratings=[rating(2, **words)])
    assert steady.send(content).status_code == 201


def test_level_3_needs_neither(steady: WireParty):
    assert steady.send(assessment(steady.tax_code, ratings=[rating(3)])).status_code == 201


def test_a_party_speaks_for_the_branches_of_its_tax_code(parties: Parties):
    party = parties.enrol()
    branch = parties.enrol(f"{party.tax_code}-002")
    assert party.send(assessment(f"{party.tax_code}-001")).status_code == 201
    assert branch.send(assessment(party.tax_code)).status_code == 201


def test_a_party_does_not_speak_for_another(parties: Parties):
    party = parties.enrol()
    foreign = new_tax_code()
    content = assessment(foreign, on_behalf_of=foreign)
    assert problem(party.send(content)) == (403, "forbidden")


def test_an_agent_speaks_where_the_sheet_names_it_and_nowhere_else(
    parties: Parties, import_sheets: ImportSheets
):
    agent = parties.enrol(None, "--kind", "agent")
    enterprise, named, other = new_tax_code(), new_number(), new_number()
    import_sheets(
        sheet(named, enterprise, agent={"code": agent.tax_code}), sheet(other, enterprise)
    )
    behalf = {"on_behalf_of": enterprise}
    assert agent.send(assessment(enterprise, named, **behalf)).status_code == 201
    assert problem(agent.send(assessment(enterprise, other))) == (403, "forbidden")
    assert problem(agent.send(assessment(new_tax_code(), named))) == (403, "forbidden")


def test_an_agent_speaks_where_the_office_holds_a_mandate(
    office: ReceiverProcess, parties: Parties
):
    agent = parties.enrol(None, "--kind", "agent")
    enterprise = new_tax_code()
    content = assessment(enterprise, on_behalf_of=enterprise)
    assert problem(agent.send(content)) == (403, "forbidden")
    office.command("enterprise", "mandate", agent.tax_code, enterprise)
    assert agent.send(content).status_code == 201


def test_an_enterprise_sees_what_its_agent_said_and_not_what_others_said(
    office: ReceiverProcess, parties: Parties
):
    agent, enterprise, other = parties.enrol(), parties.enrol(), parties.enrol()
    office.command("enterprise", "mandate", agent.tax_code, enterprise.tax_code)
    content = assessment(enterprise.tax_code)
    assert agent.send(content).status_code == 201
    assert enterprise.record(content["assessment_id"])["assessment"] == content
    assert other.listed("/v1/assessments")[0] == []


def test_on_behalf_of_must_be_the_declarations_enterprise(steady: WireParty):
    content = assessment(steady.tax_code, on_behalf_of=new_tax_code())
    assert problem(steady.send(content)) == (422, "invalid")


def test_a_declaration_typed_without_its_enterprise_is_taken_from_the_sheet(
    parties: Parties, import_sheets: ImportSheets
):
    party = parties.enrol()
    number = new_number()
    import_sheets(sheet(number, f"{party.tax_code}-001"))
    first, second = assessment(party.tax_code, number), assessment(party.tax_code, number)
    first["declaration"]["enterprise"] = None
    second["declaration"]["enterprise"] = {"tax_code": f"{party.tax_code}-001"}
    assert party.send(first).status_code == 201
    assert problem(party.send(second)) == (409, "already-assessed")


def test_unknown_declarations_and_officers_are_taken_and_marked(
    parties: Parties, import_sheets: ImportSheets
):
    party = parties.enrol()
    known, foreign = new_number(), new_number()
    import_sheets(sheet(known, party.tax_code), sheet(foreign, new_tax_code()))
    of_sheet = [_subject("officer", "Nguyễn Văn Ví Dụ", "MAU-1001")]
    typed = [_subject("officer", "Người lạ")]
    sent = {
        "known": assessment(party.tax_code, known, ratings=of_sheet),
        "unknown officer": assessment(party.tax_code, known, phase="during", ratings=typed),
        "unknown declaration": assessment(party.tax_code),
        "another's declaration": assessment(party.tax_code, foreign),
    }
    unverified = {}
    for name, content in sent.items():
        assert party.send(content).status_code == 201, name
        unverified[name] = party.record(content["assessment_id"])["unverified"]
    assert unverified == {
        "known": False,
        "unknown officer": True,
        "unknown declaration": True,
        "another's declaration": True,
    }


def test_a_second_first_assessment_is_told_which_one_stands(steady: WireParty):
    first = assessment(steady.tax_code)
    number = first["declaration"]["number"]
    receipt = steady.send(first).json()
    answer = steady.send(assessment(steady.tax_code, f"{number[:11]}4"))
    assert problem(answer) == (409, "already-assessed")
    current = answer.json()["current"]
    assert (current["assessment_id"], current["rater"]) == (first["assessment_id"], "Lan")
    assert current["at"] == receipt["received_at"]
    assert [one["level"] for one in current["ratings"]] == [5]


def test_phases_and_branches_are_assessed_apart(steady: WireParty):
    number = new_number()
    branch = f"{steady.tax_code}-001"
    for content in (
        assessment(steady.tax_code, number, phase="during"),
        assessment(steady.tax_code, number, phase="cleared"),
        assessment(branch, number, phase="cleared"),
    ):
        assert steady.send(content).status_code == 201


def test_a_revision_takes_the_place_of_the_current_one_and_both_keep_their_receipts(
    steady: WireParty,
):
    first = assessment(steady.tax_code)
    number = first["declaration"]["number"]
    second = assessment(steady.tax_code, number, revises=first["assessment_id"])
    receipts = [steady.send(first).json(), steady.send(second).json()]
    records = [steady.record(one["assessment_id"]) for one in (first, second)]
    assert [record["state"] for record in records] == ["revised", "current"]
    assert [record["receipt"] for record in records] == receipts
    assert steady.send(first).json() == receipts[0]


def test_a_revision_of_what_is_not_current_is_told_which_one_stands(steady: WireParty):
    first = assessment(steady.tax_code)
    number = first["declaration"]["number"]
    revision = {"revises": first["assessment_id"]}
    second = assessment(steady.tax_code, number, **revision)
    steady.send(first)
    steady.send(second)
    late = steady.send(assessment(steady.tax_code, number, **revision))
    assert problem(late) == (409, "revision-conflict")
    assert late.json()["current"]["assessment_id"] == second["assessment_id"]


def test_a_revision_of_nothing_is_a_conflict_without_a_current_one(steady: WireParty):
    answer = steady.send(assessment(steady.tax_code, revises=new_id()))
    assert problem(answer) == (409, "revision-conflict")
    assert "current" not in answer.json()


def test_another_partys_id_is_no_way_to_its_receipt(parties: Parties):
    party, other = parties.enrol(), parties.enrol()
    content = assessment(party.tax_code)
    party.send(content)
    assert problem(other.send(content)) == (403, "forbidden")


def test_two_parties_may_use_the_same_id_and_neither_is_disturbed(parties: Parties):
    party, other = parties.enrol(), parties.enrol()
    given = new_id()
    contents = [low_assessment(one.tax_code, assessment_id=given) for one in (party, other)]
    receipts = [party.send(contents[0]).json(), other.send(contents[1]).json()]
    assert party.send(contents[0]).json() == receipts[0]
    assert other.send(contents[1]).json() == receipts[1]
    assert party.withdraw(given).status_code == 200
    ((mine,), (theirs,)) = (one.listed("/v1/assessments")[0] for one in (party, other))
    assert [mine["receipt"], theirs["receipt"]] == receipts
    assert [mine["state"], theirs["state"]] == ["withdrawn", "current"]
    assert [case["assessment_id"] for case in mine["cases"] + theirs["cases"]] == [given] * 2


def test_one_bad_item_of_a_batch_harms_no_other(steady: WireParty):
    known = assessment(steady.tax_code)
    receipt = steady.send(known).json()
    new, wrong = assessment(steady.tax_code), assessment(steady.tax_code, ratings=[rating(1)])
    foreign = assessment(new_tax_code())
    sent = [known, wrong, {"no": "assessment"}, foreign, new, new]
    keys = [one.get("assessment_id", "") for one in sent]
    items = [{"key": key, "assessment": content} for key, content in zip(keys, sent, strict=True)]
    answer = steady.post("/v1/assessments/batch", {"items": items})
    assert answer.status_code == 200
    outcomes = answer.json()["items"]
    assert [one["key"] for one in outcomes] == keys
    assert [one["status"] for one in outcomes] == [200, 422, 400, 403, 201, 200]
    assert [one["replayed"] for one in outcomes] == [True, False, False, False, False, True]
    assert outcomes[0]["receipt"] == receipt
    assert outcomes[4]["receipt"] == outcomes[5]["receipt"]
    assert outcomes[1]["problem"]["type"].endswith("/problems/invalid")
    assert outcomes[2]["problem"]["type"].endswith("/problems/key-missing")
    assert outcomes[3]["problem"]["title"] == "Not allowed"


def test_large_assessments_come_in_smaller_pages_and_none_is_left_out(parties: Parties):
    party = parties.enrol()
    ratings = [rating(code=f"{number:02}", comment="x" * 1900) for number in range(90)]
    sent = [assessment(party.tax_code, ratings=ratings) for _ in range(25)]
    for content in sent:
        assert party.send(content).status_code == 201
    page = party.get("/v1/assessments").json()
    records, _cursor = party.listed("/v1/assessments")
    assert page["has_more"]
    assert 0 < len(page["items"]) < len(sent)
    assert [record["assessment"] for record in records] == sent


@pytest.mark.parametrize("count", [0, 101])
def test_a_batch_holds_1_to_100(steady: WireParty, count: int):
    items = [{"key": "k", "assessment": {}}] * count
    assert problem(steady.post("/v1/assessments/batch", {"items": items})) == (422, "invalid")
