"""Whether each office answers, knows the key, and has the same time."""

from __future__ import annotations

from collections.abc import Iterator

from declarant_client.application.ports.offices import (
    Account,
    OfficeRefusedError,
    OfficeUnreachableError,
    SignInAgainError,
)
from declarant_client.cli.doctor.findings import Finding, TroubleError, found
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.wiring import Client

CLOCK_TOLERANCE_SECONDS = 300
"""Farther from an office's clock, times in assessments mislead."""


def offices(client: Client) -> Iterator[Finding]:
    """Ask every office there is an account at."""
    accounts = client.store.accounts.accounts()
    if not accounts:
        sentence = translate("cli", "No account at a receiving office yet; ratings wait here.")
        yield Finding("account", ok=True, sentence=sentence)
    for account in accounts:
        yield found("account", lambda account=account: _account(client, account))  # type: ignore[misc]


def _account(client: Client, account: Account) -> Sentence:
    office = client.offices.at(account)
    name = account.office.name.vi if client.speech.language == "vi" else account.office.name.en
    try:
        before = client.clock.now()
        description = office.describe()
        after = client.clock.now()
        office.fetch_directory(None)
    except (OfficeUnreachableError, OfficeRefusedError, SignInAgainError) as error:
        raise TroubleError(
            translate("cli", "{office}: {trouble}", office=name, trouble=error.sentence)
        ) from error
    apart = (description.clock - (before + (after - before) / 2)).total_seconds()
    if abs(apart) > CLOCK_TOLERANCE_SECONDS:
        raise TroubleError(
            translate(
                "cli",
                "{office}: its clock and this computer's are {minutes} minutes apart; set this "
                "computer's clock.",
                office=name,
                minutes=round(abs(apart) / 60),
            )
        )
    return translate(
        "cli",
        "{office} answers, and knows the key “{key}” of {tax_code}; the clocks are {seconds} "
        "seconds apart.",
        office=name,
        key=account.key_name,
        tax_code=account.party_tax_code,
        seconds=round(abs(apart)),
    )
