"""One declaration is one row, whoever told of it and in whichever order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import apsw
import pytest

from declarant_client.application.ports.declarations import (
    Change,
    Place,
    Show,
    ToldBy,
    WorklistFilter,
)
from declarant_client.application.ports.offices import Stream
from declarant_client.application.worklist import Worklist
from declarant_client.contract.assessments import (
    AgentIdentity,
    AssessedBy,
    BranchOnDeclaration,
    SheetStatus,
)
from declarant_client.contract.office import Directory, DirectoryBranch, Team
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
    SetClock,
    assessment,
    draft_of,
    enrolment,
    new_id,
    office,
    opened,
    reading,
    sheet,
    submission,
    with_account,
)

IDENTITY = NUMBER[:11]
KEPT = (
    *("d", "declarations", "r", "readings_of_origins"),
    *("a", "clearance_answers", "s", "sheets", "assessments"),
)
CLEARED_AT = datetime(2024, 5, 21, 9, 0, tzinfo=VIETNAM)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def store(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    store = opened(tmp_path, clock)
    yield store
    store.close()


def shown(store: Store, **wanted: object) -> list[str]:
    filter_ = WorklistFilter(**{"show": Show.ALL, **wanted})  # type: ignore[arg-type]
    page = store.declarations.worklist(filter_, None, 100)
    assert store.declarations.count(filter_) == len(page.rows)
    return [row.declaration.number.digits for row in page.rows]


def told_assessed(phase: Phase = Phase.CLEARED, assessment_id: str | None = None) -> AssessedBy:
    return AssessedBy(assessment_id=assessment_id or new_id(), rater="Minh", at=NOW, phase=phase)


def test_everything_that_a_reading_says_comes_back(store: Store):
    whole = reading(
        branch=Branch(code="03CC", short_name="HQHPKV1", name="Hải quan cảng"),
        channel=Channel.RED,
        registered_at=datetime(2024, 5, 20, 9, 36, 4, 123456, tzinfo=VIETNAM),
        enterprise_tax_code=TaxCode("0314404243", "001"),
        agent_code="0200000000",
        agent_name="Đại lý",
        first_number=reading("107767905120").number,
        declarant_user="lan",
    )
    store.declarations.keep([whole], Origin.PRINT)
    assert store.declarations.declaration(IDENTITY) == whole


def test_reading_again_says_whether_something_is_new(store: Store):
    first = reading(clearance=Clearance.NONE, cleared_at=None)
    kept = store.declarations.keep([first, first, reading(), first], Origin.PRINT)
    assert [one.change for one in kept] == [
        Change.NEW,
        Change.UNCHANGED,
        Change.UPDATED,
        Change.UNCHANGED,
    ]
    assert [one.change for one in store.declarations.keep([reading()], Origin.PRINT)] == [
        Change.UNCHANGED
    ]
    assert shown(store) == [NUMBER]


def test_an_amendment_is_the_same_declaration(store: Store):
    store.declarations.keep([reading("107767905230"), reading("107767905232")], Origin.PRINT)
    assert shown(store) == ["107767905232"]


def test_a_sheet_alone_makes_a_declaration(store: Store):
    account = with_account(store)
    told = sheet(
        regime="A11",
        channel=Channel.YELLOW,
        team=Team(code="01", name=Text(vi="Đội 1", en="Team 1")),
        agent=AgentIdentity(code="0200000000"),
        cleared_at=CLEARED_AT,
    )
    assert store.declarations.keep_sheets(account.account_id, [told], "c1") == 1
    known = store.declarations.declaration(IDENTITY)
    assert known is not None
    assert (known.clearance, known.team, known.channel) == (Clearance.CLEARED, "01", Channel.YELLOW)
    assert store.declarations.sheet(IDENTITY) == told
    assert store.declarations.keep([reading()], Origin.PRINT)[0].change is Change.UPDATED


def test_a_sheet_fills_gaps_and_advances_but_takes_nothing_back(store: Store):
    account = with_account(store)
    store.declarations.keep(
        [reading(clearance=Clearance.STORED, team=None, regime="B11")], Origin.PRINT
    )
    in_procedure = sheet(
        status=SheetStatus.IN_PROCEDURE,
        regime="A11",
        team=Team(code="01", name=Text(vi="Đội 1", en="Team 1")),
    )
    store.declarations.keep_sheets(account.account_id, [in_procedure], "c1")
    known = store.declarations.declaration(IDENTITY)
    assert known is not None
    assert (known.clearance, known.team, known.regime) == (Clearance.STORED, "01", "B11")
    assert known.branch == Branch(code="03CC", short_name="HQHPKV1")
    store.declarations.keep_sheets(account.account_id, [sheet(cleared_at=CLEARED_AT)], "c2")
    known = store.declarations.declaration(IDENTITY)
    assert known is not None
    assert (known.clearance, known.cleared_at) == (Clearance.CLEARED, CLEARED_AT)


def test_a_page_of_sheets_and_its_cursor_are_kept_together_and_only_once(store: Store):
    account = with_account(store).account_id
    assert store.declarations.keep_sheets(account, [sheet()], "c1") == 1
    assert store.declarations.keep_sheets(account, [sheet()], "c1") == 0
    assert store.accounts.cursor(account, Stream.SHEETS) == "c1"
    later = sheet(status=SheetStatus.CANCELLED)
    assert store.declarations.keep_sheets(account, [sheet(), later], "c2") == 1
    assert shown(store, show=Show.UNRATED) == []


def test_the_newest_sheet_of_several_accounts_is_the_one_shown(store: Store):
    first = with_account(store).account_id
    second = with_account(store, "key-2").account_id
    store.declarations.keep_sheets(second, [sheet(regime="A11")], "c")
    store.declarations.keep_sheets(first, [sheet(regime="B11")], "c")
    told = store.declarations.sheet(IDENTITY)
    assert told is not None
    assert told.regime == "B11"


def test_the_users_answer_is_not_undone_by_reading_the_same_again(store: Store):
    unknown = reading(clearance=Clearance.UNKNOWN, cleared_at=None)
    store.declarations.keep([unknown], Origin.PRINT)
    store.declarations.answer_clearance([IDENTITY], Clearance.CLEARED)
    assert store.declarations.keep([unknown], Origin.PRINT)[0].change is Change.UNCHANGED
    known = store.declarations.declaration(IDENTITY)
    assert known is not None
    assert known.clearance is Clearance.CLEARED
    cancelled = reading(clearance=Clearance.CANCELLED, cleared_at=None)
    assert (
        store.declarations.keep([cancelled], Origin.PRINT)[0].declaration.clearance
        is Clearance.CANCELLED
    )


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


def test_each_value_says_where_it_came_from_and_since_when(store: Store, clock: SetClock):
    account = with_account(store).account_id
    first = reading(clearance=Clearance.UNKNOWN, cleared_at=None, team=None)
    store.declarations.keep([first], Origin.LIST)
    clock.advance(timedelta(hours=1))
    store.declarations.answer_clearance([IDENTITY], Clearance.NONE)
    clock.advance(timedelta(hours=1))
    store.declarations.keep_sheets(
        account, [sheet(team=Team(code="09", name=Text(vi="Đội 9", en="Team 9")))], "c"
    )
    told = store.declarations.provenance(IDENTITY)
    assert told["regime"] == ToldBy(Origin.LIST, NOW)
    assert told["team"] == ToldBy(Origin.SHEET, NOW + timedelta(hours=2))
    assert told["clearance"].origin is Origin.SHEET
    clock.advance(timedelta(hours=1))
    store.declarations.keep([reading(team="01", declarant_user="lan")], Origin.DATABASE)
    store.declarations.keep([first], Origin.LIST)  # the same again is nothing new
    told = store.declarations.provenance(IDENTITY)
    assert {name: one.origin for name, one in told.items()} == {
        "number": Origin.DATABASE,
        "clearance": Origin.DATABASE,
        "cleared_at": Origin.DATABASE,
        "regime": Origin.DATABASE,
        "team": Origin.DATABASE,
        "declarant_user": Origin.DATABASE,
        "branch_short_name": Origin.DATABASE,
        "branch_code": Origin.SHEET,
        "enterprise_tax_code": Origin.DATABASE,
        "enterprise_name": Origin.DATABASE,
    }
    assert told["team"].at == NOW + timedelta(hours=3)
    assert store.declarations.provenance("10000000001") == {}


def test_the_users_answer_is_told_as_such(store: Store):
    store.declarations.keep([reading(clearance=Clearance.UNKNOWN, cleared_at=None)], Origin.LIST)
    store.declarations.answer_clearance([IDENTITY], Clearance.CLEARED)
    assert store.declarations.provenance(IDENTITY)["clearance"] == ToldBy(Origin.ANSWER, NOW)


def test_a_cancellation_takes_it_off_the_worklist_and_says_who_cancelled(store: Store):
    store.declarations.keep([reading()], Origin.EDI)
    cancelled = reading(clearance=Clearance.CANCELLED, cleared_at=None)
    assert store.declarations.keep([cancelled], Origin.LIST)[0].change is Change.UPDATED
    store.declarations.keep([reading("107767905231")], Origin.DATABASE)
    assert shown(store, show=Show.UNRATED) == []
    assert shown(store) == ["107767905231"]
    assert store.declarations.provenance(IDENTITY)["clearance"].origin is Origin.LIST


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
        ("03CC", "Hải quan cửa khẩu cảng Hải Phòng khu vực 1"),
        ("HQKHAC", "HQKHAC"),
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


def test_a_declaration_that_no_reading_names_is_unknown(store: Store):
    assert store.declarations.declaration("10000000001") is None
    assert store.declarations.row("10000000001") is None
    assert store.declarations.sheet("10000000001") is None
    assert store.submissions.current(Place("10000000001", Phase.CLEARED)) is None


def test_a_sheet_without_a_branch_code_still_finds_its_name(store: Store):
    account = with_account(store).account_id
    told = sheet(branch=BranchOnDeclaration(short_name="hqhpkv1 "))
    store.declarations.keep_sheets(account, [told], "c")
    row = store.declarations.row(IDENTITY)
    assert row is not None
    assert row.branch_name == "Hải quan cửa khẩu cảng Hải Phòng khu vực 1"


def test_a_number_that_was_typed_says_so_and_gives_way_to_every_source(store: Store):
    worklist = Worklist(store.declarations, lambda: store.accounts)
    worklist.add_by_number(NUMBER, "HQKHAC")
    assert store.declarations.provenance(IDENTITY)["branch_short_name"].origin is Origin.TYPED
    read = reading("107767905230", branch=Branch(short_name="HQHPKV1"))
    store.declarations.keep([read], Origin.TABLE)
    assert store.declarations.declaration(IDENTITY) == read


def test_keeping_never_goes_through_everything_that_is_kept(store: Store):
    account = with_account(store).account_id
    asked: set[str] = set()

    def note(_cursor: apsw.Cursor, sql: str, _values: object) -> bool:
        asked.add(sql)
        return True

    with store.connections.reading() as connection:
        connection.exec_trace = note
    unknown = reading(clearance=Clearance.UNKNOWN, cleared_at=None)
    for origin in (Origin.LIST, Origin.LIST, Origin.DATABASE):
        store.declarations.keep([unknown], origin, waits_from=CLEARED_AT.date())
    store.unknown_reports.remember_unknown_report("list.xls", [IDENTITY], None)
    store.declarations.keep_sheets(account, [sheet(assessed=[told_assessed()])], "c")
    store.declarations.keep([reading(), reading("100000000010")], Origin.PRINT)
    store.declarations.ask_for([IDENTITY])
    store.declarations.ask_from(CLEARED_AT.date())
    store.declarations.provenance(IDENTITY)
    connection.exec_trace = None
    scans = {
        (step[3], sql)
        for sql in asked
        if sql.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE"}
        for step in connection.execute("EXPLAIN QUERY PLAN " + re.sub(r"\?[0-9]*", "1", sql))
        if step[3].split()[:2] in [["SCAN", name] for name in KEPT]
    }
    assert any("readings_of_origins" in sql for sql in asked)
    assert scans == set()
