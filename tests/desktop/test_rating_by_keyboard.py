"""One key rates, one more sends, and no key ever reaches the wrong declaration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.submissions import DraftRow
from declarant_client.contract.assessments import Entry, SubjectSource
from declarant_client.contract.office import SubjectKind
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.store.connection import Connections
from tests.desktop.desk import (
    PATIENCE,
    declare,
    focus,
    kept,
    levels,
    open_number,
    press,
    show,
    shown_levels,
    wait_open,
)
from tests.support.desk_scene import DeskScene

DIGITS = {
    1: Qt.Key.Key_1,
    2: Qt.Key.Key_2,
    3: Qt.Key.Key_3,
    4: Qt.Key.Key_4,
    5: Qt.Key.Key_5,
}


@pytest.fixture
def page(scene: DeskScene, to_rate_parts: ToRateParts) -> ToRatePage:
    scene.enrol()
    return ToRatePage(to_rate_parts)


def saved(qtbot: QtBot, scene: DeskScene, count: int) -> None:
    qtbot.waitUntil(lambda: len(kept(scene)) == count, timeout=PATIENCE)


def test_one_key_is_a_complete_five_star_rating_and_one_more_sends_it(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    wait_open(qtbot, page, second)
    saved(qtbot, scene, 1)
    entry = kept(scene)[first.number.digits]
    assert levels(entry) == [5, 5]
    assert {rating.entry for rating in entry.assessment.ratings} == {Entry.ALL}


def test_forty_declarations_take_eighty_key_presses_however_quick(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    declared = declare(scene, 40)
    wait_open(qtbot, show(qtbot, page), declared[0])
    presses = 0
    for position in range(40):
        # Different levels show that each pair of keys reached its own declaration.
        for key in (DIGITS[3 + position % 3], Qt.Key.Key_Return):
            press(key)
            presses += 1
    saved(qtbot, scene, 40)
    assert presses == 80
    found = kept(scene)
    for position, declaration in enumerate(declared):
        assert set(levels(found[declaration.number.digits])) == {3 + position % 3}
    qtbot.waitUntil(lambda: open_number(page) == "", timeout=PATIENCE)


def test_one_click_rates_and_one_more_sends(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    form = page.right.form
    for clicked in (form.subjects.all.stars.star(5), form.foot.send):
        spot = clicked.rect().center()
        QTest.mouseClick(clicked, Qt.MouseButton.LeftButton, pos=spot)
    wait_open(qtbot, page, second)
    saved(qtbot, scene, 1)
    assert levels(kept(scene)[first.number.digits]) == [5, 5]


def test_the_top_row_speaks_of_officers_only_where_the_offices_sheet_names_them(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    (only,) = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    rows = page.right.form.subjects
    typed = DraftRow(
        kind=SubjectKind.OFFICER, code=None, name="Lê Văn Cường", source=SubjectSource.TYPED
    )
    form = page.desk.form
    assert form is not None
    named = replace(typed, name="Nguyễn Văn An", code="CC-7", source=SubjectSource.SHEET)
    rows.show_rows((*rows.drafted, typed, named), form.offered, {})
    focus(page.left.view)
    press(Qt.Key.Key_4)
    assert shown_levels(page) == [4, 4, None, 4]
    assert rows.all.stars.level == 4


def test_keys_typed_before_the_next_form_is_there_wait_for_it(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = declare(scene, 3)
    scene.enrol()
    gate = Event()
    opened = to_rate_parts.forms().open

    def slowly(identity: str, phase: object = None) -> object:
        if identity != first.identity:
            gate.wait(20)
        return opened(identity)

    monkeypatch.setattr(to_rate_parts.forms(), "open", slowly)
    page = show(qtbot, ToRatePage(to_rate_parts))
    wait_open(qtbot, page, first)
    for key in (DIGITS[5], Qt.Key.Key_Return, DIGITS[4], Qt.Key.Key_Return, DIGITS[3]):
        press(key)
    assert open_number(page) == ""
    gate.set()
    wait_open(qtbot, page, third)
    saved(qtbot, scene, 2)
    found = kept(scene)
    assert set(levels(found[first.number.digits])) == {5}
    assert set(levels(found[second.number.digits])) == {4}
    assert set(shown_levels(page)) == {3}


@pytest.mark.parametrize("level", DIGITS)
@pytest.mark.parametrize("keypad", [False, True])
def test_digits_count_on_the_row_and_on_the_keypad(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, level: int, keypad: bool
) -> None:
    (only,) = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    modifier = Qt.KeyboardModifier.KeypadModifier if keypad else Qt.KeyboardModifier.NoModifier
    press(DIGITS[level], modifier)
    assert set(shown_levels(page)) == {level}


def test_a_digit_inside_a_subjects_row_sets_that_row_only(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    (only,) = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    press(Qt.Key.Key_5)
    focus(page.right.form.subjects.widgets[1].stars)
    press(Qt.Key.Key_4)
    assert shown_levels(page) == [5, 4]


@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier]
)
def test_a_digit_with_ctrl_or_alt_rates_nothing(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, modifier: Qt.KeyboardModifier
) -> None:
    (only,) = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    press(Qt.Key.Key_5, modifier)
    assert shown_levels(page) == [None, None]


def test_a_key_held_down_sends_once(qtbot: QtBot, scene: DeskScene, page: ToRatePage) -> None:
    first, second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    wait_open(qtbot, page, second)
    press(Qt.Key.Key_4)
    held = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.NoModifier,
        "\r",
        autorep=True,
    )
    QApplication.sendEvent(page.left.view, held)
    saved(qtbot, scene, 1)
    assert open_number(page) == second.number.digits


def test_digits_in_a_text_field_are_text_and_enter_is_a_new_line(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    (only,) = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    for key in (Qt.Key.Key_5, Qt.Key.Key_Return, Qt.Key.Key_1):
        press(key)
    assert QApplication.focusWidget() is field
    assert set(shown_levels(page)) == {2}
    assert {row.comment for row in page.right.form.subjects.drafted} == {"5\n1"}
    assert kept(scene) == {}


def test_enter_in_a_contact_field_does_not_send_and_ctrl_enter_does(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    (only,) = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    press(Qt.Key.Key_2)
    page.right.form.subjects.all.focus_details()
    press(Qt.Key.Key_A)
    contact = page.right.form.contact
    focus(contact.name)
    qtbot.keyClicks(contact.name, "Lan")
    focus(contact.phone)
    qtbot.keyClicks(contact.phone, "0912345678")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Enter)
    assert kept(scene) == {}
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    saved(qtbot, scene, 1)
    entry = kept(scene)[only.number.digits]
    assert levels(entry) == [2, 2]
    assert entry.assessment.contact is not None
    assert entry.assessment.contact.phone == "0912345678"


def test_ctrl_enter_sends_from_a_field_of_several_lines(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    (only,) = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    press(Qt.Key.Key_4)
    page.right.form.subjects.all.unfold(unfolded=True)
    page.right.form.subjects.all.focus_details()
    qtbot.keyClicks(QApplication.focusWidget(), "tot")
    press(Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    saved(qtbot, scene, 1)
    assert {r.comment for r in kept(scene)[only.number.digits].assessment.ratings} == {"tot"}


def test_what_an_input_method_composes_outside_text_fields_is_no_command(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, _second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    press(Qt.Key.Key_U)
    press(Qt.Key.Key_Backspace)
    composed = QInputMethodEvent()
    composed.setCommitString("ú")
    QApplication.sendEvent(page.left.view, composed)
    for letter in range(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1):
        press(Qt.Key(letter))
    assert open_number(page) == first.number.digits
    assert shown_levels(page) == [None, None]
    assert kept(scene) == {}
    assert page.left.filters.wanted == WorklistFilter()


def test_letters_and_digits_on_a_filter_choose_nothing_there(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    (only,) = declare(scene, 1)
    wait_open(qtbot, show(qtbot, page), only)
    focus(page.left.filters.show_box)
    press(Qt.Key.Key_R)
    press(Qt.Key.Key_5)
    assert page.left.filters.wanted.show is Show.UNRATED
    assert set(shown_levels(page)) == {5}


def test_enter_without_a_level_says_what_is_missing_and_stays(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, _second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    press(Qt.Key.Key_Return)
    assert open_number(page) == first.number.digits
    assert QApplication.focusWidget() is page.left.view
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    saved(qtbot, scene, 1)


def test_keys_behind_a_faulty_rating_do_not_change_or_send_it(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts
) -> None:
    first, _second = declare(scene, 2)
    page = show(qtbot, ToRatePage(to_rate_parts))
    # Typed before the form is there: level 1 lacks its reason, so what follows has lost its ground.
    for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_5, Qt.Key.Key_Return):
        press(key)
    wait_open(qtbot, page, first)
    assert shown_levels(page) == [1, 1]
    assert kept(scene) == {}


def test_arrows_typed_ahead_keep_their_place_between_ratings(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, second, third = declare(scene, 3)
    wait_open(qtbot, show(qtbot, page), first)
    for key in (DIGITS[5], Qt.Key.Key_Return, Qt.Key.Key_Down, DIGITS[4], Qt.Key.Key_Return):
        press(key)
    saved(qtbot, scene, 2)
    found = kept(scene)
    assert set(levels(found[first.number.digits])) == {5}
    assert set(levels(found[third.number.digits])) == {4}
    wait_open(qtbot, page, second)


def test_the_windows_thread_asks_the_store_nothing(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = declare(scene, 2)
    window_thread = get_ident()
    asked: list[str] = []
    connections = type(scene.store.connections)
    original = connections._connection

    def watched(self: Connections) -> object:
        if get_ident() == window_thread:
            asked.append("a connection")
        return original(self)

    monkeypatch.setattr(connections, "_connection", watched)
    wait_open(qtbot, show(qtbot, page), first)
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_Return)
    wait_open(qtbot, page, second)
    page.store_changed()
    with qtbot.waitSignal(page.flow.rowsCame, timeout=PATIENCE):
        page.left.filters.search.setText("hai phong")
    monkeypatch.undo()
    assert asked == []
    assert Path(scene.store.connections.path).is_file()
