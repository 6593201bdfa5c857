"""Whether the window stays alive while a list report of 100,000 rows is read.

A timer in the window's thread beats every 5 ms; what comes late was held up. The goals are no block
longer than 50 ms, and at most one hundredth of the time lost in blocks longer than a frame of a
screen: what is shorter nobody sees. All lateness is told, too, and beside it stands the idle
window: what the machine and the timer take by themselves.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.list_report import ROWS, write_report

LONGEST_MS = 50
LOST = 0.01
MOST_RUNS = 3
Figures = Mapping[str, Mapping[str, float]]
"""Of the window at work (``busy``) and of the same window before (``idle``)."""


def run(pairs: int) -> Iterator[str]:
    """At most three runs, of half a minute each."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        report = folder / "BaoCaoToKhai.xlsx"
        write_report(report)
        runs = [_measured(folder / str(number), report) for number in range(min(pairs, MOST_RUNS))]
    yield from told(runs, f"reading {ROWS:,} rows")


def told(runs: Sequence[Figures], what: str) -> Iterator[str]:
    """Say how long the window was held up while it did ``what``, and how long when idle."""
    for key, doing in (("busy", what), ("idle", "idle")):
        found = [one[key] for one in runs]
        longest = [one["longest"] for one in found]
        yield (
            f"window's thread, {doing}: longest block {statistics.median(longest):.0f} ms"
            f" ({min(longest):.0f} to {max(longest):.0f}, goal {LONGEST_MS}),"
            f" lost in blocks of more than a frame {_median(found, 'frames'):.2%}"
            f" (goal {LOST:.0%}),"
            f" late in all {_median(found, 'late'):.2%} of {_median(found, 'seconds'):.1f} s,"
            f" {len(found)} runs"
        )


def _median(runs: Sequence[Mapping[str, float]], figure: str) -> float:
    return statistics.median(one[figure] for one in runs)


def _measured(profile: Path, report: Path) -> dict[str, dict[str, float]]:
    profile.mkdir()
    window = "tests.benchmarks.heartbeat_window"
    command = [sys.executable, "-m", window, str(profile), str(report)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    if told["read"] != ROWS:
        raise ValueError(told["read"])
    return {"idle": told["idle"], "busy": told["busy"]}
