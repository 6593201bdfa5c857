"""Keys in a real Secret Service: kept, found by the next process, and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command_line import NO_KEYRING, CommandLine
from tests.support.planted import holds
from tests.support.private_bus import SECRET_SERVICE, PrivateBus, private_bus
from tests.support.receiver_process import ReceiverProcess

pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's"),
]


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    with private_bus(tmp_path) as running:
        yield running


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ReceiverProcess]:
    (tmp_path / "office").mkdir()
    with ReceiverProcess(tmp_path / "office", demo=True) as running:
        yield running


def client_on(bus: PrivateBus, folder: Path) -> CommandLine:
    client = CommandLine(folder, keyring=SECRET_SERVICE)
    client.environment.update(bus.environment)
    return client


def checks(client: CommandLine) -> dict[str, bool]:
    found = client.json("doctor", code=None)["checks"]
    return {check["check"]: check["ok"] for check in found}


def test_a_key_is_kept_by_the_keyring_and_used_by_the_next_process(
    bus: PrivateBus, office: ReceiverProcess, tmp_path: Path
) -> None:
    client = client_on(bus, tmp_path)
    client.run("login", "--office", office.url, typed=f"{office.enrolment_code}\n")
    client.run("sync")
    assert checks(client)["keyring"]
    assert list((bus.home / "data" / "keyrings").glob("*.keyring"))


def test_without_the_bus_the_way_out_is_told_and_nothing_is_written_instead(
    bus: PrivateBus, office: ReceiverProcess, tmp_path: Path
) -> None:
    client = client_on(bus, tmp_path)
    client.run("login", "--office", office.url, typed=f"{office.enrolment_code}\n")
    for without in (
        {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"},
        {"PYTHON_KEYRING_BACKEND": NO_KEYRING},
    ):
        lost = CommandLine(tmp_path, keyring=SECRET_SERVICE)
        lost.environment.update({**bus.environment, **without})
        told = lost.run("sync", code=None)
        assert told.returncode != 0
        assert "--key-stdin" in told.stdout + told.stderr
        assert not checks(lost)["keyring"]


def test_a_key_that_cannot_be_kept_is_not_written_anywhere_else(
    office: ReceiverProcess, tmp_path: Path
) -> None:
    client = CommandLine(tmp_path, keyring=NO_KEYRING)
    code = f"{office.enrolment_code}\n"
    secret = client.json("login", "--office", office.url, typed=code)["secret"]
    client.run("sync", code=1)
    client.run("--key-stdin", "sync", typed=f"{secret}\n")
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert holds(written, [secret]) == []
