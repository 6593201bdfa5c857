"""What makes one list of identities into another, found without looking at most of either.

Lists of a hundred thousand differ in a few rows, as a rule; where they differ in many, finding
them takes longer than a frame of a screen, and is not done in the window's thread.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import filterfalse
from typing import NamedTuple

_PART = 2_000
"""So many are gone through in a small part of a millisecond."""


class Difference(NamedTuple):
    """What is to be done to ``before``, so that its identities are those of ``after``."""

    before: array[int]
    after: array[int]
    gone: list[tuple[int, int]]
    """First and last rows, rising, of what ``before`` has and ``after`` has not."""
    coming: array[int]
    """What ``before`` has not, in the order of ``after``."""

    def joins(self, before: array[int], after: array[int]) -> bool:
        """Whether it is the difference of these two."""
        return self.before == before and self.after == after


def difference(before: array[int], after: array[int]) -> Difference:
    """Return what makes ``before`` into ``after``; no identity stands twice in either."""
    begin = _common_begin(before, after)
    behind = _common_end(before, after, min(len(before), len(after)) - begin)
    ended = range(begin, len(before) - behind)
    here = before[ended.start : ended.stop]
    there = after[begin : len(after) - behind]
    staying, known = _as_set(there), _as_set(here)
    gone = [at for at, identity in zip(ended, here, strict=True) if identity not in staying]
    coming = array("q")
    for part in _parts(there):
        coming.extend(filterfalse(known.__contains__, part))
    return Difference(before, after, runs_of(gone), coming)


def _parts(identities: array[int]) -> Iterator[array[int]]:
    # What is done without a step in Python lets no other thread in until it is done.
    return (identities[at : at + _PART] for at in range(0, len(identities), _PART))


def _as_set(identities: array[int]) -> set[int]:
    found: set[int] = set()
    for part in _parts(identities):
        found.update(part)
    return found


def runs_of(positions: Sequence[int]) -> list[tuple[int, int]]:
    """Return rising positions as runs without a gap: a list is told of many rows at once."""
    runs: list[tuple[int, int]] = []
    for position in positions:
        if runs and runs[-1][1] == position - 1:
            runs[-1] = (runs[-1][0], position)
        else:
            runs.append((position, position))
    return runs


def _common_begin(some: array[int], others: array[int]) -> int:
    low, high = 0, min(len(some), len(others))
    while low < high:
        middle = (low + high + 1) // 2
        if some[low:middle] == others[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(some: array[int], others: array[int], most: int) -> int:
    """Return how many at the end are the same; ``most`` do not reach into the beginning."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        ours = some[len(some) - middle : len(some) - low]
        if ours == others[len(others) - middle : len(others) - low]:
            low = middle
        else:
            high = middle - 1
    return low
