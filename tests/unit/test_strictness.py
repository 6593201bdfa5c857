"""The tests' own strictness: what it must catch, it catches."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.support import strictness


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "[::1]", "0.0.0.0", "127.9.9.9"])  # noqa: S104
def test_this_computer_may_be_reached(host: str) -> None:
    assert strictness.is_this_computer(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "office.example", "2001:db8::1"])
def test_another_computer_is_refused_and_told(host: str) -> None:
    with strictness.this_computer_only() as refused:
        with pytest.raises(strictness.ForeignHostError):
            socket.getaddrinfo(host, 443)
        with socket.socket() as connection, pytest.raises(strictness.ForeignHostError):
            connection.connect((host, 443))
    assert refused == [host, host]


def test_a_name_that_never_resolves_gives_the_usual_error() -> None:
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("office.invalid", 443)


def test_a_running_thread_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strictness, "PATIENCE", 0.01)
    before = threading.enumerate()
    go = threading.Event()
    thread = threading.Thread(target=go.wait, name="forgotten")
    thread.start()
    try:
        assert strictness.leaked_threads(before) == ["forgotten"]
    finally:
        go.set()
        thread.join()
    assert strictness.leaked_threads(before) == []


def test_a_running_child_process_is_found_and_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strictness, "PATIENCE", 0.05)
    before = strictness.children()
    with subprocess.Popen(
        [sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE
    ):
        assert len(strictness.leaked_processes(before)) == 1
    assert strictness.leaked_processes(before) == []


def test_only_announced_warnings_are_let_pass() -> None:
    records = [
        logging.makeLogRecord({"msg": text, "levelno": level})
        for text, level in (("calm", logging.INFO), ("known", 30), ("unknown", 30))
    ]
    unexpected = strictness.unexpected_records(records, ["^known$"])
    assert [record.getMessage() for record in unexpected] == ["unknown"]


def test_the_users_own_folders_are_out_of_reach() -> None:
    home = Path.home()
    assert home.name == "home"
    assert str(home) == os.environ["HOME"]
    assert os.environ["XDG_DATA_HOME"].startswith(str(home))
