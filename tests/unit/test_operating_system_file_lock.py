"""The right to send: one holder among instances, threads and processes, freed by death."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from declarant_client.operating_system.file_lock import FileLock, LockFileUnusableError

HOLD = """
import sys
from pathlib import Path
from declarant_client.operating_system.file_lock import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sending.lock"


def test_one_of_two_locks_on_a_file_is_held(path: Path) -> None:
    first, second = FileLock(path), FileLock(path)
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()
    second.release()


def test_the_holder_may_take_it_again_and_gives_it_back_once(path: Path) -> None:
    lock, other = FileLock(path), FileLock(path)
    assert lock.take()
    assert lock.take()
    lock.release()
    lock.release()
    assert other.take()
    other.release()


def test_another_thread_is_excluded_from_the_same_lock(path: Path) -> None:
    lock = FileLock(path)
    assert lock.take()
    taken: list[bool] = []
    thread = threading.Thread(target=lambda: taken.append(lock.take()))
    thread.start()
    thread.join()
    lock.release()
    assert taken == [False]


@pytest.mark.skipif(os.name != "posix", reason="Windows: access is inherited")
def test_the_file_stays_and_is_its_users_alone(path: Path) -> None:
    lock = FileLock(path)
    lock.take()
    lock.release()
    assert path.exists()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_killed_process_frees_it(path: Path) -> None:
    lock = FileLock(path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "True"
        assert not lock.take()
        holder.kill()
    assert lock.take()
    lock.release()


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_child_does_not_keep_it_alive(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows does not fork")
    lock = FileLock(path)
    assert lock.take()
    let_go, hold = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hold)
        os.read(let_go, 1)
        os._exit(0)
    os.close(let_go)
    lock.release()
    taken = lock.take()
    os.close(hold)
    os.waitpid(child, 0)
    lock.release()
    assert taken


def test_a_file_that_cannot_be_opened_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(LockFileUnusableError, match="cannot be locked"):
        FileLock(tmp_path / "missing" / "sending.lock").take()


@pytest.mark.skipif(
    not hasattr(os, "O_NOFOLLOW"), reason="Windows: only an administrator makes links"
)
def test_a_link_in_its_place_is_not_followed(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    path.symlink_to(target)
    with pytest.raises(LockFileUnusableError):
        FileLock(path).take()
    assert not target.exists()
