"""The main job through the command line, with real processes, kills and an office that is down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from python_calamine import CalamineWorkbook

from tests.support.command_line import NO_KEYRING, CommandLine
from tests.support.office_in_between import OfficeInBetween
from tests.support.receiver_process import ReceiverProcess
from tests.support.waiting import until

pytestmark = pytest.mark.processes

SAMPLES = str(Path(__file__).parents[1] / "samples" / "ecus-excel")
ALL_FIVE, LOW, MIXED = "106999900010", "107999900020", "307999900010"
DETAILS = "=Chờ ba giờ, không rõ lý do; đ/ă/ơ"
CONTACT = ("--contact-name", "Nguyễn Thị Minh", "--contact-phone", "0225 3000 111")


@pytest.fixture
def client(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ReceiverProcess]:
    folder = tmp_path / "office"
    folder.mkdir()
    with ReceiverProcess(folder, "--demo-officer-seconds", "0.2", demo=True) as running:
        yield running


def log_in(client: CommandLine, url: str, office: ReceiverProcess) -> None:
    client.run("login", "--office", url, "--name", "PC 1", typed=f"{office.enrolment_code}\n")


def rate_three(client: CommandLine) -> None:
    """One all 5; one with level 1, reason, details and contact; one mixed."""
    reason = ("--reason", "SLOW", "--comment", DETAILS)
    client.run("rate", ALL_FIVE, "--level", "5")
    client.run("rate", LOW, "--level", "1", *reason, "--subject", "team=4", *CONTACT)
    client.run("rate", MIXED, "--level", "4", "--subject", "branch=3", "--subject", "team=5")


def levels(entry: dict[str, Any]) -> set[int]:
    return {rating["level"] for rating in entry["ratings"]}


def by_number(entries: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    assert len({entry["number"] for entry in entries}) == len(entries)
    return {entry["number"]: entry for entry in entries}


def closed_case(client: CommandLine) -> dict[str, Any] | None:
    client.run("sync")
    entry = by_number(client.json("history"))[LOW]
    # Each subject with a low level has a case of its own.
    closed = bool(entry["cases"]) and all(case["state"] == "closed" for case in entry["cases"])
    return entry["case"] if closed else None


def held_by_office(tmp_path: Path, office: ReceiverProcess) -> list[dict[str, Any]]:
    """Return the office's whole history, fetched by a new computer of the enterprise."""
    folder = tmp_path / "another computer"
    folder.mkdir()
    other = CommandLine(folder)
    log_in(other, office.url, office)
    other.run("sync")
    entries: list[dict[str, Any]] = other.json("history")
    return entries


def test_what_was_rated_while_the_office_was_down_arrives_once(
    client: CommandLine, office: ReceiverProcess, tmp_path: Path
) -> None:
    log_in(client, office.url, office)
    client.run("sync")
    office.kill()

    read = client.json("import", SAMPLES)
    assert (read["read"], read["failed"], read["not_cleared"]) == (4, [], 1)
    rate_three(client)
    assert client.json("sync", code=3)["waiting"] == 3

    kill_while_sending(client, office)
    # Whoever sent them is dead: nobody knows what became of them.
    assert {item["state"] for item in client.json("outbox")} == {"unknown"}

    office.restart()
    assert client.json("sync")["sent"] == 3
    assert client.json("sync")["sent"] == 0

    ours = by_number(client.json("history"))
    theirs = by_number(held_by_office(tmp_path, office))
    assert ours.keys() == theirs.keys() == {ALL_FIVE, LOW, MIXED}
    assert len({entry["receipt_number"] for entry in ours.values()}) == 3
    for number, entry in ours.items():
        assert entry["state"] == "accepted"
        assert entry["receipt_number"] == theirs[number]["receipt_number"]
        assert entry["assessment_id"] == theirs[number]["assessment_id"]
        assert entry["ratings"] == theirs[number]["ratings"]
    assert levels(ours[ALL_FIVE]) == {5}
    assert levels(ours[LOW]) == {1, 4}
    assert levels(ours[MIXED]) == {3, 4, 5}

    case = until(lambda: closed_case(client), "the cases of the level 1 are closed")
    assert case is not None
    assert case["outcome"] == "founded"
    assert case["answer"]
    check_exports(client, tmp_path)


def kill_while_sending(client: CommandLine, office: ReceiverProcess) -> None:
    """Kill ``sync`` after it has sent and before any answer came."""
    port = urlsplit(office.url).port
    assert port is not None
    with OfficeInBetween(port) as silent:
        process = client.start("sync")
        until(silent.arrived.is_set, "the batch was sent")
        process.kill()
        process.communicate()


def check_exports(client: CommandLine, tmp_path: Path) -> None:
    for name in ("history.xlsx", "history.csv", "history.json"):
        assert client.json("export", str(tmp_path / name))["assessments"] == 3
    history = client.json("history")
    assert json.loads((tmp_path / "history.json").read_bytes()) == history
    assert (tmp_path / "history.csv").read_text("utf-8-sig").count("'=Chờ ba giờ") == sum(
        rating["comment"] == DETAILS for rating in by_number(history)[LOW]["ratings"]
    )

    book = CalamineWorkbook.from_path(str(tmp_path / "history.xlsx"))
    heading, *lines = book.get_sheet_by_name("Ratings").to_python()
    rows = [dict(zip(heading, line, strict=True)) for line in lines]
    assert len(rows) == sum(len(entry["ratings"]) for entry in history)
    assert {row["Declaration"] for row in rows} == {ALL_FIVE, LOW, MIXED}
    low = [row for row in rows if row["Level"] == 1]
    assert low
    for row in low:
        assert row["Details"] == DETAILS
        assert row["Contact"] == "Nguyễn Thị Minh"
        assert row["Last step of the case"] == "Closed"
        assert row["Answer"]
        assert row["Receipt"] == by_number(history)[LOW]["receipt_number"]


def test_an_answer_that_was_lost_with_the_client_is_not_sent_for_twice(
    client: CommandLine, office: ReceiverProcess, tmp_path: Path
) -> None:
    with OfficeInBetween(upstream=office.url) as between:
        log_in(client, between.url, office)
        client.run("sync")
        client.run("import", SAMPLES)
        rate_three(client)

        process = client.start("sync")
        until(between.arrived.is_set, "the office has taken the batch")
        process.kill()
        process.communicate()
        between.honest.set()
        assert client.run("sync").returncode == 0

    ours = by_number(client.json("history"))
    theirs = by_number(held_by_office(tmp_path, office))
    assert {number: entry["receipt_number"] for number, entry in ours.items()} == {
        number: entry["receipt_number"] for number, entry in theirs.items()
    }
    assert len(theirs) == 3


def test_without_an_account_everything_waits_and_login_sends_it_on(
    client: CommandLine, office: ReceiverProcess
) -> None:
    client.run("import", SAMPLES)
    client.run("rate", ALL_FIVE, "--level", "5")
    assert client.json("sync", code=3)["waiting"] == 1

    answer = client.json("login", "--office", office.url, typed=f"{office.enrolment_code}\n")
    assert answer["items_assigned"] == 1
    assert answer["secret"] is None
    assert client.json("sync") | {"sheets": 0, "notices": 0} == {
        "sent": 1,
        "waiting": 0,
        "refused": 0,
        "cases": 0,
        "replies": 0,
        "sheets": 0,
        "notices": 0,
    }


def test_without_a_keyring_the_key_is_shown_once_and_given_to_each_run(
    tmp_path: Path, office: ReceiverProcess
) -> None:
    client = CommandLine(tmp_path, keyring=NO_KEYRING)
    code = f"{office.enrolment_code}\n"
    answer = client.json("login", "--office", office.url, typed=code)
    client.run("import", SAMPLES)
    client.run("rate", ALL_FIVE, "--level", "5")

    without = client.run("sync", code=3)
    assert "--key-stdin" in without.stderr
    assert client.json("sync", "--key-stdin", typed=f"{answer['secret']}\n")["sent"] == 1


def test_a_declaration_in_procedure_is_rated_by_its_number_alone(
    client: CommandLine, office: ReceiverProcess
) -> None:
    number = "105999900990"
    log_in(client, office.url, office)
    client.run("sync")
    unknown = client.run("rate", number, "--level", "5", code=1)
    assert "--branch" in unknown.stderr
    # What is refused leaves nothing behind.
    client.run("rate", number, "--level", "1", "--branch", "03CC", code=1)
    client.run("rate", number, "--level", "5", "--branch", "03CC", "--reason", "NONE", code=1)
    assert number not in {one["number"] for one in client.json("declarations")}

    saved = client.json("rate", number, "--level", "5", "--branch", "03CC")
    assert (saved["number"], saved["phase"], saved["state"]) == (number, "during", "queued")
    assert client.json("sync")["sent"] == 1
    assert by_number(client.json("history"))[number]["phase"] == "during"


def test_a_later_rating_of_what_the_office_holds_is_a_revision(
    client: CommandLine, office: ReceiverProcess
) -> None:
    log_in(client, office.url, office)
    client.run("import", SAMPLES)
    first = client.json("rate", ALL_FIVE, "--level", "5")
    edited = client.json("rate", ALL_FIVE, "--level", "4")
    assert edited["revises"] is None
    client.run("sync")
    second = client.json("rate", ALL_FIVE, "--level", "3")
    assert second["revises"] == edited["assessment_id"]
    client.run("sync")

    states = {entry["assessment_id"]: entry for entry in client.json("history")}
    assert states[first["assessment_id"]]["state"] == "withdrawn"
    assert states[edited["assessment_id"]]["revised_by"] == second["assessment_id"]
    assert states[second["assessment_id"]]["state"] == "accepted"


def test_the_demonstration_without_a_window_does_the_whole_job(client: CommandLine) -> None:
    done = client.json("demo", "--headless", "--keep", str(client.profile.parent / "kept"))

    assert done["done"] is True
    assert all(Path(path).stat().st_size for path in [*done["exports"], *done["pictures"]])
