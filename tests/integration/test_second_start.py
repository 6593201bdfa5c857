"""One window for each profile: later starts call it, whatever died before, and nobody else can."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.second_start import BadCallError, Call
from declarant_client.desktop.presence.calls import Calls
from declarant_client.operating_system.first_window import (
    FirstWindow,
    WindowSilentError,
    first_or_called,
)
from declarant_client.operating_system.paths import profile_folders

PATIENCE = 30_000
# A start that holds the right and says so, or that ends because it called another.
START = """
import sys
from pathlib import Path
from declarant_client.application.ports.second_start import Call
from declarant_client.operating_system.first_window import first_or_called
window = first_or_called(
    Path(sys.argv[1]), lambda: Call(files=(Path(sys.argv[2]),)), patience=30
)
print("first" if window else "called", flush=True)
if window:
    sys.stdin.read()
"""
# What another user's program would try.
INTRUDE = """
import os, socket, sys
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
with socket.socket(socket.AF_UNIX) as calling:
    calling.settimeout(5)
    calling.connect(sys.argv[1])
    calling.sendall(b'{"files": [], "activation": "", "raises": true}\\n')
    print(calling.recv(100))
"""


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


@pytest.fixture
def profile(tmp_path: Path, runtime: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def right(profile: Path) -> Iterator[FirstWindow]:
    window = FirstWindow(profile_folders(profile))
    assert window.take()
    yield window
    window.release()


@pytest.fixture
def heard(qapp: object, right: FirstWindow) -> Iterator[list[Call]]:
    """A window that listens; what it was called for."""
    owner = QObject()
    calls, came = Calls(right, owner), list[Call]()
    calls.came.connect(came.append)
    assert calls.listen()
    yield came
    calls.close()
    owner.deleteLater()


def start(profile: Path, file: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", START, str(profile), str(file)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(qtbot: QtBot, process: subprocess.Popen[str]) -> str:
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=PATIENCE)
    printed, _ = process.communicate()
    return printed.strip()


def test_a_later_start_hands_over_its_files_and_ends(
    qtbot: QtBot, profile: Path, heard: list[Call]
) -> None:
    file = profile.parent / "Tờ khai 1.xls"
    assert said(qtbot, start(profile, file)) == "called"
    assert [call.files for call in heard] == [(file,)]


@pytest.mark.skipif(os.name != "posix", reason="Windows: pipes with an access list")
def test_the_socket_is_its_users_alone(right: FirstWindow, heard: list[Call]) -> None:
    assert Path(right.address).stat().st_mode & 0o777 == 0o600
    assert Path(right.address).parent.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root can be another user for once"
)
@pytest.mark.parametrize("opened", [False, True])
def test_another_user_is_refused_even_where_the_file_system_lets_them_in(
    qtbot: QtBot, runtime: Path, right: FirstWindow, heard: list[Call], opened: bool
) -> None:
    if opened:
        runtime.chmod(0o755)
        Path(right.address).chmod(0o666)
    intruder = subprocess.Popen(
        [sys.executable, "-I", "-c", INTRUDE, right.address],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    qtbot.waitUntil(lambda: intruder.poll() is not None, timeout=PATIENCE)
    printed, complained = intruder.communicate()
    assert "here" not in printed
    assert ("PermissionError" in complained) is not opened
    assert not heard


def test_what_died_with_its_socket_is_no_obstacle(profile: Path) -> None:
    with start(profile, profile) as dead:
        assert dead.stdout is not None
        assert dead.stdout.readline().strip() == "first"
        folders = profile_folders(profile)
        address = FirstWindow(folders).address
        with socket.socket(socket.AF_UNIX) as left_behind:
            left_behind.bind(address)
        folders.window_address.write_text(address)
        dead.kill()
    window = first_or_called(profile, Call, patience=0)
    assert window is not None
    owner = QObject()
    calls = Calls(window, owner)
    assert calls.listen()
    calls.close()
    window.release()


def test_of_two_started_at_once_one_wins(profile: Path) -> None:
    both = [start(profile, profile) for _ in range(2)]
    try:
        # The loser waits for the winner to listen; the winner goes, and the loser takes its place.
        winner = next(
            process for process in both if process.stdout and _readable(process.stdout.fileno())
        )
        (loser,) = (process for process in both if process is not winner)
        assert winner.stdout is not None
        assert winner.stdout.readline().strip() == "first"
        assert loser.poll() is None
        winner.communicate()
        assert loser.stdout is not None
        assert loser.stdout.readline().strip() == "first"
        loser.communicate()
    finally:
        for process in both:
            process.kill()
            process.wait()


def _readable(descriptor: int) -> bool:
    import select

    return bool(select.select([descriptor], [], [], 10)[0])


def test_a_window_that_does_not_answer_is_said_to_be_silent(
    profile: Path, right: FirstWindow
) -> None:
    with pytest.raises(WindowSilentError):
        first_or_called(profile, Call, patience=0.1)


@pytest.mark.parametrize(
    "line",
    [b"", b"{}\n", b"[1]\n", b'{"files": "x"}\n', b"\xff\n", b"[" * 100_000 + b"\n"],
    ids=["nothing", "empty", "list", "wrong", "no text", "deep"],
)
def test_what_is_no_call_is_refused(line: bytes) -> None:
    with pytest.raises(BadCallError):
        Call.decoded(line)


def test_a_call_survives_the_way_also_with_names_that_are_no_text() -> None:
    call = Call(files=(Path("/a/tờ khai.xls"), Path("/b/\udcff.xls")), activation="t", raises=False)
    assert Call.decoded(call.encoded()) == call
