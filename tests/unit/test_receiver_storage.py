"""The office's database: order of commits, waiting, and databases from the future."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from declarant_client.receiver.storage import BusyError, NewerDatabaseError, Storage, last_change
from declarant_client.receiver.tables import SCHEMA_VERSION, counters
from tests.support.receiver_process import ReceiverProcess
from tests.support.wire_party import Parties, assessment


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a folder" / "office.sqlite3"


@pytest.fixture
def storage(file: Path) -> Iterator[Storage]:
    with closing(Storage.open(file, busy_seconds=0.05)) as opened:
        yield opened


def test_change_numbers_go_on_where_the_last_commit_ended(storage: Storage, file: Path):
    with storage.writing() as writing:
        first = [writing.next_change(), writing.next_change()]
    with closing(Storage.open(file)) as again, again.writing() as writing:
        assert [*first, writing.next_change()] == [1, 2, 3]


def test_a_transaction_that_fails_leaves_nothing_not_even_its_numbers(storage: Storage):
    def failing() -> None:
        with storage.writing() as writing:
            writing.next_change()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    with storage.reading() as connection:
        assert last_change(connection) == 0


def test_who_cannot_write_in_time_is_told_that_the_database_is_busy(storage: Storage, file: Path):
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyError), storage.writing():
            pass
        other.execute("ROLLBACK")


def test_reading_goes_on_while_another_one_writes(storage: Storage):
    with storage.writing() as writing:
        writing.next_change()
        with storage.reading() as connection:
            assert last_change(connection) == 0


def test_opening_takes_no_lock_once_the_database_is_made(storage: Storage, file: Path):
    with storage.writing() as writing:
        writing.next_change()
        Storage.open(file, busy_seconds=0.05).close()


def test_opening_again_and_closing_leaves_the_locks_of_this_process_alone(
    storage: Storage, file: Path, monkeypatch: pytest.MonkeyPatch
):
    # Closing any descriptor of a file drops all locks that the process has on it (POSIX).
    closed: list[int] = []
    with monkeypatch.context() as watched:
        watched.setattr(os, "close", closed.append)
        Storage.open(file).close()
    assert closed == []


def test_an_error_of_the_database_does_not_tell_what_was_written(storage: Storage):
    row = {"name": "change", "value": "điện thoại 0225 000 000"}
    with storage.reading() as connection, pytest.raises(IntegrityError) as refused:
        connection.execute(insert(counters), row)
    assert "0225" not in str(refused.value)


def test_a_database_from_the_future_is_refused(storage: Storage, file: Path):
    with closing(sqlite3.connect(file)) as database, database:
        newer = (SCHEMA_VERSION + 1,)
        database.execute("UPDATE counters SET value = ? WHERE name = 'schema'", newer)
    with pytest.raises(NewerDatabaseError):
        Storage.open(file)


def test_what_was_committed_is_on_the_disk(storage: Storage):
    with storage.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


_AS_VERSION_1 = """
    DROP INDEX one_assessment_for_an_id;
    ALTER TABLE assessments DROP COLUMN given_id;
    CREATE TABLE request_keys (
        key VARCHAR(100) PRIMARY KEY, party_root VARCHAR(10) NOT NULL,
        purpose VARCHAR(200) NOT NULL, answer TEXT NOT NULL);
    INSERT INTO request_keys SELECT key, party_root, purpose, answer FROM answered_requests;
    DROP TABLE answered_requests;
    DELETE FROM documents WHERE name = 'seal';
    UPDATE counters SET value = 1 WHERE name = 'schema';
"""


def test_a_database_of_the_first_version_keeps_its_assessments_and_keys(tmp_path: Path):
    with ReceiverProcess(tmp_path).set_up() as office:
        parties = Parties(office)
        party = parties.enrol()
        content = assessment(party.tax_code)
        receipt = party.send(content).json()
        withdrawn = party.withdraw(content["assessment_id"], "k").json()
        office.kill()
        with closing(sqlite3.connect(office.database)) as database:
            database.executescript(_AS_VERSION_1)
        office.start()
        again = party.send(content)
        assert (again.status_code, again.json()) == (200, receipt)
        assert party.withdraw(content["assessment_id"], "k").json() == withdrawn
        assert party.send(assessment(party.tax_code)).status_code == 201
        parties.close()
