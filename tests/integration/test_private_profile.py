"""Everything in a profile is its user's alone, whatever the umask that the program starts with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from declarant_client.operating_system.private_files import open_to_others
from tests.support.command_line import ROOT, CommandLine

pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif(os.name != "posix", reason="Windows: inherited from the user's profile"),
]

SAMPLES = "tests/samples/ecus-excel"


@pytest.fixture(params=[0o000, 0o022], ids=["umask 000", "umask 022"])
def client(request: pytest.FixtureRequest, tmp_path: Path) -> CommandLine:
    client = CommandLine(tmp_path)
    client.umask = request.param
    return client


def window(client: CommandLine, what: str) -> int:
    """Open the window, let it go wrong, close it."""
    return subprocess.run(
        [sys.executable, "-m", "tests.support.erring_window", str(client.profile), what, "1"],
        cwd=ROOT,
        env={**client.environment, "QT_QPA_PLATFORM": "offscreen"},
        umask=client.umask,
        capture_output=True,
        timeout=60,
        check=False,
    ).returncode


def test_database_copies_settings_locks_and_logs_are_their_users_alone(
    client: CommandLine,
) -> None:
    client.run("import", SAMPLES, code=None)
    client.run("settings", "rater_name", "Lan")
    client.run("rate", "106999900010", "--level", "5")
    assert window(client, "slot") == 0
    assert window(client, "segfault") != 0
    assert window(client, "nothing") == 0
    client.run("doctor", "--report", str(client.profile / "report.zip"))
    files = {path for path in client.profile.rglob("*") if path.is_file()}
    kinds = {path.name.split("-")[0] for path in files}
    assert kinds >= {
        *("declarant.sqlite3", "copy", "config.toml", "window.place"),
        *("errors.log", "sending.lock", "report.zip", "run"),
    }
    assert list(open_to_others([client.profile])) == []
    for path in client.profile.rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert path.stat().st_mode & 0o777 == wanted, path


def test_the_doctor_finds_a_file_that_others_can_read_and_says_which(tmp_path: Path) -> None:
    client = CommandLine(tmp_path)
    client.run("settings", "rater_name", "Lan")
    (client.profile / "config" / "config.toml").chmod(0o644)
    checks = client.json("doctor", code=1)["checks"]
    (found,) = [check for check in checks if check["check"] == "permissions"]
    path = client.profile / "config" / "config.toml"
    assert found == {
        "check": "permissions",
        "ok": False,
        "message": f"Others on this computer can read {path} (in all 1).",
    }
