"""Two ways of doing a thing, run in turn, so that the machine's moods fall on both alike."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# Fewer pairs cannot tell a spread from luck.
FEWEST_PAIRS = 15


@dataclass(frozen=True)
class Comparison:
    """What came of the pairs; the unit is that of the runs, ratios are first over second."""

    name: str
    unit: str
    first: tuple[float, ...]
    second: tuple[float, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """The ratio within each pair."""
        return tuple(a / b for a, b in zip(self.first, self.second, strict=True))

    def sentence(self) -> str:
        """One line: the median ratio with its quartiles and range, and the medians behind it."""
        low, middle, high = statistics.quantiles(self.ratios, n=4, method="inclusive")
        return (
            f"{self.name}: ratio {middle:.2f} (quartiles {low:.2f} to {high:.2f},"
            f" range {min(self.ratios):.2f} to {max(self.ratios):.2f}, {len(self.ratios)} pairs);"
            f" {statistics.median(self.first):.3f} against"
            f" {statistics.median(self.second):.3f} {self.unit}"
        )


def in_turn(
    first: Callable[[], Sequence[float]], second: Callable[[], Sequence[float]], pairs: int
) -> tuple[list[Sequence[float]], list[Sequence[float]]]:
    """Run both alternately, the leader changing from pair to pair, after one uncounted pair each.

    Each run returns its figures, such as seconds and bytes.
    """
    if pairs < FEWEST_PAIRS:
        raise ValueError(f"at least {FEWEST_PAIRS} pairs, not {pairs}")
    first(), second()
    ours: list[Sequence[float]] = []
    theirs: list[Sequence[float]] = []
    for number in range(pairs):
        if number % 2:
            theirs.append(second())
            ours.append(first())
        else:
            ours.append(first())
            theirs.append(second())
    return ours, theirs


def compare(
    named: Sequence[tuple[str, str]],
    first: Callable[[], Sequence[float]],
    second: Callable[[], Sequence[float]],
    pairs: int,
) -> list[Comparison]:
    """One comparison per figure that the runs return; `named` gives each its name and unit."""
    ours, theirs = in_turn(first, second, pairs)
    return [
        Comparison(name, unit, tuple(a[i] for a in ours), tuple(b[i] for b in theirs))
        for i, (name, unit) in enumerate(named)
    ]


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, -(-len(ordered) * percent // 100) - 1)]
