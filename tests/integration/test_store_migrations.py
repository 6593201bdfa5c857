"""The database grows step by step, and nothing that was kept is lost on the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from declarant_client.application.ports import keeping
from declarant_client.domain.origin import Origin
from declarant_client.store.connection import ConnectionFactory
from declarant_client.store.files import COPIES_FOLDER, DATABASE_NAME
from declarant_client.store.migrating import Step, migrate, steps
from tests.support.stored_things import NOW, opened, reading, submission, with_account

LATEST = len(steps())
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
        assert rows(path, "SELECT count(*) FROM migrations") == [(applied,)]
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
    assert rows(tmp_path / DATABASE_NAME, "SELECT count(*) FROM migrations") == [(LATEST,)]
