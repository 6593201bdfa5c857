"""Revisions: each with its receipt, none deleted, and only of what stands."""

from __future__ import annotations

from declarant_client.contract.shapes import ProblemName
from declarant_client.receiver.conformance.assessments import (
    current_in,
    one_stands,
    record_of,
    taken,
)
from declarant_client.receiver.conformance.expectations import problem
from declarant_client.receiver.conformance.invented import assessment, new_id, rating
from declarant_client.receiver.conformance.parts import Part
from declarant_client.receiver.conformance.visits import Visit

PART = Part("revisions", vi="Phiếu sửa đổi", en="Revisions")
_AT_ONCE = 4


@PART.rule(
    "kept",
    vi="Phiếu sửa thay phiếu hiện hành; mỗi phiếu giữ biên nhận riêng, không phiếu nào bị xóa.",
    en="A revision takes the place of the current one; every one has its receipt, none is deleted.",
)
def _kept(visit: Visit) -> None:
    party = visit.submitter
    party.beginning()
    first = assessment(party.tax_code)
    number = first["declaration"]["number"]
    second = assessment(party.tax_code, number, revises=first["assessment_id"], ratings=[rating(4)])
    for content, receipt, state in (
        (first, taken(party, first), "revised"),
        (second, taken(party, second), "current"),
    ):
        answer, record = record_of(party, content)
        answer.expect(record.state == state, f"{content['assessment_id']}: state: {state}")
        answer.expect(record.receipt == receipt, f"receipt: {receipt.number}")


@PART.rule(
    "conflict",
    vi="Sửa phiếu không còn hiện hành: 409 revision-conflict kèm phiếu hiện hành.",
    en="`revises` not the current one: 409 `revision-conflict` with `current`.",
)
def _conflict(visit: Visit) -> None:
    party = visit.submitter
    first = assessment(party.tax_code)
    number, revises = first["declaration"]["number"], first["assessment_id"]
    second = assessment(party.tax_code, number, revises=revises, ratings=[rating(4)])
    taken(party, first)
    taken(party, second)
    answer = party.send(assessment(party.tax_code, number, revises=revises))
    problem(answer, ProblemName.REVISION_CONFLICT)
    current_in(answer, second)


@PART.rule(
    "crossing",
    vi="Nhiều phiếu sửa cùng một phiếu cùng lúc: đúng một phiếu được nhận, còn lại 409.",
    en="Several revisions of the same one at once: one 201, to the others 409 with what stands.",
)
def _crossing(visit: Visit) -> None:
    party = visit.submitter
    first = assessment(party.tax_code)
    taken(party, first)
    number, revises = first["declaration"]["number"], first["assessment_id"]
    contents = [assessment(party.tax_code, number, revises=revises) for _ in range(_AT_ONCE)]
    one_stands(party, contents, ProblemName.REVISION_CONFLICT)


@PART.rule(
    "of-nothing",
    vi="Sửa một phiếu không tồn tại: 409 revision-conflict.",
    en="A revision of what does not exist: 409 `revision-conflict`.",
)
def _of_nothing(visit: Visit) -> None:
    party = visit.submitter
    answer = party.send(assessment(party.tax_code, revises=new_id()))
    problem(answer, ProblemName.REVISION_CONFLICT)
