"""Each undo takes back exactly one thing, the last one first, however quickly it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from declarant_client.application.putting_off import PutOffDeclarations
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.domain.sentences import SaidError, translate
from tests.desktop.desk import PATIENCE, declare, kept, press, show, shown_levels, wait_open
from tests.desktop.reading import says
from tests.support.desk_facts import NOW
from tests.support.desk_scene import DeskScene

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(scene: DeskScene, to_rate_parts: ToRateParts) -> ToRatePage:
    scene.enrol()
    return ToRatePage(to_rate_parts)


@pytest.fixture
def hold_up(to_rate_parts: ToRateParts) -> Callable[[], Event]:
    """Let nothing be written until the event is set."""
    asking = QObject()

    def begin() -> Event:
        goes_on = Event()
        wait = PATIENCE / 1000
        to_rate_parts.threads.writing.run(asking, lambda: goes_on.wait(wait), lambda _: None)
        return goes_on

    return begin


@contextmanager
def failing(owner: object, name: str) -> Iterator[None]:
    def fail(*_arguments: object, **_named: object) -> None:
        raise SaidError(translate("store", "The disk is full."))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, fail)
        yield


def rate(level: Key) -> None:
    press(level)
    press(Key.Key_Return)


def undo(times: int = 1) -> None:
    for _ in range(times):
        press(Key.Key_Z, CTRL)


def test_two_undos_typed_at_once_bring_two_ratings_back_the_last_first(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, hold_up: Callable[[], Event]
) -> None:
    first, second, third = declare(scene, 3)
    wait_open(qtbot, show(qtbot, page), first)
    undone: list[str] = []
    page.desk.sending.undone.connect(undone.append)
    goes_on = hold_up()
    rate(Key.Key_5)
    rate(Key.Key_3)
    wait_open(qtbot, page, third)
    undo(2)
    goes_on.set()
    wait_open(qtbot, page, first)
    assert undone == [second.identity, first.identity]
    assert set(shown_levels(page)) == {5}
    assert kept(scene) == {}
    qtbot.waitUntil(lambda: page.left.view.model().rowCount() == 3, timeout=PATIENCE)


def test_what_is_taken_back_is_not_told_as_saved(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, hold_up: Callable[[], Event]
) -> None:
    first, second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    goes_on = hold_up()
    rate(Key.Key_5)
    wait_open(qtbot, page, second)
    undo()
    goes_on.set()
    wait_open(qtbot, page, first)
    assert kept(scene) == {}
    assert not page.left.sent_bar.offers_undo


def test_ratings_and_skips_come_back_in_the_reverse_order(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, second, third, fourth = declare(scene, 4)
    wait_open(qtbot, show(qtbot, page), first)
    back: list[str] = []
    page.desk.sending.undone.connect(back.append)
    page.desk.putting_off.askedAgain.connect(back.extend)
    rate(Key.Key_5)
    press(Key.Key_Right, CTRL)
    rate(Key.Key_4)
    wait_open(qtbot, page, fourth)
    undo(3)
    wait_open(qtbot, page, first)
    assert back == [third.identity, second.identity, first.identity]
    assert kept(scene) == {}


def test_what_could_not_be_saved_lets_nothing_older_come_back_before_its_turn(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, to_rate_parts: ToRateParts
) -> None:
    first, second, third, fourth = declare(scene, 4)
    wait_open(qtbot, show(qtbot, page), first)
    rate(Key.Key_5)
    wait_open(qtbot, page, second)
    press(Key.Key_Right, CTRL)
    wait_open(qtbot, page, third)
    with failing(to_rate_parts.rating(), "submit"):
        rate(Key.Key_5)
        qtbot.waitUntil(page.right.unsaved.isVisible, timeout=PATIENCE)
    wait_open(qtbot, page, fourth)
    with qtbot.waitSignal(page.desk.putting_off.askedAgain, timeout=PATIENCE):
        undo()
    wait_open(qtbot, page, second)
    assert set(kept(scene)) == {first.number.digits}


def test_an_undo_typed_in_time_has_its_turn_behind_another(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, hold_up: Callable[[], Event]
) -> None:
    first, _second, third = declare(scene, 3)
    wait_open(qtbot, show(qtbot, page), first)
    rate(Key.Key_5)
    rate(Key.Key_3)
    wait_open(qtbot, page, third)
    qtbot.waitUntil(lambda: len(kept(scene)) == 2, timeout=PATIENCE)
    goes_on = hold_up()
    undo(2)
    page.left.sent_bar.ended.emit()
    goes_on.set()
    wait_open(qtbot, page, first)
    assert kept(scene) == {}


def test_when_the_time_is_over_nothing_comes_back(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    with qtbot.waitSignal(page.desk.sending.saved, timeout=PATIENCE):
        rate(Key.Key_5)
    wait_open(qtbot, page, second)
    page.left.sent_bar.ended.emit()
    undo()
    assert not page.desk.is_undoing
    assert set(kept(scene)) == {first.number.digits}


def test_the_end_of_an_older_ones_time_leaves_the_one_that_is_being_saved_its_own(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, hold_up: Callable[[], Event]
) -> None:
    first, second, third = declare(scene, 3)
    wait_open(qtbot, show(qtbot, page), first)
    with qtbot.waitSignal(page.desk.sending.saved, timeout=PATIENCE):
        rate(Key.Key_5)
    wait_open(qtbot, page, second)
    goes_on = hold_up()
    rate(Key.Key_3)
    wait_open(qtbot, page, third)
    page.left.sent_bar.ended.emit()
    with qtbot.waitSignal(page.desk.sending.saved, timeout=PATIENCE):
        goes_on.set()
    assert page.left.sent_bar.offers_undo
    undo()
    wait_open(qtbot, page, second)
    assert set(kept(scene)) == {first.number.digits}


def test_what_could_not_be_taken_back_can_be_tried_again_and_the_form_takes_the_mouse(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, to_rate_parts: ToRateParts
) -> None:
    first, second, third = declare(scene, 3)
    wait_open(qtbot, show(qtbot, page), first)
    press(Key.Key_Right, CTRL)
    rate(Key.Key_3)
    wait_open(qtbot, page, third)
    qtbot.waitUntil(lambda: len(kept(scene)) == 1, timeout=PATIENCE)
    troubled = to_rate_parts.threads.writing.troubled
    mouse_passes = Qt.WidgetAttribute.WA_TransparentForMouseEvents
    for owner, name, comes in (
        (to_rate_parts.rating(), "undo", second),
        (PutOffDeclarations, "ask_again", first),
    ):
        with failing(owner, name), qtbot.waitSignal(troubled, timeout=PATIENCE):
            undo()
        qtbot.waitUntil(lambda: not page.right._stack.testAttribute(mouse_passes), timeout=PATIENCE)
        undo()
        wait_open(qtbot, page, comes)


@pytest.mark.parametrize("while_saving", [False, True])
def test_a_group_that_could_not_be_taken_back_can_be_tried_again(
    qtbot: QtBot,
    scene: DeskScene,
    page: ToRatePage,
    to_rate_parts: ToRateParts,
    hold_up: Callable[[], Event],
    while_saving: bool,
) -> None:
    declared = declare(scene, 3)
    wait_open(qtbot, show(qtbot, page), declared[0])
    press(Key.Key_A, CTRL)
    together = page.right.group
    qtbot.waitUntil(lambda: len(together.together.forms) == 3, timeout=PATIENCE)
    goes_on = hold_up() if while_saving else None
    rate(Key.Key_4)
    if goes_on is None:
        qtbot.waitUntil(lambda: page.left.sent_bar.offers_undo, timeout=PATIENCE)
    troubled = to_rate_parts.threads.writing.troubled
    with (
        failing(type(to_rate_parts.together()), "undo"),
        qtbot.waitSignal(troubled, timeout=PATIENCE),
    ):
        undo()
        if goes_on is not None:
            goes_on.set()
    assert len(kept(scene)) == 3
    bar = page.left.sent_bar
    qtbot.waitUntil(lambda: bar.offers_undo, timeout=PATIENCE)
    assert says(bar, "Not taken back · 3 declarations")
    bar.ended.emit()
    assert bar.offers_undo
    mouse_passes = Qt.WidgetAttribute.WA_TransparentForMouseEvents
    qtbot.waitUntil(lambda: not page.right._stack.testAttribute(mouse_passes), timeout=PATIENCE)
    undo()
    qtbot.waitUntil(lambda: kept(scene) == {}, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(together.together.forms) == 3, timeout=PATIENCE)
    assert not bar.offers_undo


def test_a_group_that_could_not_be_taken_back_is_no_more_offered_once_it_was_sent(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, to_rate_parts: ToRateParts
) -> None:
    declared = declare(scene, 3)
    wait_open(qtbot, show(qtbot, page), declared[0])
    press(Key.Key_A, CTRL)
    together = page.right.group
    qtbot.waitUntil(lambda: len(together.together.forms) == 3, timeout=PATIENCE)
    rate(Key.Key_4)
    bar = page.left.sent_bar
    qtbot.waitUntil(lambda: bar.offers_undo, timeout=PATIENCE)
    with (
        failing(type(to_rate_parts.together()), "undo"),
        qtbot.waitSignal(to_rate_parts.threads.writing.troubled, timeout=PATIENCE),
    ):
        undo()
    qtbot.waitUntil(lambda: says(bar, "Not taken back"), timeout=PATIENCE)
    scene.store.submissions.release_held(NOW, everything=True)
    assert len(scene.store.submissions.take_due(1, NOW, 9)) == 3
    page.store_changed()
    qtbot.waitUntil(lambda: says(bar, "3 have left already"), timeout=PATIENCE)
    assert not bar.offers_undo
    undo()
    assert len(kept(scene)) == 3
