"""A profile in use while its disk is recorded, and the reckoning after each cut.

After every call that returned, everything in the database is remembered by a hash. After a cut the
real opener must find exactly that, or what the call at hand would have made of it: anything else
is something lost that was confirmed, or something half done.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import apsw

from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.domain.sentences import SaidError
from declarant_client.store.connection import ConnectionFactory
from declarant_client.store.files import DATABASE_NAME
from declarant_client.store.migrating import migrate, steps
from declarant_client.store.opening import Store
from tests.support.cutting_vfs import Folder, Recording, recording
from tests.support.random_use import RandomUse, everything
from tests.support.stored_things import (
    NOW,
    SetClock,
    opened,
)

VFS = "cutting"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A call that returned: between which steps it ran, and what everything was then."""

    what: str
    begun: int
    ended: int
    hashed: str
    saved: frozenset[str]
    """Assessments of which the user was told that they are saved."""


@dataclass
class Use(RandomUse):
    """Random use of a profile through a recorded disk."""

    recorded: Recording = field(kw_only=True)
    confirmed: list[Confirmed] = field(default_factory=list)
    before: int = 0
    """Declarations that the first version kept, where it made the database."""

    def _confirm(self, what: str, call: Callable[[], None], *, look: bool = True) -> None:
        begun = len(self.recorded)
        call()
        ended = len(self.recorded)
        hashed = everything(self.store) if look else self.confirmed[-1].hashed
        self.confirmed.append(Confirmed(what, begun, ended, hashed, frozenset(self.saved)))

    def _confirmed_between(self) -> None:
        at = len(self.recorded)
        before = self.confirmed[-1]
        hashed = everything(self.store)
        self.confirmed.append(Confirmed("take_due", before.ended, at, hashed, before.saved))


def first_version(folder: Path) -> int:
    """Make a database of the first version that opening migrates; return its declarations."""
    folder.mkdir()
    factory = ConnectionFactory(folder / DATABASE_NAME)
    migrate(factory, steps()[:1], NOW)
    identities = range(39_000_000_001, 39_000_000_300)
    with closing(factory.open()) as connection, connection:
        for identity in identities:
            connection.execute(
                """INSERT INTO declarations (identity, number, kind, clearance, search_text,
                       first_seen_at) VALUES (?, ? || '0', 'export', 'cleared', '', 1)""",
                (identity, identity),
            )
            told = f'{{"number":"{identity}0","clearance":"cleared"}}'
            connection.execute("INSERT INTO readings VALUES (?, ?)", (identity, told))
    return len(identities)


@dataclass(slots=True)
class Reckoning:
    """What was found after all cuts of one use."""

    cuts: int = 0
    calls: int = 0
    faults: list[str] = field(default_factory=list)
    within: Counter[str] = field(default_factory=Counter)
    """Calls during which the power was cut, by what they were."""


def cut_and_reckon(folder: Path, seed: int, *, calls: int, cuts: int) -> Reckoning:
    """Use a profile, cut the power at random steps, and reckon up each state by itself."""
    chance = random.Random(seed)
    profile = folder / "profile"
    before = 0
    if chance.random() < 0.3:
        before = first_version(profile)
    else:
        opened(profile, SetClock()).close()
    with recording(profile, VFS) as recorded:
        use = Use(profile, chance, VFS, recorded=recorded, before=before)
        use.run(calls)
    found = Reckoning(calls=len(use.confirmed))
    disk = Folder(recorded)
    for at in sorted(chance.randint(0, len(recorded)) for _ in range(cuts)):
        disk.go_to(at)
        found.cuts += 1
        fault = _fault(folder, disk.after_a_cut(chance), use, at)
        found.within[_during(use, at)] += 1
        if fault is not None:
            found.faults.append(f"seed {seed}, cut before step {at} of {len(recorded)}: {fault}")
    return found


def _during(use: Use, at: int) -> str:
    return next((one.what for one in use.confirmed if one.begun < at < one.ended), "between calls")


def _fault(folder: Path, files: dict[str, bytes], use: Use, at: int) -> str | None:
    """Open what a cut left with the real opener; return what is wrong with it."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        left = Path(name) / "profile"
        left.mkdir(mode=0o700)
        for file, content in files.items():
            (left / file).write_bytes(content)
        try:
            store = opened(left, SetClock(), patience=timedelta(milliseconds=200))
        except (SaidError, apsw.Error) as error:
            return f"cannot be opened: {error}"
        with closing(store):
            try:
                return _what_is_wrong(store, use, at)
            except (SaidError, apsw.Error) as error:
                return f"cannot be read: {error}"


def _what_is_wrong(store: Store, use: Use, at: int) -> str | None:
    if store.told:
        return f"was set right: {store.told[0]}"
    with store.connections.reading() as connection:
        checked = connection.execute("PRAGMA integrity_check").get
        kept = {one for (one,) in connection.execute("SELECT assessment_id FROM assessments")}
    if checked != "ok":
        return f"integrity_check: {checked}"
    done = [one for one in use.confirmed if one.ended <= at]
    at_hand = [one for one in use.confirmed if one.begun <= at < one.ended][:2]
    if not done:
        there = store.declarations.count(WorklistFilter(show=Show.ALL))
        return None if there == use.before else f"{use.before - there} of the first version's lost"
    if not any("undo" in one.what for one in at_hand) and (lost := done[-1].saved - kept):
        return f"{len(lost)} saved assessments lost after {done[-1].what}"
    if everything(store) not in {done[-1].hashed, *(one.hashed for one in at_hand)}:
        return f"something confirmed is lost after {done[-1].what}"
    return None


def uses(folder: Path, seed: int, *, calls: int, cuts: int, in_all: int) -> Iterator[Reckoning]:
    """Yield one use after the other until there were so many cuts in all."""
    done = number = 0
    while done < in_all:
        with tempfile.TemporaryDirectory(dir=folder) as name:
            found = cut_and_reckon(
                Path(name), seed * 1_000 + number, calls=calls, cuts=min(cuts, in_all - done)
            )
        done += found.cuts
        number += 1
        yield found
