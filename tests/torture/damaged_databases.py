"""Databases damaged at random: opened again, whole, nothing that was called saved is missing."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from tests.support.damaged_databases import damaged_and_set_right
from tests.torture.ordeals import Effort, Ordeal, Outcome

DATABASES = 1_000


def run(effort: Effort) -> Ordeal:
    """Damage so many databases; ``only`` names one by its number."""
    first = effort.seed * 1_000_000
    numbers = range(first, first + min(effort.cases, DATABASES))
    found: Counter[str] = Counter()
    failed = 0
    for number in numbers if effort.only is None else [effort.only]:
        with tempfile.TemporaryDirectory() as folder:
            came = damaged_and_set_right(Path(folder) / "profile", number)
        found[came.damage.lstrip("0123456789 ")] += 1
        found["set right and told"] += came.told
        found["cases"] += 1
        failed += bool(came.faults)
        yield from (f"FAILED case {number} ({came.damage}): {fault}" for fault in came.faults)
        if effort.is_over():
            break
    seconds = effort.took()
    yield f"{seconds:.0f} s: " + ", ".join(f"{what} {times:,}" for what, times in found.items())
    return Outcome(found["cases"], failed, f"{found['set right and told']:,} set right and told")
