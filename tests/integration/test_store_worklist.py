"""What the worklist shows, in which order, and how it is searched and narrowed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from declarant_client.application.ports.declarations import (
    Show,
    WorklistFilter,
)
from declarant_client.application.worklist import Worklist
from declarant_client.contract.assessments import (
    BranchOnDeclaration,
)
from declarant_client.contract.office import Directory, DirectoryBranch
from declarant_client.contract.shapes import Text
from declarant_client.domain.declaration import (
    VIETNAM,
    Branch,
    Channel,
    Clearance,
    Phase,
)
from declarant_client.domain.identifiers import DeclarationKind, TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.domain.submission import SubmissionState
from declarant_client.store.opening import Store
from tests.support.stored_things import (
    NOW,
    NUMBER,
    assessment,
    draft_of,
    enrolment,
    office,
    opened,
    reading,
    sheet,
    shown,
    submission,
    told_assessed,
    with_account,
)

IDENTITY = NUMBER[:11]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = opened(tmp_path)
    yield store
    store.close()


def test_the_worklist_shows_what_waits_for_a_rating(store: Store):
    account = with_account(store).account_id
    in_procedure = reading("100000000010", clearance=Clearance.NONE, cleared_at=None)
    unknown = reading("100000000020", clearance=Clearance.UNKNOWN, cleared_at=None)
    cancelled = reading("100000000030", clearance=Clearance.CANCELLED)
    rated, elsewhere = reading("100000000040"), reading("100000000050")
    waiting = reading("100000000060")
    store.declarations.keep(
        [in_procedure, unknown, cancelled, rated, elsewhere, waiting], Origin.PRINT
    )
    store.submissions.submit(submission(assessment("100000000040")))
    store.declarations.keep_sheets(
        account, [sheet("100000000050", assessed=[told_assessed()])], "c"
    )
    assert set(shown(store, show=Show.UNRATED)) == {"100000000020", "100000000060"}
    assert set(shown(store, show=Show.RATED)) == {"100000000040", "100000000050"}
    assert shown(store, show=Show.IN_PROCEDURE) == ["100000000010"]
    assert len(shown(store)) == 6


def test_what_was_rated_during_the_procedure_waits_again_once_it_is_cleared(store: Store):
    store.declarations.keep([reading(clearance=Clearance.NONE, cleared_at=None)], Origin.PRINT)
    store.submissions.submit(submission(assessment(phase=Phase.DURING)))
    assert shown(store, show=Show.RATED) == [NUMBER]
    store.declarations.keep([reading()], Origin.PRINT)
    assert shown(store, show=Show.RATED) == []
    assert shown(store, show=Show.UNRATED) == [NUMBER]


def test_a_row_tells_what_this_client_did_and_who_assessed_elsewhere(store: Store):
    account = with_account(store).account_id
    store.declarations.keep([reading()], Origin.PRINT)
    told = assessment()
    store.drafts.save_draft(draft_of(told))
    row = store.declarations.row(IDENTITY)
    assert row is not None
    assert (row.assessed, row.state, row.has_draft) == (False, None, True)
    store.submissions.submit(submission(told))
    row = store.declarations.row(IDENTITY)
    assert row is not None
    assert (row.assessed, row.state, row.has_draft) == (True, SubmissionState.QUEUED, False)
    own = told_assessed(assessment_id=told.assessment_id)
    store.declarations.keep_sheets(account, [sheet(assessed=[own])], "c1")
    row = store.declarations.row(IDENTITY)
    assert row is not None
    assert row.assessed_by is None
    store.declarations.keep_sheets(account, [sheet(assessed=[told_assessed()])], "c2")
    row = store.declarations.row(IDENTITY)
    assert row is not None
    assert row.assessed_by == "Minh"


def test_what_was_withdrawn_here_waits_again_though_an_older_sheet_names_it(store: Store):
    account = with_account(store).account_id
    told = assessment()
    store.submissions.submit(submission(told))
    own = told_assessed(assessment_id=told.assessment_id)
    store.declarations.keep_sheets(account, [sheet(assessed=[own])], "c1")
    assert store.submissions.withdraw(told.assessment_id, NOW)
    assert shown(store, show=Show.UNRATED) == [NUMBER]


def test_newest_clearance_comes_first_and_pages_neither_skip_nor_repeat(store: Store):
    at = datetime(2024, 5, 20, tzinfo=VIETNAM)
    store.declarations.keep(
        [
            reading(f"1000000{index:04d}0", cleared_at=at + timedelta(minutes=index // 3))
            for index in range(50)
        ],
        Origin.PRINT,
    )
    everything = WorklistFilter(show=Show.ALL)
    seen: list[str] = []
    after = None
    while True:
        page = store.declarations.worklist(everything, after, 7)
        seen.extend(row.declaration.number.digits for row in page.rows)
        after = page.after
        if after is None:
            break
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == len(seen) == 50


def test_without_a_clearance_time_registration_and_then_first_sight_give_the_order(store: Store):
    registered = datetime(2025, 1, 1, tzinfo=VIETNAM)
    store.declarations.keep(
        [
            reading("100000000010", cleared_at=None),  # first seen in 2026
            reading("100000000020", cleared_at=None, registered_at=registered),
            reading("100000000030"),  # cleared in 2024
        ],
        Origin.PRINT,
    )
    assert shown(store) == ["100000000010", "100000000020", "100000000030"]


@pytest.mark.parametrize(
    "search",
    [
        "dong a",
        "ĐÔNG á",
        "cong ty tnhh",
        "1077679",
        "a11",
        "hqhpkv1",
        "hai phong khu vuc 1",
        "Hai Phong port",
        "HQCHPKV1",
        "03cc",
        "luồng đỏ",
        "RED",
        "0314404243",
        "20/05/2024",
        "18:52",
        "đội 00",
        "nhập khẩu đông hải phòng đỏ",
        "   ",
    ],
)
def test_search_finds_by_anything_that_is_shown_with_or_without_diacritics(
    store: Store, search: str
):
    with_account(store)
    decomposed = unicodedata.normalize("NFD", "CôNG TY TNHH ĐÔNG Á")  # as some files have it
    store.declarations.keep(
        [reading(channel=Channel.RED, enterprise_name=decomposed)], Origin.PRINT
    )
    assert shown(store, search=search) == [NUMBER]


@pytest.mark.parametrize("search", ["dong b", "xanh", "%", "a11 b11", "dong_a"])
def test_search_needs_every_word_and_knows_no_wildcards(store: Store, search: str):
    with_account(store)
    store.declarations.keep([reading(channel=Channel.RED)], Origin.PRINT)
    assert shown(store, search=search) == []


def test_filters_narrow_the_worklist(store: Store):
    with_account(store)
    store.declarations.keep(
        [
            reading("100000000010", channel=Channel.RED),
            reading("300000000020", channel=Channel.GREEN, branch=Branch(code="03CC")),
            reading("100000000030", branch=Branch(short_name="HQCHPKV1")),
            reading(
                "100000000040",
                enterprise_tax_code=TaxCode("0200000000"),
                branch=Branch(short_name="HQKHAC"),
            ),
        ],
        Origin.PRINT,
    )
    assert shown(store, kind=DeclarationKind.EXPORT) == ["300000000020"]
    assert shown(store, channel=Channel.RED) == ["100000000010"]
    assert shown(store, enterprise="0200000000") == ["100000000040"]
    assert shown(store, enterprise="0200000000", search="hqkhac") == ["100000000040"]
    assert shown(store, enterprise="0299999999") == []
    assert len(shown(store, branch="03CC")) == 3
    assert shown(store, branch="HQKHAC", search="1000000000") == ["100000000040"]


def test_mine_is_what_my_user_declared_whatever_its_case(store: Store):
    store.declarations.keep(
        [
            reading("100000000010", declarant_user="HƯƠNG"),
            reading("100000000020", declarant_user="hương"),
            reading("100000000030", declarant_user="minh"),
            reading("100000000040"),
        ],
        Origin.DATABASE,
    )
    assert shown(store, mine="Hương ") == ["100000000020", "100000000010"]
    assert shown(store, mine="MINH", show=Show.UNRATED) == ["100000000030"]
    assert shown(store, mine="lan") == []
    assert shown(store, mine="minh", search="0000004") == []
    users = store.declarations.choices().declarant_users
    assert [key for key, _name in users] == ["hương", "minh"]


def test_the_choices_are_what_occurs_under_the_names_of_the_directory(store: Store):
    with_account(store)
    store.declarations.keep(
        [
            reading("100000000010"),
            reading("100000000020", branch=Branch(code="03CC")),
            reading("100000000030", branch=Branch(short_name="HQKHAC")),
            reading("100000000040", enterprise_tax_code=None, branch=Branch()),
        ],
        Origin.PRINT,
    )
    choices = store.declarations.choices()
    assert choices.enterprises == (("0314404243", "CôNG TY TNHH ĐÔNG Á"),)
    assert choices.branches == (
        (
            "03CC",
            Text(vi="Hải quan cửa khẩu cảng Hải Phòng khu vực 1", en="Hai Phong port area 1"),
        ),
        ("HQKHAC", Text(vi="HQKHAC", en="HQKHAC")),
    )


def test_a_directory_that_comes_later_names_the_branches_of_what_is_there(store: Store):
    store.declarations.keep(
        [reading("100000000010", branch=Branch(short_name="HQDINHVU"))], Origin.PRINT
    )
    row = store.declarations.row("10000000001")
    assert row is not None
    assert (row.branch_name, row.branch_name_en) == (None, None)
    account = store.accounts.add("https://a.example", office(), enrolment(), NOW)
    named = DirectoryBranch(
        code="03EE", short_name="HQDINHVU", name=Text(vi="Cảng Đình Vũ", en="Dinh Vu port")
    )
    directory = Directory(branches=[named], stages=[], levels=[], reasons=[])
    store.accounts.keep_directory(account.account_id, directory, "etag")
    row = store.declarations.row("10000000001")
    assert row is not None
    assert (row.branch_name, row.branch_name_en) == ("Cảng Đình Vũ", "Dinh Vu port")
    assert shown(store, search="dinh vu") == ["100000000010"]


def test_a_sheet_without_a_branch_code_still_finds_its_name(store: Store):
    account = with_account(store).account_id
    told = sheet(branch=BranchOnDeclaration(short_name="hqhpkv1 "))
    store.declarations.keep_sheets(account, [told], "c")
    row = store.declarations.row(IDENTITY)
    assert row is not None
    assert row.branch_name == "Hải quan cửa khẩu cảng Hải Phòng khu vực 1"


def test_rows_read_ahead_answer_the_same_question_once(store: Store) -> None:
    worklist = Worklist(store.declarations, lambda: store.accounts)
    store.declarations.keep([reading("100000000010")], Origin.PRINT)
    worklist.read_ahead(WorklistFilter(), 20)
    store.declarations.keep([reading("100000000020")], Origin.PRINT)

    assert len(worklist.page(WorklistFilter(), limit=20).rows) == 1
    assert len(worklist.page(WorklistFilter(), limit=20).rows) == 2


def test_rows_read_ahead_answer_no_other_question(store: Store) -> None:
    worklist = Worklist(store.declarations, lambda: store.accounts)
    store.declarations.keep([reading("100000000010")], Origin.PRINT)
    worklist.read_ahead(WorklistFilter(), 20)

    assert not worklist.page(WorklistFilter(search="100000000020"), limit=20).rows
    store.declarations.keep([reading("100000000020")], Origin.PRINT)
    assert len(worklist.page(WorklistFilter(), limit=20).rows) == 2
