"""How long the window's thread is held up during each part of a day in a real window.

The parts are those of the end-to-end test, on a virtual display with a window manager and keys from
outside. Nothing is compared: the goals are no block over 50 ms, and one hundredth of the time lost
in blocks longer than a frame.
"""

from __future__ import annotations

import itertools
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.heartbeat import LONGEST_MS, LOST, MOST_RUNS
from tests.support.day_at_the_desk import PARTS, day_at_the_desk


@dataclass(frozen=True, slots=True)
class Held:
    """One part in one run."""

    longest: float
    """Milliseconds."""
    lost: float
    """Share of the part's time in blocks of more than a frame."""
    seconds: float


def run(pairs: int) -> Iterator[str]:
    """At most three runs."""
    runs = [_measured() for _ in range(min(pairs, MOST_RUNS))]
    for position, part in enumerate(PARTS):
        yield _sentence(part.__name__.replace("_", " "), [one[position] for one in runs])


def _measured() -> list[Held]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        beats = folder / "beats.txt"
        borders = []
        with day_at_the_desk(folder, beats=beats) as day:
            borders.append(time.time())
            for part in PARTS:
                part(day)
                borders.append(time.time())
        late = [(float(at), float(ms)) for at, ms in map(str.split, beats.read_text().splitlines())]
    return [_held(late, begin, end) for begin, end in itertools.pairwise(borders)]


def _held(late: Sequence[tuple[float, float]], begin: float, end: float) -> Held:
    blocks = [ms for at, ms in late if begin < at <= end]
    seconds = end - begin
    return Held(max(blocks, default=0.0), sum(blocks) / (seconds * 1000), seconds)


def _sentence(name: str, held: Sequence[Held]) -> str:
    longest = [one.longest for one in held]
    return (
        f"window's thread, {name}: longest block {statistics.median(longest):.0f} ms"
        f" ({min(longest):.0f} to {max(longest):.0f}, goal {LONGEST_MS}), lost in blocks of more"
        f" than a frame {statistics.median(one.lost for one in held):.2%} (goal {LOST:.0%})"
        f" of {statistics.median(one.seconds for one in held):.1f} s, {len(held)} runs"
    )
