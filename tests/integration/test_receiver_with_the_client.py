"""The client's side of the wire and the office's, one against the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from declarant_client.application.ports.offices import Account
from declarant_client.application.ports.submissions import DueItem
from declarant_client.contract.assessments import Assessment, AssessmentState
from declarant_client.contract.canonical import canonical_bytes, content_sha256
from declarant_client.contract.shapes import ProblemName
from declarant_client.office import HttpOffices
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from tests.support.receiver_process import ReceiverProcess
from tests.support.wire_party import assessment, low_assessment

pytestmark = pytest.mark.processes


@dataclass
class Client:
    offices: HttpOffices
    account: Account

    @property
    def tax_code(self) -> str:
        return self.account.party_tax_code


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[ReceiverProcess]:
    with ReceiverProcess(tmp_path, "--demo-officer-seconds", "0", demo=True) as running:
        yield running


@pytest.fixture
def client(receiver: ReceiverProcess) -> Iterator[Client]:
    secrets = MemorySecrets()
    made = HttpOffices(secrets=secrets, client_version="0.1.0", language=lambda: "vi")
    with closing(made) as offices:
        assert receiver.enrolment_code
        enrolment = offices.enrol(receiver.url, receiver.enrolment_code, "máy 1")
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
            enrolled_at=datetime(2026, 11, 1, tzinfo=UTC),
        )
        yield Client(offices, account)


def _due(content: dict[str, Any]) -> DueItem:
    known = msgspec.convert(content, Assessment)
    return DueItem(assessment_id=known.assessment_id, canonical=canonical_bytes(known), attempts=1)


def test_the_client_reads_what_the_office_tells(client: Client):
    office = client.offices.at(client.account)
    directory = office.fetch_directory(None)
    assert directory.directory is not None
    assert office.fetch_directory(directory.etag).directory is None
    sheets = office.fetch_sheets(None)
    assert not sheets.has_more
    assert office.fetch_sheets(sheets.next_cursor).items == []
    (found,) = office.look_up_sheets(["106999900010", "107000000000"])
    assert found.number == "106999900010"
    assert office.fetch_notices(None).items


def test_the_client_and_the_office_hash_the_same_bytes(client: Client):
    office = client.offices.at(client.account)
    low = low_assessment(client.tax_code, "106999900010", rater={"name": "Lan Ha\u0300"})
    items = [_due(low), _due(assessment(client.tax_code))]
    for replayed in (False, True):
        outcomes = office.submit(items)
        assert [outcome.replayed for outcome in outcomes] == [replayed] * 2
        for item, outcome in zip(items, outcomes, strict=True):
            assert outcome.receipt is not None
            assert outcome.receipt.content_sha256 == content_sha256(item.canonical)
    records = {
        record.receipt.assessment_id: record for record in office.fetch_assessments(None).items
    }
    for item in items:
        kept = records[item.assessment_id].assessment
        assert canonical_bytes(kept) == item.canonical


def test_the_client_hears_of_a_conflict_and_withdraws(client: Client):
    office = client.offices.at(client.account)
    first, second = (assessment(client.tax_code, "106999900010") for _ in range(2))
    (taken,) = office.submit([_due(first)])
    (refused,) = office.submit([_due(second)])
    assert taken.status == 201
    assert refused.problem is not None
    assert refused.problem.name == ProblemName.ALREADY_ASSESSED
    withdrawal = office.withdraw(first["assessment_id"])
    assert withdrawal.assessment_id == first["assessment_id"]
    assert office.withdraw(first["assessment_id"]) == withdrawal
    (record,) = office.fetch_assessments(None).items
    assert record.state is AssessmentState.WITHDRAWN
