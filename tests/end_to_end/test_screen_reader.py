"""The running program as a screen reader and a Vietnamese input method meet it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.accessible_tree import Accessible, AccessibleDesk, accessible_desk
from tests.support.command_line import CommandLine
from tests.support.input_method import choose_vietnamese, vietnamese_input_method
from tests.support.receiver_process import ReceiverProcess
from tests.support.virtual_display import VirtualDisplay, virtual_display
from tests.support.waiting import until

pytestmark = [
    pytest.mark.processes,
    pytest.mark.display,
    pytest.mark.timeout(240),
]

SAMPLES = Path(__file__).parents[1] / "samples" / "ecus-excel"
TITLE = "Đánh giá dịch vụ hải quan"
CONTROLS = frozenset(
    {
        *("push button", "check box", "radio button", "combo box", "text", "entry"),
        *("spin button", "list", "table", "tree", "list item", "page tab", "slider"),
        *("toggle button", "menu item", "link", "password text", "date editor"),
    }
)
MOST_STOPS = 120
DATABASE = "data/declarant.sqlite3"


@dataclass(frozen=True)
class Reader:
    """The program on a display with a screen reader's view of it."""

    display: VirtualDisplay
    desk: AccessibleDesk
    process: int
    log: Path
    client: CommandLine

    def tree(self) -> Accessible:
        tree = self.desk.tree(self.process)
        assert tree is not None
        return tree

    def said(self) -> list[str]:
        """Return what was announced until now."""
        return [line["said"] for line in self._lines() if line["said"]]

    def focused(self) -> list[tuple[str, str, str]]:
        """Return role, name and description of what had the keyboard, in order."""
        return [
            (line["role"], line["name"], line["about"])
            for line in self._lines()
            if line["event"].startswith("object:state-changed:focused") and line["detail"]
        ]

    def _lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder = tmp_path_factory.mktemp("reader")
    client = CommandLine(folder)
    with ExitStack() as running:
        office = running.enter_context(ReceiverProcess(folder, demo=True))
        client.run("login", "--office", office.url, typed=f"{office.enrolment_code}\n")
        client.run("sync")
        client.run("import", str(SAMPLES))
        display = running.enter_context(virtual_display(folder))
        desk = running.enter_context(accessible_desk(folder, display.environment()))
        typing = running.enter_context(vietnamese_input_method(folder, desk.environment))
        program = subprocess.Popen(
            [
                *(sys.executable, "-m", "declarant_client"),
                *("--profile", str(client.profile), "--language", "vi"),
            ],
            env={**client.environment, **typing},
            stdin=subprocess.DEVNULL,
        )
        running.callback(program.wait)
        running.callback(program.kill)
        log = folder / "heard.jsonl"
        running.enter_context(desk.listening(program.pid, log))
        until(lambda: TITLE in display.focus_title(), "the window has the keyboard")
        choose_vietnamese(typing)
        yield Reader(display, desk, program.pid, log, client)


def pages(tree: Accessible) -> list[Accessible]:
    """The rail's entries, in order."""
    rail = next(node for node in tree.walk() if node.name == "Các trang")
    return [node for node in rail.children if node.role == "check box"]


def is_shown(tree: Accessible, position: int) -> bool:
    return "checked" in pages(tree)[position].states


def nameless(tree: Accessible) -> list[str]:
    """Controls on the screen that nobody who cannot see them could tell apart."""
    found = []

    def look(node: Accessible, way: tuple[str, ...]) -> None:
        here = (*way, f"{node.role} “{node.name}”")
        is_used = "focusable" in node.states or node.actions
        if "showing" in node.states and node.role in CONTROLS and is_used and not node.name.strip():
            found.append(" > ".join(here[-4:]))
        for child in node.children:
            look(child, here)

    look(tree, ())
    return found


def test_every_control_on_every_page_has_a_name(reader: Reader):
    tree = until(lambda: reader.desk.tree(reader.process), "the program is in the tree")
    assert tree is not None
    without = {}
    for position, page in enumerate(pages(tree)):
        reader.display.press(f"ctrl+{position + 1}")
        until(lambda place=position: is_shown(reader.tree(), place), f"{page.name} is shown")  # type: ignore[misc]
        if found := nameless(reader.tree()):
            without[page.name] = found
    assert without == {}


def test_tab_goes_round_and_meets_nothing_without_a_name(reader: Reader):
    reader.display.press("ctrl+1")
    until(lambda: is_shown(reader.tree(), 0), "the worklist is shown")
    known = len(reader.focused())
    stops: list[tuple[str, str, str]] = []
    for _ in range(MOST_STOPS):
        before = len(reader.focused())
        reader.display.press("Tab")
        until(lambda count=before: len(reader.focused()) > count, "Tab goes on")  # type: ignore[misc]
        stops = reader.focused()[known:]
        if stops[-1] in stops[:-1]:
            break
    assert stops[-1] == stops[0]
    assert [stop for stop in stops if not stop[1]] == []


def go_to_found(reader: Reader) -> None:
    """Go through the search field to the list, each key when the one before has done its work.

    The input method hands keys on in a time of its own.
    """
    reader.display.press("ctrl+1")
    press_to(reader, "ctrl+f", "Tìm kiếm")
    press_to(reader, "Return", "Tờ khai")


def press_to(reader: Reader, key: str, name: str) -> None:
    known = len(reader.focused())
    reader.display.press(key)
    until(lambda: name in [stop[1] for stop in reader.focused()[known:]], f"{name} is reached")


def test_what_a_key_did_is_said(reader: Reader):
    go_to_found(reader)
    reader.display.press("5")
    until(lambda: any("Rất hài lòng" in said for said in reader.said()), "the level is said")
    reader.display.press("Return")
    until(lambda: len(reader.said()) > 1, "what was saved is said")


def drafts(client: CommandLine) -> str:
    """What the drafts hold, as one text."""
    with closing(sqlite3.connect(f"file:{client.profile / DATABASE}?mode=ro", uri=True)) as opened:
        return "\n".join(draft for (draft,) in opened.execute("SELECT draft FROM drafts"))


def test_what_is_typed_with_a_vietnamese_input_method_is_kept_as_vietnamese(reader: Reader):
    go_to_found(reader)
    reader.display.press("1")
    until(lambda: '"level":1' in drafts(reader.client), "the form shows the level")
    # Enter leads to what is missing: the details.
    reader.display.press("Return")
    reader.display.type_text("Kieemr tra quas laau, u1 gaanf 10 ngayf ")
    until(
        lambda: "Kiểm tra quá lâu, u1 gần 10 ngày" in drafts(reader.client),
        "the words are in the draft",
    )
