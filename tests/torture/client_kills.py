"""The client killed at random moments and at named points: what it called saved arrives once."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.support.client_kills import Lane, lanes, phases, run_lanes
from tests.torture.ordeals import Effort, Ordeal, Outcome

KILLS = 1_000
_LANES = 2
_RECKONED_EVERY = 200
_COMMAND_EVERY, _WINDOW_EVERY = 20, 50


def run(effort: Effort) -> Ordeal:
    """Kill so many clients, reckoning up at the office now and then."""
    wanted, done = min(effort.cases, KILLS), 0
    with (
        tempfile.TemporaryDirectory() as folder,
        lanes(Path(folder), effort.seed, _LANES) as (office, made),
    ):
        effort.is_ready()
        while done < wanted and not effort.is_over() and not _faults(made):
            part = max(min(_RECKONED_EVERY, wanted - done), _LANES)
            wanted_phases = [
                phases(
                    lane.chance,
                    part // _LANES,
                    command_every=_COMMAND_EVERY,
                    window_every=_WINDOW_EVERY,
                )
                for lane in made
            ]
            run_lanes(made, wanted_phases, lambda: not effort.is_over())
            for lane in made:
                lane.settle(office.database)
            done = sum(lane.findings.kills.total() for lane in made)
            yield f"{done:,} kills after {effort.took():.0f} s"
        yield from _told(made, effort.seed)
        faults = _faults(made)
        confirmed = sum(lane.findings.confirmed for lane in made)
        lost, twice = _count(faults, "lost"), _count(faults, "twice")
        return Outcome(done, len(faults), f"{confirmed:,} saved: lost {lost}, twice {twice}")


def _faults(made: list[Lane]) -> list[str]:
    return [fault for lane in made for fault in lane.findings.faults]


def _told(made: list[Lane], seed: int) -> Iterator[str]:
    kills: Counter[str] = sum((lane.findings.kills for lane in made), Counter())
    yield f"{kills.total():,} kills, seed {seed}:"
    for phase, times in kills.most_common():
        yield f"  {times:>5,}  {phase}"
    found = [lane.findings for lane in made]
    exports: Counter[str] = sum((one.exports for one in found), Counter())
    faults = _faults(made)
    yield (
        f"confirmed as saved {sum(one.confirmed for one in found):,}: "
        f"lost {_count(faults, 'lost')}, twice {_count(faults, 'twice')}; saved before the word "
        f"could be given {sum(one.word_lost for one in found):,}"
    )
    yield (
        f"drafts confirmed {sum(one.drafts for one in found):,}: "
        f"lost {_count(faults, 'a draft')}; exports whole {exports['whole']:,}, "
        f"absent {exports['absent']:,}, half {_count(faults, 'half')}, temporary files left "
        f"{sum(one.leftovers for one in found):,}"
    )
    yield from (f"FAILED {fault}" for fault in faults)


def _count(faults: list[str], beginning: str) -> int:
    return sum(fault.startswith(beginning) for fault in faults)
