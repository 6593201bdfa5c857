"""How an item of the outbox stands, in words that are true at the moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from declarant_client.application.outbox_wording import (
    SAID_BY_THE_OFFICE,
    Need,
    next_attempt,
    seconds_of_hold,
    standing_of,
)
from declarant_client.application.ports.outbox import OutboxLine
from declarant_client.contract.shapes import Problem, ProblemName
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.domain.submission import SubmissionState
from declarant_client.office.answers import refusal
from tests.support.history_entries import english, entry

NOW = datetime(2026, 3, 18, 15, 20, tzinfo=VIETNAM)


def line(state: SubmissionState, **facts: object) -> OutboxLine:
    """A line in a state; an account answers for it and lacks nothing."""
    of_entry = {name: facts.pop(name) for name in ("trouble", "problem") if name in facts}
    plain = OutboxLine(
        key=1,
        entry=replace(entry(), state=state, receipt=None, **of_entry),  # type: ignore[arg-type]
        attempts=1,
        held_until=None,
        next_attempt_at=None,
        account_id=1,
        account_trouble=None,
        behind=False,
        replaced=False,
    )
    return replace(plain, **facts)  # type: ignore[arg-type]


def word(shown: OutboxLine) -> str:
    return standing_of(shown, NOW).word.said(english)


def following(shown: OutboxLine) -> str | None:
    sentence = next_attempt(shown, NOW)
    return sentence.said(english) if sentence else None


def trouble(name: str) -> Sentence:
    problem = Problem(type=f"https://x.example/problems/{name}", title="x", status=429)
    return refusal(problem, "x.example")


@pytest.mark.parametrize(
    "name",
    [ProblemName.TOO_MANY_REQUESTS, ProblemName.CLIENT_TOO_OLD, ProblemName.TOO_LARGE, "other"],
)
def test_an_offices_own_word_is_not_blamed_on_the_network(name: str) -> None:
    said = trouble(name)
    assert said.source in SAID_BY_THE_OFFICE
    assert word(line(SubmissionState.QUEUED, trouble=said)) == "Waiting for the office"


def test_the_network_is_blamed_for_what_it_does() -> None:
    said = translate("office", "There is no way through the network to {office}.", office="x")
    assert word(line(SubmissionState.QUEUED, trouble=said)) == "Waiting for the network"


@pytest.mark.parametrize(
    "after, said",
    [
        (timedelta(0), "at once"),
        (timedelta(seconds=-5), "at once"),
        (timedelta(milliseconds=200), "in 1 s"),
        (timedelta(seconds=40), "in 40 s"),
        (timedelta(seconds=61), "in 2 min"),
        (timedelta(hours=2), "at 17:20"),
        (timedelta(hours=12), "on 19/03 at 03:20"),
        (timedelta(days=365), "at once"),
    ],
)
def test_the_next_attempt_is_told_as_people_say_it(after: timedelta, said: str) -> None:
    assert following(line(SubmissionState.UNKNOWN, next_attempt_at=NOW + after)) == said


def test_what_waits_for_somebody_names_whom_and_not_a_time() -> None:
    waits = {"next_attempt_at": NOW + timedelta(seconds=5)}
    queued = SubmissionState.QUEUED
    without_key = line(queued, account_trouble=translate("office", "x"), **waits)
    assert following(line(queued, account_id=None, **waits)) == "once an office is connected"
    assert following(without_key) == "once the access key is there"
    assert following(line(queued, behind=True, **waits)) == "after the earlier rating"
    assert standing_of(without_key, NOW).need is Need.KEY


def test_what_ended_has_nothing_to_come() -> None:
    for state in (SubmissionState.ACCEPTED, SubmissionState.REFUSED, SubmissionState.WITHDRAWN):
        assert following(line(state)) is None


def test_a_hold_set_by_a_clock_a_year_ahead_offers_no_undo_for_a_year() -> None:
    held = line(SubmissionState.HELD, held_until=NOW + timedelta(days=365))
    assert seconds_of_hold(held, NOW) == 0
    assert word(held) == "Waiting to be sent"


def test_who_came_second_is_led_to_the_comparison_and_others_to_the_correction() -> None:
    def refused(name: str) -> OutboxLine:
        problem = Problem(type=f"/problems/{name}", title="No", status=409)
        return line(SubmissionState.REFUSED, problem=problem)

    assert standing_of(refused(ProblemName.ALREADY_ASSESSED), NOW).need is Need.CHOICE
    assert standing_of(refused(ProblemName.REVISION_CONFLICT), NOW).need is Need.CHOICE
    assert standing_of(refused("invalid"), NOW).need is Need.CORRECTION
