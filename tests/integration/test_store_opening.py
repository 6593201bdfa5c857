"""Opening the database: who may read it, where it may lie, and what goes wrong by cause."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import apsw
import pytest

from declarant_client.application.ports import keeping
from declarant_client.domain.origin import Origin
from declarant_client.store.connection import ConnectionFactory
from declarant_client.store.files import DATABASE_NAME
from declarant_client.store.opening import Store, open_store
from tests.support.stored_things import SetClock, opened, reading, submission

posix_only = pytest.mark.skipif(os.name != "posix", reason="Windows: access is inherited")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = opened(tmp_path / "profile", patience=timedelta(milliseconds=50))
    yield store
    store.close()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix_only
def test_only_the_user_may_read_what_is_kept(store: Store):
    store.declarations.keep([reading()], Origin.PRINT)
    folder = store.path.parent
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [
        DATABASE_NAME,
        f"{DATABASE_NAME}-shm",
        f"{DATABASE_NAME}-wal",
    ]
    assert mode(folder) == 0o700
    assert {mode(file) for file in files} == {0o600}


@posix_only
def test_a_database_that_others_could_read_is_closed_to_them(tmp_path: Path):
    opened(tmp_path).close()
    (tmp_path / DATABASE_NAME).chmod(0o644)
    tmp_path.chmod(0o755)
    opened(tmp_path).close()
    assert mode(tmp_path / DATABASE_NAME) == 0o600
    assert mode(tmp_path) == 0o700


def test_every_connection_writes_ahead_and_waits_for_the_disk(store: Store):
    with store.connections.reading() as connection:
        assert connection.pragma("journal_mode") == "wal"
        assert connection.pragma("synchronous") == 2
        assert connection.pragma("foreign_keys") == 1
        assert connection.pragma("trusted_schema") == 0
        assert connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, -1) == 1


def test_the_connections_go_through_the_vfs_that_is_named(tmp_path: Path):
    class Counting(apsw.VFS):
        opened = 0

        def xOpen(self, *arguments: Any) -> Any:
            Counting.opened += 1
            return super().xOpen(*arguments)

    shim = Counting("counting", apsw.vfs_names()[0])
    store = opened(tmp_path, vfs="counting")
    store.declarations.keep([reading()], Origin.PRINT)
    store.close()
    shim.unregister()
    assert Counting.opened > 0


def test_a_folder_on_another_computer_is_refused_in_words(tmp_path: Path):
    with pytest.raises(keeping.NetworkFolderError, match="another computer"):
        open_store(tmp_path / "p", clock=SetClock(), refuse_network_path=lambda _path: True)
    assert not (tmp_path / "p").exists()


def test_each_thread_has_its_own_connection_and_closes_it(store: Store):
    seen: list[apsw.Connection] = []

    def work() -> None:
        for _ in range(2):
            with store.connections.reading() as connection:
                seen.append(connection)
        store.close_thread()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    with store.connections.reading() as connection:
        assert seen[0] is seen[1] is not connection
    with pytest.raises(apsw.ConnectionClosedError):
        seen[0].execute("SELECT 1")


def test_closing_the_store_closes_the_connections_of_all_threads(tmp_path: Path):
    store = opened(tmp_path)
    thread = threading.Thread(target=store.submissions.waiting)
    thread.start()
    thread.join()
    store.accounts.data_version()
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == [DATABASE_NAME]
    with pytest.raises(RuntimeError, match="closed"):
        store.submissions.waiting()


def test_a_write_waits_no_longer_than_its_patience_for_another_process(store: Store):
    other = ConnectionFactory(store.path).open()
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(keeping.LockedStoreError, match="Another program"):
        store.declarations.keep([reading()], Origin.PRINT)
    other.execute("ROLLBACK")
    other.close()
    assert store.declarations.keep([reading()], Origin.PRINT)


def test_reading_goes_on_while_another_process_writes(store: Store):
    store.declarations.keep([reading()], Origin.PRINT)
    other = ConnectionFactory(store.path).open()
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM declarations")
    assert store.declarations.declaration(reading().identity) is not None
    other.execute("ROLLBACK")
    other.close()


def test_a_full_disk_is_told_and_nothing_of_the_attempt_is_kept(store: Store):
    with store.connections.reading() as connection:
        pages = connection.pragma("page_count")
        connection.pragma("max_page_count", pages)
    with pytest.raises(keeping.DiskFullError, match="no room left"):
        store.declarations.keep([reading(f"1{index:010d}0") for index in range(2000)], Origin.PRINT)
    with store.connections.reading() as connection:
        connection.pragma("max_page_count", pages + 1000)
    assert store.declarations.declaration("10000000001") is None
    store.submissions.submit(submission())
    assert store.submissions.waiting() == 1


def test_another_programs_database_is_refused(tmp_path: Path):
    with apsw.Connection(str(tmp_path / DATABASE_NAME)) as other:
        other.execute("CREATE TABLE something (value)")
    other.close()
    with pytest.raises(keeping.NotADatabaseError, match="not a database of this program"):
        opened(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(keeping.CannotOpenStoreError, match="cannot be opened or made"):
        opened(tmp_path / "file" / "profile")


READ_ONLY = """
import os, sys
from pathlib import Path
from declarant_client.application.ports.keeping import ReadOnlyStoreError
from declarant_client.domain.origin import Origin
from declarant_client.store.migrating import steps
from tests.support.stored_things import opened, reading
steps()
if os.getuid() == 0:
    os.setgid(NOBODY)
    os.setuid(NOBODY)
try:
    opened(Path(sys.argv[1])).declarations.keep([reading()], Origin.PRINT)
except ReadOnlyStoreError as error:
    print(error)
"""
NOBODY = 65534
"""Root may write everything, so as root the test becomes somebody else."""


@posix_only
@pytest.mark.processes
def test_a_file_that_may_only_be_read_is_told():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "profile"
        opened(folder).close()
        database = folder / DATABASE_NAME
        database.chmod(0o400)
        if sys.platform != "win32" and os.getuid() == 0:
            for path in (Path(name), folder, database):
                os.chown(path, NOBODY, NOBODY)
        script = READ_ONLY.replace("NOBODY", str(NOBODY))
        told = subprocess.run(
            [sys.executable, "-c", script, str(folder)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
    assert "may only be read" in told.stdout, told.stderr
