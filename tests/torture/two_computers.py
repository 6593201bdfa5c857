"""Two computers of one enterprise and its agent's, in random courses of events at a real office."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from pathlib import Path

from declarant_client.application.conflicts import Side
from tests.support.two_computers import (
    Enterprise,
    Event,
    check,
    enterprise,
    happen,
    running_office,
    settle,
)
from tests.torture.ordeals import Effort, Ordeal, Outcome

COURSES = 1_000
_TOLD_EVERY = 200
_WHAT = ("rate", "rate", "rate", "sync", "sync", "restart", "leave", "merge")
_SIDES = (None, None, Side.OURS, Side.THEIRS)


def run(effort: Effort) -> Ordeal:
    """Run so many courses of up to twelve events, each with two declarations of its own."""
    wanted = range(min(effort.cases, COURSES)) if effort.only is None else [effort.only]
    done, chosen = 0, 0
    happened: Counter[str] = Counter()
    failures: list[str] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        running_office(Path(folder) / "office") as office,
        enterprise(Path(folder), office) as scene,
    ):
        effort.is_ready()
        for number in wanted:
            if effort.is_over() or failures:
                break
            try:
                chosen += _course(scene, effort.seed, number, happened)
            except AssertionError as error:
                failures.append(f"course {number} of seed {effort.seed}: {error!r}")
            done += 1
            if done % _TOLD_EVERY == 0:
                yield f"{done:,} courses after {effort.took():.0f} s"
        received = len(scene.received())
    yield ", ".join(f"{what} {times:,}" for what, times in happened.most_common())
    yield f"{received:,} assessments and revisions received, {chosen:,} choices at the end"
    yield from (f"FAILED {failure}" for failure in failures)
    return Outcome(done, len(failures), f"{received:,} received, {chosen:,} choices")


def _course(scene: Enterprise, seed: int, number: int, happened: Counter[str]) -> int:
    chance = random.Random(f"{seed} {number}")
    numbers = [f"10{number * 2 + position:09d}0" for position in range(2)]
    for _ in range(chance.randint(2, 12)):
        event = Event(
            who=chance.randrange(len(scene.computers)),
            what=chance.choice(_WHAT),
            number=chance.randrange(2),
            levels=(chance.randint(1, 5), chance.choice((None, 1, 3, 5))),
            side=chance.choice(_SIDES),
        )
        happened[event.what] += 1
        happen(scene, event, numbers)
    choices = [(chance.choice(("leave", "merge")), chance.choice(_SIDES)) for _ in range(4)]
    chosen = settle(scene, choices)
    check(scene, numbers)
    return chosen
