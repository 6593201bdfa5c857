"""A batch carries the stored bytes unchanged, and only outcomes that fit them are believed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest

from declarant_client.application.ports.offices import (
    OfficeRefusedError,
    OfficeUnreachableError,
)
from declarant_client.application.ports.submissions import DueItem
from declarant_client.office.http_offices import HttpOffice
from tests.support.office_accounts import (
    accepted,
    account_at,
    due_item,
    offices_with_key,
    receipt_for,
)
from tests.support.office_servers import OfficeServer, Said, json_said, problem_said

BATCH = "POST /v1/assessments/batch"
FIRST, SECOND, THIRD = due_item(1), due_item(2), due_item(3)
PROBLEM = {"type": "https://x/problems/invalid", "title": "No", "status": 422}


@pytest.fixture
def office() -> Iterator[OfficeServer]:
    with OfficeServer() as server:
        yield server


@pytest.fixture
def account(office: OfficeServer) -> Iterator[HttpOffice]:
    client = offices_with_key(office.url)
    yield client.at(account_at(office.url))
    client.close()


def answer(office: OfficeServer, *outcomes: Any) -> None:
    office.on(BATCH, json_said({"items": list(outcomes)}))


def keys(account: HttpOffice, *items: DueItem) -> list[str]:
    return [outcome.key for outcome in account.submit(items)]


def test_the_stored_bytes_travel_unchanged_with_their_key(
    office: OfficeServer, account: HttpOffice
) -> None:
    answer(office, accepted(FIRST), accepted(SECOND))
    account.submit([FIRST, SECOND])
    body = office.seen[-1].body
    assert (
        body
        == b'{"items":['
        + b",".join(
            b'{"key":"' + item.assessment_id.encode() + b'","assessment":' + item.canonical + b"}"
            for item in (FIRST, SECOND)
        )
        + b"]}"
    )
    assert office.seen[-1].headers["content-type"] == "application/json"


def test_an_empty_batch_is_not_sent(office: OfficeServer, account: HttpOffice) -> None:
    assert account.submit([]) == []
    assert office.seen == []


def test_more_than_a_hundred_items_are_a_defect_of_ours(account: HttpOffice) -> None:
    with pytest.raises(ValueError, match="101 items"):
        account.submit([due_item(number) for number in range(101)])


def test_outcomes_are_matched_by_key_not_by_place(
    office: OfficeServer, account: HttpOffice
) -> None:
    refused = {"key": SECOND.assessment_id, "status": 422, "problem": PROBLEM}
    answer(office, refused, accepted(FIRST, replayed=True, status=200))
    first, second = account.submit([FIRST, SECOND])
    assert first.key == FIRST.assessment_id
    assert first.replayed
    assert first.receipt is not None
    assert second.key == SECOND.assessment_id
    assert second.problem is not None
    assert second.problem.name == "invalid"


def test_an_item_without_an_outcome_stays_unknown(
    office: OfficeServer, account: HttpOffice
) -> None:
    answer(office, accepted(SECOND))
    assert keys(account, FIRST, SECOND, THIRD) == [SECOND.assessment_id]


def test_an_outcome_for_a_key_that_was_not_sent_is_disregarded(
    office: OfficeServer, account: HttpOffice
) -> None:
    answer(office, accepted(THIRD), accepted(FIRST))
    assert keys(account, FIRST) == [FIRST.assessment_id]


def test_two_outcomes_that_contradict_each_other_are_none(
    office: OfficeServer, account: HttpOffice
) -> None:
    refused = {"key": FIRST.assessment_id, "status": 422, "problem": PROBLEM}
    answer(office, accepted(FIRST), accepted(SECOND), refused, accepted(SECOND))
    assert keys(account, FIRST, SECOND) == [SECOND.assessment_id]


@pytest.mark.parametrize(
    "outcome",
    [
        accepted(FIRST, receipt=receipt_for(FIRST, sha256="0" * 64)),
        accepted(FIRST, receipt=receipt_for(SECOND)),
        accepted(FIRST, receipt=None),
        accepted(FIRST, receipt={"number": "R"}),
        accepted(FIRST, status=302),
        {"key": FIRST.assessment_id, "status": 422},
        {"key": FIRST.assessment_id, "status": "201"},
        17,
    ],
    ids=[
        "other content",
        "another's receipt",
        "no receipt",
        "half a receipt",
        "no status of success",
        "refusal without a problem",
        "status in words",
        "no outcome at all",
    ],
)
def test_an_outcome_that_cannot_be_believed_harms_no_other_item(
    office: OfficeServer, account: HttpOffice, outcome: Any
) -> None:
    answer(office, outcome, accepted(SECOND))
    assert keys(account, FIRST, SECOND) == [SECOND.assessment_id]


@pytest.mark.parametrize("said", [json_said({"items": []}), json_said({}), json_said([])])
def test_an_answer_without_any_outcome_is_no_answer(
    office: OfficeServer, account: HttpOffice, said: Said
) -> None:
    office.on(BATCH, said)
    with pytest.raises(OfficeUnreachableError) as caught:
        account.submit([FIRST])
    assert caught.value.sent


def test_a_batch_that_is_too_large_is_refused_as_a_whole(
    office: OfficeServer, account: HttpOffice
) -> None:
    office.on(BATCH, problem_said("too-large", 413))
    with pytest.raises(OfficeRefusedError) as caught:
        account.submit([FIRST, SECOND])
    assert caught.value.problem.status == 413


def test_what_a_problem_says_of_the_current_assessment_is_kept(
    office: OfficeServer, account: HttpOffice
) -> None:
    current = {"assessment_id": THIRD.assessment_id, "rater": "Lan", "ratings": []}
    problem = {**PROBLEM, "type": "/problems/already-assessed", "status": 409, "current": current}
    answer(office, {"key": FIRST.assessment_id, "status": 409, "problem": problem})
    (outcome,) = account.submit([FIRST])
    assert outcome.problem is not None
    assert outcome.problem.current == current


def test_a_withdrawal_names_its_assessment(office: OfficeServer, account: HttpOffice) -> None:
    said = {"assessment_id": FIRST.assessment_id, "withdrawn_at": "2025-06-01T08:00:00+07:00"}
    office.on(f"POST /v1/assessments/{FIRST.assessment_id}/withdrawal", json_said(said))
    assert account.withdraw(FIRST.assessment_id).assessment_id == FIRST.assessment_id


def test_a_directory_that_has_not_changed_is_not_sent_again(
    office: OfficeServer, account: HttpOffice
) -> None:
    directory: dict[str, list[str]] = {"branches": [], "stages": [], "levels": [], "reasons": []}
    office.on(
        "GET /v1/directory",
        json_said(directory, ETag='"v1"'),
        Said(status=304, content_type=None),
    )
    fetched = account.fetch_directory(None)
    assert fetched.directory is not None
    again = account.fetch_directory(fetched.etag)
    assert (again.directory, again.etag) == (None, '"v1"')
    assert office.seen[-1].headers["if-none-match"] == '"v1"'


def test_the_receipts_hash_is_of_the_bytes_as_they_were_sent() -> None:
    assert receipt_for(FIRST)["content_sha256"] == hashlib.sha256(FIRST.canonical).hexdigest()
