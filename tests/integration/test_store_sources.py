"""What is remembered of sources is exact after a restart, and never a password."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.kept_readings import Change
from declarant_client.application.ports.sources import (
    DatabaseSettings,
    FileMemory,
    FolderSettings,
    NewSource,
    SourceKind,
    SourceState,
)
from declarant_client.application.ports.tables import (
    ClearedWhen,
    FaultyMappingError,
    TableField,
    TableMapping,
)
from declarant_client.domain.declaration import VIETNAM, Clearance
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import translate
from declarant_client.store.opening import Store
from tests.support.stored_things import NOW, opened, reading, sheet, with_account

FOLDER = NewSource(name="Exports", settings=FolderSettings(path=Path("exports"), recursive=True))
ECUS = DatabaseSettings(
    server="MAY-CHU", instance="ECUSSQL2008", database="ECUS5VNACCS", login="doc"
)
DATABASE = NewSource(name="ECUS", settings=ECUS, is_on=False, waits_from=date(2024, 5, 1))
HINT = translate("reading", "Show the column “{name}”.", name="Ngày thông quan")
DAMAGED = translate("reading", "“{name}” is damaged.", name="a.xls")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = opened(tmp_path)
    yield store
    store.close()


def memory(name: str = "a.xls", **facts: object) -> FileMemory:
    known = {
        "path": Path("exports") / name,
        "size": 1000,
        "mtime_ns": 1_716_000_000_123_456_789,
        "content_hash": b"\x01" * 32,
        "read_at": NOW,
        "declarations": 1,
    }
    return FileMemory(**{**known, **facts})  # type: ignore[arg-type]


def unrated(store: Store) -> set[str]:
    page = store.declarations.worklist(WorklistFilter(show=Show.UNRATED), None, 100)
    assert store.declarations.count(WorklistFilter(show=Show.UNRATED)) == len(page.rows)
    return {row.declaration.number.digits for row in page.rows}


def test_sources_come_back_after_a_restart_as_they_were_set_up(tmp_path: Path):
    first = opened(tmp_path)
    added = [first.sources.add(FOLDER), first.sources.add(DATABASE)]
    first.close()
    second = opened(tmp_path)
    assert second.sources.sources() == added
    assert [one.kind for one in added] == [SourceKind.FOLDER, SourceKind.DATABASE]
    second.close()


def test_a_database_source_has_no_place_for_a_password():
    names = {field.name for field in fields(DatabaseSettings)}
    assert names == {
        *("server", "instance", "port", "database", "login", "poll_minutes"),
    }


def test_a_source_is_paused_renamed_and_removed(store: Store):
    source = store.sources.add(FOLDER)
    paused = replace(source, is_on=False, name="Old exports")
    store.sources.change(paused)
    assert store.sources.sources() == [paused]
    store.declarations.keep([reading()], Origin.PRINT)
    store.sources.remember_files(source.source_id, [memory()])
    store.sources.remove(source.source_id)
    assert store.sources.sources() == []
    assert unrated(store) == {reading().number.digits}
    with pytest.raises(LookupError):
        store.sources.state(source.source_id)
    with pytest.raises(LookupError):
        store.sources.change(paused)
    store.sources.remember_files(source.source_id, [memory()])  # a reading that ends after it
    assert store.sources.files(source.source_id) == {}


def test_an_id_is_never_given_to_another_source(store: Store):
    source = store.sources.add(FOLDER)
    store.sources.remove(source.source_id)
    assert store.sources.add(DATABASE).source_id != source.source_id


def test_files_are_remembered_exactly_after_a_restart(tmp_path: Path):
    first = opened(tmp_path)
    source = first.sources.add(FOLDER).source_id
    files = [
        memory(),
        memory("b.xls", failure=DAMAGED, declarations=0, content_hash=b"\x02" * 32),
        memory("c.xls", is_complete=False, content_hash=b"\x03" * 32),
        memory("d.csv", left_out=5, hint=HINT, content_hash=b"\x04" * 32),
        memory("e.csv", failure=DAMAGED, is_unknown_table=True, content_hash=b"\x05" * 32),
    ]
    first.sources.remember_files(source, files)
    first.close()
    second = opened(tmp_path)
    assert second.sources.files(source) == {one.path: one for one in files}
    assert second.sources.file(source, files[0].path) == files[0]
    assert second.sources.failed_files(source) == [files[1], files[4]]
    known = [second.sources.is_content_known(source, one.content_hash) for one in files]
    assert known == [True, False, False, True, False]
    second.sources.remember_files(source, [replace(files[1], failure=None, declarations=2)])
    second.sources.forget_files(source, [files[index].path for index in (0, 3, 4)])
    assert second.sources.failed_files(source) == []
    assert second.sources.file(source, files[0].path) is None
    assert second.sources.state(source) == SourceState(files=2, declarations=3)
    second.close()


def test_a_source_counts_the_rows_that_were_left_out_and_has_the_newest_hint(store: Store):
    source, other = (store.sources.add(FOLDER).source_id for _ in range(2))
    newer = replace(HINT, values={"name": "Trạng thái"})
    files = [
        memory("a.csv", left_out=5, hint=newer, read_at=NOW + timedelta(hours=1)),
        memory("b.csv", left_out=2, hint=HINT),
        memory("c.csv", read_at=NOW + timedelta(hours=2)),
    ]
    store.sources.remember_files(source, files)
    state = store.sources.state(source)
    assert (state.left_out, state.hint) == (7, newer)
    store.sources.remember_files(source, [replace(files[0], left_out=0, hint=None)])
    state = store.sources.state(source)
    assert (state.left_out, state.hint) == (2, HINT)
    assert store.sources.state(other) == SourceState()


def test_a_table_that_was_unknown_is_forgotten_once_columns_are_saved_and_no_other_file(
    store: Store,
):
    source = store.sources.add(FOLDER).source_id
    files = [
        memory("a.csv"),
        memory("b.csv", failure=DAMAGED),
        memory("c.csv", failure=DAMAGED, is_unknown_table=True),
    ]
    store.sources.remember_files(source, files)
    mapping = TableMapping(
        name="Other",
        columns={TableField.NUMBER: "No"},
        cleared_when=ClearedWhen.ALWAYS,
    )
    store.table_mappings.keep(mapping)
    assert set(store.sources.files(source)) == {files[0].path, files[1].path}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows: names are text")
def test_a_path_that_is_no_text_is_remembered_too(store: Store):
    path = Path(os.fsdecode(b"/kho\xff/a.xls"))
    source = store.sources.add(replace(FOLDER, settings=FolderSettings(path=path.parent))).source_id
    failed = memory(path=path, failure=translate("reading", "“{path}” is damaged.", path=path))
    store.sources.remember_files(source, [failed])
    assert store.sources.sources()[0].settings == FolderSettings(path=path.parent)
    (kept,) = store.sources.failed_files(source)
    assert kept.path == path
    store.unknown_reports.remember_unknown_report(str(path), [], None)


def test_two_sources_remember_the_same_file_apart(store: Store):
    first, second = (store.sources.add(FOLDER).source_id for _ in range(2))
    store.sources.remember_files(first, [memory()])
    assert store.sources.files(second) == {}
    assert not store.sources.is_content_known(second, memory().content_hash)


def test_a_source_says_how_its_last_reading_ended(store: Store):
    source = store.sources.add(DATABASE).source_id
    assert store.sources.state(source) == SourceState()
    store.sources.end_reading(source, NOW, DAMAGED, declarations=40)
    store.sources.end_reading(source, NOW + timedelta(minutes=5), declarations=2)
    assert store.sources.state(source) == SourceState(
        last_read_at=NOW + timedelta(minutes=5), declarations=42
    )
    store.sources.keep_cursor(source, '{"permit":"2024-05-20"}')
    assert store.sources.cursor(source) == '{"permit":"2024-05-20"}'


def test_what_was_read_elsewhere_is_forgotten_with_the_place(store: Store):
    folder, database = store.sources.add(FOLDER), store.sources.add(DATABASE)
    store.sources.remember_files(folder.source_id, [memory()])
    store.sources.keep_cursor(database.source_id, "1")
    store.sources.change(
        replace(folder, settings=FolderSettings(path=Path("exports"), recursive=False))
    )
    store.sources.change(replace(database, settings=replace(ECUS, login="khac", poll_minutes=1)))
    assert len(store.sources.files(folder.source_id)) == 1
    assert store.sources.cursor(database.source_id) == "1"
    store.sources.change(replace(folder, settings=FolderSettings(path=Path("elsewhere"))))
    store.sources.change(replace(database, settings=replace(ECUS, database="KHAC")))
    assert store.sources.files(folder.source_id) == {}
    assert store.sources.cursor(database.source_id) is None


DAY = date(2024, 5, 1)
OLD = datetime(2024, 4, 30, 23, 59, tzinfo=VIETNAM)
NEW = datetime(2024, 5, 1, 0, 0, tzinfo=VIETNAM)


def test_what_is_older_than_the_day_is_kept_and_does_not_wait(store: Store):
    old, new = reading("100000000010", cleared_at=OLD), reading("100000000020", cleared_at=NEW)
    undated = reading("100000000030", cleared_at=None)
    kept = store.declarations.keep([old, new, undated], Origin.LIST, waits_from=DAY)
    assert [one.change for one in kept] == [Change.NEW] * 3
    assert unrated(store) == {"100000000020", "100000000030"}
    assert store.declarations.count(WorklistFilter(show=Show.ALL)) == 3
    store.declarations.keep([old, new], Origin.LIST, waits_from=DAY)
    assert unrated(store) == {"100000000020", "100000000030"}


@pytest.mark.parametrize("days", [(DAY, None), (None, DAY), (DAY, date(2024, 4, 1))])
def test_one_reading_that_asks_is_enough_in_any_order(store: Store, days: tuple[date | None, ...]):
    for day in days:
        store.declarations.keep([reading(cleared_at=OLD)], Origin.PRINT, waits_from=day)
    assert unrated(store) == {reading().number.digits}


def test_what_is_cleared_after_the_day_waits_though_it_was_registered_before(store: Store):
    open_ = reading(clearance=Clearance.NONE, cleared_at=None, registered_at=OLD)
    store.declarations.keep([open_], Origin.LIST, waits_from=DAY)
    assert store.declarations.count(WorklistFilter(show=Show.IN_PROCEDURE)) == 1
    store.declarations.keep(
        [reading(registered_at=OLD, cleared_at=NEW)], Origin.PRINT, waits_from=DAY
    )
    assert unrated(store) == {reading().number.digits}


def test_a_database_is_read_once_more_from_an_earlier_day(store: Store):
    source = store.sources.add(replace(DATABASE, waits_from=DAY))
    store.sources.keep_cursor(source.source_id, "1")
    store.sources.change(replace(source, waits_from=DAY + timedelta(days=1)))
    assert store.sources.cursor(source.source_id) == "1"
    store.sources.change(replace(source, waits_from=DAY - timedelta(days=400)))
    assert store.sources.cursor(source.source_id) is None


def test_what_was_set_aside_stays_so_whatever_else_is_said_of_it(store: Store):
    account = with_account(store).account_id
    store.declarations.keep([reading(cleared_at=OLD)], Origin.LIST, waits_from=DAY)
    store.declarations.keep_sheets(account, [sheet(regime="B11")], "c")
    store.declarations.keep([reading(cleared_at=OLD, team="09")], Origin.XML, waits_from=DAY)
    assert unrated(store) == set()


def test_the_user_lets_wait_what_was_set_aside(store: Store):
    numbers = [f"100000000{day:02d}0" for day in range(1, 6)]
    store.declarations.keep(
        [
            reading(number, cleared_at=datetime(2024, 4, day, tzinfo=VIETNAM))
            for day, number in enumerate(numbers, start=1)
        ],
        Origin.LIST,
        waits_from=DAY,
    )
    store.declarations.ask_for([numbers[0][:11]])
    assert unrated(store) == {numbers[0]}
    source = store.sources.add(replace(FOLDER, waits_from=DAY))
    store.sources.change(replace(source, waits_from=date(2024, 4, 4)))
    assert unrated(store) == {numbers[0], *numbers[3:]}
    assert store.declarations.ask_from(None) == 2
    assert unrated(store) == set(numbers)


def mapping(name: str = "Other software", **said: object) -> TableMapping:
    return TableMapping(
        **{  # type: ignore[arg-type]
            "name": name,
            "columns": {TableField.NUMBER: "Số TK", TableField.STATUS: "Tình trạng"},
            "cleared_when": ClearedWhen.STATUS,
            "cleared_words": ("Thông quan",),
            **said,
        }
    )


def test_what_the_user_said_of_tables_comes_back_by_name(tmp_path: Path):
    first = opened(tmp_path)
    for name in ("đông", "Bắc"):
        first.table_mappings.keep(mapping(name))
    first.close()
    second = opened(tmp_path)
    assert second.table_mappings.all() == (mapping("Bắc"), mapping("đông"))
    second.table_mappings.keep(mapping("Nam"), instead_of="đông")
    second.table_mappings.drop("Bắc")
    second.table_mappings.drop("never there")
    assert second.table_mappings.all() == (mapping("Nam"),)
    second.close()


def test_a_mapping_that_cannot_be_used_or_told_apart_is_not_kept(store: Store):
    store.table_mappings.keep(mapping("Đông"))
    with pytest.raises(FaultyMappingError):
        store.table_mappings.keep(mapping("dong", cleared_words=("Xong",)))
    with pytest.raises(FaultyMappingError):
        store.table_mappings.keep(mapping("Faulty", columns={}))
    store.table_mappings.keep(mapping("ĐÔNG"), instead_of="Đông")
    assert store.table_mappings.all() == (mapping("ĐÔNG"),)


def test_what_an_earlier_version_kept_of_a_database_beyond_it_is_passed_over(store: Store):
    source = store.sources.add(DATABASE)
    with store.connections.writing() as connection:
        connection.execute(
            "UPDATE sources SET settings = json_insert(settings, '$.encrypt', json('true'))"
        )
    assert store.sources.sources() == [source]
