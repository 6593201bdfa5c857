"""What is typed right behind a search, or while something comes back, is meant for what comes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.desktop.widgets.search_field import SearchField
from declarant_client.domain.declaration import Declaration
from tests.desktop.desk import PATIENCE, declare, focus, kept, press, show, wait_open
from tests.support.desk_scene import DeskScene


@pytest.fixture
def page(scene: DeskScene, to_rate_parts: ToRateParts) -> ToRatePage:
    scene.enrol()
    return ToRatePage(to_rate_parts)


def searching(qtbot: QtBot, scene: DeskScene, page: ToRatePage) -> tuple[SearchField, Declaration]:
    """Return the search, with the focus, and the one of two declarations that "bien dong" finds."""
    first = scene.declare(0, enterprise_name="CÔNG TY KHÁC")
    found = scene.declare(1)
    wait_open(qtbot, show(qtbot, page), first)
    search = page.left.filters.search
    focus(search)
    return search, found


def test_an_arrow_typed_right_after_a_search_moves_among_what_is_found(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first = scene.declare(0, enterprise_name="CÔNG TY KHÁC")
    _second, third, _fourth = (scene.declare(position) for position in (1, 2, 3))
    wait_open(qtbot, show(qtbot, page), first)
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.left.filters.search.setText("bien dong")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_5, Qt.Key.Key_Return):
        press(key)
    qtbot.waitUntil(lambda: set(kept(scene)) == {third.number.digits}, timeout=PATIENCE)


def test_a_level_typed_right_after_a_search_from_an_empty_list_is_no_part_of_the_search(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    search, found = searching(qtbot, scene, page)
    search.setText("nobody")
    qtbot.waitUntil(page.left.view.isHidden, timeout=PATIENCE)
    search.setText("bien dong")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_5, Qt.Key.Key_Return):
        press(key)
    qtbot.waitUntil(lambda: set(kept(scene)) == {found.number.digits}, timeout=PATIENCE)
    assert search.text() == "bien dong"


def test_an_arrow_typed_while_a_rating_comes_back_moves_from_there(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, second, third = declare(scene, 3)
    wait_open(qtbot, show(qtbot, page), first)
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    wait_open(qtbot, page, second)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    wait_open(qtbot, page, third)
    assert kept(scene) == {}


def test_a_level_that_an_input_method_shows_before_it_hands_enter_back_is_no_part_of_the_search(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    search, found = searching(qtbot, scene, page)
    search.setText("bien dong")
    entered = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
    )
    for event in (entered, QInputMethodEvent("5", [])):
        QApplication.sendEvent(search, event)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: set(kept(scene)) == {found.number.digits}, timeout=PATIENCE)
    assert search.text() == "bien dong"
    focus(search)
    for event in (QInputMethodEvent("v", []), entered, committed("v")):
        QApplication.sendEvent(search, event)
    press(Qt.Key.Key_Return)
    assert search.text() == "bien dongv", "what was composed before Enter is"


def committed(text: str) -> QInputMethodEvent:
    event = QInputMethodEvent()
    event.setCommitString(text)
    return event
