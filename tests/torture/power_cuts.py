"""Power cuts at random steps of random use: every state opens, is whole, and lacks nothing."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from tests.support.power_cuts import Reckoning, cut_and_reckon, uses
from tests.torture.ordeals import Effort, Ordeal, Outcome

CUTS = 4_000
_CUTS_OF_A_USE = 50
_CALLS = 40


def run(effort: Effort) -> Ordeal:
    """Cut the power so many times; ``only`` names one use by its number."""
    if effort.only is not None:
        with tempfile.TemporaryDirectory() as folder:
            found = cut_and_reckon(Path(folder), effort.only, calls=_CALLS, cuts=_CUTS_OF_A_USE)
        yield from found.faults
        return Outcome(found.cuts, len(found.faults))
    return (yield from _all(effort))


def _all(effort: Effort) -> Ordeal:
    found: list[Reckoning] = []
    with tempfile.TemporaryDirectory() as folder:
        wanted = min(effort.cases, CUTS)
        for one in uses(
            Path(folder), effort.seed, calls=_CALLS, cuts=_CUTS_OF_A_USE, in_all=wanted
        ):
            found.append(one)
            yield from (f"FAILED {fault}" for fault in one.faults)
            if effort.is_over():
                break
    cuts, faults = sum(one.cuts for one in found), sum(len(one.faults) for one in found)
    calls = sum(one.calls for one in found)
    seconds = effort.took()
    yield (
        f"{cuts:,} cuts in {len(found)} uses of {calls:,} confirmed calls, {seconds:.0f} s: "
        f"{cuts - faults:,} opened, were whole and held everything confirmed"
    )
    within: Counter[str] = sum((one.within for one in found), Counter())
    yield "cut during: " + ", ".join(f"{what} {times:,}" for what, times in within.most_common())
    return Outcome(cuts, faults, f"{calls:,} calls confirmed: {cuts - faults:,} held all of them")
