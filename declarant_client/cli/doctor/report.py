"""``doctor --report``: a file for support that holds nothing of anybody."""

from __future__ import annotations

import argparse
import os
import platform
import re
import sys
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from declarant_client import __version__
from declarant_client.application.ports.settings import ALL_SETTINGS
from declarant_client.cli.doctor.computer import libraries
from declarant_client.cli.doctor.findings import Finding
from declarant_client.cli.doctor.redaction import LARGEST_COUNT, Vocabulary, plain
from declarant_client.cli.terminal import Terminal
from declarant_client.contract.office import PartyKind, Role
from declarant_client.domain.sentences import SaidError, Sentence, translate
from declarant_client.domain.submission import SubmissionState
from declarant_client.operating_system.catalogue import messages_of
from declarant_client.operating_system.crash_reports.error_log import ErrorLog
from declarant_client.operating_system.crash_reports.hard_crashes import HardCrashes
from declarant_client.operating_system.paths import named_folders
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring import Client

MOST_LINES = 2_000
"""Lines of the log that go along: the newest."""
_MOST_CRASHES = 5
_NUMBERS = re.compile(r"\d{1,5}(\.\d{1,5}){1,3}", re.ASCII)
_TABLE = re.compile(r"[a-z_]{1,40}", re.ASCII)

CONTENTS: tuple[tuple[str, Sentence], ...] = (
    (
        "report.json",
        translate("cli", "versions, settings without what was typed, counts, states, the checks"),
    ),
    ("errors.txt", translate("cli", "the newest lines of the log of errors")),
    ("crashes.txt", translate("cli", "where the program ended all at once")),
)
"""The files of a report and what is in each."""


class ReportNotWrittenError(SaidError):
    """The report's file could not be written, or there is one already."""


def write_report(
    terminal: Terminal,
    options: argparse.Namespace,
    findings: Sequence[Finding],
    client: Client | None,
) -> None:
    """Write the report and list what is in it; raises ``ReportNotWrittenError``."""
    path: Path = options.report
    contents = contents_of(options.profile, findings, client)
    _write(path, contents)
    terminal.say(
        translate("cli", "The report for support is in {path}. In it:", path=path),
        *(translate("cli", "  {file}: {what}", file=name, what=what) for name, what in CONTENTS),
        translate(
            "cli",
            "It holds no key or password, no tax code, no name of an enterprise or a person, no "
            "declaration, telephone or comment, and no path. It was sent to nobody.",
        ),
    )


def contents_of(
    profile: Path | None, findings: Sequence[Finding], client: Client | None
) -> dict[str, bytes]:
    """Return the files of a report by their names."""
    known = _catalogue()
    logs = named_folders(profile).logs
    document = {
        "versions": _versions(),
        "checks": [
            {"check": one.check, "ok": one.ok, "says": plain(one.sentence, known)}
            for one in findings
        ],
        "profile": _profile(client, known) if client is not None else None,
    }
    vocabulary = Vocabulary()
    errors = ErrorLog(logs).lines()[-MOST_LINES:]
    crashes = _crash_lines(HardCrashes(logs))
    return {
        "report.json": msgspec.json.format(msgspec.json.encode(document), indent=2),
        "errors.txt": "\n".join(vocabulary.lines(errors)).encode(),
        "crashes.txt": "\n".join(vocabulary.lines(crashes)).encode(),
    }


def _catalogue() -> Mapping[tuple[str, str], str]:
    try:
        return messages_of((resources_folder() / "translations" / "declarant_vi.ts").read_bytes())
    except OSError:
        return {}


def _versions() -> dict[str, Any]:
    import apsw

    release = _NUMBERS.match(platform.release())
    return {
        "declarant-client": __version__,
        "python": platform.python_version(),
        "sqlite": apsw.sqlite_lib_version(),
        "system": sys.platform,
        "release": release[0] if release else None,
        "machine": platform.machine() if platform.machine() in _MACHINES else None,
        "libraries": libraries(),
    }


_MACHINES = frozenset({"x86_64", "AMD64", "arm64", "ARM64", "aarch64", "i386", "i686", "x86"})


def _profile(client: Client, known: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    return {
        "settings": [_setting(client, setting.key) for setting in ALL_SETTINGS],
        "database": _database(client),
        "copies": _copies(client),
        "submissions": _submissions(client),
        "sources": _sources(client, known),
        "accounts": _accounts(client, known),
    }


def _setting(client: Client, key: str) -> dict[str, Any]:
    """Return a setting; what a person types into one is only said to be there or not."""
    (setting,) = (one for one in ALL_SETTINGS if one.key == key)
    value = client.settings.get(setting)
    is_typed = isinstance(value, str) and not setting.choices
    return {
        "key": setting.key,
        "from": str(client.settings.source(setting)),
        "value": ("set" if value else "empty") if is_typed else value,
    }


def _database(client: Client) -> dict[str, Any]:
    with client.store.connections.reading() as connection:
        steps = [number for (number,) in connection.execute("SELECT number FROM migrations")]
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        names = [name for (name,) in tables]
        rows = {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').get  # noqa: S608 - checked
            for name in names
            if _TABLE.fullmatch(name)
        }
    return {
        "schema": max(steps, default=0),
        "bytes": client.store.path.stat().st_size,
        "rows": rows,
    }


def _copies(client: Client) -> list[dict[str, Any]]:
    now = client.clock.now()
    return [
        {"hours_old": int((now - copy.made_at) / timedelta(hours=1)), "bytes": copy.size}
        for copy in client.store.copies.all()
    ]


def _submissions(client: Client) -> dict[str, int]:
    with client.store.connections.reading() as connection:
        counted = dict(connection.execute("SELECT state, count(*) FROM assessments GROUP BY state"))
    return {str(state): counted.get(str(state), 0) for state in SubmissionState}


def _sources(client: Client, known: Mapping[tuple[str, str], str]) -> list[dict[str, Any]]:
    return [
        {
            "kind": str(now.source.kind),
            "stands": str(now.live.standing),
            "trouble": plain(now.state.last_end, known) if now.state.last_end else None,
            "files": now.state.files,
            "failed": now.state.failed,
            "declarations": now.state.declarations,
        }
        for now in client.arranging.listed()
    ]


def _accounts(client: Client, known: Mapping[tuple[str, str], str]) -> list[dict[str, Any]]:
    return [
        {
            "secure": account.office_url.startswith("https://"),
            "role": account.role if account.role in set(Role) else None,
            "party": account.party_kind if account.party_kind in set(PartyKind) else None,
            "branches": len(account.office.branches),
            "trouble": plain(account.trouble, known) if account.trouble else None,
        }
        for account in client.store.accounts.accounts()
    ]


def _crash_lines(crashes: HardCrashes) -> list[str]:
    lines: list[str] = []
    for path in crashes.all()[-_MOST_CRASHES:]:
        try:
            text = path.read_bytes()[:LARGEST_COUNT].decode("utf-8", "replace")
        except OSError:
            continue
        lines += [*text.splitlines()[:MOST_LINES], ""]
    return lines


def _write(path: Path, contents: Mapping[str, bytes]) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with (
            os.fdopen(os.open(path, flags, 0o600), "wb") as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as whole,
        ):
            # The time of a file in it is the report's own.
            at = datetime.now(UTC).timetuple()[:6]
            for name, content in contents.items():
                entry = zipfile.ZipInfo(name, at)
                entry.compress_type = zipfile.ZIP_DEFLATED
                whole.writestr(entry, content)
    except FileExistsError as error:
        raise ReportNotWrittenError(
            translate("cli", "{path} is there already; name another file.", path=path)
        ) from error
    except OSError as error:
        raise ReportNotWrittenError(
            translate(
                "cli",
                "The report cannot be written to {path}: {reason}.",
                path=path,
                reason=error.strerror or error,
            )
        ) from error
