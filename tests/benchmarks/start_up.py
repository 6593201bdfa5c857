"""From the start of the process to the first page of rows on the screen, beside a bare window."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from declarant_client.operating_system.paths import profile_folders
from tests.benchmarks import filled_store
from tests.benchmarks.measuring import compare
from tests.support.virtual_display import virtual_display

ROOT = Path(__file__).parent.parent.parent
LONGEST = 60


def run(pairs: int) -> Iterator[str]:
    """Both on a display of their own, with 100,000 declarations stored."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        virtual_display(Path(folder)) as display,
    ):
        profile = Path(folder) / "profile"
        filled_store.fill(profile_folders(profile).data)
        start = partial(started, display.environment())
        comparisons = compare(
            [
                ("start to the first page of rows / bare main window", "s"),
                ("resident memory then / bare main window", "MiB"),
            ],
            partial(start, ["program", str(profile)]),
            partial(start, ["bare"]),
            pairs,
        )
    yield from (comparison.sentence() for comparison in comparisons)


def started(environment: Mapping[str, str], arguments: Sequence[str]) -> tuple[float, float]:
    """Start a window; seconds until it was painted, and its memory in MiB."""
    command = [sys.executable, "-m", "tests.benchmarks.first_paint", *arguments]
    start = time.monotonic()
    outcome = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True, timeout=LONGEST
    )
    said = json.loads(outcome.stdout.splitlines()[-1])
    return said["painted"] - start, said["memory"] / 2**20
