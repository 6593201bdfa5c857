"""Several chosen on the list are rated by one press and sent by one more, each for itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.declarations import Show
from declarant_client.contract.assessments import Entry
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.desktop.to_rate.way_back import WayBack
from declarant_client.domain.declaration import Declaration
from tests.desktop.desk import (
    PATIENCE,
    declare,
    kept,
    levels,
    open_number,
    press,
    show,
    shown_levels,
    wait_open,
)
from tests.support.desk_facts import NOW
from tests.support.desk_scene import DeskScene

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(scene: DeskScene, to_rate_parts: ToRateParts) -> ToRatePage:
    scene.enrol()
    return ToRatePage(to_rate_parts)


def begun(qtbot: QtBot, scene: DeskScene, page: ToRatePage, count: int) -> list[Declaration]:
    declared = declare(scene, count)
    wait_open(qtbot, show(qtbot, page), declared[0])
    return declared


def wait_together(qtbot: QtBot, page: ToRatePage, count: int) -> None:
    qtbot.waitUntil(
        lambda: page.right.group.isVisible() and len(page.right.group.together.forms) == count,
        timeout=PATIENCE,
    )


def wait_kept(qtbot: QtBot, scene: DeskScene, count: int) -> None:
    qtbot.waitUntil(lambda: len(kept(scene)) == count, timeout=PATIENCE)


def click(page: ToRatePage, row: int, modifier: Qt.KeyboardModifier) -> None:
    view = page.left.view
    spot = view.visualRect(page.left.view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, spot)


def test_one_press_rates_all_that_are_chosen_and_enter_sends_each_for_itself(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    declared = begun(qtbot, scene, page, 31)
    for _ in range(29):
        press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    wait_open(qtbot, page, declared[30])
    wait_kept(qtbot, scene, 30)
    entries = kept(scene)
    assert len({entry.assessment.assessment_id for entry in entries.values()}) == 30
    assert {tuple(levels(entry)) for entry in entries.values()} == {(5, 5)}
    said = {one.entry for entry in entries.values() for one in entry.assessment.ratings}
    assert said == {Entry.BULK}
    # One undo for all of them, and they are chosen again.
    press(Qt.Key.Key_Z, CTRL)
    wait_together(qtbot, page, 30)
    assert kept(scene) == {}


def test_what_will_be_sent_is_told_in_the_windows_language(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    begun(qtbot, scene, page, 2)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_5)
    wait_together(qtbot, page, 2)
    preview = page.right.group.preview
    qtbot.waitUntil(lambda: preview.model().rowCount() == 2, timeout=PATIENCE)
    line = str(preview.model().index(0, 0).data())
    assert line.endswith("5★ Hai Phong Port Customs 1, Team 1")


def test_ctrl_a_chooses_also_what_is_not_known_yet_and_the_key_behind_it_waits(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    begun(qtbot, scene, page, 70)
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_Return)
    wait_kept(qtbot, scene, 70)
    assert {tuple(levels(entry)) for entry in kept(scene).values()} == {(4, 4)}


def test_groups_are_rated_apart_by_mouse_and_low_levels_one_by_one(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    declared = [
        scene.declare(at, team=f"0{at % 2}", cleared_at=NOW - timedelta(minutes=at))
        for at in range(4)
    ]
    wait_open(qtbot, show(qtbot, page), declared[0])
    click(page, 1, CTRL)
    click(page, 3, SHIFT | CTRL)
    wait_together(qtbot, page, 4)
    view = page.right.group
    assert [group.count for group in view.together.groups] == [4, 2, 2]
    press(Qt.Key.Key_2)
    assert view.one_by_one.isVisible()
    assert list(view.drafts()) == []
    press(Qt.Key.Key_4)
    assert not view.one_by_one.isVisible()
    row = view.findChildren(type(view._pool[0]))[1]
    row.stars.star(3).click()
    assert sorted(sorted(one.level or 0 for one in draft.rows) for draft in view.drafts()) == [
        [3, 4],
        [3, 4],
        [4, 4],
        [4, 4],
    ]
    row.stars.star(1).click()
    view.one_by_one.button.click()
    wait_open(qtbot, page, declared[0])
    assert shown_levels(page) == [None, None]
    assert page.left.filters.wanted.only is not None


def singly(qtbot: QtBot, page: ToRatePage, declared: list[Declaration]) -> None:
    """Have the first two opened one by one."""
    press(Qt.Key.Key_Down, SHIFT)
    wait_together(qtbot, page, 2)
    press(Qt.Key.Key_2)
    page.right.group.one_by_one.button.click()
    wait_open(qtbot, page, declared[0])
    qtbot.waitUntil(lambda: page.left.view.model().rowCount() == 2, timeout=PATIENCE)


def test_one_press_shows_all_again_behind_what_was_opened_one_by_one(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    singly(qtbot, page, begun(qtbot, scene, page, 5))
    [back] = (one for one in page.left.filters.findChildren(WayBack) if one.isVisible())
    assert "2" in back.text()
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.left.view.model().rowCount() == 5, timeout=PATIENCE)
    assert back.isHidden()
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    wait_kept(qtbot, scene, 1)


def test_when_the_last_opened_one_by_one_is_rated_the_others_come_back(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    declared = begun(qtbot, scene, page, 4)
    singly(qtbot, page, declared)
    for count in (1, 2):
        press(Qt.Key.Key_5)
        press(Qt.Key.Key_Return)
        wait_kept(qtbot, scene, count)
    wait_open(qtbot, page, declared[2])
    assert page.left.filters.wanted.only is None


def test_the_choice_outlives_what_comes_in_and_what_others_rate(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    declared = begun(qtbot, scene, page, 5)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Down, SHIFT)
    wait_together(qtbot, page, 3)
    press(Qt.Key.Key_4)
    scene.rate(declared[1])
    page.store_changed()
    wait_together(qtbot, page, 2)
    # So many that what is chosen is pushed behind the rows that are read again.
    for at in range(100, 170):
        scene.declare(at, cleared_at=NOW + timedelta(minutes=at))
    with qtbot.waitSignal(page.flow.rowsCame, timeout=PATIENCE):
        page.store_changed()
    chosen = [form.row.declaration for form in page.right.group.together.forms]
    assert chosen == [declared[0], declared[2]]
    assert [group.count for group in page.right.group.together.groups] == [2, 2]
    press(Qt.Key.Key_Return)
    wait_kept(qtbot, scene, 3)


def test_what_was_rated_meanwhile_is_named_and_the_rest_is_saved(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    declared = begun(qtbot, scene, page, 3)
    press(Qt.Key.Key_A, CTRL)
    wait_together(qtbot, page, 3)
    press(Qt.Key.Key_5)
    scene.rate(declared[1])
    press(Qt.Key.Key_Return)
    wait_kept(qtbot, scene, 3)
    qtbot.waitUntil(page.right.unsaved.isVisible, timeout=PATIENCE)
    texts = [
        label.text() for label in page.right.unsaved.findChildren(type(page.right.unsaved._text))
    ]
    assert declared[1].number.digits in texts[0]


def test_several_are_skipped_by_one_key_and_come_back_by_one(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    begun(qtbot, scene, page, 4)
    press(Qt.Key.Key_A, CTRL)
    wait_together(qtbot, page, 4)
    press(Qt.Key.Key_Right, CTRL)
    qtbot.waitUntil(lambda: page.left.view.model().rowCount() == 0, timeout=PATIENCE)
    press(Qt.Key.Key_Z, CTRL)
    wait_together(qtbot, page, 4)


def test_escape_or_an_arrow_goes_back_to_one(qtbot: QtBot, scene: DeskScene, page: ToRatePage):
    declared = begun(qtbot, scene, page, 3)
    press(Qt.Key.Key_Down, SHIFT)
    wait_together(qtbot, page, 2)
    press(Qt.Key.Key_Escape)
    wait_open(qtbot, page, declared[1])
    assert not page.right.group.isVisible()
    press(Qt.Key.Key_Down, SHIFT)
    wait_together(qtbot, page, 2)
    press(Qt.Key.Key_Up)
    wait_open(qtbot, page, declared[1])


def test_enter_without_a_level_sends_nothing_and_says_so(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    begun(qtbot, scene, page, 2)
    press(Qt.Key.Key_A, CTRL)
    wait_together(qtbot, page, 2)
    press(Qt.Key.Key_Return)
    assert page.right.group.foot.fault
    assert kept(scene) == {}
    assert open_number(page) == ""


def test_a_window_that_closes_saves_what_was_sent_together_to_its_end(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts
):
    page = ToRatePage(to_rate_parts)
    begun(qtbot, scene, page, 120)
    press(Qt.Key.Key_A, CTRL)
    wait_together(qtbot, page, 120)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Return)
    page.save()
    to_rate_parts.threads.close()
    assert len(kept(scene)) == 120
    assert scene.store.declarations.count(page.left.filters.wanted) == 0
    assert page.left.filters.wanted.show is Show.UNRATED


def test_what_is_said_of_all_is_kept_for_each_and_comes_back_with_the_undo(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
):
    begun(qtbot, scene, page, 3)
    press(Qt.Key.Key_A, CTRL)
    wait_together(qtbot, page, 3)
    press(Qt.Key.Key_4)
    view = page.right.group
    view.top.unfold(unfolded=True)
    details = view.top._details
    assert details is not None
    chip = next(iter(details._reasons.values()))
    chip.click()
    details.comment.setFocus()
    QTest.keyClicks(details.comment, "Nhanh 5 sao")
    given = view.given
    assert given.said.comment == "Nhanh 5 sao"
    assert given.said.reasons
    press(Qt.Key.Key_Return, CTRL)
    wait_kept(qtbot, scene, 3)
    said = {
        (one.level, one.comment)
        for entry in kept(scene).values()
        for one in entry.assessment.ratings
    }
    assert said == {(4, "Nhanh 5 sao")}
    press(Qt.Key.Key_Z, CTRL)
    wait_together(qtbot, page, 3)
    assert view.given == given
    assert details.written == "Nhanh 5 sao"
    press(Qt.Key.Key_5)
    assert view.given.said.comment == "Nhanh 5 sao"
