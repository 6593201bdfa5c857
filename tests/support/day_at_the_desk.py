"""A declarant's day in a real window, by keyboard: what the tests hold and the benchmark measures.

Each part begins with the window open on the worklist and leaves it there. It waits for what the
program has committed, told by its own command line, never for time.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.support.command_line import CommandLine
from tests.support.desk_window import TITLE, Desktop, desktop
from tests.support.receiver_process import ReceiverProcess
from tests.support.virtual_display import VirtualDisplay
from tests.support.waiting import until

DECLARATIONS = 60
_FIRST = 10_799_995_000
_HEAD = (
    "Số TK;Ngày ĐK;Mã HQ;Mã loại hình;Phân luồng;Tên doanh nghiệp;Mã doanh nghiệp;"
    "Trạng thái;Ngày thông quan;Giờ thông quan;Bộ phận xử lý"
)
_OPENED = """#!/bin/sh
printf '%s\\n' "$1" >> "{log}"
"""


@dataclass(frozen=True, slots=True)
class Day:
    """A window open on a profile that knows an office and sixty cleared declarations."""

    desk: Desktop
    client: CommandLine
    office: ReceiverProcess
    folder: Path

    @property
    def display(self) -> VirtualDisplay:
        """Where the window is."""
        return self.desk.display

    def outbox(self) -> dict[str, dict[str, Any]]:
        """What the outbox holds, by number of the declaration."""
        return {item["number"]: item for item in self.client.json("outbox")}

    def opened(self) -> list[str]:
        """Return what the window had opened by the system."""
        log = self.folder / "opened.txt"
        told = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        return [unquote(address.removeprefix("file://")) for address in told]


def ten_by_keyboard(day: Day) -> None:
    """Rate ten declarations, two keys each."""
    before = len(day.outbox())
    day.display.press("ctrl+1", "ctrl+f", "Return")
    day.display.press(*("5", "Return") * 10)
    until(lambda: len(day.outbox()) == before + 10, "ten are saved")


def thirty_at_once(day: Day) -> None:
    """Select thirty, rate them together, send them together."""
    before = len(day.outbox())
    day.display.press("ctrl+1", "ctrl+f", "Return")
    day.display.press(*("shift+Down",) * 29)
    day.display.press("4", "Return")
    until(lambda: len(day.outbox()) == before + 30, "thirty are saved")


def offline_for_a_while(day: Day) -> None:
    """The office is not there; what is rated meanwhile arrives when it is back."""
    day.office.kill()
    before = set(day.outbox())
    day.display.press("ctrl+1", "ctrl+f", "Return", "5", "Return")
    (number,) = until(lambda: set(day.outbox()) - before, "one more is saved")
    day.display.press("F5")
    day.office.restart()
    until(lambda: _sent(day, number), f"{number} is received")


def a_result_arrives(day: Day) -> None:
    """A low rating is given, answered by the office, and read under Results."""
    before = set(day.outbox())
    day.display.press("ctrl+1", "ctrl+f", "Return", "1", "Return")
    day.display.type_text("Kiem hoa qua lau")
    day.display.press("ctrl+Return")
    day.display.type_text("Nguyen Thi Minh")
    day.display.press("Tab")
    day.display.type_text("0225 3000 111")
    day.display.press("ctrl+Return")
    (number,) = until(lambda: set(day.outbox()) - before, "the low rating is saved")
    until(lambda: _sent(day, number), f"{number} is received")
    until(lambda: _answered(day, number), "the case is closed")
    day.display.press("ctrl+4")


def a_notice_is_read(day: Day) -> None:
    """Opening a notice takes the mark of what is new from it."""
    unread = len(day.client.json("notices", "--unread"))
    day.display.press("ctrl+5", "Down", "Return")
    until(lambda: _read_one(day, unread), "a notice is read")


def an_export_is_opened(day: Day) -> None:
    """The history is written to a file, which the system is then asked to open."""
    target = day.folder / "lich su.xlsx"
    day.display.press("ctrl+3")
    until(lambda: _asks_for_a_file(day), "the file is asked for")
    day.display.press("ctrl+a")
    day.display.type_text(str(target))
    day.display.press("Return")
    until(target.exists, "the export is written")
    until(lambda: TITLE in day.display.focus_title(), "the window has the keyboard again")
    until(lambda: _is_opened(day), "the file is opened")


PARTS = (
    ten_by_keyboard,
    thirty_at_once,
    offline_for_a_while,
    a_result_arrives,
    a_notice_is_read,
    an_export_is_opened,
)


def _sent(day: Day, number: str) -> bool:
    day.display.press("F5")
    return bool(day.outbox()[number]["state"] == "accepted")


def _answered(day: Day, number: str) -> bool:
    day.display.press("F5")
    cases = {entry["number"]: entry["case"] for entry in day.client.json("history")}
    return bool(cases[number] and cases[number]["state"] == "closed")


def _asks_for_a_file(day: Day) -> bool:
    # There is nothing to write until the page has read what it shows.
    day.display.press("ctrl+e")
    return TITLE not in day.display.focus_title()


def _is_opened(day: Day) -> bool:
    if not day.opened():
        day.display.press("alt+m")
    return bool(day.opened())


def _read_one(day: Day, unread: int) -> bool:
    if len(day.client.json("notices", "--unread")) < unread:
        return True
    day.display.press("Down", "Return")
    return False


@contextmanager
def day_at_the_desk(folder: Path, *, beats: Path | None = None) -> Iterator[Day]:
    """Start office, display and window; end them all."""
    client = CommandLine(folder)
    (folder / "office").mkdir()
    pace = ("--demo-officer-seconds", "0.2")
    with (
        ReceiverProcess(folder / "office", *pace, demo=True) as office,
        desktop(folder, beats=beats) as desk,
    ):
        client.run("login", "--office", office.url, typed=f"{office.enrolment_code}\n")
        client.run("sync")
        client.run("import", str(_report(folder)))
        desk.environment["PATH"] = f"{_opener(folder)}{os.pathsep}{os.environ['PATH']}"
        with desk.window(client):
            until(lambda: TITLE in desk.display.focus_title(), "the window has the keyboard")
            yield Day(desk, client, office, folder)
            desk.display.press("ctrl+q")


def _report(folder: Path) -> Path:
    """A list report of cleared declarations of the demonstration's enterprise."""
    lines = [
        f"{_FIRST + number}0;05/11/2026;03CC;A11;Luồng Xanh;Công ty Minh Họa Một;0200999001;"
        f"Đã thông quan;06/11/2026;{90_000 + number};01"
        for number in range(DECLARATIONS)
    ]
    report = folder / "BaoCaoToKhai.csv"
    report.write_text("\n".join((_HEAD, *lines)), encoding="utf-8-sig")
    return report


def _opener(folder: Path) -> Path:
    """Put in the place of the system's opener one that notes what it was asked to open."""
    programs = folder / "programs"
    programs.mkdir()
    opener = programs / "xdg-open"
    opener.write_text(_OPENED.format(log=folder / "opened.txt"), encoding="utf-8")
    opener.chmod(opener.stat().st_mode | stat.S_IXUSR)
    return programs
