"""Run the ordeals: `python -m tests.torture [--minutes N] [--cases N] [--seed N] [NAME...]`.

`python -m tests.torture NAME --seed N --case N` repeats one case and keeps its file.
"""

from __future__ import annotations

import argparse
import importlib
import platform
import sys
import time
from collections.abc import Iterator, Sequence

from tests.torture.ordeals import CASES, Effort, Ordeal, Outcome

# Each module has `run(effort)`, which yields the lines to print and returns its outcome.
ORDEALS = (
    "client_kills",
    "contract",
    "damaged_databases",
    "hard_times",
    "hostile_files",
    "network",
    "power_cuts",
    "receiver_kills",
    "two_computers",
)
LEAST_SECONDS = 10.0
"""Every ordeal gets as much, however long those before it took."""


def main(arguments: Sequence[str]) -> int:
    """Run the named ordeals, or all; return 1 when any case failed."""
    options = _parser().parse_args(arguments)
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}")
    names = options.names or ORDEALS
    shares = Shares(options.minutes and options.minutes * 60, len(names))
    failed = 0
    table: list[tuple[str, ...]] = [("ordeal", "cases", "failures", "seconds", "reckoned up")]
    for name in names:
        effort = Effort(
            cases=options.cases, seconds=shares.next(), seed=options.seed, only=options.case
        )
        ordeal = importlib.import_module(f"tests.torture.{name}")
        outcome = printed(ordeal.run(effort))
        took = f"{effort.took():,.0f} s"
        of = "" if effort.seconds is None else f" of {effort.seconds:,.0f} s"
        print(
            f"{name}: {outcome.cases:,} cases, {outcome.failed:,} failures, {took}{of}", flush=True
        )
        counted = (f"{outcome.cases:,}", f"{outcome.failed:,}", f"{effort.took():,.0f}")
        table.append((name, *counted, outcome.told))
        failed += outcome.failed
        if not outcome.cases:
            failed += 1
            print(f"FAILED {name}: it came to no case", flush=True)
    print(*in_columns(table), sep="\n")
    return 1 if failed else 0


def in_columns(table: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; what is counted stands to the right."""
    name, *counts = (max(map(len, column)) for column in tuple(zip(*table, strict=True))[:-1])
    for first, *cells, last in table:
        middle = (cell.rjust(width) for cell, width in zip(cells, counts, strict=True))
        yield "  ".join((first.ljust(name), *middle, last)).rstrip()


class Shares:
    """The minutes, divided over the ordeals that are left: one that took longer costs all a bit."""

    def __init__(self, seconds: float | None, ordeals: int) -> None:
        self._left = ordeals
        self._seconds = seconds
        self._begun = time.monotonic()

    def next(self) -> float | None:
        """Return the seconds of the next ordeal; ``None`` where nothing limits it."""
        if self._seconds is None:
            return None
        left = self._seconds - (time.monotonic() - self._begun)
        share = max(left / self._left, LEAST_SECONDS)
        self._left -= 1
        return share


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("names", nargs="*", choices=[*ORDEALS, []], metavar="NAME")
    parser.add_argument("--minutes", type=float, help="end after so long, whatever is left")
    parser.add_argument("--cases", type=int, default=CASES, help=f"of each ordeal ({CASES:,})")
    parser.add_argument("--seed", type=int, default=1, help="other cases by another one")
    parser.add_argument("--case", type=int, help="repeat this one alone and keep its file")
    return parser


def printed(ordeal: Ordeal) -> Outcome:
    """Print an ordeal's lines as they come; return its outcome."""
    while True:
        try:
            print(next(ordeal), flush=True)
        except StopIteration as end:
            outcome: Outcome = end.value
            return outcome


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
