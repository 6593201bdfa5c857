"""Skipped or put off by one key, without nagging, and back again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from declarant_client.application.asking import Asking
from declarant_client.application.ports.declarations import Show
from declarant_client.application.worklist import Worklist
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.domain.asking import AskingRules
from declarant_client.domain.declaration import Declaration
from declarant_client.domain.putting_off import PutOff, Snooze
from tests.desktop.desk import PATIENCE, declare, focus, kept, open_number, press, show, wait_open
from tests.support.desk_scene import DeskScene

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(scene: DeskScene, to_rate_parts: ToRateParts) -> ToRatePage:
    scene.enrol()
    return ToRatePage(to_rate_parts)


def put_off(scene: DeskScene, declaration: Declaration) -> PutOff | None:
    row = scene.store.declarations.row(declaration.identity)
    assert row is not None
    return row.put_off


def wait_put_off(
    qtbot: QtBot, scene: DeskScene, declaration: Declaration, why: PutOff | None
) -> None:
    qtbot.waitUntil(lambda: put_off(scene, declaration) is why, timeout=PATIENCE)


def test_ctrl_right_skips_and_ctrl_z_brings_back_what_was_done_last(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    first, second, third = declare(scene, 3)
    wait_open(qtbot, show(qtbot, page), first)
    press(Qt.Key.Key_Right, CTRL)
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    wait_open(qtbot, page, third)
    wait_put_off(qtbot, scene, first, PutOff.NO_OPINION)
    qtbot.waitUntil(lambda: set(kept(scene)) == {second.number.digits}, timeout=PATIENCE)
    press(Qt.Key.Key_Z, CTRL)
    wait_open(qtbot, page, second)
    assert kept(scene) == {}
    assert put_off(scene, first) is PutOff.NO_OPINION
    press(Qt.Key.Key_Z, CTRL)
    wait_open(qtbot, page, first)
    assert put_off(scene, first) is None


def test_ctrl_right_in_a_text_field_moves_by_a_word_and_skips_nothing(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    (only,) = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    search = page.left.filters.search
    focus(search)
    search.setText("mot hai")
    search.setCursorPosition(0)
    press(Qt.Key.Key_Right, CTRL)
    assert search.cursorPosition() == 4
    assert put_off(scene, only) is None


def test_a_letter_composed_in_a_text_field_is_text_and_outside_it_is_nothing(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    (only,) = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    for widget in (page.left.filters.search, page.left.view):
        focus(widget)
        # What an input method sends for "u, then 1": the letter, its removal, the composed one.
        press(Qt.Key.Key_U)
        press(Qt.Key.Key_Backspace)
        composed = QInputMethodEvent()
        composed.setCommitString("ú")
        QApplication.sendEvent(widget, composed)
    assert page.left.filters.search.text() == "ú"
    assert page.right.form.subjects.drafted[0].level is None
    assert put_off(scene, only) is None
    assert kept(scene) == {}


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_ways_to_put_off_are_offered_by_key_and_come_back_by_themselves(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    first, second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    press(Qt.Key.Key_Right, CTRL | Qt.KeyboardModifier.ShiftModifier)
    choices = page.right.form.foot.skip.choices
    qtbot.waitUntil(choices.isVisible, timeout=PATIENCE)
    assert len([action for action in choices.actions() if action.text()]) == 5
    choices.actions()[3].trigger()
    choices.close()
    wait_open(qtbot, page, second)
    wait_put_off(qtbot, scene, first, PutOff.SNOOZED)
    scene.clock.at += timedelta(days=1)
    page.store_changed()
    qtbot.waitUntil(lambda: page.left.view.model().rowCount() == 2, timeout=PATIENCE)


def test_what_was_put_off_is_shown_asked_about_again_or_rated(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    first, second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    page.flow.put_off(PutOff.ALREADY_RATED)
    page.flow.put_off(Snooze.NEXT_WEEK)
    wait_put_off(qtbot, scene, second, PutOff.SNOOZED)
    box = page.left.filters.show_box
    box.setCurrentIndex(box.findData(Show.PUT_OFF))
    wait_open(qtbot, page, first)
    assert page.right.form.put_off.isVisible()
    page.right.form.put_off.again.click()
    wait_put_off(qtbot, scene, first, None)
    # It stays open under the hands of who asked for it.
    qtbot.waitUntil(lambda: not page.right.form.put_off.isVisible(), timeout=PATIENCE)
    assert open_number(page) == first.number.digits
    press(Qt.Key.Key_Down)
    wait_open(qtbot, page, second)
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    wait_put_off(qtbot, scene, second, None)
    assert set(kept(scene)) == {second.number.digits}


def test_the_end_of_a_days_share_says_how_many_are_left_and_shows_them_when_wanted(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts
):
    store = scene.store
    asking = Asking(lambda: AskingRules(a_day=1), lambda: store.putting_off, scene.clock)
    worklist = Worklist(store.declarations, lambda: store.accounts, asking)
    page = ToRatePage(to_rate_parts._replace(worklist=worklist))
    declared = declare(scene, 3)
    wait_open(qtbot, show(qtbot, page), declared[0])
    assert page.left.view.model().rowCount() == 1
    press(Qt.Key.Key_Right, CTRL)
    more = _button(page, "Show them now")
    qtbot.waitUntil(more.isVisible, timeout=PATIENCE)
    more.click()
    wait_open(qtbot, page, declared[1])
    assert page.left.view.model().rowCount() == 2
    assert open_number(page) == declared[1].number.digits


def _button(page: ToRatePage, text: str) -> QPushButton:
    page.left.show_emptiness(nothing_known=False)
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)
