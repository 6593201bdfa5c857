"""Submissions through a network that fails at random, to a real office: none lost, none twice."""

from __future__ import annotations

import os
import random
import sqlite3
import ssl
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from declarant_client.application.fetching import FetchNews
from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.submissions import Draft, DraftRow, TypedContact
from declarant_client.application.sending import SendDue
from declarant_client.application.sending_replies import SendReplies
from declarant_client.application.synchronising import Synchronise
from declarant_client.contract.assessments import SubjectSource
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.declaration import Phase
from declarant_client.domain.identifiers import TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.domain.submission import SubmissionState
from declarant_client.office import HttpOffices, Limits
from declarant_client.operating_system.chance import SystemChance
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.wiring import Client, open_client
from tests.support.certificates import new_authority
from tests.support.network_faults import Fault
from tests.support.random_network import RandomNetwork, Unrest
from tests.support.receiver_process import ReceiverProcess
from tests.support.stored_things import reading
from tests.torture.ordeals import Effort, Ordeal, Outcome

SUBMISSIONS = 10_000
PATIENCE_SECONDS = 0.8
_LIMITS = Limits(
    connect_seconds=2,
    read_seconds=PATIENCE_SECONDS,
    total_seconds=PATIENCE_SECONDS,
    body_bytes=2 << 20,
)
_ENTERPRISE = "0314404243"
_TOLD_EVERY = 1_000
_AT_ONCE = 24
_LONGEST_DRAIN = 20_000
"""Rounds: a client that never gets done must end the ordeal, not hang it."""


@dataclass(frozen=True, slots=True)
class Held:
    """One assessment as one side holds it."""

    assessment_id: str
    content_sha256: str
    receipt: str | None


@dataclass(slots=True)
class Reckoning:
    """What was confirmed as saved, against what the office holds."""

    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    """At the office, and never confirmed as saved."""
    unequal: list[str] = field(default_factory=list)
    """Receipts or contents that differ, or no receipt at all here."""

    @property
    def faults(self) -> int:
        """How many assessments are not as they must be."""
        return len(self.lost) + len(self.twice) + len(self.strange) + len(self.unequal)


def reckoned(confirmed: dict[str, Held], received: list[tuple[str, Held]]) -> Reckoning:
    """Compare; ``received`` are declarations with what the office holds of each."""
    result = Reckoning()
    places = Counter(place for place, _ in received)
    result.twice = [place for place, times in places.items() if times > 1]
    there = {held.assessment_id: held for _, held in received}
    result.lost = [key for key in confirmed if key not in there]
    result.strange = [key for key in there if key not in confirmed]
    result.unequal = [key for key, held in confirmed.items() if key in there and there[key] != held]
    return result


class QuickClock:
    """Time that is real until it jumps to where something is due."""

    def __init__(self) -> None:
        self._ahead = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def jump_to(self, moment: datetime | None) -> None:
        if moment is not None:
            self._ahead += max(moment - self.now(), timedelta(0))


@dataclass
class Scene:
    """One client, one office, and what lies between them."""

    client: Client
    network: RandomNetwork
    receiver: ReceiverProcess
    synchronise: Synchronise
    clock: QuickClock
    chance: random.Random
    confirmed: list[str] = field(default_factory=list)
    troubles: Counter[str] = field(default_factory=Counter)

    def rate(self, how_many: int) -> None:
        """Rate new declarations; what returns is confirmed as saved."""
        first = len(self.confirmed) + 1
        read = [
            reading(f"10{first + number:09d}0", enterprise_tax_code=TaxCode(_ENTERPRISE))
            for number in range(how_many)
        ]
        self.client.store.declarations.keep(read, Origin.PRINT)
        for declaration in read:
            draft = _draft(declaration.identity, low=self.chance.random() < 0.2)
            submitted = self.client.rating.submit(draft, rater="Lan", hold=None)
            self.confirmed.append(submitted.assessment_id)

    def send(self) -> None:
        """One run of the product's own; then it is the moment at which something is due again."""
        report = self.synchronise.run(all_now=False, fetch=self.chance.random() < 0.1)
        self.troubles.update(trouble.source for trouble in report.troubles)
        self.clock.jump_to(self.synchronise.next_due_at())

    def reckoning(self) -> Reckoning:
        """Reckon up, here by the outbox and there by the office's own database."""
        here = {}
        for key in self.confirmed:
            here[key] = _held_here(self.client, key)
        return reckoned(here, _held_there(self.receiver.database))


def _draft(identity: str, *, low: bool) -> Draft:
    row = DraftRow(
        kind=SubjectKind.BRANCH,
        code=None,
        name="HQHPKV1",
        source=SubjectSource.DECLARATION,
        level=1 if low else 5,
        comment="Chờ kiểm hóa quá lâu." if low else "",
    )
    contact = TypedContact(name="Nguyễn Văn Mẫu", phone="0900 000 001")
    return Draft(place=Place(identity, Phase.CLEARED), rows=(row,), contact=contact)


def _held_here(client: Client, key: str) -> Held:
    item = client.store.submissions.item(key)
    if item is None or item.receipt is None or item.state is not SubmissionState.ACCEPTED:
        return Held(key, "", None)
    return Held(key, item.receipt.content_sha256, item.receipt.number)


def _held_there(database: Path) -> list[tuple[str, Held]]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as office:
        rows = office.execute(
            "SELECT identity, assessment_id, content_sha256, receipt_number FROM assessments"
        )
        return [(identity, Held(*held)) for identity, *held in rows]


@contextmanager
def scene(folder: Path, seed: int) -> Iterator[Scene]:
    """Start an office, a network and a client enrolled through it."""
    for name in ("office", "profile"):
        (folder / name).mkdir()
    with _certificates(folder) as tls, ReceiverProcess(folder / "office").set_up() as receiver:
        unrest = Unrest(seed=seed, seconds=PATIENCE_SECONDS)
        port = int(receiver.url.rsplit(":", 1)[1])
        secrets = MemorySecrets()
        client = open_client(folder / "profile", secrets=secrets, language="vi")
        offices = HttpOffices(
            secrets=secrets, client_version="0.1.0", language=lambda: "vi", limits=_LIMITS
        )
        with closing(client), closing(offices), RandomNetwork(port, unrest, tls) as network:
            code = receiver.enrolment_code_for(_ENTERPRISE)
            client.enrolling.enrol(network.url, code, "máy 1")
            clock = QuickClock()
            yield Scene(
                client=client,
                network=network,
                receiver=receiver,
                synchronise=_synchronise(client, offices, clock),
                clock=clock,
                chance=random.Random(seed),
            )


@contextmanager
def _certificates(folder: Path) -> Iterator[tuple[ssl.SSLContext, ssl.SSLContext] | None]:
    """Let this process trust an authority that gives a good and an expired certificate.

    Only on Linux does an environment variable say whom to trust: elsewhere all goes in clear.
    """
    if sys.platform != "linux":
        yield None
        return
    authority = new_authority(folder)
    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = str(authority.bundle)
    try:
        yield authority.server(), authority.server(ends_in=timedelta(days=-1))
    finally:
        del os.environ["SSL_CERT_FILE"]
        if before is not None:
            os.environ["SSL_CERT_FILE"] = before


def _synchronise(client: Client, offices: HttpOffices, clock: QuickClock) -> Synchronise:
    store, chance = client.store, SystemChance()
    return Synchronise(
        submissions=store.submissions,
        accounts=store.accounts,
        offices=offices,
        send=SendDue(store.submissions, store.accounts, clock, chance),
        replies=SendReplies(store.replies, store.accounts, clock, chance),
        fetch=FetchNews(store.declarations, store.submissions, store.accounts, store.notices),
        clock=clock,
    )


def ordeal(scene: Scene, submissions: int, effort: Effort) -> Iterator[str]:
    """Rate and send until everything confirmed has its receipt."""
    told = 0
    scene.network.honest.clear()
    for _ in range(_LONGEST_DRAIN * max(1, submissions // 1_000)):
        left = 0 if effort.is_over() else submissions - len(scene.confirmed)
        if left:
            scene.rate(min(left, scene.chance.randint(1, _AT_ONCE)))
        scene.send()
        if len(scene.confirmed) // _TOLD_EVERY > told:
            told = len(scene.confirmed) // _TOLD_EVERY
            seconds = effort.took()
            yield f"{len(scene.confirmed):,} rated after {seconds:.0f} s"
        if not left and scene.client.store.submissions.waiting() == 0:
            break
    scene.network.honest.set()


def run(effort: Effort) -> Ordeal:
    """Send so many submissions through a random network and reckon up at the office."""
    submissions = min(effort.cases, SUBMISSIONS)
    with tempfile.TemporaryDirectory() as folder, scene(Path(folder), effort.seed) as made:
        effort.is_ready()
        yield from ordeal(made, submissions, effort)
        seconds = effort.took()
        found = made.reckoning()
        yield from told(made, found, seconds)
        faults = found.faults + made.network.elsewhere
        said = f"{made.network.faults.total():,} faults: lost {len(found.lost)}"
        return Outcome(len(made.confirmed), faults, f"{said}, twice {len(found.twice)}")


def told(scene: Scene, found: Reckoning, seconds: float) -> Iterator[str]:
    """Say what was done and what came of it."""
    network = scene.network
    yield f"{len(scene.confirmed):,} submissions in {seconds:.0f} s, {network.requests:,} requests"
    for fault in Fault:
        yield f"  {network.faults[fault]:>6,}  {fault}"
    yield f"  {network.elsewhere:>6,}  requests that followed a redirect to another host"
    yield "What the user was told:"
    for sentence, times in scene.troubles.most_common():
        yield f"  {times:>6,}  {sentence}"
    yield (
        f"lost {len(found.lost)}, twice {len(found.twice)}, never confirmed "
        f"{len(found.strange)}, receipts that differ {len(found.unequal)}"
    )
