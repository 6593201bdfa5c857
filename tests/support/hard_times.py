"""A profile in use while its computer misbehaves: disk, other programs, clock.

After every call everything in the database is reckoned up: what a call that failed had touched
stands as before, what was called saved is there, what was refused is not, and an error is told in
words. Opened again on a computer that is well, all of it is still so.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import apsw

from declarant_client.domain.sentences import SaidError
from declarant_client.store.files import DATABASE_NAME
from tests.support.failing_disk import FailingDisk, failing
from tests.support.random_use import RandomUse, everything
from tests.support.stored_things import assessment, rating, submission

_MOST_STEPS = 8
"""Writes that a disk still takes before it fails."""
_YEARS = (timedelta(days=365), -timedelta(days=365), timedelta(hours=8), -timedelta(hours=8))
_TROUBLES = {"none": 5, "full": 3, "failing": 3, "read only": 2, "locked": 1, "clock": 2}
_ERRORS: dict[str, type[apsw.Error]] = {
    "full": apsw.FullError,
    "failing": apsw.IOError,
    "read only": apsw.ReadOnlyError,
}


@dataclass
class HardUse(RandomUse):
    """Random use in which about every second call meets with trouble."""

    disk: FailingDisk = field(kw_only=True)
    faults: list[str] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    """Troubles met, and after them how many calls failed for them."""
    refused: set[str] = field(default_factory=set)
    _stands: list[str] = field(default_factory=list)
    """Hashes of what may stand in the database now."""

    def _confirm(self, what: str, call: Callable[[], None], *, look: bool = True) -> None:
        if what in {"open", "close"}:
            call()
            self._stands = [everything(self.store)] if look else []
            return
        trouble = self.chance.choices(list(_TROUBLES), list(_TROUBLES.values()))[0]
        if what == "open_again":
            # SQLite itself passes over what fails at closing; a disk of Python's does not let it.
            self.store.close()
            call = self._open
        failed = self._made(what, call, trouble)
        self.met[trouble] += 1
        self.met["failed"] += failed
        if what == "open_again":
            self._open_well()
        self._reckon(f"{what}, {trouble}", failed=failed)

    def _confirmed_between(self) -> None:
        self._stands.append(everything(self.store))

    def _made(self, what: str, call: Callable[[], None], trouble: str) -> bool:
        """Make a call in trouble; return whether it was told to have failed."""
        with self._in(trouble):
            try:
                call()
            except SaidError:
                return True
            except apsw.Error as error:
                self.faults.append(f"not told in words: {what}, {trouble}: {error!r}")
                return True
        return False

    @contextmanager
    def _in(self, trouble: str) -> Iterator[None]:
        if trouble in _ERRORS:
            self.disk.fail(_ERRORS[trouble], after=self.chance.randrange(_MOST_STEPS))
            try:
                yield
            finally:
                self.disk.heal()
        elif trouble == "locked":
            other = apsw.Connection(str(self.folder / DATABASE_NAME))
            try:
                other.execute("BEGIN IMMEDIATE")
                yield
            finally:
                other.close()
        else:
            if trouble == "clock":
                self.clock.advance(self.chance.choice(_YEARS))
            yield

    def _open_well(self) -> None:
        """Close and open again on a computer that is well: nothing is to be set right."""
        self.store.close()
        self._open()
        if self.store.told:
            self.faults.append(f"was set right: {self.store.told[0]}")

    def _reckon(self, when: str, *, failed: bool) -> None:
        now = everything(self.store)
        if failed and now not in self._stands:
            self.faults.append(f"half done: {when}")
        with self.store.connections.reading() as connection:
            kept = {one for (one,) in connection.execute("SELECT assessment_id FROM assessments")}
        if lost := self.saved - kept:
            self.faults.append(f"{len(lost)} saved assessments lost: {when}")
        if unwanted := self.refused & kept:
            self.faults.append(f"{len(unwanted)} refused assessments kept: {when}")
        self._stands = [now]

    def _submit(self) -> None:
        told = assessment(self._known(), ratings=[rating(2, comment="Chậm " * 40)])
        try:
            self.store.submissions.submit(submission(told, account_id=self.key))
        except SaidError:
            self.refused.add(told.assessment_id)
            raise
        self.saved.add(told.assessment_id)


def used_in_hard_times(folder: Path, seed: int, calls: int) -> HardUse:
    """Use a profile for so many calls; ``faults`` tells what went wrong."""
    chance = random.Random(seed)
    with failing() as disk:
        use = HardUse(folder, chance, disk.name, patience=timedelta(milliseconds=50), disk=disk)
        use.run(calls)
        use.faults.extend(_at_the_end(use))
    return use


def _at_the_end(use: HardUse) -> Iterator[str]:
    use._open()
    try:
        with use.store.connections.reading() as connection:
            checked: Any = connection.execute("PRAGMA integrity_check").get
            kept = {one for (one,) in connection.execute("SELECT assessment_id FROM assessments")}
        if checked != "ok":
            yield f"integrity_check: {checked}"
        if use.saved - kept:
            yield "saved assessments lost once it was opened again"
        if use.refused & kept:
            yield "refused assessments are there once it was opened again"
        if use.store.told:
            yield f"was set right: {use.store.told[0]}"
    finally:
        use.store.close()
