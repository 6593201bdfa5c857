"""The keyboard stays with the list, also while it is empty: no key is lost, and none does harm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from tests.desktop.desk import PATIENCE, declare, focus, kept, press, show, wait_open
from tests.support.desk_facts import NOW
from tests.support.desk_scene import DeskScene


@pytest.fixture
def page(scene: DeskScene, to_rate_parts: ToRateParts) -> ToRatePage:
    scene.enrol()
    return ToRatePage(to_rate_parts)


def rate(qtbot: QtBot, scene: DeskScene, count: int) -> None:
    """Rate what lies open, by two keys; ``count`` are kept then."""
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(kept(scene)) == count, timeout=PATIENCE)


@pytest.fixture
def beside(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts
) -> Iterator[tuple[QLineEdit, ToRatePage]]:
    """A window whose page is empty, and a field beside it that has the keys."""
    scene.enrol()
    window, field = QWidget(), QLineEdit()
    page = ToRatePage(to_rate_parts._replace(has_sources=lambda: False), window)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(page)
    qtbot.addWidget(window)
    window.resize(1100, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    qtbot.waitUntil(page.left.view.isHidden, timeout=PATIENCE)
    focus(field)
    yield field, page
    window.close()


def test_what_comes_into_an_empty_list_is_rated_by_the_next_keys(
    qtbot: QtBot, scene: DeskScene, beside: tuple[QLineEdit, ToRatePage]
) -> None:
    _, page = beside
    page.take_focus()
    [first] = declare(scene, 1)
    page.store_changed()
    wait_open(qtbot, page, first)
    rate(qtbot, scene, 1)
    qtbot.waitUntil(page.left.view.isHidden, timeout=PATIENCE)
    second = scene.declare(7, cleared_at=NOW - timedelta(minutes=7))
    page.store_changed()
    wait_open(qtbot, page, second)
    rate(qtbot, scene, 2)


def test_one_enter_too_many_behind_the_last_rating_presses_nothing(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    [only] = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    wanted: list[str] = []
    page.left.importWanted.connect(lambda: wanted.append("import"))
    rate(qtbot, scene, 1)
    qtbot.waitUntil(page.left.view.isHidden, timeout=PATIENCE)
    press(Qt.Key.Key_Return)
    assert wanted == []
    assert not isinstance(QApplication.focusWidget(), QPushButton)


def test_keys_that_are_elsewhere_stay_there_when_rows_come(
    qtbot: QtBot, scene: DeskScene, beside: tuple[QLineEdit, ToRatePage]
) -> None:
    field, page = beside
    [first] = declare(scene, 1)
    page.store_changed()
    wait_open(qtbot, page, first)
    assert field.hasFocus()
