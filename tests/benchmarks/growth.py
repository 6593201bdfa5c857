"""One more file into a store of 1,000,000 declarations, beside a store of 10,000."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from itertools import count

from declarant_client.domain.declaration import Declaration
from declarant_client.domain.identifiers import DeclarationNumber
from declarant_client.domain.origin import Origin
from declarant_client.store.opening import Store
from tests.benchmarks import filled_store
from tests.benchmarks.measuring import compare, percentile

FEW = 10_000
MANY = 1_000_000
# A large customs agent's list of some days, in the portions in which a file is read.
ROWS = 2_000
PORTION = 500
# Half of a daily list was in yesterday's, from the newest of the store.
KNOWN = ROWS // 2


class Files:
    """One file after the other, for one store; each holds what is known and what is new."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._serial = count()

    def keep(self) -> tuple[float, float]:
        """Keep a list, and then one declaration as a print holds it; returns milliseconds."""
        known = [filled_store.declaration(number) for number in range(KNOWN)]
        rows = [*known, *(self._new() for _ in range(ROWS - KNOWN))]
        start = time.perf_counter()
        for first in range(0, ROWS, PORTION):
            self._store.declarations.keep(rows[first : first + PORTION], Origin.LIST)
        listed = time.perf_counter()
        self._store.declarations.keep([self._new()], Origin.PRINT)
        return (listed - start) * 1000, (time.perf_counter() - listed) * 1000

    def _new(self) -> Declaration:
        """The next declaration: a higher number and a later time than any before."""
        number = next(self._serial)
        like = filled_store.declaration(number)
        later = timedelta(minutes=14 * number + 7)
        return replace(
            like,
            number=DeclarationNumber(f"{like.number.digits[0]}08{number:08d}0"),
            registered_at=like.registered_at and like.registered_at + later,
            cleared_at=like.cleared_at and like.cleared_at + later,
        )


def run(pairs: int) -> Iterator[str]:
    """Files in turn into both stores; both grow by as much."""
    with ExitStack() as stack:
        files = []
        for size in (MANY, FEW):
            start = time.perf_counter()
            folder = stack.enter_context(filled_store.filled_folder(size))
            store = stack.enter_context(filled_store.opened(folder))
            files.append(Files(store))
            seconds = time.perf_counter() - start
            megabytes = store.path.stat().st_size / 1e6
            yield f"  {size} declarations: filled in {seconds:.0f} s, {megabytes:.0f} MB"
        many, few = files
        named = [
            (f"{what} into {MANY} / into {FEW} declarations", "ms")
            for what in (f"a list of {ROWS}", "one print")
        ]
        for comparison in compare(named, many.keep, few.keep, pairs):
            yield comparison.sentence()
            yield (
                f"  95th percentile {percentile(comparison.first, 95):.2f} ms"
                f" against {percentile(comparison.second, 95):.2f} ms"
            )
