"""``login``: entering an enrolment code."""

from __future__ import annotations

import argparse
import getpass
import platform
import sys

from declarant_client.application.enrolling import Enrolled
from declarant_client.application.ports.settings import OFFICE_URL
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.sentences import SaidError, translate
from declarant_client.wiring import Client

_LONGEST_NAME = 100


class NothingEnteredError(SaidError):
    """The address or the code is missing."""


def run(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """Use an enrolment code and keep the key in the keyring, or show it once without one."""
    address = _address(client, options.office)
    name = (options.name or platform.node() or "declarant-client")[:_LONGEST_NAME]
    enrolled = client.enrolling.enrol(address, _code(terminal), name)
    office = enrolled.account.office
    terminal.document(
        {
            "office": {
                "id": office.office_id,
                "name": office.name.vi,
                "url": enrolled.account.office_url,
            },
            "party": {
                "tax_code": enrolled.account.party_tax_code,
                "name": enrolled.account.party_name,
                "kind": enrolled.account.party_kind,
            },
            "client_id": enrolled.account.client_id,
            "key_name": enrolled.account.key_name,
            "role": enrolled.account.role,
            "items_assigned": enrolled.items_assigned,
            "secret": enrolled.secret_to_write_down,
        }
    )
    _tell(terminal, enrolled)
    return 0


def _address(client: Client, typed: str | None) -> str:
    """Return the address; whether an office is there is seen before a code is asked for."""
    address = typed or client.settings.get(OFFICE_URL)
    if not address:
        raise NothingEnteredError(
            translate("cli", "Which office? Give its address with --office URL.")
        )
    client.enrolling.test(address)
    return address


def _code(terminal: Terminal) -> str:
    if sys.stdin.isatty():
        prompt = translate("cli", "Enrolment code (it is not shown): ")
        code = getpass.getpass(terminal.said(prompt), stream=sys.stderr)
    else:
        code = sys.stdin.readline()
    if not code.strip():
        raise NothingEnteredError(translate("cli", "No enrolment code was entered."))
    return code.strip()


def _tell(terminal: Terminal, enrolled: Enrolled) -> None:
    account = enrolled.account
    vietnamese = terminal.speech.language == "vi"
    terminal.say(
        translate(
            "cli",
            "Signed in at {office} for {party} ({tax_code}).",
            office=account.office.name.vi if vietnamese else account.office.name.en,
            party=account.party_name,
            tax_code=account.party_tax_code,
        )
    )
    if enrolled.items_assigned:
        terminal.say(
            translate(
                "cli",
                "Assessments that waited for this office: {count}. Send them with sync.",
                count=enrolled.items_assigned,
            )
        )
    if enrolled.secret_to_write_down is not None:
        terminal.remark(
            translate(
                "cli",
                "This computer has no keyring, so the key is shown this once. Write it down, and "
                "give it to later commands on standard input with --key-stdin.",
            )
        )
        terminal.print(enrolled.secret_to_write_down)
