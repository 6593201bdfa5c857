"""The demonstration office: sample files, taken in by the commands that a real office uses."""

from __future__ import annotations

import io
from pathlib import Path

from declarant_client.receiver.command_line import DONE, run
from declarant_client.receiver.resource_files import resource

ENTERPRISE = "0200999001"
ENTERPRISE_NAME = "Công ty TNHH Xuất nhập khẩu Minh Họa Một"
_MANDATED = "0200999002"
"""One of the sample declarations belongs to this enterprise; the first one rates it by mandate."""


class DemonstrationError(Exception):
    """A sample file was not taken in: a defect of the sample data."""


def fill_in(database: Path) -> str:
    """Fill in the demonstration office and return a new enrolment code for ``ENTERPRISE``.

    Doing it again changes nothing that is there, and gives another code: only hashes are kept.
    """
    for command in (
        ("office", "import", _sample("office.toml")),
        ("directory", "import", _sample("directory.toml")),
        ("sheets", "import", _sample("sheets.json")),
        ("enterprise", "mandate", ENTERPRISE, _MANDATED),
        ("notice", "publish", "--if-new", _sample("notices.toml")),
        ("notice", "change", "--if-new", _sample("notices_changed.toml")),
        ("notice", "withdraw", "--if-new", _sample("notices_withdrawn.toml")),
    ):
        done(database, *command)
    enrolment = ("--name", ENTERPRISE_NAME, "--uses", "5", "--days", "7")
    return done(database, "enterprise", "add", ENTERPRISE, *enrolment).strip()


def done(database: Path, *command: str) -> str:
    """Run one command of ``declarant-receiver`` and return what it printed."""
    out, err = io.StringIO(), io.StringIO()
    if run(["--database", str(database), *command], out=out, err=err) != DONE:
        raise DemonstrationError(f"{' '.join(command)}: {err.getvalue()}")
    return out.getvalue()


def _sample(name: str) -> str:
    return str(resource("sample", name))
