"""A profile in random use: everything that a client does with its store, one call after another."""

from __future__ import annotations

import hashlib
import random
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from declarant_client.application.ports.submissions import Outcome
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import SaidError
from declarant_client.domain.submission import SubmissionState
from declarant_client.store.opening import Store
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


@dataclass
class RandomUse(ABC):
    """Makes calls at random; ``saved`` are the assessments that were called saved."""

    folder: Path
    chance: random.Random
    vfs: str
    """SQLite's way to the disk."""
    saved: set[str] = field(default_factory=set)
    numbers: int = 0
    clock: SetClock = field(default_factory=SetClock)
    patience: timedelta = timedelta(seconds=5)
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

    @abstractmethod
    def _confirm(self, what: str, call: Callable[[], None], *, look: bool = True) -> None:
        """Make one call, and remember what was confirmed by it."""

    @abstractmethod
    def _confirmed_between(self) -> None:
        """Remember what stands between two halves of a call."""

    def _open(self) -> None:
        self.store = opened(self.folder, self.clock, patience=self.patience, vfs=self.vfs)
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
