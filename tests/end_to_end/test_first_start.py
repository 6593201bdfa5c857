"""The first start in a real window: the assistant leads to sample data, on which one key rates."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from tests.support.command_line import CommandLine
from tests.support.desk_window import TITLE, Desktop, desktop
from tests.support.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.display, pytest.mark.timeout(240)]

ASSISTANT = "Trợ lý thiết lập"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path) as running:
        yield running


@contextmanager
def temporary(folder: Path, desk: Desktop) -> Iterator[Path]:
    """Let programs put what is temporary here; on leaving, end those that still do."""
    folder.mkdir()
    desk.environment["TMPDIR"] = str(folder)
    try:
        yield folder
    finally:
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                if process.environ().get("TMPDIR") == str(folder):
                    process.kill()


def sample_profiles(folder: Path) -> list[Path]:
    """Return the profile of the sample window, once its database is there."""
    return [database.parents[1] for database in folder.rglob("declarant.sqlite3")]


def test_the_assistant_opens_sample_data_where_two_keys_rate_and_send(
    tmp_path: Path, desk: Desktop
):
    client, display = CommandLine(tmp_path), desk.display
    with temporary(tmp_path / "temporary", desk) as made, desk.window(client) as window:
        until(lambda: ASSISTANT in display.focus_title(), "the assistant is shown")
        display.press("Return")
        display.press("Tab", "Tab", "space")
        (profile,) = until(lambda: sample_profiles(made), "the sample data is there")
        until(lambda: len(display.windows(TITLE)) == 2, "the sample window is shown")
        until(lambda: ASSISTANT not in display.focus_title(), "it has the keyboard")
        sample = CommandLine(profile.parent)
        sample.profile = profile
        until(lambda: sample.json("declarations", "--unrated"), "its declarations are read")
        until(lambda: rated_one(desk, sample), "one declaration is rated and sent")
        display.press("ctrl+q")
        until(lambda: len(display.windows(TITLE)) == 1, "the sample window is closed")

        until(lambda: ASSISTANT in display.focus_title(), "the assistant has the keyboard again")
        display.press("Escape")
        until(lambda: TITLE in display.focus_title(), "the program itself is left")
        assert client.json("declarations") == client.json("history") == []
        display.press("ctrl+q")
        assert window.wait(timeout=60) == 0


def rated_one(desk: Desktop, sample: CommandLine) -> bool:
    """Press two keys, unless they were heard before."""
    if not sample.json("history"):
        desk.display.press("ctrl+f", "Return", "5", "Return")
    kept = sample.json("history")
    return bool(kept) and {rating["level"] for rating in kept[0]["ratings"]} == {5}
