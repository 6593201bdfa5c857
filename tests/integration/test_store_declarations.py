"""One declaration is one row, whoever told of it and in whichever order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import apsw
import pytest

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.declarations import Show
from declarant_client.application.ports.kept_readings import Change, ToldBy
from declarant_client.application.ports.offices import Stream
from declarant_client.application.worklist import Worklist
from declarant_client.contract.assessments import (
    AgentIdentity,
    SheetStatus,
)
from declarant_client.contract.office import Team
from declarant_client.contract.shapes import Text
from declarant_client.domain.declaration import (
    VIETNAM,
    Branch,
    Channel,
    Clearance,
    Phase,
)
from declarant_client.domain.identifiers import TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.store.opening import Store
from tests.support.stored_things import (
    NOW,
    NUMBER,
    SetClock,
    opened,
    reading,
    sheet,
    shown,
    told_assessed,
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


def test_a_declaration_that_no_reading_names_is_unknown(store: Store):
    assert store.declarations.declaration("10000000001") is None
    assert store.declarations.row("10000000001") is None
    assert store.declarations.sheet("10000000001") is None
    assert store.submissions.current(Place("10000000001", Phase.CLEARED)) is None


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
