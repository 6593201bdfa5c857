"""``--level`` sets every subject that ``--subject`` does not, and what was said goes with it."""

from __future__ import annotations

import pytest

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.declarations import WorklistRow
from declarant_client.application.ports.submissions import Draft, DraftRow
from declarant_client.application.rating_form import Offered, RatingForm
from declarant_client.cli.argument_values import subject_level, subject_name
from declarant_client.cli.subject_levels import (
    UnknownReasonError,
    UnknownSubjectError,
    check_reasons,
    leveled,
)
from declarant_client.contract.assessments import Entry, SubjectSource
from declarant_client.contract.office import OfficerIdentity, Reason, Stage, SubjectKind
from declarant_client.contract.shapes import Text
from declarant_client.domain.declaration import Clearance, Declaration, Phase
from declarant_client.domain.identifiers import DeclarationNumber

BRANCH = DraftRow(
    kind=SubjectKind.BRANCH, code="03CC", name="Hải Phòng", source=SubjectSource.DECLARATION
)
ONE, OTHER = (
    DraftRow(kind=SubjectKind.OFFICER, code=code, name=name, source=SubjectSource.SHEET)
    for code, name in (("A1", "Đỗ Văn Một"), ("A2", "Lê Thị Hai"))
)
OFFERED = Offered(
    reasons=(
        Reason(
            code="SLOW",
            text=Text(vi="Chậm", en="Slow"),
            levels=[1, 2],
            subject_kinds=[SubjectKind.BRANCH],
        ),
    ),
    stages=(Stage(code="HS", name=Text(vi="Kiểm tra hồ sơ", en="Document check")),),
    officers=(OfficerIdentity(code="A3", name="Ngô Ba"),),
)


def form(*rows: DraftRow) -> RatingForm:
    number = DeclarationNumber("106999900010")
    place = Place(number.identity, Phase.CLEARED)
    declaration = Declaration(number=number, clearance=Clearance.CLEARED)
    return RatingForm(
        row=WorklistRow(
            declaration=declaration,
            branch_name=None,
            branch_name_en=None,
            assessed=False,
            state=None,
            has_draft=False,
            assessed_by=None,
        ),
        place=place,
        draft=Draft(place=place, rows=rows),
        offered=OFFERED,
        account=None,
        standing=None,
        assessed_elsewhere=None,
        confidentiality=None,
    )


def rated(
    *typed: str,
    level: int = 1,
    rows: tuple[DraftRow, ...] = (BRANCH, ONE, OTHER),
    without: tuple[str, ...] = (),
) -> dict[str, DraftRow]:
    done = leveled(
        form(*rows),
        level,
        [subject_level(one) for one in typed],
        reasons=("SLOW",),
        comment="chậm",
        without=[subject_name(one) for one in without],
    )
    return {row.name: row for row in done}


def test_one_level_is_everybodys_with_its_reasons_and_comment() -> None:
    for row in rated().values():
        assert (row.level, row.entry, row.reasons, row.comment) == (1, Entry.ALL, ("SLOW",), "chậm")


def test_a_named_subject_has_its_own_level_and_nothing_of_the_others() -> None:
    done = rated("officer:A1=4")
    one = done[ONE.name]
    assert (one.level, one.entry, one.reasons, one.comment) == (4, Entry.SINGLE, (), "")
    assert done[OTHER.name].level == 1


def test_a_kind_alone_means_all_of_it() -> None:
    done = rated("officer=5")
    assert (done[ONE.name].level, done[OTHER.name].level, done[BRANCH.name].level) == (5, 5, 1)


def test_of_two_levels_for_one_subject_the_later_counts() -> None:
    assert rated("officer=5", "officer:A2=3")[OTHER.name].level == 3


def test_a_subject_may_be_named_by_its_name_without_accents() -> None:
    assert rated("officer:do van mot=2")[ONE.name].level == 2


def test_a_subject_of_the_directory_is_added_with_its_name() -> None:
    added = rated("stage:HS=5")["Kiểm tra hồ sơ"]
    assert (added.code, added.source, added.level) == ("HS", SubjectSource.DIRECTORY, 5)


def test_a_subject_that_is_left_out_is_gone_whatever_it_was_given() -> None:
    assert ONE.name not in rated(without=("officer:A1",))
    assert set(rated("team:01=4", without=("officer",))) == {BRANCH.name, "01"}
    with pytest.raises(UnknownSubjectError):
        rated(without=("officer:A9",))


def test_an_unheard_of_subject_is_added_as_typed() -> None:
    added = rated("officer:Trần Văn Lạ=4")["Trần Văn Lạ"]
    assert (added.code, added.source) == (None, SubjectSource.TYPED)
    assert rated("officer:HP-7=4")["HP-7"].code == "HP-7"


def test_a_kind_that_the_declaration_lacks_needs_a_code() -> None:
    with pytest.raises(UnknownSubjectError):
        rated("team=5")


def test_what_was_said_of_a_subject_stays_while_its_level_does() -> None:
    said = DraftRow(
        kind=SubjectKind.OFFICER,
        code="A1",
        name="Đỗ Văn Một",
        source=SubjectSource.SHEET,
        level=2,
        comment="lần trước",
    )
    assert rated("officer=2", rows=(said,))[said.name].comment == "lần trước"
    assert rated("officer=3", rows=(said,))[said.name].comment == ""


def test_only_reasons_that_the_office_offers_for_the_level_are_taken() -> None:
    check_reasons(OFFERED, ["SLOW"], 1)
    check_reasons(Offered(), ["ANY"], 1)
    with pytest.raises(UnknownReasonError, match=r"QUICK.*: SLOW"):
        check_reasons(OFFERED, ["QUICK"], 1)
    with pytest.raises(UnknownReasonError, match="SLOW"):
        check_reasons(OFFERED, ["SLOW"], 5)
