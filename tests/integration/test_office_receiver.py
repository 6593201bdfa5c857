"""The client's side against the real receiving office: every call of the port, once for real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from declarant_client.application.ports.offices import (
    Account,
    OfficeRefusedError,
    OfficeUnreachableError,
    SignInAgainError,
)
from declarant_client.application.ports.submissions import DueItem
from declarant_client.contract.assessments import Assessment, AssessmentState, CurrentAssessment
from declarant_client.contract.canonical import canonical_bytes, content_sha256
from declarant_client.contract.shapes import ProblemName
from declarant_client.office import HttpOffices
from declarant_client.office.http_offices import HttpOffice
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from tests.support import wire_party
from tests.support.receiver_process import ReceiverProcess

pytestmark = pytest.mark.processes


@dataclass(frozen=True)
class Party:
    """One enrolled party and the client's side that speaks for it."""

    tax_code: str
    account: Account
    office: HttpOffice
    receiver: ReceiverProcess

    def item(self, number: str | None = None) -> DueItem:
        """A five-star assessment, ready to be sent."""
        content = wire_party.assessment(self.tax_code, number)
        canonical = canonical_bytes(msgspec.convert(content, Assessment))
        return DueItem(content["assessment_id"], canonical, 1)


@pytest.fixture(scope="module")
def receiver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReceiverProcess]:
    with ReceiverProcess(tmp_path_factory.mktemp("office")).set_up() as running:
        yield running


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def offices(secrets: MemorySecrets) -> Iterator[HttpOffices]:
    client = HttpOffices(secrets=secrets, client_version="0.1.0", language=lambda: "vi")
    yield client
    client.close()


@pytest.fixture
def party(receiver: ReceiverProcess, offices: HttpOffices, secrets: MemorySecrets) -> Party:
    return enrolled(receiver, offices, secrets)


def enrolled(receiver: ReceiverProcess, offices: HttpOffices, secrets: MemorySecrets) -> Party:
    """Let a new party in."""
    tax_code = wire_party.new_tax_code()
    enrolment = offices.enrol(receiver.url, receiver.enrolment_code_for(tax_code), "PC 1")
    secrets.keep(receiver.url, enrolment.client_id, enrolment.client_secret)
    account = Account(
        account_id=1,
        office_url=receiver.url,
        office=offices.describe(receiver.url),
        party_tax_code=enrolment.party.tax_code,
        party_name=enrolment.party.name,
        party_kind=enrolment.party.kind,
        role=enrolment.role,
        client_id=enrolment.client_id,
        key_name=enrolment.key_name,
        enrolled_at=datetime.now(UTC),
    )
    return Party(tax_code, account, offices.at(account), receiver)


def test_an_enrolment_code_is_used_once(receiver: ReceiverProcess, offices: HttpOffices) -> None:
    code = receiver.enrolment_code_for(wire_party.new_tax_code())
    assert offices.enrol(receiver.url, code, "PC 1").key_name == "PC 1"
    with pytest.raises(OfficeRefusedError) as caught:
        offices.enrol(receiver.url, code, "PC 2")
    assert caught.value.problem.name == ProblemName.ENROLMENT_CODE_INVALID


def test_a_batch_is_taken_and_the_same_batch_again_gives_the_same_receipts(party: Party) -> None:
    items = [party.item() for _ in range(3)]
    first = party.office.submit(items)
    again = party.office.submit(items)
    assert [outcome.status for outcome in first] == [201, 201, 201]
    assert [outcome.receipt for outcome in again] == [outcome.receipt for outcome in first]
    assert all(outcome.replayed for outcome in again)
    for item, outcome in zip(items, first, strict=True):
        assert outcome.receipt is not None
        assert outcome.receipt.content_sha256 == content_sha256(item.canonical)


def test_a_second_assessment_is_told_what_stands(party: Party) -> None:
    number = wire_party.new_number()
    first, second = party.item(number), party.item(number)
    party.office.submit([first])
    (outcome,) = party.office.submit([second])
    assert outcome.problem is not None
    assert outcome.problem.name == ProblemName.ALREADY_ASSESSED
    standing = msgspec.convert(outcome.problem.current, CurrentAssessment)
    assert standing.assessment_id == first.assessment_id


def test_one_bad_item_harms_no_other(party: Party) -> None:
    good, bad = party.item(), party.item()
    bad = replace(bad, canonical=b'{"assessment_id":"%s"}' % bad.assessment_id.encode())
    outcomes = party.office.submit([bad, good])
    assert [outcome.status for outcome in outcomes] == [422, 201]


def test_the_partys_assessments_and_their_end_are_read_back(party: Party) -> None:
    item = party.item()
    party.office.submit([item])
    page = party.office.fetch_assessments(None)
    assert [record.assessment.assessment_id for record in page.items] == [item.assessment_id]
    assert party.office.withdraw(item.assessment_id).assessment_id == item.assessment_id
    page = party.office.fetch_assessments(page.next_cursor)
    assert [record.state for record in page.items] == [AssessmentState.WITHDRAWN]
    assert party.office.fetch_assessments(page.next_cursor).items == []


def test_a_cursor_that_the_office_does_not_know_is_refused(party: Party) -> None:
    with pytest.raises(OfficeRefusedError) as caught:
        party.office.fetch_sheets("no cursor of yours")
    assert caught.value.problem.status == 400


def test_the_directory_is_sent_once_and_then_not_modified(party: Party) -> None:
    fetched = party.office.fetch_directory(None)
    assert fetched.directory is not None
    assert fetched.directory.levels
    assert party.office.fetch_directory(fetched.etag).directory is None


def test_sheets_and_notices_can_be_asked_for(party: Party) -> None:
    assert party.office.look_up_sheets([wire_party.new_number()]) == []
    assert party.office.fetch_sheets(None).items == []
    assert party.office.fetch_notices(None).next_cursor
    assert party.office.describe().office_id


def test_a_revoked_key_means_sign_in_again(party: Party) -> None:
    party.office.fetch_sheets(None)
    party.receiver.command("key", "revoke", party.account.client_id)
    with pytest.raises(SignInAgainError):
        party.office.fetch_sheets(None)


def test_an_office_that_restarts_is_used_on_as_soon_as_it_is_back(
    tmp_path: Path, offices: HttpOffices, secrets: MemorySecrets
) -> None:
    with ReceiverProcess(tmp_path).set_up().start() as receiver:
        party = enrolled(receiver, offices, secrets)
        item = party.item()
        party.office.submit([item])
        receiver.kill()
        with pytest.raises(OfficeUnreachableError) as caught:
            party.office.submit([item])
        assert not caught.value.sent
        receiver.start()
        (outcome,) = party.office.submit([item])
        assert outcome.replayed
