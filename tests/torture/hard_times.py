"""Disks that fail or are full or may only be read, locks, clocks: all or nothing, told in words."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from tests.support.hard_times import used_in_hard_times
from tests.torture.ordeals import Effort, Ordeal, Outcome

CALLS = 12_000
_CALLS_OF_A_USE = 60


def run(effort: Effort) -> Ordeal:
    """Make so many calls in all; ``only`` names one use by its number."""
    first = effort.seed * 1_000_000
    wanted = max(1, min(effort.cases, CALLS) // _CALLS_OF_A_USE)
    met: Counter[str] = Counter()
    failed = saved = 0
    for number in range(first, first + wanted) if effort.only is None else [effort.only]:
        with tempfile.TemporaryDirectory() as folder:
            use = used_in_hard_times(Path(folder) / "profile", number, _CALLS_OF_A_USE)
        met += use.met
        saved += len(use.saved)
        failed += bool(use.faults)
        yield from (f"FAILED use {number}: {fault}" for fault in use.faults)
        if effort.is_over():
            break
    refused = met.pop("failed")
    yield f"{effort.took():.0f} s: " + ", ".join(f"{what} {times:,}" for what, times in met.items())
    told = f"{saved:,} saved: all there; {refused:,} calls failed: each in words, none half done"
    return Outcome(met.total(), failed, told)
