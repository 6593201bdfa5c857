"""What is withdrawn is withdrawn at the office too, and the declaration can be rated again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from declarant_client.application.ports.offices import OfficeRefusedError
from declarant_client.application.ports.submissions import HistoryEntry, HistoryFilter
from declarant_client.application.withdrawing import WithdrawAssessment, may_withdraw
from declarant_client.domain.submission import SubmissionState
from declarant_client.wiring import Client
from tests.support.profiles import profile, rate
from tests.support.receiver_process import ReceiverProcess
from tests.support.waiting import until

pytestmark = pytest.mark.processes

CLEARED = "10699990001"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    (tmp_path / "office").mkdir()
    with (
        ReceiverProcess(tmp_path / "office", "--demo-officer-seconds", "0.2", demo=True) as office,
        profile(tmp_path / "profile") as opened,
    ):
        assert office.enrolment_code
        opened.enrolling.enrol(office.url, office.enrolment_code, "máy 1")
        opened.sync_now.run()
        yield opened


def withdrawing(client: Client) -> WithdrawAssessment:
    return WithdrawAssessment(
        submissions=client.store.submissions,
        accounts=client.store.accounts,
        offices=client.offices,
        clock=client.clock,
    )


def entries(client: Client) -> dict[str, HistoryEntry]:
    found = client.store.submissions.history(HistoryFilter(), None, 100).entries
    return {entry.assessment.assessment_id: entry for entry in found}


def is_answered(client: Client, assessment_id: str) -> bool:
    client.sync_now.run()
    return not may_withdraw(entries(client)[assessment_id])


def test_a_withdrawn_assessment_stays_withdrawn_and_another_takes_its_place(client: Client):
    first = rate(client, CLEARED, 5).assessment_id
    client.sync_now.run()
    assert may_withdraw(entries(client)[first])
    assert withdrawing(client).run(first)
    client.sync_now.run()
    assert entries(client)[first].state is SubmissionState.WITHDRAWN
    second = rate(client, CLEARED, 4).assessment_id
    client.sync_now.run()
    after = entries(client)
    assert after[second].state is SubmissionState.ACCEPTED
    assert after[second].assessment.revises is None
    assert after[first].state is SubmissionState.WITHDRAWN


def test_what_has_not_left_is_withdrawn_without_asking_anybody(client: Client):
    waiting = rate(client, CLEARED, 5).assessment_id
    assert withdrawing(client).run(waiting)
    assert entries(client)[waiting].state is SubmissionState.WITHDRAWN
    assert not may_withdraw(entries(client)[waiting])


def test_an_answered_case_keeps_its_assessment(client: Client):
    low = rate(client, CLEARED, 1).assessment_id
    client.sync_now.run()
    until(lambda: is_answered(client, low), "the demonstration officer answered the case")
    with pytest.raises(OfficeRefusedError):
        withdrawing(client).run(low)
    assert entries(client)[low].state is SubmissionState.ACCEPTED


def test_what_is_not_known_here_is_not_withdrawn(client: Client):
    assert not withdrawing(client).run("01958e0a-0000-7000-8000-000000000001")
