"""What waits for the first paint begins part by part, and no part keeps another back."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.desktop.shell.behind_first_paint import BehindFirstPaint

PATIENCE = 30_000


class Stack:
    """The pages of a window, none of which has anything to make ahead."""

    def make_next(self, _key: str) -> bool:
        return False


class Window(QObject):
    """What is waited for, without being painted."""

    firstPainted = Signal()  # noqa: N815 - as the window calls it
    stack = Stack()


def made(window: Window, seen: list[str]) -> BehindFirstPaint:
    def beginning() -> Iterator[object]:
        seen.append("begins")
        yield None
        yield from behind.steps_done()
        seen.append("begun")

    behind = BehindFirstPaint(window, (), beginning, window)  # type: ignore[arg-type]
    return behind


def test_a_part_that_fails_is_told_and_keeps_no_other_back(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", told.append)
    window, seen = Window(), list[str]()

    def fails() -> None:
        raise ZeroDivisionError

    behind = made(window, seen)
    behind.add(fails)
    behind.add(lambda: seen.append("the other"))
    with qtbot.waitSignal(behind.madeAhead, timeout=PATIENCE):
        window.firstPainted.emit()
    assert seen == ["begins", "the other", "begun"]
    assert [happened.exc_type for happened in told] == [ZeroDivisionError]
    behind.stop()


def test_it_begins_once_and_not_after_the_end(qtbot: QtBot, qapp: QApplication) -> None:
    window, seen = Window(), list[str]()
    behind = made(window, seen)
    for _ in range(2):
        window.firstPainted.emit()
    with qtbot.waitSignal(behind.madeAhead, timeout=PATIENCE):
        behind.start()
    behind.stop()
    with qtbot.assertNotEmitted(behind.madeAhead, wait=300):
        behind.start()
    assert seen == ["begins", "begun"]
