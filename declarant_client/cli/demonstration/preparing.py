"""Bringing a demonstration's profile to where the user begins."""

from __future__ import annotations

import platform

from declarant_client.application.enrolling import Enrolled
from declarant_client.application.ports.world import KeySecrets
from declarant_client.cli.demonstration.office import EmbeddedOffice
from declarant_client.cli.demonstration.places import Places
from declarant_client.wiring import Client, open_client


def prepared_client(where: Places, secrets: KeySecrets, language: str) -> Client:
    """Open the demonstration's own profile; its keys live in ``secrets`` for this run."""
    return open_client(where.profile, secrets=secrets, language=language)


def enrolled(client: Client, office: EmbeddedOffice) -> Enrolled:
    """Enter the enrolment code; accounts of an earlier run, whose keys are gone, are forgotten."""
    for account in client.store.accounts.accounts():
        client.enrolling.remove(account)
    return client.enrolling.enrol(office.url, office.enrolment_code, platform.node() or "demo")
