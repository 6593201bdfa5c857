"""The office killed at random moments: no receipt it gave is missing, nothing is there twice."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

from tests.support.receiver_kills import Log, killed_office, reckoned
from tests.torture.ordeals import Effort, Ordeal, Outcome

KILLS = 1_000
_TOLD_EVERY = 50


def run(effort: Effort) -> Ordeal:
    """Kill the office so many times while clients submit, and reckon up in its database."""
    kills = min(effort.cases, KILLS)
    log = Log()
    with tempfile.TemporaryDirectory() as folder:
        with closing(killed_office(Path(folder), effort.seed, log)) as killing:
            for killed in killing:
                if killed.kills == 0:
                    effort.is_ready()
                if killed.kills >= kills or effort.is_over():
                    break
                if killed.kills % _TOLD_EVERY == 0:
                    yield f"{killed.kills:,} kills, {len(log.so_far()):,} receipts"
            # The last office lives until every client has its receipts.
        faults = reckoned(log, killed.office.database)
    yield from (f"FAILED {fault}" for fault in faults[:20])
    yield (
        f"{killed.kills:,} kills in {effort.took():.0f} s: "
        f"{len(log.receipts):,} receipts for {len(log.sent):,} assessments; "
        f"answers: {dict(log.answers.most_common())}"
    )
    told = f"{len(log.receipts):,} receipts for {len(log.sent):,} assessments"
    return Outcome(killed.kills, len(faults), told)
