"""Run the benchmarks: `python -m tests.benchmarks [--pairs N] [--full] [NAME...]`."""

from __future__ import annotations

import argparse
import importlib
import platform
import sys
from collections.abc import Sequence

from tests.benchmarks.measuring import FEWEST_PAIRS

# Each module has `run(pairs)`, which yields the lines to print; one that has `run_full(pairs)` runs
# that instead with `--full`: the same at the size that takes minutes to fill.
BENCHMARKS = (
    "start_up",
    "commit",
    "spreadsheet",
    "prints",
    "xml_exports",
    "list_report",
    "growth",
    "searching",
    "exporting",
    "heartbeat",
    "outbox",
    "draining",
    "desk_day",
)


def main(arguments: Sequence[str]) -> int:
    """Run the named benchmarks, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], metavar="NAME")
    parser.add_argument("--pairs", type=int, default=21, help=f"at least {FEWEST_PAIRS}")
    parser.add_argument("--full", action="store_true", help="with a million rated subjects")
    options = parser.parse_args(arguments)
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}")
    for name in options.names or BENCHMARKS:
        benchmark = importlib.import_module(f"tests.benchmarks.{name}")
        has_more = options.full and hasattr(benchmark, "run_full")
        run = benchmark.run_full if has_more else benchmark.run
        for line in run(options.pairs):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
