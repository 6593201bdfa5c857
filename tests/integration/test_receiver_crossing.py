"""Two colleagues at the same instant: one assessment stands, the other learns whose and since when.

Each pair goes to two server processes on one database, as behind a load balancer.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from tests.support.receiver_process import ReceiverProcess
from tests.support.wire_party import (
    TIMEOUT,
    Parties,
    WireParty,
    assessment,
    low_assessment,
    new_number,
    new_tax_code,
    problem,
    rating,
)

ROUNDS = 12
Pair = tuple[tuple[WireParty, str], tuple[WireParty, str]]
"""Two keys, each with the server process that it speaks to."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReceiverProcess]:
    limits = ("--requests-per-minute", "1000000")
    with ReceiverProcess(tmp_path_factory.mktemp("office"), *limits).set_up() as receiver:
        yield receiver


@pytest.fixture(scope="module")
def beside(office: ReceiverProcess) -> Iterator[ReceiverProcess]:
    with ReceiverProcess(office.database.parent, "--requests-per-minute", "1000000") as receiver:
        yield receiver


@pytest.fixture(params=["two computers of an enterprise", "an enterprise and its agent"])
def pair(
    request: pytest.FixtureRequest, office: ReceiverProcess, beside: ReceiverProcess
) -> Iterator[Pair]:
    parties = Parties(office)
    tax_code = new_tax_code()
    first = parties.enrol(tax_code)
    if "agent" in request.param:
        second = parties.enrol(None, "--kind", "agent")
        office.command("enterprise", "mandate", second.tax_code, tax_code)
    else:
        second = parties.enrol(tax_code)
    yield (first, office.url), (second, beside.url)
    parties.close()


def _sent(party: WireParty, url: str, content: dict[str, Any]) -> requests.Response:
    headers = {
        "Authorization": party.authorization,
        "Idempotency-Key": content["assessment_id"],
        "Declarant-Client-Version": "0.1.0",
    }
    return requests.post(f"{url}/v1/assessments", json=content, headers=headers, timeout=TIMEOUT)


def _at_once(pair: Pair, contents: list[dict[str, Any]]) -> list[requests.Response]:
    """Send one content by each of the two, as nearly at the same instant as can be."""
    together = threading.Barrier(2)

    def send(who: tuple[WireParty, str], content: dict[str, Any]) -> requests.Response:
        together.wait()
        return _sent(*who, content)

    with ThreadPoolExecutor(2) as threads:
        return list(threads.map(send, pair, contents))


def _by(rater: str, tax_code: str, number: str, **more: Any) -> dict[str, Any]:
    comment = f"Ý kiến của {rater}"
    ratings = [rating(2, comment=comment)]
    return low_assessment(tax_code, number, rater={"name": rater}, ratings=ratings, **more)


def _winner(
    contents: list[dict[str, Any]], answers: list[requests.Response], refusal: str
) -> tuple[dict[str, Any], int]:
    """Return what stands, and whose it is; the other one must have been told all about it."""
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    won = 0 if answers[0].status_code == 201 else 1
    receipt, told = answers[won].json(), answers[1 - won].json()["current"]
    assert problem(answers[1 - won]) == (409, refusal)
    assert told["assessment_id"] == contents[won]["assessment_id"]
    assert told["rater"] == contents[won]["rater"]["name"]
    assert told["at"] == receipt["received_at"]
    assert [one["comment"] for one in told["ratings"]] == [
        one["comment"] for one in contents[won]["ratings"]
    ]
    return contents[won], won


def _states(party: WireParty, number: str) -> list[str]:
    records, _cursor = party.listed("/v1/assessments")
    of_it = [one for one in records if one["assessment"]["declaration"]["number"] == number]
    assert len({one["receipt"]["number"] for one in of_it}) == len(of_it)
    return sorted(one["state"] for one in of_it)


@pytest.mark.processes
def test_of_two_first_assessments_at_once_one_stands_and_the_other_is_told(pair: Pair):
    owner = pair[0][0]
    for _ in range(ROUNDS):
        number = new_number()
        contents = [_by(rater, owner.tax_code, number) for rater in ("Lan", "Minh")]
        answers = _at_once(pair, contents)
        stands, won = _winner(contents, answers, "already-assessed")
        assert _states(owner, number) == ["current"]
        # What the other one may do then: a revision that merges both.
        loser, url = pair[1 - won]
        merged = _by("Hoa", owner.tax_code, number, revises=stands["assessment_id"])
        assert _sent(loser, url, merged).status_code == 201
        assert _states(owner, number) == ["current", "revised"]


@pytest.mark.processes
def test_of_two_revisions_that_cross_one_stands_and_the_other_is_told(pair: Pair):
    owner = pair[0][0]
    for _ in range(ROUNDS):
        number = new_number()
        first = assessment(owner.tax_code, number)
        assert owner.send(first).status_code == 201
        revises = {"revises": first["assessment_id"]}
        contents = [_by(rater, owner.tax_code, number, **revises) for rater in ("Lan", "Minh")]
        answers = _at_once(pair, contents)
        _stands, won = _winner(contents, answers, "revision-conflict")
        assert _states(owner, number) == ["current", "revised"]
        again = [_sent(*who, content) for who, content in zip(pair, contents, strict=True)]
        assert again[won].json() == answers[won].json()
        assert problem(again[1 - won]) == (409, "revision-conflict")


@pytest.mark.processes
def test_a_revision_and_a_withdrawal_that_cross_leave_one_or_none(pair: Pair):
    owner = pair[0][0]
    for _ in range(ROUNDS):
        number = new_number()
        first = assessment(owner.tax_code, number)
        assert owner.send(first).status_code == 201
        revision = _by("Minh", owner.tax_code, number, revises=first["assessment_id"])
        with ThreadPoolExecutor(2) as threads:
            withdrawal = threads.submit(owner.withdraw, first["assessment_id"])
            revising = threads.submit(_sent, *pair[1], revision)
            outcome = withdrawal.result().status_code, revising.result().status_code
        expected = {(200, 409): ["withdrawn"], (409, 201): ["current", "revised"]}
        assert _states(owner, number) == expected[outcome]
