"""What keeps a draft from being sent, and what it becomes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.submissions import Draft, DraftRow, TypedContact
from declarant_client.application.rating import faults, is_low
from declarant_client.contract.assessments import SubjectSource
from declarant_client.contract.office import SubjectKind
from declarant_client.contract.shapes import COMMENT_LIMIT
from declarant_client.domain.declaration import Phase

BRANCH = DraftRow(
    kind=SubjectKind.BRANCH, code="03CC", name="Cảng Hải Phòng", source=SubjectSource.DECLARATION
)
TEAM = DraftRow(kind=SubjectKind.TEAM, code="01", name="Đội 01", source=SubjectSource.DECLARATION)
CONTACT = TypedContact(name="Nguyễn Văn Mẫu", phone="0900 000 000")


def draft(*rows: DraftRow, contact: TypedContact | None = None) -> Draft:
    return Draft(place=Place("10699990001", Phase.CLEARED), rows=rows, contact=contact)


@pytest.mark.parametrize("level", [3, 4, 5])
def test_a_level_alone_is_a_complete_rating_from_3_up(level: int):
    assert faults(draft(replace(BRANCH, level=level), replace(TEAM, level=level))) == ()


def test_a_draft_without_any_level_cannot_be_sent():
    assert faults(draft(BRANCH, TEAM))
    assert faults(draft())


def test_a_subject_without_a_level_is_left_out_and_holds_up_nothing():
    assert faults(draft(replace(BRANCH, level=5), TEAM)) == ()


@pytest.mark.parametrize("level", [1, 2])
@pytest.mark.parametrize(
    "explained",
    [{"reasons": ("slow",)}, {"comment": "Chờ quá lâu"}],
)
def test_a_low_level_needs_a_reason_or_details_and_a_contact(
    level: int, explained: dict[str, object]
):
    bare = replace(BRANCH, level=level)
    told = replace(bare, **explained)  # type: ignore[arg-type] # one of two named fields
    assert [fault.row for fault in faults(draft(bare))] == [0, None]
    assert [fault.row for fault in faults(draft(told))] == [None]
    assert [fault.row for fault in faults(draft(bare, contact=CONTACT))] == [0]
    assert faults(draft(told, contact=CONTACT)) == ()
    assert is_low(draft(told))


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\n\t"])
def test_white_space_is_neither_details_nor_a_contact(blank: str):
    row = replace(BRANCH, level=1, comment=blank)
    contact = TypedContact(name=blank, phone=blank)
    assert [fault.row for fault in faults(draft(row, contact=contact))] == [0, None]


def test_one_subject_cannot_be_rated_twice():
    twice = draft(replace(BRANCH, level=5), replace(BRANCH, level=3))
    assert [fault.row for fault in faults(twice)] == [1]


def test_typed_subjects_are_the_same_when_only_case_or_diacritics_differ():
    one = replace(BRANCH, code=None, name="Kiểm hóa", level=4)
    other = replace(one, name="KIỂM  HOÁ".replace("HOÁ", "HÓA"))
    assert [fault.row for fault in faults(draft(one, other))] == [1]


@given(st.integers(min_value=COMMENT_LIMIT - 3, max_value=COMMENT_LIMIT + 3))
def test_details_are_limited_to_2000_characters(length: int):
    row = replace(BRANCH, level=5, comment="ế" * length)
    assert bool(faults(draft(row))) == (length > COMMENT_LIMIT)
