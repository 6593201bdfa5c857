"""The main job in a real window on a real display, by keyboard alone, through a kill."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from declarant_client.application.ports.assessment_place import Place
from declarant_client.domain.declaration import Phase
from declarant_client.wiring import open_client
from tests.support.command_line import CommandLine
from tests.support.receiver_process import ReceiverProcess
from tests.support.virtual_display import VirtualDisplay, virtual_display
from tests.support.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.timeout(240)]

SAMPLES = Path(__file__).parents[1] / "samples" / "ecus-excel"
ALL_FIVE, LOW, ALL_FOUR = "106999900010", "107999900020", "307999900010"
TITLE = "Đánh giá dịch vụ hải quan"


@pytest.fixture
def display(tmp_path: Path) -> Iterator[VirtualDisplay]:
    with virtual_display(tmp_path) as running:
        yield running


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ReceiverProcess]:
    (tmp_path / "office").mkdir()
    pace = ("--demo-officer-seconds", "0.2")
    with ReceiverProcess(tmp_path / "office", *pace, demo=True) as running:
        yield running


@contextmanager
def window(client: CommandLine, display: VirtualDisplay) -> Iterator[subprocess.Popen[bytes]]:
    """Open the program; on leaving, kill what is still there."""
    shown = {
        name: value
        for name, value in display.environment().items()
        if name in {"DISPLAY", "QT_QPA_PLATFORM"}
    }
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "declarant_client"),
            *("--profile", str(client.profile), "--language", "vi"),
        ],
        env={**client.environment, **shown},
        stdin=subprocess.DEVNULL,
    )
    try:
        until(lambda: display.windows(TITLE), "the window is shown")
        until(lambda: TITLE in display.focus_title(), "the window has the keyboard")
        yield process
    finally:
        process.kill()
        process.wait()


def items(client: CommandLine) -> dict[str, dict[str, Any]]:
    """What the outbox holds, by declaration."""
    return {item["number"]: item for item in client.json("outbox")}


def find(display: VirtualDisplay, number: str) -> None:
    """Search a declaration and go to the list with it."""
    display.press("ctrl+f")
    display.type_text(number)
    display.press("Return")


def rate(display: VirtualDisplay, client: CommandLine, number: str, level: str) -> None:
    find(display, number)
    display.press(level, "Return")
    until(lambda: number in items(client), f"{number} is saved")


def rate_low(display: VirtualDisplay, client: CommandLine) -> None:
    """Level 1: Enter leads to what is missing, first the details, then the contact."""
    find(display, LOW)
    display.press("1")
    until(lambda: _is_drafted(client, LOW, 1), "the form shows the level")
    display.press("Return")
    # From the details one step back is the last reason; a space chooses it.
    display.press("shift+Tab", "space", "Tab")
    display.type_text("Cho kiem hoa qua lau")
    display.press("ctrl+Return")
    display.type_text("Nguyen Thi Minh")
    display.press("Tab")
    display.type_text("0225 3000 111")
    display.press("ctrl+Return")
    until(lambda: LOW in items(client), "the low rating is saved")


def _is_drafted(client: CommandLine, number: str, level: int) -> bool:
    with closing(open_client(client.profile, language="en")) as reading:
        draft = reading.store.drafts.draft(Place(number[:11], Phase.CLEARED))
    return draft is not None and {row.level for row in draft.rows} == {level}


def read_samples(display: VirtualDisplay, client: CommandLine) -> None:
    display.press("ctrl+shift+o")
    until(lambda: TITLE not in display.focus_title(), "the folder is asked for")
    display.type_text(str(SAMPLES))
    display.press("Return")
    until(lambda: _knows(client, ALL_FIVE, LOW, ALL_FOUR), "the samples are read")
    until(lambda: TITLE in display.focus_title(), "the window has the keyboard again")


def _knows(client: CommandLine, *numbers: str) -> bool:
    known = {row["number"] for row in client.json("declarations", "--unrated")}
    return known.issuperset(numbers)


def case_of(client: CommandLine) -> dict[str, Any] | None:
    case = {entry["number"]: entry for entry in client.json("history")}[LOW]["case"]
    return case if case and case["state"] == "closed" else None


def test_the_main_job_in_a_real_window_by_keyboard_alone(
    tmp_path: Path, display: VirtualDisplay, office: ReceiverProcess
):
    client = CommandLine(tmp_path)
    login = ("login", "--office", office.url, "--name", "PC 1")
    client.run(*login, typed=f"{office.enrolment_code}\n")
    client.run("sync")
    office.kill()

    with window(client, display) as first:
        read_samples(display, client)
        rate(display, client, ALL_FIVE, "5")
        rate_low(display, client)
        rate(display, client, ALL_FOUR, "4")
        first.kill()

    assert not {item["state"] for item in items(client).values()} & {"accepted", "refused"}
    office.restart()
    with window(client, display):
        until(
            lambda: {item["state"] for item in items(client).values()} == {"accepted"},
            "everything is received",
        )
        display.press("F5")
        case = until(lambda: _closed(display, client), "the case of the level 1 is closed")
        display.press("ctrl+q")

    receipts = {item["receipt_number"] for item in items(client).values()}
    assert len(receipts) == len(items(client)) == 3
    assert case is not None
    assert case["answer"]
    check_office_and_export(client, tmp_path, office, receipts)


def _closed(display: VirtualDisplay, client: CommandLine) -> dict[str, Any] | None:
    display.press("F5")
    return case_of(client)


def check_office_and_export(
    client: CommandLine, tmp_path: Path, office: ReceiverProcess, receipts: set[str]
) -> None:
    """Nothing is there twice: another computer of the enterprise fetches what the office holds."""
    (tmp_path / "other").mkdir()
    other = CommandLine(tmp_path / "other")
    other.run("login", "--office", office.url, typed=f"{office.enrolment_code}\n")
    other.run("sync")
    held = other.json("history")
    assert {entry["receipt_number"] for entry in held} == receipts
    assert len(held) == 3
    levels = {entry["number"]: {rating["level"] for rating in entry["ratings"]} for entry in held}
    assert levels == {ALL_FIVE: {5}, LOW: {1}, ALL_FOUR: {4}}
    low = next(entry for entry in held if entry["number"] == LOW)
    assert {rating["comment"] for rating in low["ratings"]} == {"Cho kiem hoa qua lau"}
    assert any(rating["reasons"] for rating in low["ratings"])
    client.run("export", str(tmp_path / "history.xlsx"))
    book = CalamineWorkbook.from_path(str(tmp_path / "history.xlsx"))
    text = {str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row}
    assert text >= receipts | {ALL_FIVE, LOW, ALL_FOUR, "Nguyen Thi Minh"}
