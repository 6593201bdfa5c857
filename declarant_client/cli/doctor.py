"""``doctor``: whether everything that the client needs works here."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from declarant_client import __version__
from declarant_client.application.ports.offices import (
    Account,
    OfficeRefusedError,
    OfficeUnreachableError,
    SignInAgainError,
)
from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.cli.keys import KeysFromInput
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.sentences import SaidError, Sentence, translate
from declarant_client.operating_system.network_paths import lies_on_network
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring import Client, open_client

CLOCK_TOLERANCE_SECONDS = 300
"""Farther from an office's clock, times in assessments mislead."""

_FOR_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found."""

    check: str
    ok: bool
    sentence: Sentence


def run(
    terminal: Terminal, options: argparse.Namespace, secrets: KeysFromInput | None = None
) -> int:
    """Check and tell; 1 when there is any trouble."""
    findings = [_versions()]
    try:
        client = open_client(options.profile, secrets=secrets, language=terminal.speech.language)
    except SaidError as error:
        findings.append(Finding("profile", ok=False, sentence=error.sentence))
    else:
        try:
            findings.extend(_findings(client))
        finally:
            client.close()
    _tell(terminal, findings)
    return 0 if all(finding.ok for finding in findings) else 1


def _tell(terminal: Terminal, findings: list[Finding]) -> None:
    terminal.document(
        {
            "version": __version__,
            "ok": all(finding.ok for finding in findings),
            "checks": [
                {
                    "check": finding.check,
                    "ok": finding.ok,
                    "message": terminal.said(finding.sentence),
                }
                for finding in findings
            ],
        }
    )
    for finding in findings:
        mark = translate("cli", "ok") if finding.ok else translate("cli", "TROUBLE")
        terminal.print(f"{terminal.said(mark):<8} {terminal.said(finding.sentence)}")


def _versions() -> Finding:
    import apsw

    return Finding(
        "versions",
        ok=True,
        sentence=translate(
            "cli",
            "declarant-client {version}, Python {python}, SQLite {sqlite}, {system}.",
            version=__version__,
            python=platform.python_version(),
            sqlite=apsw.sqlite_lib_version(),
            system=platform.platform(),
        ),
    )


def _findings(client: Client) -> Iterator[Finding]:
    """Yield what each check found; a check that is told of trouble harms no other."""
    checks: tuple[tuple[str, Callable[[Client], Sentence]], ...] = (
        ("profile", _profile),
        ("database", _database),
        ("settings", _settings),
        ("keyring", _keyring),
        ("spreadsheets", _spreadsheets),
        ("outbox", _outbox),
    )
    for name, check in checks:
        yield _found(name, lambda check=check: check(client))  # type: ignore[misc]
    accounts = client.store.accounts.accounts()
    if not accounts:
        sentence = translate("cli", "No account at a receiving office yet; ratings wait here.")
        yield Finding("account", ok=True, sentence=sentence)
    for account in accounts:
        yield _found("account", lambda account=account: _account(client, account))  # type: ignore[misc]


class _TroubleError(SaidError):
    """A check found trouble."""


def _found(name: str, check: Callable[[], Sentence]) -> Finding:
    try:
        return Finding(name, ok=True, sentence=check())
    except SaidError as error:
        return Finding(name, ok=False, sentence=error.sentence)


def _profile(client: Client) -> Sentence:
    folder = client.folders.data
    if lies_on_network(folder):
        raise _TroubleError(
            translate(
                "cli", "The folder {path} lies on another computer; move it here.", path=folder
            )
        )
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError as error:
        raise _TroubleError(
            translate(
                "cli",
                "Nothing can be written in {path}: {reason}.",
                path=folder,
                reason=error.strerror or error,
            )
        ) from error
    if os.name == "posix" and (open_to_others := list(_open_to_others(folder))):
        raise _TroubleError(
            translate("cli", "Others on this computer can read {path}.", path=open_to_others[0])
        )
    return translate("cli", "The profile lies in {path}, for this user alone.", path=folder)


def _open_to_others(folder: Path) -> Iterator[Path]:
    for path in (folder, *folder.iterdir()):
        if path.stat().st_mode & _FOR_OTHERS:
            yield path


def _database(client: Client) -> Sentence:
    with client.store.connections.reading() as connection:
        faults = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(1)")]
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if faults != ["ok"] or broken is not None:
        raise _TroubleError(
            translate(
                "cli",
                "The database {path} is damaged: {fault}. Keep a copy of it and ask for help.",
                path=client.store.path,
                fault=faults[0] if faults != ["ok"] else broken,
            )
        )
    megabytes = client.store.path.stat().st_size / 1_000_000
    return translate("cli", "The database is whole ({size} MB).", size=f"{megabytes:.1f}")


def _settings(client: Client) -> Sentence:
    complaints = client.settings.complaints()
    if complaints:
        raise _TroubleError(complaints[0])
    return translate("cli", "The settings can be read.")


def _keyring(client: Client) -> Sentence:
    accounts = client.store.accounts.accounts()
    for account in accounts:
        if client.secrets.read(account.office_url, account.client_id) is None:
            raise _TroubleError(
                translate(
                    "cli",
                    "The key for {office} is not in the keyring: enter a new enrolment code, or "
                    "give the key with --key-stdin.",
                    office=account.office.name.vi,
                )
            )
    if not accounts:
        # Raises where there is no keyring; the entry asked for does not exist.
        client.secrets.read("https://office.invalid", "doctor")
    return translate("cli", "The keyring can be used.")


def _spreadsheets(client: Client) -> Sentence:
    samples = sorted((resources_folder() / "sample" / "ecus-excel").glob("*.xls*"))
    try:
        list(client.reader.read(samples[0]))
    except UnreadableFileError as error:
        raise _TroubleError(error.sentence) from error
    return translate("cli", "Excel files can be read (in a process of their own, limited).")


def _outbox(client: Client) -> Sentence:
    submissions = client.store.submissions
    waiting, refused = submissions.waiting(), submissions.refused()
    if refused:
        raise _TroubleError(
            translate(
                "cli",
                "Refused by an office: {refused}; waiting to be sent: {waiting}. See "
                "declarant-client outbox.",
                refused=refused,
                waiting=waiting,
            )
        )
    return translate("cli", "Waiting to be sent: {waiting}; refused: none.", waiting=waiting)


def _account(client: Client, account: Account) -> Sentence:
    office = client.offices.at(account)
    name = account.office.name.vi if client.speech.language == "vi" else account.office.name.en
    try:
        before = client.clock.now()
        description = office.describe()
        after = client.clock.now()
        office.fetch_directory(None)
    except (OfficeUnreachableError, OfficeRefusedError, SignInAgainError) as error:
        raise _TroubleError(
            translate("cli", "{office}: {trouble}", office=name, trouble=error.sentence)
        ) from error
    apart = (description.clock - (before + (after - before) / 2)).total_seconds()
    if abs(apart) > CLOCK_TOLERANCE_SECONDS:
        raise _TroubleError(
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
        "{office} answers, and knows the key “{key}” of {tax_code}.",
        office=name,
        key=account.key_name,
        tax_code=account.party_tax_code,
    )
