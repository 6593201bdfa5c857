"""One process of a profile sends; the command line asks it to, and reports what it did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine
from tests.support.profiles import profile
from tests.support.receiver_process import ReceiverProcess
from tests.support.waiting import until

pytestmark = pytest.mark.processes


def test_sync_asks_the_process_that_sends_and_reports_what_it_did(tmp_path: Path) -> None:
    command_line = CommandLine(tmp_path)
    folder = tmp_path / "office"
    folder.mkdir()
    office = ReceiverProcess(folder, "--demo-officer-seconds", "0", demo=True)
    with office, profile(command_line.profile) as window:
        assert office.enrolment_code is not None
        window.enrolling.enrol(office.url, office.enrolment_code, "window")
        window.sync_now.run()
        assert window.right.take()
        window.synchronise.begin()
        rated = command_line.json("rate", "--level", "5", *_some_number(command_line))

        process = command_line.start("--json", "sync")
        until(window.synchronise.answer_requests, "the command line has asked")
        printed, _ = process.communicate()
        window.right.release()

    assert process.returncode == 0
    assert json.loads(printed)["sent"] == 1
    (entry,) = command_line.json("history")
    assert (entry["assessment_id"], entry["state"]) == (rated["assessment_id"], "accepted")


def _some_number(command_line: CommandLine) -> list[str]:
    unrated = command_line.json("declarations", "--unrated")
    return [unrated[0]["number"]]


def test_several_commands_at_once_all_keep_what_they_say_they_saved(tmp_path: Path) -> None:
    command_line = CommandLine(tmp_path)
    numbers = [f"10599990{position:03d}0" for position in range(6)]
    processes = [
        command_line.start("--json", "rate", number, "--level", "5", "--branch", "03CC")
        for number in numbers
    ]
    done = [(process.communicate()[0], process.returncode) for process in processes]

    assert [code for _, code in done] == [0] * len(numbers)
    saved = {json.loads(printed)["assessment_id"] for printed, _ in done}
    assert {item["assessment_id"] for item in command_line.json("outbox")} == saved
    assert len(saved) == len(numbers)
