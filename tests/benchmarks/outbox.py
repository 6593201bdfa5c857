"""Whether the window stays alive on an outbox of 10,000 items: opened, scrolled, and emptied.

Measured by the heartbeat of ``heartbeat.py``, with the same goals.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.heartbeat import LONGEST_MS, MOST_RUNS
from tests.benchmarks.outbox_window import ITEMS


def run(pairs: int) -> Iterator[str]:
    """At most three runs, of half a minute each."""
    runs = [_measured() for _ in range(min(pairs, MOST_RUNS))]
    for key in runs[0]:
        longest = [one[key]["longest"] for one in runs]
        frames = statistics.median(one[key]["frames"] for one in runs)
        yield (
            f"outbox of {ITEMS:,} items, {key}: longest block {statistics.median(longest):.0f} ms"
            f" ({min(longest):.0f} to {max(longest):.0f}, goal {LONGEST_MS}),"
            f" lost in blocks of more than a frame {frames:.2%}, {len(runs)} runs"
        )


def _measured() -> dict[str, dict[str, float]]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [sys.executable, "-m", "tests.benchmarks.outbox_window", str(Path(folder))]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    return told
