"""The child process is started when needed, replaced when it fails, and never left behind."""

from __future__ import annotations

import platform
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil
import pytest

from declarant_client.application.ports.reading import Cause, UnreadableFileError
from declarant_client.operating_system.child_process_limits import (
    LimitedChild,
    WatchedLimit,
    end_at_once,
    start_limited,
)
from declarant_client.sources.declaration_files import DeclarationFiles
from declarant_client.sources.reading_child import LONGEST_SECONDS
from declarant_client.sources.reading_process import (
    MOST_PATIENCE,
    SECONDS_PER_PORTION,
    default_child_command,
)
from tests.support.reading import WholeReading, whole
from tests.support.spreadsheets import SAMPLES
from tests.support.waiting import until

pytestmark = pytest.mark.processes

EXPORT = SAMPLES / "ToKhaiHQ7X_QDTQ_307999900010.xls"
READY = "import sys; from declarant_client.sources.reading_messages import *; o=sys.stdout.buffer"
SILENT = (
    f"{READY}; send(o, Ready(frozenset())); received(sys.stdin.buffer); sys.stdin.buffer.read()"
)
TALKING_NONSENSE = (
    f"{READY}; send(o, Ready(frozenset())); received(sys.stdin.buffer); o.write(b'x' * 99)"
)
DYING = f"{READY}; send(o, Ready(frozenset())); received(sys.stdin.buffer)"


class Starts:
    """Starts given scripts first, the real child afterwards, and keeps what it started."""

    def __init__(self, *scripts: str) -> None:
        self.waiting = list(scripts)
        self.children: list[LimitedChild] = []

    def __call__(self, command: Sequence[str]) -> LimitedChild:
        script = [sys.executable, "-c", self.waiting.pop(0)] if self.waiting else command
        self.children.append(start_limited(script))
        return self.children[-1]

    def have_ended(self) -> bool:
        return all(child.process.poll() is not None for child in self.children)


def silent(asked: Path) -> str:
    """Take a request, show it by making the file ``asked``, and never answer."""
    wait = "sys.stdin.buffer.read()"
    return SILENT.replace(wait, f"open({str(asked)!r}, 'w').close(); {wait}")


def number(reading: WholeReading) -> str:
    assert reading.failure is None, str(reading.failure)
    return str(reading.declarations[0].number)


def in_a_thread(read: Callable[[], WholeReading]) -> tuple[threading.Thread, list[WholeReading]]:
    readings: list[WholeReading] = []
    thread = threading.Thread(target=lambda: readings.append(read()))
    thread.start()
    return thread, readings


def test_nothing_is_started_before_a_file_is_read() -> None:
    starts = Starts()
    files = DeclarationFiles(start_limited=starts)
    files.read(EXPORT)
    assert starts.children == []
    files.close()


def test_one_child_reads_many_files_and_ends_by_itself_when_closed() -> None:
    starts = Starts()
    files = DeclarationFiles(start_limited=starts)
    for path in sorted(SAMPLES.iterdir()):
        number(whole(files, path))
    files.close()
    assert [child.process.returncode for child in starts.children] == [0]


def test_a_child_killed_between_two_files_is_replaced() -> None:
    starts = Starts()
    files = DeclarationFiles(start_limited=starts)
    number(whole(files, EXPORT))
    starts.children[0].process.kill()
    assert number(whole(files, EXPORT)) == "307999900010"
    files.close()
    assert len(starts.children) == 2
    assert starts.have_ended()


def test_a_child_killed_while_it_reads_does_not_cost_the_file(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    starts = Starts(silent(asked))
    files = DeclarationFiles(start_limited=starts)
    thread, readings = in_a_thread(lambda: whole(files, EXPORT))
    until(asked.exists, "the child was asked")
    starts.children[0].process.kill()
    thread.join()
    assert [number(reading) for reading in readings] == ["307999900010"]
    files.close()
    assert starts.have_ended()


@pytest.mark.parametrize("script", [TALKING_NONSENSE, DYING])
def test_a_file_that_breaks_the_child_twice_is_given_up_and_the_next_is_read(script: str) -> None:
    starts = Starts(script, script)
    files = DeclarationFiles(start_limited=starts)
    reading = whole(files, EXPORT)
    assert EXPORT.name in str(reading.failure)
    assert "given up" in str(reading.failure)
    assert number(whole(files, EXPORT)) == "307999900010"
    files.close()
    assert len(starts.children) == 3
    assert starts.have_ended()


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    starts = Starts(SILENT)
    files = DeclarationFiles(start_limited=starts, seconds_per_portion=0.2)
    assert "within 0.2 seconds" in str(whole(files, EXPORT).failure)
    assert starts.have_ended()
    files.close()

    patient = DeclarationFiles(start_limited=starts)
    assert number(whole(patient, EXPORT)) == "307999900010"
    patient.close()


@pytest.mark.parametrize("size, seconds", [(5, "0.4"), (900, "0.6")])
def test_a_large_file_has_longer_for_its_first_portion_within_bounds(
    size: int, seconds: str, tmp_path: Path
) -> None:
    large = tmp_path / "large.xlsx"
    with large.open("wb") as file:
        file.truncate(size * 1024 * 1024)
    starts = Starts(SILENT)
    files = DeclarationFiles(start_limited=starts, seconds_per_portion=0.2)
    assert f"within {seconds} seconds" in str(whole(files, large).failure)
    assert starts.have_ended()
    files.close()


def test_the_child_ends_itself_only_after_its_parent_would_have_ended_it() -> None:
    assert SECONDS_PER_PORTION * MOST_PATIENCE < LONGEST_SECONDS


def test_a_file_being_read_when_the_program_closes_is_not_accused(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    starts = Starts(silent(asked))
    files = DeclarationFiles(start_limited=starts)
    thread, readings = in_a_thread(lambda: whole(files, EXPORT))
    until(asked.exists, "the child was asked")
    files.close()
    thread.join()
    assert "being closed" in str(readings[0].failure)
    assert len(starts.children) == 1
    assert starts.have_ended()
    assert "being closed" in str(whole(files, EXPORT).failure)


@pytest.mark.parametrize(
    "scripts, cause",
    [
        ([DYING, DYING], Cause.UNCLEAR),
        ([TALKING_NONSENSE, TALKING_NONSENSE], Cause.UNCLEAR),
        ([SILENT], Cause.UNCLEAR),
        (["pass"], Cause.READER),
        ([f"{READY}; send(o, Tried((), None))"], Cause.READER),
    ],
)
def test_what_the_reader_suffers_is_no_verdict_on_the_file(
    scripts: list[str], cause: Cause
) -> None:
    files = DeclarationFiles(start_limited=Starts(*scripts), seconds_per_portion=0.5)
    with pytest.raises(UnreadableFileError) as caught:
        list(files.read(EXPORT))
    files.close()
    assert caught.value.cause is cause


def test_a_reader_that_does_not_start_is_told_without_any_files_name() -> None:
    files = DeclarationFiles(start_limited=start_limited, child_command=["no such program"])
    with pytest.raises(UnreadableFileError, match=r"^The program's reader of files") as caught:
        files.endings()
    assert caught.value.cause is Cause.READER
    files.close()


def test_many_threads_may_read_at_once() -> None:
    files = DeclarationFiles(start_limited=start_limited)
    started = [in_a_thread(lambda: whole(files, EXPORT)) for _ in range(8)]
    for thread, _readings in started:
        thread.join()
    assert {number(readings[0]) for _thread, readings in started} == {"307999900010"}
    files.close()


@pytest.mark.parametrize("command", [["no such program"], [sys.executable, "-c", "pass"]])
def test_a_reader_that_does_not_start_is_not_the_files_fault(command: list[str]) -> None:
    files = DeclarationFiles(start_limited=start_limited, child_command=command)
    assert "does not start" in str(whole(files, EXPORT).failure)
    files.close()


def test_the_child_ends_when_its_parent_is_killed() -> None:
    script = (
        "import sys, threading\n"
        "from pathlib import Path\n"
        "from declarant_client.operating_system.child_process_limits import start_limited\n"
        "from declarant_client.sources.declaration_files import DeclarationFiles\n"
        "files = DeclarationFiles(start_limited=start_limited)\n"
        "list(files.read(Path(sys.argv[1])))\n"
        "print('read', flush=True)\n"
        "threading.Event().wait()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(EXPORT)], stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline().strip() == b"read"
        children = psutil.Process(parent.pid).children(recursive=True)
        assert children
        parent.kill()
    _gone, alive = psutil.wait_procs(children, timeout=10)
    assert not alive


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is told so")
def test_the_memory_that_one_print_took_serves_the_next() -> None:
    starts = Starts()
    files = DeclarationFiles(start_limited=starts)
    reads, most_faults_a_read = 10, 20  # given back after each, it is 86 to fetch it again
    for _ in range(3):
        whole(files, EXPORT)
    before = page_faults(starts.children[0].process.pid)
    for _ in range(reads):
        whole(files, EXPORT)
    faults = page_faults(starts.children[0].process.pid) - before
    files.close()
    assert faults < reads * most_faults_a_read


def page_faults(pid: int) -> int:
    """Return how often a process was given a page of memory; proc(5): ``minflt``."""
    behind_the_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]
    return int(behind_the_name.split()[7])


def test_a_child_gets_no_more_memory_than_it_may_or_is_seen_to_have_more() -> None:
    limit = 200 * 1024 * 1024
    hungry = f"x = b'x' * {2 * limit}; print('fed', flush=True); sys.stdin.read()"
    child = start_limited(
        [sys.executable, "-c", f"import sys; sys.stdin.readline(); {hungry}"], limit
    )
    assert child.process.stdin is not None
    assert child.process.stdout is not None
    child.process.stdin.write(b"\n")
    child.process.stdin.flush()
    is_fed = child.process.stdout.readline() != b""
    assert not is_fed or child.is_over_limit()
    end_at_once(child.process)
    child.release()


def test_a_child_seen_over_its_limit_is_ended_and_its_file_named_and_the_next_read() -> None:
    limit = 100 * 1024 * 1024
    hungry = SILENT.replace("sys.stdin.buffer.read()", f"x = b'x' * {2 * limit}; {{}}")
    scripts = [hungry.format("sys.stdin.buffer.read()")] * 2

    def start(command: Sequence[str]) -> LimitedChild:
        if not scripts:
            return start_limited(command)
        script = [sys.executable, "-c", scripts.pop()]
        process = subprocess.Popen(script, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        memory = psutil.Process(process.pid).memory_info
        return LimitedChild(process, WatchedLimit(limit, lambda: memory().rss))

    files = DeclarationFiles(start_limited=start)
    assert EXPORT.name in str(whole(files, EXPORT).failure)
    assert number(whole(files, EXPORT)) == "307999900010"
    assert scripts == []
    files.close()


def test_a_file_in_the_current_folder_cannot_pose_as_a_module_of_the_child() -> None:
    assert "-P" in default_child_command()
