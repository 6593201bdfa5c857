"""An office and a profile whose outbox is full, both anew for each run."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.submissions import Draft, DraftRow, TypedContact
from declarant_client.contract.assessments import Entry, SubjectSource
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.declaration import Phase
from declarant_client.domain.identifiers import TaxCode
from declarant_client.domain.origin import Origin
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.wiring import Client, open_client
from tests.support.receiver_process import ReceiverProcess
from tests.support.stored_things import reading

ENTERPRISE = "0314404243"
# The bare loop asks once for each assessment, and as often as it can.
_LIMITS = ("--requests-per-minute", "100000000")
_SUBJECTS = (
    (SubjectKind.BRANCH, "Chi cục Hải quan khu vực III"),
    (SubjectKind.TEAM, "Đội Thủ tục hàng hóa"),
    (SubjectKind.STAGE, "Kiểm tra hồ sơ"),
    (SubjectKind.OFFICER, "Trần Văn Minh"),
)
_LOW_EVERY = 20
"""One in so many opens a case at the office."""


@dataclass(frozen=True)
class QueuedOffice:
    """A receiver that has received nothing, and a profile in which ``many`` wait for it."""

    folder: Path
    receiver: ReceiverProcess
    secrets: MemorySecrets
    many: int

    def start(self) -> None:
        """Start the receiver over a database that has received nothing."""
        self.receiver.kill()
        for old in self.receiver.database.parent.glob(f"{self.receiver.database.name}*"):
            old.unlink()
        shutil.copy(self._untouched_office, self.receiver.database)
        self.receiver.start()

    @contextmanager
    def profile(self) -> Iterator[Path]:
        """A profile in which all wait, gone afterwards."""
        with tempfile.TemporaryDirectory(dir=self.folder, ignore_cleanup_errors=True) as used:
            shutil.copytree(self._untouched_profile, used, dirs_exist_ok=True)
            yield Path(used)

    @contextmanager
    def client(self) -> Iterator[Client]:
        """The product on such a profile, with the key of its account."""
        with self.profile() as profile, closing(self.opened(profile)) as client:
            yield client

    def opened(self, profile: Path) -> Client:
        """The product on a profile, with the key of its account."""
        return open_client(profile, secrets=self.secrets, language="vi")

    def bodies(self) -> list[tuple[str, bytes]]:
        """What waits: the ids and the very bytes that the product sends."""
        with self.client() as client, client.store.connections.reading() as connection:
            rows = connection.execute("SELECT assessment_id, content FROM assessments")
            return [(str(key), bytes(content)) for key, content in rows]

    def key(self) -> tuple[str, str, str]:
        """The account's key: the office's address, the key's id, its secret."""
        with self.client() as client:
            (account,) = client.store.accounts.accounts()
        secret = self.secrets.read(account.office_url, account.client_id)
        if secret is None:
            raise LookupError(account.client_id)
        return account.office_url, account.client_id, secret

    def make(self) -> None:
        """Enrol the profile at the office, rate so many declarations, and keep both as they are."""
        self.receiver.start()
        with closing(self.opened(self._untouched_profile)) as client:
            code = self.receiver.enrolment_code_for(ENTERPRISE)
            client.enrolling.enrol(self.receiver.url, code, "máy 1")
            client.synchronise.run(all_now=False)
            self._rate(client)
        self.receiver.terminate()
        shutil.copy(self.receiver.database, self._untouched_office)

    def _rate(self, client: Client) -> None:
        read = [
            reading(f"10{number:09d}0", enterprise_tax_code=TaxCode(ENTERPRISE))
            for number in range(self.many)
        ]
        client.store.declarations.keep(read, Origin.PRINT)
        for number, declaration in enumerate(read):
            draft = _draft(declaration.identity, low=number % _LOW_EVERY == 0)
            client.rating.submit(draft, rater="Nguyễn Thị Hoa", hold=None)

    @property
    def _untouched_profile(self) -> Path:
        return self.folder / "profile"

    @property
    def _untouched_office(self) -> Path:
        return self.folder / "untouched.sqlite3"


@contextmanager
def queued_office(folder: Path, many: int) -> Iterator[QueuedOffice]:
    """Make an office and a profile in which ``many`` wait."""
    for name in ("office", "profile"):
        (folder / name).mkdir(parents=True)
    receiver = ReceiverProcess(folder / "office", *_LIMITS).set_up()
    made = QueuedOffice(folder, receiver, MemorySecrets(), many)
    try:
        made.make()
        yield made
    finally:
        receiver.kill()


def _draft(identity: str, *, low: bool) -> Draft:
    rows = [
        DraftRow(
            kind=kind,
            code=None,
            name=name,
            source=SubjectSource.TYPED,
            level=1 if low and kind is SubjectKind.STAGE else 5,
            entry=Entry.ALL,
            comment="Chờ kiểm hóa quá lâu." if low and kind is SubjectKind.STAGE else "",
        )
        for kind, name in _SUBJECTS
    ]
    contact = TypedContact(name="Nguyễn Văn Mẫu", phone="0900 000 001")
    return Draft(place=Place(identity, Phase.CLEARED), rows=tuple(rows), contact=contact)
