"""Receiving offices without a network: what a dialog is told when one answers or does not."""

from __future__ import annotations

from threading import Event
from typing import cast

from declarant_client.application.ports.offices import Account, Office, OfficeRefusedError
from declarant_client.contract.assessments import Withdrawal
from declarant_client.contract.office import (
    Enrolment,
    OfficeDescription,
    Party,
    PartyKind,
    Role,
)
from declarant_client.contract.shapes import Problem
from declarant_client.domain.sentences import Sentence, translate
from tests.support.desk_facts import ENTERPRISE, NOW, office_description

GOOD_CODE = "HP-7Q2K-9XTM"
SECRET = "a secret of sixteen or more"
LONGEST_HOLD = 20.0


class OfficeInMemory:
    """An office that takes withdrawals, or refuses them."""

    def __init__(self) -> None:
        self.withdrawn: list[str] = []
        self.answered_the_case = False

    def withdraw(self, assessment_id: str) -> Withdrawal:
        if self.answered_the_case:
            said = translate("office", "{office} answered: {answer}", office="HP", answer="409")
            problem = Problem(type="about:blank/problems/case-answered", title="x", status=409)
            raise OfficeRefusedError(said, problem)
        self.withdrawn.append(assessment_id)
        return Withdrawal(assessment_id=assessment_id, withdrawn_at=NOW)


class OfficesInMemory:
    """The port ``Offices``: one office under every address, one good enrolment code."""

    def __init__(self) -> None:
        self.office = OfficeInMemory()
        self.answers = Event()
        self.answers.set()
        self.codes_used: list[str] = []

    def at(self, account: Account) -> Office:
        assert account.office_url
        return cast("Office", self.office)

    def describe(self, office_url: str) -> OfficeDescription:
        self.answers.wait(LONGEST_HOLD)
        return office_description()

    def enrol(self, office_url: str, code: str, key_name: str) -> Enrolment:
        self.answers.wait(LONGEST_HOLD)
        if code != GOOD_CODE:
            raise OfficeRefusedError(_refused(office_url), _problem())
        self.codes_used.append(code)
        return Enrolment(
            party=Party(tax_code=ENTERPRISE, name="CÔNG TY BIỂN ĐÔNG", kind=PartyKind.ENTERPRISE),
            role=Role.SUBMIT,
            key_name=key_name,
            client_id="key-1",
            client_secret=SECRET,
        )


def _refused(office: str) -> Sentence:
    return translate(
        "office",
        "{office} does not accept this enrolment code: it is mistyped, used up or out of date. "
        "Ask the office for a new one.",
        office=office,
    )


def _problem() -> Problem:
    return Problem(type="about:blank/problems/enrolment-code-invalid", title="x", status=400)
