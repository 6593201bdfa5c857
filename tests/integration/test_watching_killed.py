"""Whatever ends the program while it watches: nothing is missed, and nothing is read twice."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.sources import FileMemory, Source
from declarant_client.wiring import Client
from tests.support.profiles import profile
from tests.support.waiting import until
from tests.support.watched_profiles import export, folder_source, kept

pytestmark = [pytest.mark.processes, pytest.mark.timeout(240)]

ROOT = Path(__file__).parents[2]
KEYS = range(800)
LIVES = 8
ALL = WorklistFilter(show=Show.ALL)
IDLE_SECONDS = 20.0
MOST_WAKE_UPS = 3
"""In that time; fewer than five a minute are wanted, and one a minute was measured."""


@contextmanager
def watching_process(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A client process that watches, as a window does; killed at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.watching_process", str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "watching\n"
            yield process
        finally:
            process.kill()


def remembered(client: Client, source: Source) -> dict[Path, FileMemory]:
    files = client.store.sources.files(source.source_id)
    return {path: memory for path, memory in files.items() if memory.is_complete}


def until_it_reads(client: Client) -> None:
    before = client.store.declarations.count(ALL)
    until(lambda: client.store.declarations.count(ALL) > before, "it reads")


def test_killed_at_any_moment_it_reads_every_file_and_none_that_it_remembers(
    tmp_path: Path,
) -> None:
    chance = random.Random(20260302)
    folder = tmp_path / "exports"
    folder.mkdir()
    waiting = list(KEYS)
    chance.shuffle(waiting)
    pause = threading.Event()
    with profile(tmp_path / "profile") as client:
        source = folder_source(client, folder)
        known: dict[Path, FileMemory] = {}
        for life in range(LIVES):
            with watching_process(tmp_path / "profile") as process:
                for _ in range(len(KEYS) // LIVES):
                    export(folder, waiting.pop())
                if life % 2:
                    until_it_reads(client)
                else:
                    pause.wait(chance.uniform(0, 4.5))  # the moment is the point
                process.kill()
                process.wait()
            found = remembered(client, source)
            assert {path: found[path] for path in known} == known
            known = found
        with watching_process(tmp_path / "profile") as process:
            until(lambda: len(remembered(client, source)) == len(KEYS), "every file was read")
            assert process.stdin is not None
            process.stdin.close()
            begun = time.monotonic()
            assert process.stdout is not None
            assert process.stdout.readline() == "ended\n"
            assert time.monotonic() - begun < 5
        found = remembered(client, source)
        assert {path: found[path] for path in known} == known
        assert kept(client, KEYS) == len(KEYS)
        assert not client.store.sources.failed_files(source.source_id)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="wake-ups are counted in /proc")
def test_watching_sleeps_while_nothing_happens(tmp_path: Path) -> None:
    with profile(tmp_path / "profile") as client:
        for name in ("one", "two", "three"):
            inner = tmp_path / name / "2026" / "11"
            inner.mkdir(parents=True)
            folder_source(client, tmp_path / name)
        folder_source(client, tmp_path / "not there")
        watched = client.store.sources.sources()[:3]
        with watching_process(tmp_path / "profile") as process:
            until(
                lambda: all(
                    client.store.sources.state(source.source_id).last_read_at for source in watched
                ),
                "every folder was looked at",
            )
            before = wake_ups(process.pid)
            threading.Event().wait(IDLE_SECONDS)  # what is measured is this time
            assert wake_ups(process.pid) - before <= MOST_WAKE_UPS
            assert psutil.Process(process.pid).children() == []


def wake_ups(pid: int) -> int:
    """How often the threads of a process were given the processor because they had waited."""
    return sum(
        int(line.split()[1])
        for task in Path(f"/proc/{pid}/task").iterdir()
        for line in (task / "status").read_text().splitlines()
        if line.startswith("voluntary_ctxt_switches")
    )
