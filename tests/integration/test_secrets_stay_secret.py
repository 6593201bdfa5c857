"""A whole job with real processes: afterwards no secret stands in anything that was written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command_line import NO_KEYRING, ROOT, CommandLine
from tests.support.planted import encodings, holds
from tests.support.private_bus import SECRET_SERVICE, private_bus
from tests.support.process_watch import ProcessWatch
from tests.support.receiver_process import ReceiverProcess
from tests.support.waiting import until

pytestmark = [
    pytest.mark.processes,
    pytest.mark.timeout(240),
    pytest.mark.skipif(sys.platform != "linux", reason="Secret Service and /proc"),
]

SAMPLES = "tests/samples/ecus-excel"
DATABASE_PASSWORD, PROXY_PASSWORD = "Mật khẩu-CSDL/7+%q", "proxy-Mật:khẩu@9&"
LOW = ("rate", "107999900020", "--level", "1", "--reason", "SLOW", "--comment", "Chờ lâu")
CONTACT = ("--contact-name", "Minh", "--contact-phone", "0225 3000 111")
KEY_OF_THE_ACCOUNT = """
import sys, keyring
from pathlib import Path
from declarant_client.operating_system.keyring_secrets import SERVICE
from declarant_client.wiring import open_client
client = open_client(Path(sys.argv[1]))
(account,) = client.store.accounts.accounts()
client.close()
sys.stdout.write(keyring.get_password(SERVICE, f"{account.client_id}@{account.office_url}"))
"""
CRASH = """
import sys
from declarant_client.cli import main
def sync(terminal, options, client):
    (account,) = client.store.accounts.accounts()
    secret = client.secrets.read(account.office_url, account.client_id)
    raise ValueError(f"Basic {secret}", {"password": secret})
from declarant_client.cli import outbox
outbox.list_items = sync
sys.exit(main())
"""


class Job:
    """One user's computer: its folders, its processes, and all that they print."""

    def __init__(self, folder: Path, keyring: str, more: dict[str, str]) -> None:
        self.folder = folder
        self.client = CommandLine(folder, keyring=keyring)
        temporary = folder / "temporary"
        temporary.mkdir()
        self.client.environment.update({"TMPDIR": str(temporary), **more})
        self.printed: list[str] = []
        self.secret = ""

    def run(self, *arguments: str, typed: str = "", code: int | None = 0) -> None:
        """Run a command; where no keyring is the key is given on standard input."""
        if self.secret:
            arguments, typed = ("--key-stdin", *arguments), f"{self.secret}\n"
        done = self.client.run(*arguments, typed=typed, code=code)
        self.printed += [done.stdout, done.stderr]

    def crash(self) -> None:
        """Let a command fail with the secret in its error."""
        given = ("--profile", str(self.client.profile), "outbox")
        key = ("--key-stdin",) if self.secret else ()
        self._program("-c", CRASH, *given, *key, typed=f"{self.secret}\n")
        assert (self.client.profile / "logs" / "errors.log").is_file()

    def crash_hard(self) -> None:
        """Let the window die."""
        self._program("-m", "tests.support.erring_window", str(self.client.profile), "segfault")

    def _program(self, *arguments: str, typed: str = "") -> None:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**self.client.environment, "QT_QPA_PLATFORM": "offscreen"},
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode != 0
        self.printed += [done.stdout, done.stderr]

    def work(self) -> None:
        """Do what users do, a crash and a look at the doctor included."""
        self.run("sync")
        self.run("import", SAMPLES, code=None)
        self.run("rate", "106999900010", "--level", "5")
        self.run(*LOW, *CONTACT)
        self.run("sync")
        for name in ("history.xlsx", "history.csv", "history.json"):
            self.run("export", str(self.folder / name))
        for shown in ("history", "notices", "outbox", "settings", "sources", "copies"):
            self.run(shown)
        self.crash()
        self.crash_hard()
        self.run("doctor", "--report", str(self.folder / "report.zip"), code=1)

    def written(self) -> Iterator[tuple[str, bytes]]:
        """Yield everything that was written during the run."""
        for path in self.folder.rglob("*"):
            if path.is_file():
                yield str(path), path.read_bytes()
        home = Path(os.environ["HOME"])
        for path in home.parent.rglob("*"):
            if path.is_file():
                yield str(path), path.read_bytes()
        yield "what was printed", "\n".join(self.printed).encode()


def key_in_the_keyring(job: Job) -> str:
    """Ask the keyring for the key, so that it can be looked for."""
    return subprocess.run(
        [sys.executable, "-c", KEY_OF_THE_ACCOUNT, str(job.client.profile)],
        cwd=ROOT,
        env=job.client.environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def leaks(job: Job, watch: ProcessWatch, secrets: list[str]) -> list[tuple[str, list[str]]]:
    found = [(where, holds(content, secrets)) for where, content in job.written()]
    found.append(("arguments and environments", holds(b"\n".join(watch.seen), secrets)))
    return [(where, leaked) for where, leaked in found if leaked]


def of_client(found: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """Leave out what the office itself hands to the enterprise, its code."""
    handed = {"ready.json", "receiver.err"}
    return [one for one in found if Path(one[0]).name not in handed]


def code_of(office: ReceiverProcess) -> str:
    assert office.enrolment_code
    return office.enrolment_code


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ReceiverProcess]:
    (tmp_path / "office").mkdir()
    with ReceiverProcess(tmp_path / "office", demo=True) as running:
        yield running


def test_with_a_keyring_no_secret_stands_in_anything_written(
    tmp_path: Path, office: ReceiverProcess
) -> None:
    with private_bus(tmp_path) as bus, ProcessWatch() as watch:
        job = Job(tmp_path, SECRET_SERVICE, bus.environment)
        job.run("login", "--office", office.url, typed=f"{office.enrolment_code}\n")
        job.run(
            *("sources", "add", "--database", "--server", "127.0.0.1", "--port", "9"),
            *("--login", "doc", "--password-stdin"),
            typed=f"{DATABASE_PASSWORD}\n",
        )
        job.run("sources", "read-now", "1", code=1)
        for key, value in (("proxy_host", "127.0.0.1"), ("proxy_port", "9"), ("proxy_user", "lan")):
            job.run("settings", key, value)
        job.run("settings", "--proxy-password-stdin", typed=f"{PROXY_PASSWORD}\n")
        job.run("settings", "proxy", "by_hand")
        job.run("sync", code=None)
        job.run("settings", "proxy", "none")
        job.work()
        secret = key_in_the_keyring(job)
    assert len(secret) >= 16
    assert watch.seen
    assert leaks(job, watch, [secret, DATABASE_PASSWORD, PROXY_PASSWORD]) == []
    assert of_client(leaks(job, watch, [code_of(office)])) == []


def test_without_a_keyring_no_secret_stands_in_anything_written(
    tmp_path: Path, office: ReceiverProcess
) -> None:
    with ProcessWatch() as watch:
        job = Job(tmp_path, NO_KEYRING, {})
        # It is shown this once, to be written down.
        code = f"{office.enrolment_code}\n"
        job.secret = job.client.json("login", "--office", office.url, typed=code)["secret"]
        job.work()
    assert leaks(job, watch, [job.secret]) == []
    assert of_client(leaks(job, watch, [code_of(office)])) == []


def test_the_search_sees_what_is_there(tmp_path: Path) -> None:
    job = Job(tmp_path, NO_KEYRING, {})
    for place, form in enumerate(encodings(PROXY_PASSWORD)):
        (tmp_path / f"{place}").write_bytes(b"x" + form + b"y")
    waits = [sys.executable, "-c", "import sys; sys.stdin.read()", PROXY_PASSWORD]
    with ProcessWatch() as watch, subprocess.Popen(waits, stdin=subprocess.PIPE):
        needle = PROXY_PASSWORD.encode()
        until(lambda: any(needle in seen for seen in tuple(watch.seen)), "the process is seen")
    found = leaks(job, watch, [PROXY_PASSWORD])
    assert len(found) == len(list(tmp_path.glob("[0-9]*"))) + 1
