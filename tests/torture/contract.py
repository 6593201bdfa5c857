"""Requests made up from the published document, to a real office, with other ones for each seed."""

from __future__ import annotations

import itertools
import re
import tempfile
from pathlib import Path

from tests.support.schemathesis_run import examined
from tests.torture.ordeals import Effort, Ordeal, Outcome

_EXAMPLES = 100
_LEAST_SECONDS = 20
"""Some of it passes before the first request."""
_RUNS = 5
_GENERATED = re.compile(r"([\d,]+) generated")


def run(effort: Effort) -> Ordeal:
    """Run schemathesis again and again with the next seed."""
    requests = failed = 0
    with tempfile.TemporaryDirectory() as folder, examined(Path(folder)) as office:
        effort.is_ready()
        for seed in itertools.count(effort.seed):
            if effort.is_over() or (effort.seconds is None and seed >= effort.seed + _RUNS):
                break
            ran = office.run(*_limits(effort), "--seed", str(seed))
            found = _GENERATED.search(ran.said)
            made = int(found[1].replace(",", "")) if found else 0
            requests += made
            yield f"seed {seed}: {made:,} requests"
            if ran.code != 0:
                failed += 1
                yield ran.said
        if "Traceback" in office.office.log:
            failed += 1
            yield office.office.log
    return Outcome(requests, failed, "requests made from the published document")


def _limits(effort: Effort) -> tuple[str, ...]:
    """How much one run may do: a number of examples, or what is left of the time."""
    examples = ("--max-examples", str(_EXAMPLES))
    if effort.seconds is None:
        return examples
    left = effort.seconds - effort.took()
    return (*examples, "--max-time", str(max(int(left), _LEAST_SECONDS)))
