"""Databases with something of everything in them, and ways to damage them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import apsw

from declarant_client.application.ports.cases import CaseFilter, CaseKey, NewReply
from declarant_client.application.ports.offices import Account
from declarant_client.application.ports.submissions import Outcome
from declarant_client.contract.assessments import CaseEventKind, ReplyKind
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import SaidError
from declarant_client.domain.submission import SubmissionState
from declarant_client.store.damage import looked_through, mark_damaged
from declarant_client.store.files import DATABASE_NAME
from declarant_client.store.opening import Store
from tests.support.stored_things import (
    NOW,
    SetClock,
    assessment,
    case_of,
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

PAGE = 4096


@dataclass
class Filled:
    """A profile in use: ``saved`` are the bytes of every assessment that was called saved.

    ``replied`` are the words of replies that wait, by id.
    """

    folder: Path
    store: Store
    clock: SetClock
    account: Account
    saved: dict[str, bytes]
    received: set[str]
    replied: dict[str, str] = field(default_factory=dict)
    numbers: int = 0

    @property
    def path(self) -> Path:
        return self.folder / DATABASE_NAME

    def use(self, how_many: int = 20) -> None:
        """Read, rate and send: half of it is received, a tenth is on its way."""
        numbers = [f"1{self.numbers + index + 1:010d}0" for index in range(how_many * 2)]
        self.numbers += len(numbers)
        self.store.declarations.keep([reading(number) for number in numbers], Origin.PRINT)
        for number in numbers[:how_many]:
            told = assessment(number, ratings=[rating(2, comment=f"Chờ quá lâu ở {number}. " * 8)])
            new = submission(told, account_id=self.account.account_id)
            self.store.submissions.submit(new)
            self.saved[told.assessment_id] = new.canonical
        for number in numbers[how_many : how_many + 5]:
            self.store.drafts.save_draft(draft_of(assessment(number)))
        self._send(how_many // 2, how_many // 10)

    def _send(self, received: int, cut: int) -> None:
        due = self.store.submissions.take_due(
            self.account.account_id, self.clock.now(), received + cut
        )
        self.store.submissions.record(
            [
                Outcome(
                    assessment_id=item.assessment_id,
                    state=SubmissionState.ACCEPTED,
                    at=NOW,
                    receipt=receipt_for(item.assessment_id, item.canonical),
                )
                for item in due[:received]
            ]
        )
        self.received.update(item.assessment_id for item in due[:received])

    def fetch(self) -> None:
        """Fetch sheets, notices, and another computer's assessment with its case; reply there."""
        self.numbers += 1
        number = f"3{self.numbers:010d}0"
        told = assessment(number, ratings=[rating(1, SubjectKind.TEAM)])
        key = self.account.account_id
        self.store.declarations.keep_sheets(key, [sheet(number)], f"s{self.numbers}")
        case = case_of(told, CaseEventKind.RECEIVED, CaseEventKind.ANSWERED)
        self.store.submissions.keep_records(key, [record_of(told, cases=[case])], "r")
        self.store.notices.keep_notices(key, [notice(f"n-{self.numbers}")], "n")
        (case_key, *_) = (
            one for one in self.store.cases.keys(CaseFilter()) if one.case_id == case.case_id
        )
        self.reply(case_key, f"Vẫn chưa xong ở {number}. " * 20)

    def reply(self, key: CaseKey, text: str) -> str:
        """Save a reply to an answer; return its id."""
        new = NewReply(
            reply_id=new_id(), key=key, kind=ReplyKind.NOT_RESOLVED, text=text, made_at=NOW
        )
        assert self.store.replies.keep(new)
        self.replied[new.reply_id] = text
        return new.reply_id

    def close(self) -> None:
        self.store.close()

    def open(self) -> Store:
        """Open it again."""
        self.store = opened(self.folder, self.clock, patience=timedelta(milliseconds=300))
        return self.store

    def missing(self) -> list[str]:
        """Return what was called saved and is not there with its bytes."""
        with self.store.connections.reading() as connection:
            kept = dict(
                connection.execute("SELECT assessment_id, content FROM assessments WHERE made_here")
            )
            replies = dict(
                connection.execute(
                    """SELECT reply_id, text FROM replies
                       WHERE state IN ('queued', 'sending', 'unknown')"""
                )
            )
        lost = [one for one, content in self.saved.items() if kept.get(one) != content]
        return lost + [one for one, text in self.replied.items() if replies.get(one) != text]

    def editable_though_received(self) -> list[str]:
        """Return what an office holds and could be changed or sent as something new here."""
        with self.store.connections.reading() as connection:
            open_ones = {
                one
                for (one,) in connection.execute(
                    "SELECT assessment_id FROM assessments WHERE state IN ('held', 'queued')"
                )
            }
        return sorted(open_ones & self.received)


def filled(folder: Path, how_many: int = 20) -> Filled:
    """Make a profile and use it."""
    clock = SetClock()
    store = opened(folder, clock, patience=timedelta(milliseconds=300))
    made = Filled(folder, store, clock, with_account(store), {}, set())
    made.use(how_many)
    made.fetch()
    return made


def flip(path: Path, chance: random.Random, how_many: int) -> None:
    """Change random bytes of a file."""
    content = bytearray(path.read_bytes())
    for _ in range(how_many):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def ruin_page(path: Path, number: int) -> None:
    """Fill one page (from 0) with what is none."""
    with path.open("r+b") as file:
        file.seek(number * PAGE)
        file.write(b"\xa5" * PAGE)


def after_a_kill(made: Filled) -> None:
    """Leave the log as a sudden end of the program leaves it: not taken into the database."""
    names = (made.path, made.path.with_name(made.path.name + "-wal"))
    left = {name: name.read_bytes() for name in names}
    made.close()
    for name, content in left.items():
        name.write_bytes(content)


def damage(path: Path, chance: random.Random) -> str:
    """Damage a database somehow; return how."""
    pages = path.stat().st_size // PAGE
    match chance.randrange(4):
        case 0:
            how_many = chance.choice([1, 20, 300])
            flip(path, chance, how_many)
            return f"{how_many} bits flipped"
        case 1:
            how_many = chance.randint(1, 10)
            for _ in range(how_many):
                ruin_page(path, chance.randrange(pages))
            return f"{how_many} pages ruined"
        case 2:
            ruin_page(path, 0)
            return "first page ruined"
        case _:
            path.write_bytes(path.read_bytes()[: chance.randrange(pages * PAGE)])
            return "cut off"


@dataclass(frozen=True, slots=True)
class SetRight:
    """What came of one damaged database."""

    damage: str
    told: bool
    faults: list[str]


def damaged_and_set_right(folder: Path, seed: int) -> SetRight:
    """Use a profile, damage it, open it again, and compare with what had been called saved."""
    chance = random.Random(seed)
    made = filled(folder)
    if chance.random() < 0.5:
        made.store.copies.make()
        made.use(10)
    made.close()
    how = damage(made.path, chance)
    mark_damaged(made.path)
    faults = []
    try:
        made.open()
        if made.missing():
            faults.append(f"{len(made.missing())} saved ratings are missing")
        if made.editable_though_received():
            faults.append("what an office holds could be changed here")
        with made.store.connections.reading() as connection:
            if looked_through(connection, made.path) is not None:
                faults.append("not whole")
    except (SaidError, apsw.Error, ValueError, LookupError) as error:
        faults.append(f"cannot be opened: {error!r}")
    finally:
        made.close()
    return SetRight(how, bool(made.store.told), faults)
