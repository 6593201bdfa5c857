"""The same key and content are one assessment for ever; held against a model by hypothesis."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

import requests
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.support.wire_party import WireParty, assessment, new_id, new_number, problem, rating

KEYS = 4
CONTENTS = 3
DECLARATIONS = 2


@dataclass
class Model:
    """What the office must hold, by the contract alone."""

    receipts: dict[str, dict[str, Any]] = field(default_factory=dict)
    contents: dict[str, dict[str, Any]] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    current: dict[str, str] = field(default_factory=dict)
    """The assessment that stands for each declaration."""


class Submissions(RuleBasedStateMachine):
    """Few keys, contents and declarations, so that they meet often."""

    def __init__(self, party: WireParty) -> None:
        super().__init__()
        self._party = party
        self._model = Model()
        self._ids = [new_id() for _ in range(KEYS)]
        self._numbers = [new_number() for _ in range(DECLARATIONS)]

    def _content(self, key: int, content: int, declaration: int) -> dict[str, Any]:
        made = assessment(self._party.tax_code, self._numbers[declaration])
        return {
            **made,
            "assessment_id": self._ids[key],
            "ratings": [rating(3 + content)],
            "made_at": "2026-11-02T08:15:00+07:00",
        }

    @rule(
        key=st.integers(0, KEYS - 1),
        content=st.integers(0, CONTENTS - 1),
        declaration=st.integers(0, DECLARATIONS - 1),
        in_batch=st.booleans(),
    )
    def submit(self, key: int, content: int, declaration: int, in_batch: bool) -> None:
        self._check_submission(self._content(key, content, declaration), in_batch=in_batch)

    @rule(
        key=st.integers(0, KEYS - 1),
        revised=st.integers(0, KEYS - 1),
        declaration=st.integers(0, DECLARATIONS - 1),
        in_batch=st.booleans(),
    )
    def revise(self, key: int, revised: int, declaration: int, in_batch: bool) -> None:
        content = {**self._content(key, 0, declaration), "revises": self._ids[revised]}
        self._check_submission(content, in_batch=in_batch)

    @rule(
        drawn=st.lists(
            st.tuples(
                st.integers(0, KEYS - 1),
                st.integers(0, CONTENTS - 1),
                st.integers(0, DECLARATIONS - 1),
                st.none() | st.integers(0, KEYS - 1),
            ),
            min_size=2,
            max_size=2 * KEYS,
        )
    )
    def submit_several(self, drawn: list[tuple[int, int, int, int | None]]) -> None:
        """What comes of a batch is what would come of its items one after the other."""
        contents = []
        for key, level, declaration, revised in drawn:
            made = self._content(key, level, declaration)
            contents.append(made if revised is None else {**made, "revises": self._ids[revised]})
        for content, came in zip(contents, _sent_together(self._party, contents), strict=True):
            status, name, body = came
            self._check_outcome(content, status, name, body)

    @precondition(lambda self: self._model.contents)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self._model.contents)))
        self._check_submission(copy.deepcopy(self._model.contents[key]), in_batch=False)

    @rule(key=st.integers(0, KEYS - 1))
    def withdraw(self, key: int) -> None:
        assessment_id = self._ids[key]
        answer = self._party.withdraw(assessment_id)
        match self._model.states.get(assessment_id):
            case None:
                assert problem(answer) == (404, "not-found")
            case "revised":
                assert problem(answer) == (409, "revision-conflict")
            case _:
                assert answer.status_code == 200
                self._end(assessment_id, "withdrawn")

    def _check_submission(self, content: dict[str, Any], *, in_batch: bool) -> None:
        status, name, body = _sent(self._party, content, in_batch=in_batch)
        self._check_outcome(content, status, name, body)

    def _check_outcome(
        self, content: dict[str, Any], status: int, name: str | None, body: dict[str, Any]
    ) -> None:
        assert (status, name) == self._expected(content)
        key = content["assessment_id"]
        if status == 201:
            self._keep(content, body)
        elif status == 200:
            assert body == self._model.receipts[key]
        elif name == "already-assessed":
            standing = self._model.current[content["declaration"]["number"]]
            assert body["current"]["assessment_id"] == standing

    def _expected(self, content: dict[str, Any]) -> tuple[int, str | None]:
        known = self._model.contents.get(content["assessment_id"])
        if known is not None:
            return (200, None) if known == content else (422, "key-reused")
        current = self._model.current.get(content["declaration"]["number"])
        if content.get("revises") is None:
            return (201, None) if current is None else (409, "already-assessed")
        return (201, None) if current == content["revises"] else (409, "revision-conflict")

    def _keep(self, content: dict[str, Any], receipt: dict[str, Any]) -> None:
        key = content["assessment_id"]
        if content.get("revises"):
            self._end(content["revises"], "revised")
        self._model.contents[key] = content
        self._model.receipts[key] = receipt
        self._model.states[key] = "current"
        self._model.current[content["declaration"]["number"]] = key

    def _end(self, assessment_id: str, state: str) -> None:
        self._model.states[assessment_id] = state
        number = self._model.contents[assessment_id]["declaration"]["number"]
        if self._model.current.get(number) == assessment_id:
            del self._model.current[number]

    @invariant()
    def the_office_holds_what_the_model_holds(self) -> None:
        records, _cursor = self._party.listed("/v1/assessments")
        held = {
            record["receipt"]["assessment_id"]: record
            for record in records
            if record["receipt"]["assessment_id"] in self._ids
        }
        assert {key: record["state"] for key, record in held.items()} == self._model.states
        assert {key: record["receipt"] for key, record in held.items()} == self._model.receipts


def _sent(
    party: WireParty, content: dict[str, Any], *, in_batch: bool
) -> tuple[int, str | None, dict[str, Any]]:
    if not in_batch:
        answer = party.send(content)
        return answer.status_code, _name(answer), answer.json()
    (outcome,) = _sent_together(party, [content])
    return outcome


def _sent_together(
    party: WireParty, contents: list[dict[str, Any]]
) -> list[tuple[int, str | None, dict[str, Any]]]:
    items = [{"key": content["assessment_id"], "assessment": content} for content in contents]
    outcomes = party.post("/v1/assessments/batch", {"items": items}).json()["items"]
    assert [outcome["key"] for outcome in outcomes] == [item["key"] for item in items]
    return [_outcome(outcome) for outcome in outcomes]


def _outcome(outcome: dict[str, Any]) -> tuple[int, str | None, dict[str, Any]]:
    said = outcome["problem"]
    name = said["type"].rsplit("/", 1)[1] if said else None
    return outcome["status"], name, said or outcome["receipt"]


def _name(answer: requests.Response) -> str | None:
    return None if answer.ok else problem(answer)[1]


def test_keys_contents_and_revisions_behave_as_the_model_says(steady: WireParty):
    class OfThisParty(Submissions):
        def __init__(self) -> None:
            super().__init__(steady)

    run_state_machine_as_test(
        OfThisParty,
        settings=settings(
            max_examples=15,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
