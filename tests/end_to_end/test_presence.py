"""The program beside other work, in real windows: one instance, the tray, the way back."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine
from tests.support.desk_window import TITLE, Desktop, desktop
from tests.support.receiver_process import ReceiverProcess
from tests.support.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.display, pytest.mark.timeout(240)]

SAMPLES = Path(__file__).parents[1] / "samples" / "ecus-excel"
SAMPLE = SAMPLES / "ToKhaiHQ7N_QDTQ_106999900010.xlsx"
OTHER = SAMPLES / "ToKhaiHQ7X_QDTQ_307999900010.xls"
COMPANION = "Cửa sổ nhỏ"
BESIDE = "declaration software"
# Another program's window, that writes down every key it gets.
OTHER_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication(["beside"])
field = QLineEdit()
field.setWindowTitle(sys.argv[1])
field.textChanged.connect(lambda text: print(text, flush=True))
field.show()
application.exec()
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path) as running:
        yield running


def _knows(client: CommandLine, number: str) -> bool:
    return number in {row["number"] for row in client.json("declarations")}


def _step_aside(desk: Desktop, window: subprocess.Popen[bytes]) -> None:
    """Close the window once there is a sign to come back by: without one the program ends."""
    display = desk.display
    until(desk.has_sign, "the sign lies in the tray")
    until(lambda: TITLE in display.focus_title(), "the window has the keyboard")
    display.press("alt+F4")
    until(lambda: not display.windows(TITLE), "the window stepped aside")
    assert window.poll() is None


def test_a_second_start_hands_its_file_to_the_open_window_and_the_tray_keeps_a_closed_one(
    tmp_path: Path, desk: Desktop
):
    client, display = CommandLine(tmp_path), desk.display
    client.run("settings", "when_closed", "tray")
    client.run("import", str(OTHER))  # a profile in use: nobody is led through the first steps
    with desk.window(client) as first:
        _step_aside(desk, first)

        desk.click_sign()
        until(lambda: TITLE in display.focus_title(), "a click on the sign brings it back")

        display.press("alt+F4")
        until(lambda: not display.windows(TITLE), "the window stepped aside again")
        second = desk.start(client, str(SAMPLE))
        assert second.wait(timeout=60) == 0
        until(lambda: TITLE in display.focus_title(), "the first comes to the front")
        until(lambda: _knows(client, "106999900010"), "the file of the second start is read")
        assert len(display.windows(TITLE)) == 1

        display.press("ctrl+q")
        assert first.wait(timeout=60) == 0
    assert not desk.has_sign()


def _levels(client: CommandLine) -> list[int]:
    return [rating["level"] for entry in client.json("history") for rating in entry["ratings"]]


def test_the_companion_stands_beside_another_window_and_takes_no_focus_but_by_a_click(
    tmp_path: Path, desk: Desktop
):
    client, display = CommandLine(tmp_path), desk.display
    client.run("import", str(SAMPLE), str(OTHER))
    with desk.other_program(OTHER_WINDOW, BESIDE) as beside, desk.window(client):
        until(lambda: TITLE in display.focus_title(), "the window has the keyboard")
        display.press("F9")
        (window,) = until(lambda: display.windows(COMPANION), "the companion is shown")
        until(lambda: BESIDE in display.focus_title(), "the other program has the keyboard")
        left, _, width, height = display.place(window)
        assert (left + width, width) == (1280, 360)

        # Typing goes on there, also while the companion follows what another program reads.
        display.type_text("5")
        client.run("import", str(SAMPLES / "ToKhaiHQ7N_QDTQ_107999900020.xlsx"))
        display.type_text("3")
        written = beside.stdout
        assert written is not None
        until(lambda: written.readline().strip() == "53", "both keys arrived beside")
        assert BESIDE in display.focus_title()
        assert not client.json("outbox")

        # A click into it, and keys rate.
        display.click(left + width // 2, 24 + height - 140)
        until(lambda: COMPANION in display.focus_title(), "the companion has the keyboard")
        display.press("5", "Return")
        until(lambda: set(_levels(client)) == {5}, "the rating is saved")
        display.press("F9")
        until(lambda: TITLE in display.focus_title(), "the whole window is back")
        assert not display.windows(COMPANION)


_ANNOUNCED_WITHIN = 50
"""Seconds: news of notices is gathered for 20, and waits for hands that rest."""


def _announce(desk: Desktop, client: CommandLine, office: ReceiverProcess) -> int:
    """Publish one notice after the other until one is announced; return how many are unread.

    What a window finds when it first counts is no news, and nothing tells when that was.
    """
    for number in range(4):
        file = client.profile.with_name(f"notice-{number}.json")
        notice = {"notice_id": f"tb-{number}", "kind": "event", "title": f"Hội nghị {number}"}
        file.write_text(json.dumps([notice]), encoding="utf-8")
        office.command("notice", "publish", str(file))
        client.run("sync")
        unread = client.json("notices", "--unread")
        assert notice["notice_id"] in {each["notice_id"] for each in unread}
        with suppress(AssertionError):
            until(desk.shows_message, "the notice is announced", longest=_ANNOUNCED_WITHIN)
            return len(unread)
    raise AssertionError("none of them was announced")


def _reads(desk: Desktop, client: CommandLine, unread: int) -> bool:
    """Press keys that read a notice on its page, and do nothing on others."""
    desk.display.press("Down", "Return")
    return len(client.json("notices", "--unread")) < unread


def test_a_window_that_is_closed_at_once_goes_on_in_the_tray_all_the_same(
    tmp_path: Path, desk: Desktop
):
    client, display = CommandLine(tmp_path), desk.display
    client.run("settings", "when_closed", "tray")
    client.run("import", str(OTHER))
    with desk.window(client) as window:
        until(lambda: TITLE in display.focus_title(), "the window has the keyboard")
        display.press("alt+F4")
        until(lambda: not display.windows(TITLE), "the window is gone")
        until(desk.has_sign, "the sign lies in the tray")
        assert window.poll() is None


def test_a_click_on_a_message_leads_to_the_page_that_it_speaks_of(tmp_path: Path, desk: Desktop):
    client, display = CommandLine(tmp_path), desk.display
    (tmp_path / "office").mkdir()
    with ReceiverProcess(tmp_path / "office", demo=True) as office:
        client.run("login", "--office", office.url, typed=f"{office.enrolment_code}\n")
        client.run("sync")
        client.run("settings", "when_closed", "tray")
        client.run("import", str(SAMPLE))
        with desk.window(client) as window:
            _step_aside(desk, window)
            unread = _announce(desk, client, office)
            desk.click_message()
            until(lambda: TITLE in display.focus_title(), "the click brings the window back")
            until(lambda: _reads(desk, client, unread), "a notice is read")
            display.press("ctrl+q")
