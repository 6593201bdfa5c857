"""A run tells which accounts lack their key, for as long as they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from declarant_client.application.ports.offices import KeyAbsence
from declarant_client.application.ports.world import KeySecrets
from declarant_client.application.synchronising import SyncReport
from declarant_client.operating_system.keyring_secrets import KeyringSecrets, MemorySecrets
from declarant_client.wiring import Client, open_client
from tests.support.profiles import rate
from tests.support.receiver_process import ReceiverProcess

ENTERPRISE = "0200999001"
NUMBER = "106999900010"


@dataclass
class Secrets:
    """Keys in memory, taken away and given back."""

    used: KeySecrets = field(default_factory=MemorySecrets)

    def read(self, office_url: str, client_id: str) -> str | None:
        return self.used.read(office_url, client_id)

    def keep(self, office_url: str, client_id: str, secret: str) -> None:
        self.used.keep(office_url, client_id, secret)

    def forget(self, office_url: str, client_id: str) -> None:
        self.used.forget(office_url, client_id)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ReceiverProcess]:
    (tmp_path / "office").mkdir()
    receiver = ReceiverProcess(tmp_path / "office").set_up()
    with receiver.start():
        yield receiver


@pytest.fixture
def secrets() -> Secrets:
    return Secrets()


@pytest.fixture
def client(tmp_path: Path, office: ReceiverProcess, secrets: Secrets) -> Iterator[Client]:
    opened = open_client(tmp_path / "one", secrets=secrets, language="vi")
    opened.enrolling.enrol(office.url, office.enrolment_code_for(ENTERPRISE), "PC-1")
    yield opened
    opened.close()


def absences(report: SyncReport) -> list[KeyAbsence]:
    return [one.absence for one in report.missing_keys]


def wait_to_be_sent(client: Client) -> None:
    branch = client.store.accounts.accounts()[0].office.branches[0]
    rate(client, client.worklist.add_by_number(NUMBER, branch.code).declaration.identity, 5)


@pytest.mark.parametrize(
    "without, absence",
    [(KeyringSecrets(), KeyAbsence.NO_KEYRING), (MemorySecrets(), KeyAbsence.NOT_KEPT)],
)
@pytest.mark.parametrize("waits", [True, False], ids=["sending", "fetching"])
def test_a_run_tells_whose_key_is_missing_and_why(
    client: Client, secrets: Secrets, without: KeySecrets, absence: KeyAbsence, *, waits: bool
):
    if waits:
        wait_to_be_sent(client)
    secrets.used = without
    report = client.synchronise.run(all_now=False)
    (account,) = client.store.accounts.accounts()
    assert [(one.account.account_id, one.absence) for one in report.missing_keys] == [
        (account.account_id, absence)
    ]
    assert account.trouble in report.troubles


def test_a_key_stays_missing_in_runs_that_do_not_try_its_account(client: Client, secrets: Secrets):
    kept, secrets.used = secrets.used, MemorySecrets()
    client.synchronise.run(all_now=False)
    untried = client.synchronise.run(all_now=False, fetch=False)
    assert untried.troubles == ()
    assert absences(untried) == [KeyAbsence.NOT_KEPT]

    secrets.used = kept
    assert absences(client.synchronise.run(all_now=True)) == []


def test_who_signs_in_again_sends_what_waited_for_a_key_that_was_taken_back(
    client: Client, office: ReceiverProcess
):
    wait_to_be_sent(client)
    (refused,) = client.store.accounts.accounts()
    office.command("key", "revoke", refused.client_id)
    assert client.synchronise.run(all_now=True).sent == 0

    code = office.enrolment_code_for(ENTERPRISE)
    client.enrolling.enrol(office.url, code, "PC-1 again")
    (account,) = client.store.accounts.accounts()
    assert account.key_name == "PC-1 again"
    assert client.synchronise.run(all_now=True).sent == 1


def test_of_two_keys_of_a_party_with_one_right_the_newer_stays_and_another_right_beside_it(
    client: Client, office: ReceiverProcess
):
    wait_to_be_sent(client)
    reading = office.enrolment_code_for(ENTERPRISE, "--role", "read")
    for code, name in (
        (reading, "reads"),
        (office.enrolment_code_for(ENTERPRISE), "PC-1 too"),
    ):
        client.enrolling.enrol(office.url, code, name)
    names = [account.key_name for account in client.store.accounts.accounts()]
    assert names == ["reads", "PC-1 too"]
    report = client.synchronise.run(all_now=True)
    assert (report.sent, report.troubles) == (1, ())


def test_an_office_that_is_down_tells_nothing_of_the_key(
    client: Client, secrets: Secrets, office: ReceiverProcess
):
    secrets.used = MemorySecrets()
    client.synchronise.run(all_now=False)
    office.kill()
    assert absences(client.synchronise.run(all_now=True)) == [KeyAbsence.NOT_KEPT]


def test_an_account_that_was_removed_lacks_nothing(client: Client, secrets: Secrets):
    secrets.used = MemorySecrets()
    client.synchronise.run(all_now=False)
    client.enrolling.remove(client.store.accounts.accounts()[0])
    assert client.synchronise.run(all_now=False).missing_keys == ()


def test_a_key_that_the_office_refuses_is_not_missing(client: Client, secrets: Secrets):
    (account,) = client.store.accounts.accounts()
    secrets.used = MemorySecrets()
    secrets.keep(account.office_url, account.client_id, "another secret altogether")
    report = client.synchronise.run(all_now=True)
    assert report.troubles
    assert report.missing_keys == ()
