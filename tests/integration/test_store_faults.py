"""What the environment does to the database: told by its cause, and nothing confirmed is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from declarant_client.application.ports import keeping
from declarant_client.application.ports.copies import CopyFailedError
from declarant_client.domain.origin import Origin
from declarant_client.store.files import DATABASE_NAME
from tests.support.damaged_databases import Filled, filled
from tests.support.failing_disk import failing
from tests.support.small_disk import fill, may_be_written, may_only_be_read, small_disk
from tests.support.stored_things import assessment, opened, reading, submission


@pytest.mark.parametrize(
    "error, told",
    [(apsw.FullError, keeping.DiskFullError), (apsw.IOError, keeping.DiskFailedError)],
)
def test_a_disk_that_fails_at_any_write_keeps_all_or_nothing_and_says_so(
    tmp_path: Path, error: type[apsw.Error], told: type[keeping.StoreError]
):
    saved: set[str] = set()
    with failing() as disk, closing(opened(tmp_path / "p", vfs=disk.name)) as store:
        for step in range(12):
            new = submission(assessment(f"1{step:010d}0"))
            disk.fail(error, after=step)
            try:
                store.submissions.submit(new)
            except told:
                disk.heal()
                assert store.submissions.item(new.assessment.assessment_id) is None
                store.submissions.submit(new)
            disk.heal()
            saved.add(new.assessment.assessment_id)
        assert store.submissions.waiting() == len(saved)
    with closing(opened(tmp_path / "p")) as store:
        assert not store.told
        assert all(store.submissions.item(one) for one in saved)


def test_a_disk_that_is_really_full_is_told_and_what_was_saved_stays(tmp_path: Path):
    with small_disk(tmp_path / "disk", "6m") as disk:
        made = filled(disk / "profile", 5)
        filler = fill(disk)
        with pytest.raises(keeping.DiskFullError, match="no room left"):
            made.store.declarations.keep(
                [reading(f"3{number:010d}0") for number in range(3_000)], Origin.PRINT
            )
        with pytest.raises(CopyFailedError, match="no room left"):
            made.store.copies.make()
        assert list(made.store.copies.folder.glob("*")) == []
        made.close()
        made.open()
        assert made.missing() == []
        filler.unlink()
        made.use(2)
        assert made.missing() == []
        made.close()


def test_without_room_a_damaged_database_stays_as_it_is_until_there_is_some(tmp_path: Path):
    with small_disk(tmp_path / "disk", "6m") as disk:
        made = filled(disk / "profile", 5)
        made.store.copies.make()
        made.close()
        content = b"\0" * 100 + made.path.read_bytes()[100:]
        made.path.write_bytes(content)
        filler = fill(disk)
        with pytest.raises(keeping.DiskFullError, match="no room left"):
            made.open()
        assert made.path.read_bytes() == content
        assert not [path for path in made.folder.iterdir() if "building" in path.name]
        filler.unlink()
        made.open()
        assert "was damaged" in str(made.store.told[0])
        assert made.missing() == []
        made.close()


def test_a_file_system_that_may_only_be_read_is_told_and_read_all_the_same(tmp_path: Path):
    with small_disk(tmp_path / "disk", "6m") as disk:
        made = filled(disk / "profile", 5)
        made.close()
        may_only_be_read(disk)
        with pytest.raises(keeping.StoreError, match=r"may only be read|cannot be opened"):
            made.open().submissions.submit(submission(assessment("107767905230")))
        may_be_written(disk)
        made.open()
        assert made.missing() == []
        made.close()


LIMITED = """
import resource, signal, sys
from pathlib import Path
from declarant_client.application.ports.keeping import StoreError
from tests.support.stored_things import assessment, opened, submission
store = opened(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
for number in range(1000):
    new = submission(assessment(f"1{number:010d}0"))
    try:
        store.submissions.submit(new)
    except StoreError as error:
        print(error, flush=True)
        break
    print(new.assessment.assessment_id, flush=True)
"""


@pytest.mark.processes
@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
def test_a_file_that_may_not_grow_is_told_and_what_was_confirmed_stays(tmp_path: Path):
    ended = python(LIMITED, str(tmp_path / "p"), "400000")
    *saved, told = ended.stdout.splitlines()
    assert "nothing was saved" in told, ended.stderr
    assert saved
    with closing(opened(tmp_path / "p")) as store:
        assert all(store.submissions.item(one) for one in saved)
        assert store.submissions.waiting() == len(saved)


HOLD = """
import sys, apsw
connection = apsw.Connection(sys.argv[1])
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.mark.processes
def test_a_database_that_another_process_holds_is_told_and_written_once_it_lets_go(tmp_path: Path):
    with closing(opened(tmp_path / "p", patience=timedelta(milliseconds=200))) as store:
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(tmp_path / "p" / DATABASE_NAME)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert holder.stdout is not None
        holder.stdout.readline()
        new = submission()
        with pytest.raises(keeping.LockedStoreError, match="Another program"):
            store.submissions.submit(new)
        assert store.submissions.waiting() == 0
        holder.communicate("end\n")
        store.submissions.submit(new)
        assert store.submissions.waiting() == 1


def test_a_clock_that_jumps_about_holds_up_nothing_and_loses_nothing(tmp_path: Path):
    made: Filled = filled(tmp_path / "profile", 5)
    for days in (-365, 3650, -3650, 1):
        made.clock.advance(timedelta(days=days))
        made.use(2)
        made.close()
        made.open()
        assert not made.store.told
        made.store.copies.make()
    store = made.store
    store.submissions.recover_interrupted()
    due = store.submissions.take_due(made.account.account_id, made.clock.now(), 100)
    assert {item.assessment_id for item in due} == set(made.saved) - made.received
    assert made.missing() == []
    made.close()


def python(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
