"""The program beside other work, in real windows: one instance, the tray, the way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine
from tests.support.desk_window import TITLE, Desktop, desktop
from tests.support.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.display, pytest.mark.timeout(240)]

SAMPLE = Path(__file__).parents[1] / "samples" / "ecus-excel" / "ToKhaiHQ7N_QDTQ_106999900010.xlsx"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path) as running:
        yield running


def _knows(client: CommandLine, number: str) -> bool:
    return number in {row["number"] for row in client.json("declarations")}


def test_a_second_start_hands_its_file_to_the_open_window_and_the_tray_keeps_a_closed_one(
    tmp_path: Path, desk: Desktop
):
    client, display = CommandLine(tmp_path), desk.display
    client.run("settings", "when_closed", "tray")
    with desk.window(client) as first:
        until(desk.has_sign, "the sign lies in the tray")
        until(lambda: TITLE in display.focus_title(), "the window has the keyboard")
        display.press("alt+F4")
        until(lambda: not display.windows(TITLE), "the window stepped aside")
        assert first.poll() is None

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
