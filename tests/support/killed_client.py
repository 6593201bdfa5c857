"""A client that rates, sends, fetches and exports until it is killed, and says what it has done.

It uses the product's own use cases, and tells of each thing before it begins and when it has
returned, as the window would: what was told of as saved must be at the office, whatever happens.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.submissions import (
    Draft,
    DraftRow,
    HistoryFilter,
    TypedContact,
)
from declarant_client.contract.assessments import SubjectSource
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.declaration import Phase
from declarant_client.domain.identifiers import TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.wiring import Client, open_client
from tests.support.stored_things import reading

CONTACT = TypedContact(name="Nguyễn Văn Mẫu", phone="0900 000 001")
FORMATS = (".json", ".csv", ".xlsx")
_MOST_RUNS = 100_000


@dataclass(frozen=True, slots=True)
class Orders:
    """What a client works on: its profile and key, and the declarations that are new to it."""

    profile: Path
    enterprise: str
    key: tuple[str, str, str]
    """Office, client id, secret."""
    exports: Path
    first_number: int
    seed: int
    doing: tuple[str, ...] = ("rate", "rate", "draft", "undo", "send", "export")
    """Drawn from; what a run is meant to be killed at comes first in it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is about to be done, or was."""

    what: str
    number: str = ""
    assessment_id: str = ""
    level: int = 0
    path: str = ""


def place_of(number: str) -> Place:
    """The place of a cleared declaration."""
    return Place(number[:11], Phase.CLEARED)


def draft_of(number: str, level: int) -> Draft:
    """The form of a declaration at one level, explained where that is low."""
    row = DraftRow(
        kind=SubjectKind.BRANCH,
        code=None,
        name="HQHPKV1",
        source=SubjectSource.DECLARATION,
        level=level,
        comment="Chờ kiểm hóa quá lâu." if level <= 2 else "",
    )
    return Draft(place=place_of(number), rows=(row,), contact=CONTACT)


def open_profile(orders: Orders) -> Client:
    """Open the profile with its key in memory."""
    secrets = MemorySecrets()
    secrets.keep(*orders.key)
    return open_client(orders.profile, secrets=secrets, language="vi")


def work(orders: Orders, say: Connection) -> None:
    """Work until killed."""
    client = open_profile(orders)
    worker = _Worker(client, orders, say)
    say.send(Told("opened"))
    for run in range(_MOST_RUNS):
        worker.do(orders.doing[0] if not run else worker.chance.choice(orders.doing))


class _Worker:
    def __init__(self, client: Client, orders: Orders, say: Connection) -> None:
        self._client = client
        self._orders = orders
        self._say = say
        self._next = orders.first_number
        self.chance = random.Random(orders.seed)

    def do(self, what: str) -> None:
        """Do one thing."""
        match what:
            case "rate":
                for _ in range(self.chance.randint(1, 4)):
                    self._rate()
            case "draft":
                self._draft()
            case "undo":
                self._undo()
            case "send":
                self._send()
            case "export":
                self._export()

    def _new_number(self) -> str:
        number = f"1{self._next:010d}0"
        self._next += 1
        declaration = reading(number, enterprise_tax_code=TaxCode(self._orders.enterprise))
        self._say.send(Told("keeping", number))
        self._client.store.declarations.keep([declaration], Origin.PRINT)
        self._say.send(Told("kept", number))
        return number

    def _rate(self) -> None:
        number, level = self._new_number(), self.chance.randint(1, 5)
        self._say.send(Told("saving", number))
        submitted = self._client.rating.submit(draft_of(number, level), rater="Lan", hold=None)
        self._say.send(Told("saved", number, submitted.assessment_id))

    def _undo(self) -> None:
        """Save, take back, and save again with another level."""
        number = self._new_number()
        self._say.send(Told("saving", number))
        first = self._client.rating.submit(draft_of(number, 3), rater="Lan", hold=None)
        self._say.send(Told("saved", number, first.assessment_id))
        self._say.send(Told("undoing", number, first.assessment_id))
        draft = self._client.rating.undo(first.assessment_id)
        self._say.send(Told("undone", number, first.assessment_id))
        assert draft is not None
        better = replace(draft, rows=draft_of(number, 4).rows)
        self._say.send(Told("saving", number))
        second = self._client.rating.submit(better, rater="Lan", hold=None)
        self._say.send(Told("saved", number, second.assessment_id))

    def _draft(self) -> None:
        number, level = self._new_number(), self.chance.randint(1, 5)
        self._say.send(Told("drafting", number, level=level))
        self._client.rating.save_draft(draft_of(number, level))
        self._say.send(Told("drafted", number, level=level))

    def _send(self) -> None:
        self._say.send(Told("sending"))
        self._client.sync_now.run()
        self._say.send(Told("sent"))

    def _export(self) -> None:
        ending = self.chance.choice(FORMATS)
        path = self._orders.exports / f"{self._next}-{self.chance.randrange(10**9)}{ending}"
        self._say.send(Told("exporting", path=str(path)))
        self._client.exporting.run(HistoryFilter(), path, speak=self._client.speech.translate)
        self._say.send(Told("exported", path=str(path)))
