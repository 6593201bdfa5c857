"""No enterprise reads, amends or probes what is another's: tried at every published operation.

Each attempt is made twice: on what an enterprise really has, and on what does not exist. Both must
get the same answer, and the enterprise must find everything as it left it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests

from declarant_client.receiver.openapi import document
from tests.support.receiver_process import ReceiverProcess
from tests.support.wire_party import (
    TIMEOUT,
    Parties,
    WireParty,
    assessment,
    low_assessment,
    new_id,
    new_number,
    new_tax_code,
    problem,
    sheet,
)

OWN = "CHỈ CỦA CHỦ PHIẾU"
"""Stands in everything that only the owner may read."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """What an attempt is made on: an enterprise's own, or names of what does not exist."""

    number: str
    tax_code: str
    current: str
    answered: str
    case_id: str
    key: str
    client_id: str
    code: str
    cursor: str


@dataclass(frozen=True)
class Try:
    """One request, without who makes it."""

    path: str
    content: Any = None
    form: Mapping[str, str] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


Attempt = Callable[[Target, str], Try]
"""Makes a request about a target; the text is the tax code of who makes it."""


def _keyed(path: str, key: str, content: Any = None) -> Try:
    return Try(path, content, headers={"Idempotency-Key": key})


def _submitted(target: Target, speaker: str, **change: Any) -> dict[str, Any]:
    return low_assessment(speaker, target.number, **change)


def _submit(**asked: str) -> Attempt:
    """Submit, with members taken from the target: ``revises="current"`` and the like."""

    def attempt(target: Target, speaker: str) -> Try:
        change = {name: getattr(target, part) for name, part in asked.items()}
        enterprise = target.tax_code if "on_behalf_of" in asked else speaker
        content = _submitted(target, enterprise, **change)
        return _keyed("/v1/assessments", content["assessment_id"], content)

    return attempt


def _typed(target: Target, speaker: str) -> Try:
    content = _submitted(target, speaker)
    del content["declaration"]["enterprise"]
    return _keyed("/v1/assessments", content["assessment_id"], content)


def _wrong_content_under_an_id(target: Target, _speaker: str) -> Try:
    return _keyed("/v1/assessments", target.current, {"assessment_id": target.current})


def _batch(target: Target, speaker: str) -> Try:
    contents = [
        _submitted(target, speaker, revises=target.current),
        _submitted(target, target.tax_code, on_behalf_of=target.tax_code),
        _submitted(target, speaker, assessment_id=target.answered, phase="during"),
    ]
    items = [{"key": one["assessment_id"], "assessment": one} for one in contents]
    return Try("/v1/assessments/batch", {"items": items})


def _withdraw(part: str) -> Attempt:
    return lambda target, _speaker: _withdraw_id(getattr(target, part))


_ACCEPTED = {"kind": "accepted", "text": "x"}
ATTEMPTS: Mapping[str, Sequence[Attempt]] = {
    "readOffice": [lambda _target, _speaker: Try("/v1/office")],
    "readDirectory": [lambda _target, _speaker: Try("/v1/directory")],
    "readNoticesFeed": [lambda _target, _speaker: Try("/v1/notices.atom")],
    "listNotices": [lambda _target, _speaker: Try("/v1/notices")],
    "listSheets": [
        lambda _target, _speaker: Try("/v1/sheets"),
        lambda target, _speaker: Try(f"/v1/sheets?enterprise={target.tax_code}"),
    ],
    "lookUpSheets": [lambda target, _: Try("/v1/sheets/lookup", {"numbers": [target.number]})],
    "listAssessments": [
        lambda _target, _speaker: Try("/v1/assessments"),
        lambda target, _speaker: Try(f"/v1/assessments?cursor={target.cursor}"),
    ],
    "submitAssessment": [
        _submit(),
        _typed,
        _wrong_content_under_an_id,
        _submit(assessment_id="current"),
        _submit(revises="current"),
        _submit(on_behalf_of="tax_code"),
        _submit(on_behalf_of="tax_code", revises="current"),
    ],
    "submitBatch": [_batch],
    "withdrawAssessment": [
        _withdraw("current"),
        _withdraw("answered"),
        lambda target, _: _keyed(f"/v1/assessments/{new_id()}/withdrawal", target.key),
    ],
    "replyToCase": [
        lambda target, _: Try(f"/v1/cases/{target.case_id}/replies", _ACCEPTED),
        lambda target, _: _keyed(f"/v1/cases/{target.case_id}/replies", target.key, _ACCEPTED),
    ],
    "enrol": [lambda target, _: Try("/v1/enrolments", {"code": target.code, "name": "máy lạ"})],
    "giveToken": [
        lambda target, _: Try(
            "/oauth2/token",
            form={
                "grant_type": "client_credentials",
                "client_id": target.client_id,
                "client_secret": "not-the-secret",
            },
        )
    ],
}
PUBLIC = {"readOffice", "readNoticesFeed", "enrol", "giveToken"}
WRITING = {"submitAssessment", "submitBatch", "withdrawAssessment", "replyToCase"}


@dataclass(frozen=True)
class Scene:
    """An enterprise that has something, what it has, and the office."""

    office: ReceiverProcess
    owner: WireParty
    target: Target

    def owned(self) -> str:
        """Everything that the owner can see of its own, cursors included."""
        read = [self.owner.listed(path) for path in ("/v1/assessments", "/v1/sheets")]
        again = self.owner.post("/v1/sheets/lookup", {"numbers": [self.target.number]}).json()
        return json.dumps([read, again])


def _guessed_code(code: str) -> str:
    """The same code with another secret part."""
    return code[:10] + "2222-2222-2222-2222"


@pytest.fixture(scope="module")
def scene(office: ReceiverProcess, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    parties = Parties(office)
    tax_code, number = new_tax_code(), new_number()
    owner = parties.enrol(tax_code, "--name", OWN)
    file = tmp_path_factory.mktemp("sheets") / "sheets.json"
    enterprise = {"tax_code": tax_code, "name": OWN}
    file.write_text(json.dumps([sheet(number, tax_code, enterprise=enterprise)]), "utf-8")
    office.command("sheets", "import", str(file))
    current = low_assessment(tax_code, number, rater={"name": OWN})
    answered = low_assessment(tax_code, rater={"name": OWN})
    withdrawn = assessment(tax_code)
    for content in (current, answered, withdrawn):
        assert owner.send(content).status_code == 201
    key = new_id()
    owner.withdraw(withdrawn["assessment_id"], key)
    (case,) = owner.record(answered["assessment_id"])["cases"]
    office.command("case", "assign", case["case_id"], "--unit", OWN)
    office.command("case", "answer", case["case_id"], "--outcome", "founded", "--text", OWN)
    target = Target(
        number=number,
        tax_code=tax_code,
        current=current["assessment_id"],
        answered=answered["assessment_id"],
        case_id=case["case_id"],
        key=key,
        client_id=owner.enrolment["client_id"],
        code=_guessed_code(office.enrolment_code_for(tax_code)),
        cursor=owner.listed("/v1/assessments")[1],
    )
    yield Scene(office, owner, target)
    parties.close()


def _nowhere(cursor: str) -> Target:
    """Names of nothing, made anew for each attempt."""
    return Target(
        number=new_number(),
        tax_code=new_tax_code(),
        current=new_id(),
        answered=new_id(),
        case_id="V2026-999999",
        key=new_id(),
        client_id="k-000000000000000000000000",
        code="2345-6789-2222-2222-2222-2222",
        cursor=cursor,
    )


@dataclass(frozen=True)
class Stranger:
    """Who has no business with the owner's things."""

    tax_code: str
    authorization: str | None
    is_known: bool = True
    """Has a valid key, of whatever party."""

    def ask(self, url: str, method: str, asked: Try) -> requests.Response:
        headers = {"Declarant-Client-Version": "0.1.0", "Accept-Language": "en", **asked.headers}
        if self.authorization:
            headers["Authorization"] = self.authorization
        return requests.request(
            method,
            url + asked.path,
            json=asked.content,
            data=asked.form,
            headers=headers,
            timeout=TIMEOUT,
        )

    def tidy_up(self, url: str, answer: requests.Response) -> None:
        """Withdraw what was taken as the stranger's own, so that the next attempt finds nothing."""
        told = answer.json()
        for one in [item["receipt"] for item in told["items"]] if "items" in told else [told]:
            if one and "content_sha256" in one:
                withdrawal = _withdraw_id(one["assessment_id"])
                assert self.ask(url, "POST", withdrawal).status_code == 200


def _withdraw_id(assessment_id: str) -> Try:
    return _keyed(f"/v1/assessments/{assessment_id}/withdrawal", new_id())


def _revoked(scene: Scene, parties: Parties) -> WireParty:
    party = parties.enrol(scene.target.tax_code)
    scene.office.command("key", "revoke", party.enrolment["client_id"])
    return party


STRANGERS: Mapping[str, Callable[[Scene, Parties], WireParty | None]] = {
    "another enterprise": lambda _scene, parties: parties.enrol(),
    "another enterprise's read-only key": lambda _, parties: parties.enrol(None, "--role", "read"),
    "an agent without mandate": lambda _, parties: parties.enrol(None, "--kind", "agent"),
    "a revoked key of the owner": _revoked,
    "nobody": lambda _scene, _parties: None,
}


@pytest.fixture(params=STRANGERS)
def stranger(request: pytest.FixtureRequest, scene: Scene) -> Iterator[Stranger]:
    parties = Parties(scene.office)
    party = STRANGERS[request.param](scene, parties)
    if party is None:
        yield Stranger(new_tax_code(), None, is_known=False)
    else:
        is_known = party.tax_code != scene.target.tax_code
        yield Stranger(party.tax_code, party.authorization, is_known=is_known)
    parties.close()


def _operations() -> dict[str, tuple[str, Any]]:
    return {
        operation["operationId"]: (method.upper(), operation)
        for item in document()["paths"].values()
        for method, operation in item.items()
    }


OPERATIONS = _operations()


def test_every_published_operation_is_tried():
    assert set(ATTEMPTS) == set(OPERATIONS)
    assert {name for name, (_, each) in OPERATIONS.items() if not each["security"]} == PUBLIC
    writing = [{"oauth2": ["submit"]}]
    assert {name for name, (_, each) in OPERATIONS.items() if each["security"] == writing} == (
        WRITING
    )


# What any two answers differ in, wherever they are about.
_VARYING = (
    (r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)", "TIME"),
    (r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID"),
    (r"[0-9a-f]{64}", "HASH"),
    (r'"number":"[^"]*-\d{8}-\d+"', "RECEIPT"),
    (r"\b[13]\d{11}\b", "NUMBER"),
    (r"\b0300\d{6}\b", "TAX CODE"),
    (r'"(next_cursor)":"[^"]*"', "CURSOR"),
)


def _said(answer: requests.Response) -> tuple[int, dict[str, str], str]:
    text = answer.text
    for pattern, name in _VARYING:
        text = re.sub(pattern, name, text)
    headers = {name.lower(): value for name, value in answer.headers.items()}
    for varying in ("date", "content-length"):
        headers.pop(varying, None)
    return answer.status_code, headers, text


@pytest.mark.parametrize("name", ATTEMPTS)
def test_strangers_learn_nothing_and_change_nothing(name: str, scene: Scene, stranger: Stranger):
    method, _operation = OPERATIONS[name]
    before = scene.owned()
    for attempt in ATTEMPTS[name]:
        answers = []
        for target in (scene.target, _nowhere(scene.target.cursor)):
            asked = attempt(target, stranger.tax_code)
            answers.append(stranger.ask(scene.office.url, method, asked))
            if name in {"submitAssessment", "submitBatch"}:
                stranger.tidy_up(scene.office.url, answers[-1])
        there, nowhere = answers
        assert _said(there) == _said(nowhere)
        assert OWN not in there.text
        assert there.status_code < 500
        if not stranger.is_known and name not in PUBLIC:
            assert problem(there) == (401, "unauthorized")
    assert scene.owned() == before


@pytest.mark.parametrize("name", sorted(WRITING))
def test_the_owners_read_only_key_changes_nothing(name: str, scene: Scene, parties: Parties):
    party = parties.enrol(scene.target.tax_code, "--role", "read")
    reading = Stranger(party.tax_code, party.authorization)
    method, _operation = OPERATIONS[name]
    before = scene.owned()
    for attempt in ATTEMPTS[name]:
        for target in (scene.target, _nowhere(scene.target.cursor)):
            answer = reading.ask(scene.office.url, method, attempt(target, party.tax_code))
            assert problem(answer) == (403, "forbidden")
    assert scene.owned() == before


def test_a_former_agent_does_not_learn_what_was_rated_since(
    office: ReceiverProcess, parties: Parties, tmp_path: Path
):
    owner, agent = parties.enrol(), parties.enrol(None, "--kind", "agent")
    number = new_number()
    file = tmp_path / "sheets.json"

    def names_as_agent(code: str) -> None:
        named = sheet(number, owner.tax_code, agent={"code": code})
        file.write_text(json.dumps([named]), "utf-8")
        office.command("sheets", "import", str(file))

    names_as_agent(agent.tax_code)
    first = assessment(owner.tax_code, number, on_behalf_of=owner.tax_code)
    assert agent.send(first).status_code == 201
    names_as_agent(new_tax_code())
    since = {"revises": first["assessment_id"], "rater": {"name": OWN}}
    assert owner.send(assessment(owner.tax_code, number, **since)).status_code == 201
    refused = agent.withdraw(first["assessment_id"])
    assert problem(refused) == (409, "revision-conflict")
    assert OWN not in refused.text
    assert OWN not in agent.get("/v1/assessments").text
