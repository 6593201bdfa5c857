"""Two windows, the command line and the watching on one profile at once."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from declarant_client.operating_system.file_lock import FileLock
from declarant_client.operating_system.paths import named_folders
from tests.support.command_line import CommandLine
from tests.support.receiver_process import ReceiverProcess
from tests.support.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.timeout(240)]

SAMPLES = Path(__file__).parents[1] / "samples" / "ecus-excel"
READ = {"106999900010", "107999900020", "307999900010"}
BUSY_WORDS = ("locked", "busy", "in use", "Traceback", "Error")
ENDED_WELL = {"rate": {0}, "sync": {0, 3}, "import": {0}, "export": {0}}


# Past the door at which a second start is sent to the first: as two users' sessions might.
OPEN = """
import sys
from pathlib import Path
from declarant_client.wiring.window import Opening, run_window
sys.exit(run_window(Opening(Path(sys.argv[1]))))
"""


@contextmanager
def window(client: CommandLine, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Open the program without a screen; on leaving, kill what is still there."""
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-c", OPEN, str(client.profile)],
            env={**client.environment, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.DEVNULL,
            stdout=errors,
            stderr=errors,
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ReceiverProcess]:
    (tmp_path / "office").mkdir()
    with ReceiverProcess(tmp_path / "office").set_up() as running:
        yield running


def received(office: ReceiverProcess) -> Counter[str]:
    """Count what the office holds, by assessment."""
    with closing(sqlite3.connect(f"file:{office.database}?mode=ro", uri=True)) as database:
        rows = database.execute("SELECT given_id FROM assessments")
        return Counter(row[0] for row in rows)


def somebody_sends(client: CommandLine) -> bool:
    """Whether a process holds the right to send; whoever asks gives it back."""
    right = FileLock(named_folders(client.profile).sending_lock)
    if not right.take():
        return True
    right.release()
    return False


def test_nothing_is_lost_or_twice_and_nobody_is_told_of_a_busy_database(
    tmp_path: Path, office: ReceiverProcess
):
    client = CommandLine(tmp_path)
    code = office.enrolment_code_for("0314404243")
    client.run("login", "--office", office.url, "--name", "PC 1", typed=f"{code}\n")
    watched = tmp_path / "exports of the declaration software"
    watched.mkdir()
    client.run("sources", "add", str(watched))
    logs = [tmp_path / "window-0.log", tmp_path / "window-1.log"]
    with ExitStack() as stack:
        windows = [stack.enter_context(window(client, log)) for log in logs]
        until(lambda: somebody_sends(client), "a window sends")
        saved = _work_all_at_once(client, watched, tmp_path)
        until(lambda: set(received(office)) == saved, "all that was saved is at the office")
        until(lambda: _numbers(client) >= READ, "what the watched folder holds was read")

        assert [process.poll() for process in windows] == [None, None]
        # Whoever of the two sends is killed: the other one takes over by itself.
        windows[0].kill()
        windows[0].wait()
        late = client.json("rate", "105999990990", "--level", "5", "--branch", "03CC")
        until(lambda: late["assessment_id"] in received(office), "the other window has sent it")
        until(lambda: _states(client) == {"accepted"}, "its receipt is kept")
        assert windows[1].poll() is None

    assert set(received(office).values()) == {1}
    for log in logs:
        said = log.read_text(encoding="utf-8", errors="replace")
        assert not [word for word in BUSY_WORDS if word in said], said


def _work_all_at_once(client: CommandLine, watched: Path, folder: Path) -> set[str]:
    """Run commands at once while files come into the watched folder; return what was saved."""
    running: list[tuple[str, subprocess.Popen[str]]] = []
    for turn in range(3):
        name = sorted(SAMPLES.glob("*"))[turn]
        shutil.copy(name, watched)
        commands = [
            ("rate", f"10599991{turn:03d}0", "--level", "5", "--branch", "03CC"),
            ("sync",),
            ("import", str(SAMPLES)),
            ("export", str(folder / f"history-{turn}.csv")),
            ("rate", f"10599992{turn:03d}0", "--level", "4", "--branch", "03CC"),
        ]
        running.extend((each[0], client.start("--json", *each)) for each in commands)
    for path in SAMPLES.glob("*"):
        shutil.copy(path, watched)
    saved = set()
    for what, process in running:
        printed, complaints = process.communicate()
        assert process.returncode in ENDED_WELL[what], (what, process.returncode, complaints)
        assert not [word for word in BUSY_WORDS if word in complaints], complaints
        if what == "rate":
            saved.add(json.loads(printed)["assessment_id"])
    assert len(saved) == 6
    return saved


def _numbers(client: CommandLine) -> set[str]:
    return {row["number"] for row in client.json("declarations")}


def _states(client: CommandLine) -> set[str]:
    return {entry["state"] for entry in client.json("history")}
