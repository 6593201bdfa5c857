"""What Qt made dies in the window's thread: nothing that other threads do may destroy it there."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.desktop.background import Background, Task
from declarant_client.desktop.garbage import NEW_OBJECTS, Garbage
from declarant_client.domain.sentences import SaidError, translate

PATIENCE = 30_000
HERE = threading.main_thread().name


class Witness:
    """Says in which thread it died, as a widget would have."""

    def __init__(self, deaths: list[str]) -> None:
        self._deaths = deaths
        self.itself: object = None

    def hear(self, _answer: object) -> None:
        """Be what an answer goes to."""

    def work(self) -> int:
        """Be what is done."""
        return 1

    def __del__(self) -> None:
        self._deaths.append(threading.current_thread().name)


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background("elsewhere")
    yield made
    made.close()


def done(background: Background, qtbot: QtBot, owner: QObject) -> None:
    """Wait until the thread has come to what follows, and the window to its answer."""
    answers: list[int] = []
    background.run(owner, lambda: 1, answers.append)
    qtbot.waitUntil(lambda: answers == [1], timeout=PATIENCE)


def answered(background: Background, owner: QObject, deaths: list[str]) -> None:
    witness = Witness(deaths)
    background.run(owner, witness.work, witness.hear)


def refused(background: Background, owner: QObject, deaths: list[str]) -> None:
    witness = Witness(deaths)

    def full(_working: Witness = witness) -> None:
        raise SaidError(translate("store", "The disk is full."))

    background.run(owner, full, witness.hear, witness.hear)


def cancelled(background: Background, owner: QObject, deaths: list[str]) -> None:
    witness = Witness(deaths)
    task = Task()
    task.cancel()
    background.run(owner, witness.work, witness.hear, task=task)


@pytest.mark.parametrize("asked", [answered, refused, cancelled])
def test_who_asked_is_let_go_of_in_the_windows_thread(
    qtbot: QtBot,
    background: Background,
    asked: Callable[[Background, QObject, list[str]], None],
) -> None:
    owner, deaths = QObject(), list[str]()
    for _ in range(50):
        asked(background, owner, deaths)
    done(background, qtbot, owner)
    assert deaths == [HERE] * 50


def test_who_asked_before_the_end_is_let_go_of_in_the_windows_thread(
    background: Background,
) -> None:
    owner, deaths = QObject(), list[str]()
    for _ in range(50):
        answered(background, owner, deaths)
    background.close()
    assert deaths == [HERE] * 50


def test_threads_that_make_much_find_no_garbage(
    qtbot: QtBot, background: Background, qapp: QApplication
) -> None:
    """The window itself looks for it."""
    owner, deaths = QObject(), list[str]()
    lost = Witness(deaths)
    lost.itself = lost
    del lost
    made: list[list[int]] = []
    background.run(owner, lambda: made.extend([] for _ in range(20 * NEW_OBJECTS)), lambda _: None)
    done(background, qtbot, owner)
    assert deaths == []
    garbage = Garbage(qapp)
    try:
        qtbot.waitUntil(lambda: bool(deaths), timeout=PATIENCE)
    finally:
        garbage.end()
    assert deaths == [HERE]


def test_few_new_objects_are_not_looked_through(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    monkeypatch.setattr(gc, "collect", looks.append)
    garbage = Garbage(qapp)
    try:
        for new in (0, NEW_OBJECTS - 1, NEW_OBJECTS):
            monkeypatch.setattr(gc, "get_count", lambda new=new: (new, 0, 0))
            garbage.look()
    finally:
        garbage.end()
    assert looks == [0]


def test_a_window_that_rests_is_not_woken_for_it(qapp: QApplication) -> None:
    garbage = Garbage(qapp)
    try:
        assert not garbage.findChildren(QTimer)
    finally:
        garbage.end()


def test_what_outlived_many_looks_is_looked_through_too(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (NEW_OBJECTS, 0, 0))
    monkeypatch.setattr(gc, "collect", looks.append)
    garbage = Garbage(qapp)
    try:
        for _ in range(8_000):
            garbage.look()
    finally:
        garbage.end()
    assert [looks.count(generation) for generation in range(3)] == [8_000 - 40, 38, 2]
    assert looks[199] == looks[399] == 1
    assert looks[3_999] == looks[7_999] == 2
