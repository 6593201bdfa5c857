"""From the start of the process to the first page of rows on the screen, beside a bare window."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import psutil

from declarant_client.operating_system.paths import profile_folders
from tests.benchmarks import filled_history, filled_store
from tests.benchmarks.measuring import compare
from tests.support.virtual_display import virtual_display

ROOT = Path(__file__).parent.parent.parent
RATINGS = 100_000


def run_full(pairs: int) -> Iterator[str]:
    """As ``run``, with a million rated subjects stored."""
    return run(pairs, filled_history.RATINGS)


def run(pairs: int, ratings: int = RATINGS) -> Iterator[str]:
    """Both on a display of their own, with 100,000 declarations and so many ratings stored."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        virtual_display(Path(folder)) as display,
    ):
        profile = Path(folder) / "profile"
        data = profile_folders(profile).data
        shutil.copytree(filled_store.filled_once(ratings=ratings), data, dirs_exist_ok=True)
        environment = as_installed(display.environment())
        open_once(environment, profile)
        start = partial(started, environment)
        comparisons = compare(
            [
                (
                    f"start to the first page of rows, {ratings:,} ratings kept / bare main window",
                    "s",
                ),
                ("resident memory then / bare main window", "MiB"),
            ],
            partial(start, ["program_window", str(profile)]),
            partial(start, ["bare_window"]),
            pairs,
        )
    yield from (comparison.sentence() for comparison in comparisons)


def open_once(environment: Mapping[str, str], profile: Path) -> None:
    """Open the program for as long as it takes to keep what its next starts do without making."""
    kept = profile_folders(profile).binding
    command = [sys.executable, "-m", "declarant_client.cli.desk", "--profile", str(profile)]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as program:
        while not kept.exists() and program.poll() is None:
            time.sleep(0.1)
        program.terminate()


def started(environment: Mapping[str, str], arguments: Sequence[str]) -> tuple[float, float]:
    """Start a window; seconds until it was painted, and its memory in MiB then."""
    module, *rest = arguments
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *rest]
    start = time.monotonic()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as window:
        if window.stdin is None or window.stdout is None:
            raise OSError
        painted = float(window.stdout.readline())
        memory = psutil.Process(window.pid).memory_info().rss
        window.stdin.close()
    return painted - start, memory / 2**20


def as_installed(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of an installed program: what was compiled once is kept."""
    return {k: v for k, v in environment.items() if k != "PYTHONDONTWRITEBYTECODE"}
