"""The database grows step by step, and nothing that was kept is lost on the way."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import apsw
import msgspec
import pytest

from declarant_client.application.ports import keeping
from declarant_client.application.ports.cases import CaseFilter, ReplyDraft
from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.kept_readings import Change, ToldBy
from declarant_client.application.ports.offices import NoticeFilter, Period
from declarant_client.contract.assessments import CaseEventKind, ReplyKind
from declarant_client.domain.declaration import Clearance
from declarant_client.domain.origin import Origin
from declarant_client.domain.putting_off import PutOff
from declarant_client.store.connection import ConnectionFactory
from declarant_client.store.files import COPIES_FOLDER, DATABASE_NAME
from declarant_client.store.migrating import Step, migrate, steps
from tests.support.stored_things import (
    NOW,
    assessment,
    case_of,
    notice,
    opened,
    rating,
    reading,
    sheet,
    submission,
    with_account,
)

LATEST = steps()[-1].number
HISTORY = 7
LEFT_OUT = 8
REPLY_DRAFTS = 9
NEXT = Step(
    LATEST + 1, f"{LATEST + 1:04d}_next", "ALTER TABLE declarations ADD COLUMN note TEXT; SELECT 1;"
)
FAILING = Step(
    LATEST + 1,
    f"{LATEST + 1:04d}_failing",
    "ALTER TABLE declarations ADD COLUMN note TEXT; SELECT nothing;",
)


@pytest.fixture
def filled(tmp_path: Path) -> ConnectionFactory:
    store = opened(tmp_path)
    store.declarations.keep([reading(), reading("307855918840")], Origin.PRINT)
    store.submissions.submit(submission(account_id=with_account(store).account_id))
    store.close()
    return ConnectionFactory(tmp_path / DATABASE_NAME)


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with apsw.Connection(str(path)) as connection:
        found = list(connection.execute(sql))
    connection.close()
    return found


def test_the_steps_are_numbered_without_a_gap_and_named_after_their_number():
    assert [step.number for step in steps()] == list(range(1, len(steps()) + 1))
    assert all(step.name.startswith(f"{step.number:04d}_") for step in steps())


def test_each_step_is_recorded_with_the_hash_of_its_sql(filled: ConnectionFactory):
    assert rows(filled.path, "SELECT number, name, sha256 FROM migrations") == [
        (step.number, step.name, step.sha256) for step in steps()
    ]


def test_a_new_database_is_made_without_a_copy(tmp_path: Path):
    assert migrate(ConnectionFactory(tmp_path / DATABASE_NAME), steps(), NOW) is None
    assert not (tmp_path / COPIES_FOLDER).exists()


def test_a_filled_database_is_copied_whole_before_the_next_step(filled: ConnectionFactory):
    copy = migrate(filled, (*steps(), NEXT), NOW)
    assert copy is not None
    assert copy.parent.name == COPIES_FOLDER
    assert copy.name == f"before-{LATEST + 1:04d}-20260302T080000Z.sqlite3"
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    for path, applied in ((filled.path, LATEST + 1), (copy, LATEST)):
        assert rows(path, "SELECT max(number) FROM migrations") == [(applied,)]
        assert rows(path, "SELECT count(*) FROM declarations") == [(2,)]
        assert rows(path, "SELECT state FROM assessments") == [("queued",)]
        assert rows(path, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows: access is inherited")
def test_the_copy_is_the_users_alone(filled: ConnectionFactory):
    copy = migrate(filled, (*steps(), NEXT), NOW)
    assert copy is not None
    assert copy.stat().st_mode & 0o077 == 0
    assert copy.parent.stat().st_mode & 0o077 == 0


def test_a_step_that_fails_leaves_the_database_as_it_was(filled: ConnectionFactory):
    with pytest.raises(apsw.SQLError):
        migrate(filled, (*steps(), FAILING), NOW)
    assert rows(filled.path, "SELECT max(number) FROM migrations") == [(LATEST,)]
    columns = rows(filled.path, "SELECT name FROM pragma_table_info('declarations')")
    assert ("note",) not in columns


def test_nothing_happens_where_nothing_is_missing(filled: ConnectionFactory):
    before = filled.path.read_bytes()
    assert migrate(filled, steps(), NOW) is None
    assert filled.path.read_bytes() == before


def test_a_database_from_a_newer_version_is_refused_in_words_and_left_alone(
    filled: ConnectionFactory,
):
    migrate(filled, (*steps(), NEXT), NOW)
    before = filled.path.read_bytes()
    with pytest.raises(keeping.NewerStoreError, match="newer version of this program"):
        opened(filled.path.parent)
    assert filled.path.read_bytes() == before


OPEN = """
import sys
from pathlib import Path
from declarant_client.domain.origin import Origin
from declarant_client.domain.putting_off import PutOff
from tests.support.stored_things import opened, reading
sys.stdin.readline()
store = opened(Path(sys.argv[1]))
store.declarations.keep([reading(sys.argv[2])], Origin.PRINT)
store.close()
"""


@pytest.mark.processes
def test_processes_that_start_at_once_make_one_database(tmp_path: Path):
    numbers = [f"107767905{number}0" for number in range(10, 14)]
    started = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, str(tmp_path), number],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in numbers
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    errors = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0] * 4, errors
    store = opened(tmp_path)
    assert all(store.declarations.declaration(number[:11]) for number in numbers)
    store.close()
    assert rows(tmp_path / DATABASE_NAME, "SELECT max(number) FROM migrations") == [(LATEST,)]


def first_version(folder: Path) -> ConnectionFactory:
    """A database of the first version, filled as that version did."""
    factory = ConnectionFactory(folder / DATABASE_NAME)
    migrate(factory, steps()[:1], NOW)
    first = '{"number":"107767905230","clearance":"unknown","regime":"A11","team":"00"}'
    second = (
        '{"number":"307855918841","clearance":"cleared","branch":{"code":"03CC",'
        '"short_name":null,"name":null},"cleared_at":"2024-05-20T18:52:24+07:00",'
        '"enterprise":"0314404243-001"}'
    )
    with apsw.Connection(str(factory.path)) as connection:
        connection.execute(
            """INSERT INTO declarations (identity, number, kind, clearance, search_text, regime,
                   team, first_seen_at)
               VALUES (10776790523, '107767905230', 'import', 'none', '107767905230 a11', 'A11',
                   '00', 5000000)"""
        )
        connection.execute(
            """INSERT INTO declarations (identity, number, kind, clearance, search_text,
                   branch_code, cleared_at, enterprise, first_seen_at)
               VALUES (30785591884, '307855918841', 'export', 'cleared', '307855918841', '03CC',
                   1716205944000000, '0314404243-001', 6000000)"""
        )
        connection.executemany(
            "INSERT INTO readings VALUES (?, ?)",
            [(10776790523, first), (30785591884, second)],
        )
        connection.execute("INSERT INTO clearance_answers VALUES (10776790523, 'none')")
        connection.execute(
            """INSERT INTO accounts (office_url, office, office_id, office_name, party_tax_code,
                   party_name, party_kind, role, client_id, key_name, enrolled_at)
               VALUES ('https://a', '{}', 'a', 'A', '0', 'P', 'agent', 'submit', 'k', 'n', 1)"""
        )
        connection.execute(
            "INSERT INTO sheets VALUES (30785591884, 1, ?, 1)",
            (msgspec.json.encode(sheet("307855918840", regime="B11")).decode(),),
        )
    connection.close()
    return factory


def test_what_the_first_version_read_becomes_prints_and_says_the_same(tmp_path: Path):
    first_version(tmp_path)
    store = opened(tmp_path)
    declarations = store.declarations
    known = declarations.declaration("10776790523")
    assert known is not None
    assert (known.clearance, known.team, known.declarant_user) == (Clearance.NONE, "00", None)
    told = declarations.provenance("10776790523")
    assert told["regime"] == ToldBy(Origin.PRINT, datetime(1970, 1, 1, 0, 0, 5, tzinfo=UTC))
    assert told["clearance"] == ToldBy(Origin.ANSWER, None)
    assert declarations.provenance("30785591884")["regime"] == ToldBy(Origin.SHEET, None)
    again = replace(known, clearance=Clearance.UNKNOWN)
    assert declarations.keep([again], Origin.PRINT)[0].change is Change.UNCHANGED
    assert declarations.count(WorklistFilter(show=Show.UNRATED)) == 1
    assert declarations.count(WorklistFilter(show=Show.IN_PROCEDURE)) == 1
    moved = replace(known, clearance=Clearance.CLEARED, declarant_user="lan")
    assert declarations.keep([moved], Origin.DATABASE)[0].declaration.team == "00"
    assert declarations.count(WorklistFilter(mine="LAN")) == 1
    store.close()
    assert rows(tmp_path / DATABASE_NAME, "PRAGMA integrity_check") == [("ok",)]
    assert rows(tmp_path / DATABASE_NAME, "PRAGMA foreign_key_check") == []


def test_the_first_version_is_copied_before_its_readings_are_moved(tmp_path: Path):
    factory = first_version(tmp_path)
    copy = migrate(factory, steps()[:2], NOW)
    assert copy is not None
    assert rows(copy, "SELECT count(*) FROM readings") == [(2,)]
    assert rows(factory.path, "SELECT DISTINCT origin FROM readings_of_origins") == [("print",)]


def test_what_waited_before_anything_could_be_put_off_still_waits(tmp_path: Path):
    factory = ConnectionFactory(tmp_path / DATABASE_NAME)
    before = [step for step in steps() if step.number < 4]
    migrate(factory, before, NOW)
    with apsw.Connection(str(factory.path)) as connection:
        connection.execute(
            """INSERT INTO declarations (identity, number, kind, clearance, search_text,
                   cleared_at, first_seen_at)
               VALUES (30785591884, '307855918841', 'export', 'cleared', '307855918841',
                   1716205944000000, 6000000)"""
        )
    connection.close()
    store = opened(tmp_path)
    assert store.declarations.count(WorklistFilter()) == 1
    row = store.declarations.row("30785591884")
    assert row is not None
    assert (row.put_off, row.put_off_until) == (None, None)
    assert store.putting_off.put_off(["30785591884"], PutOff.NO_OPINION, None) == ["30785591884"]
    assert store.declarations.count(WorklistFilter()) == 0
    store.close()
    assert rows(tmp_path / DATABASE_NAME, "PRAGMA integrity_check") == [("ok",)]


def before_the_history(folder: Path) -> ConnectionFactory:
    """A database whose assessments say of their ratings and branch in their content alone."""
    factory = ConnectionFactory(folder / DATABASE_NAME)
    migrate(factory, [step for step in steps() if step.number < HISTORY], NOW)
    contents = (
        '{"declaration":{"branch":{"code":"03cc","short_name":"HQHPKV1"}}}',
        '{"declaration":{"branch":{"short_name":"HQHPKV1"}}}',
        "no JSON",
    )
    with apsw.Connection(str(factory.path)) as connection:
        for entry, content in enumerate(contents, 1):
            connection.execute(
                """INSERT INTO assessments (entry, assessment_id, identity, number, phase, state,
                       made_here, made_at, search_text, content)
                   VALUES (?1, 'a' || ?1, ?1, '1', 'cleared', 'queued', 1, ?1, 'x', ?2)""",
                (entry, content.encode()),
            )
        connection.executemany(
            "INSERT INTO ratings VALUES (?, ?, ?, ?)",
            [(1, 0, "team", 5), (1, 1, "branch", 4), (1, 2, "branch", 2), (2, 0, "officer", 1)],
        )
    connection.close()
    return factory


def test_what_was_rated_before_is_filtered_and_counted_like_what_follows(tmp_path: Path):
    factory = before_the_history(tmp_path)
    migrate(factory, steps(), NOW)
    assert rows(factory.path, "SELECT branch_key, rated FROM assessments ORDER BY entry") == [
        ("03CC", "b2b4t5"),
        ("HQHPKV1", "o1"),
        (None, ""),
    ]
    assert rows(factory.path, "PRAGMA integrity_check") == [("ok",)]


def test_notices_of_offices_keep_what_was_read_and_get_their_days(tmp_path: Path):
    factory = ConnectionFactory(tmp_path / DATABASE_NAME)
    migrate(factory, [step for step in steps() if step.number < 6], NOW)
    told = notice(in_force_on=date(2026, 5, 1), issuing_body="Bộ Tài chính", field="Hải quan")
    text = msgspec.json.encode(told).decode()
    with apsw.Connection(str(factory.path)) as connection:
        connection.execute(
            """INSERT INTO accounts (office_url, office, office_id, office_name, party_tax_code,
                   party_name, party_kind, role, client_id, key_name, enrolled_at)
               VALUES ('https://a', '{}', 'a', 'A', '0', 'P', 'agent', 'submit', 'k', 'n', 1)"""
        )
        connection.executemany(
            """INSERT INTO notices
               VALUES ('https://a', ?, 1, 1, ?, 'guidance', 'unknown', ?, '', ?, 0)""",
            [("n-1", text, 5, 0), ("n-2", text, 6, 1), ("n-3", "{torn", 7, 1)],
        )
    connection.close()
    store = opened(tmp_path)
    assert store.notices.unread() == 2
    assert store.notices.choices().bodies == ("Bộ Tài chính",)
    (unread,) = store.notices.notices(
        NoticeFilter(unread=True, in_force=Period(since=date(2026, 5, 1))), None, 9
    )
    assert (unread.notice, unread.office_name, unread.starred) == (told, "A", False)
    store.close()
    assert rows(factory.path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(factory.path, "PRAGMA foreign_key_check") == []


def test_the_third_step_keeps_every_row_and_counts_what_can_be_chosen(tmp_path: Path):
    factory = first_version(tmp_path)
    migrate(factory, steps()[:2], NOW)
    kept = "SELECT *, sort_at, branch_key, phase FROM declarations ORDER BY identity"
    with apsw.Connection(str(factory.path)) as connection:
        connection.execute("UPDATE declarations SET declarant_user = 'Lan', declarant_key = 'lan'")
        before = {row["identity"]: row for row in map(dict, _named(connection, kept))}
    connection.close()
    migrate(factory, steps()[:3], NOW)
    with apsw.Connection(str(factory.path)) as connection:
        assert {row["identity"]: row for row in map(dict, _named(connection, kept))} == before
    connection.close()
    assert rows(factory.path, "SELECT * FROM worklist_choices") == [
        ("branch", "03CC", 1, None, 1716205944000000),
        ("declarant", "lan", 2, "Lan", 1716205944000000),
        ("enterprise", "0314404243-001", 1, None, 1716205944000000),
    ]
    assert rows(factory.path, "PRAGMA integrity_check") == [("ok",)]
    with pytest.raises(apsw.ConstraintError):
        rows(factory.path, "UPDATE declarations SET number = '107767905330' WHERE kind = 'import'")


def test_files_that_were_read_before_rows_were_counted_are_still_remembered(tmp_path: Path):
    factory = ConnectionFactory(tmp_path / DATABASE_NAME)
    migrate(factory, [step for step in steps() if step.number < LEFT_OUT], NOW)
    with apsw.Connection(str(factory.path)) as connection:
        connection.execute(
            """INSERT INTO sources (kind, name, is_on, settings)
               VALUES ('folder', '', 1, '{"path":"exports","recursive":true}')"""
        )
        connection.execute(
            """INSERT INTO source_files (source_id, path, size, mtime_ns, content_hash,
                   is_complete, failure, declarations, read_at)
               VALUES (1, CAST('exports/a.xls' AS BLOB), 5, 6, x'01', 1, NULL, 7, 8)"""
        )
    connection.close()
    store = opened(tmp_path)
    state = store.sources.state(1)
    assert (state.files, state.declarations, state.left_out, state.hint) == (1, 7, 0, None)
    (known,) = store.sources.files(1).values()
    assert (known.size, known.is_complete, known.is_unknown_table) == (5, True, False)
    store.close()
    assert rows(factory.path, "PRAGMA integrity_check") == [("ok",)]


def test_a_case_of_before_can_be_replied_to_in_words_that_stay(tmp_path: Path):
    factory = ConnectionFactory(tmp_path / DATABASE_NAME)
    migrate(factory, [step for step in steps() if step.number < REPLY_DRAFTS], NOW)
    told = assessment(ratings=[rating(1)])
    case = case_of(told, CaseEventKind.RECEIVED, CaseEventKind.ANSWERED)
    with apsw.Connection(str(factory.path)) as connection:
        connection.execute(
            """INSERT INTO assessments (entry, assessment_id, identity, number, phase, state,
                   made_here, made_at, search_text, content)
               VALUES (1, ?, 10776790523, '107767905230', 'cleared', 'queued', 1, 1, 'x', ?)""",
            (told.assessment_id, msgspec.json.encode(told)),
        )
        connection.execute(
            "INSERT INTO cases (entry, case_id, details, is_open) VALUES (1, 'C-1', ?, 1)",
            (msgspec.json.encode(case).decode(),),
        )
        connection.execute(
            """INSERT INTO replies (reply_id, entry, case_id, kind, text, made_at, state)
               VALUES ('r', 1, 'C-1', 'accepted', 'Cảm ơn', 1, 'refused')"""
        )
    connection.close()
    store = opened(tmp_path)
    (key,) = store.cases.keys(CaseFilter())
    (line,) = store.cases.lines([key])
    assert (line.case, line.draft) == (case, None)
    assert line.reply is not None
    assert line.reply.text == "Cảm ơn"
    typed = ReplyDraft(ReplyKind.NOT_RESOLVED, "Vẫn chưa")
    store.replies.keep_draft(key, typed)
    store.close()
    store = opened(tmp_path)
    assert [line.draft for line in store.cases.lines([key])] == [typed]
    store.close()
    assert rows(factory.path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(factory.path, "PRAGMA foreign_key_check") == []


def _named(connection: apsw.Connection, sql: str) -> list[list[tuple[str, object]]]:
    cursor = connection.execute(sql)
    return [
        list(zip((column[0] for column in cursor.description), row, strict=True)) for row in cursor
    ]
