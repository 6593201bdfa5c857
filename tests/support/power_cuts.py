"""A profile in use while its disk is recorded, and the reckoning after each cut.

After every call that returned, everything in the database is remembered by a hash. After a cut the
real opener must find exactly that, or what the call at hand would have made of it: anything else
is something lost that was confirmed, or something half done.
"""

from __future__ import annotations

import hashlib
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
from declarant_client.application.ports.submissions import Outcome
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import SaidError
from declarant_client.domain.submission import SubmissionState
from declarant_client.store.connection import ConnectionFactory
from declarant_client.store.files import DATABASE_NAME
from declarant_client.store.migrating import migrate, steps
from declarant_client.store.opening import Store
from tests.support.cutting_vfs import Folder, Recording, recording
from tests.support.stored_things import (
    NOW,
    SetClock,
    assessment,
    draft_of,
    new_id,
    notice,
    opened,
    rating,
    reading,
    receipt_for,
    record_of,
    sheet,
    submission,
    with_account,
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
class Use:
    """Random use of a profile through a recorded disk."""

    folder: Path
    chance: random.Random
    recorded: Recording
    confirmed: list[Confirmed] = field(default_factory=list)
    saved: set[str] = field(default_factory=set)
    before: int = 0
    """Declarations that the first version kept, where it made the database."""
    numbers: int = 0
    store: Store = field(init=False)

    def run(self, calls: int) -> None:
        """Open, make so many calls, and close."""
        self._confirm("open", self._open)
        doings: dict[Callable[[], None], int] = {
            self._read: 3,
            self._draft: 4,
            self._submit: 6,
            self._send: 4,
            self._undo: 1,
            self._withdraw: 1,
            self._notices: 1,
            self._records: 1,
            self._sheets: 1,
            self._checkpoint: 1,
            self._copy: 1,
            self._open_again: 1,
        }
        for _ in range(calls):
            (doing,) = self.chance.choices(list(doings), list(doings.values()))
            self._confirm(doing.__name__.strip("_"), doing)
        self._confirm("close", self.store.close, look=False)

    def _confirm(self, what: str, call: Callable[[], None], *, look: bool = True) -> None:
        begun = len(self.recorded)
        call()
        ended = len(self.recorded)
        hashed = everything(self.store) if look else self.confirmed[-1].hashed
        self.confirmed.append(Confirmed(what, begun, ended, hashed, frozenset(self.saved)))

    def _open(self) -> None:
        self.store = opened(self.folder, SetClock(), vfs=VFS)
        accounts = self.store.accounts.accounts()
        self.key = (accounts[0] if accounts else with_account(self.store)).account_id

    def _open_again(self) -> None:
        self.store.close()
        self._open()

    def _number(self) -> str:
        self.numbers += 1
        return f"1{self.numbers:010d}0"

    def _known(self) -> str:
        return f"1{self.chance.randint(1, max(1, self.numbers)):010d}0"

    def _read(self) -> None:
        count = self.chance.choice([1, 5, 60])
        self.store.declarations.keep([reading(self._number()) for _ in range(count)], Origin.PRINT)

    def _draft(self) -> None:
        comment = "Chờ " * self.chance.randint(1, 400)
        told = assessment(self._known(), ratings=[rating(comment=comment)])
        self.store.drafts.save_draft(draft_of(told))

    def _submit(self) -> None:
        comment = "Chậm " * self.chance.randint(1, 200)
        told = assessment(self._known(), ratings=[rating(2, comment=comment)])
        try:
            self.store.submissions.submit(submission(told, account_id=self.key))
        except SaidError:
            return  # That one is rated already.
        self.saved.add(told.assessment_id)

    def _send(self) -> None:
        due = self.store.submissions.take_due(self.key, NOW, self.chance.randint(1, 20))
        states = (SubmissionState.ACCEPTED, SubmissionState.UNKNOWN, SubmissionState.QUEUED)
        outcomes = []
        for item in due:
            state = self.chance.choice(states)
            accepted = state is SubmissionState.ACCEPTED
            outcomes.append(
                Outcome(
                    assessment_id=item.assessment_id,
                    state=state,
                    at=NOW,
                    receipt=receipt_for(item.assessment_id, item.canonical) if accepted else None,
                )
            )
        # Between these two an office may be asked: each is confirmed for itself.
        self._confirmed_between()
        self.store.submissions.record(outcomes)

    def _confirmed_between(self) -> None:
        at = len(self.recorded)
        before = self.confirmed[-1]
        hashed = everything(self.store)
        self.confirmed.append(Confirmed("take_due", before.ended, at, hashed, before.saved))

    def _queued(self) -> str | None:
        with self.store.connections.reading() as connection:
            found: str | None = connection.execute(
                "SELECT assessment_id FROM assessments WHERE state = 'queued' LIMIT 1"
            ).get
            return found

    def _undo(self) -> None:
        queued = self._queued()
        item = self.store.submissions.item(queued) if queued else None
        if item is not None:
            self.store.submissions.undo(item.assessment_id, draft_of(assessment(item.number)))
            self.saved.discard(item.assessment_id)

    def _withdraw(self) -> None:
        queued = self._queued()
        if queued:
            self.store.submissions.withdraw(queued, NOW)

    def _notices(self) -> None:
        page = [notice(new_id()) for _ in range(self.chance.randint(1, 30))]
        self.store.notices.keep_notices(self.key, page, new_id())

    def _records(self) -> None:
        told = [assessment(f"3{self.chance.randrange(10**10):010d}0") for _ in range(5)]
        self.store.submissions.keep_records(self.key, [record_of(one) for one in told], new_id())

    def _sheets(self) -> None:
        self.store.declarations.keep_sheets(self.key, [sheet(self._known())], new_id())

    def _checkpoint(self) -> None:
        mode = self.chance.choice(("PASSIVE", "FULL", "RESTART", "TRUNCATE"))
        with self.store.connections.on_its_own() as connection:
            connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()

    def _copy(self) -> None:
        self.store.copies.make()


def everything(store: Store) -> str:
    """Return a hash of every row of every table."""
    hashed = hashlib.sha256()
    with store.connections.reading() as connection:
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
            )
        ]
        for table in tables:
            hashed.update(table.encode())
            # The schema's own names; nothing else can name a table.
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):  # noqa: S608 - as above
                hashed.update(repr(row).encode())
    return hashed.hexdigest()


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
        use = Use(profile, chance, recorded, before=before)
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
