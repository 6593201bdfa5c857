"""The worklist finds, filters, reads on, and stays calm when the store changes under it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.declarations import Show
from declarant_client.application.worklist import FIRST_ROWS
from declarant_client.desktop.to_rate.by_number import ByNumberDialog
from declarant_client.desktop.to_rate.enterprise_finder import EnterpriseFinder
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.desktop.to_rate.worklist_model import WorklistModel
from declarant_client.domain.declaration import Branch, Channel, Clearance
from declarant_client.domain.identifiers import TaxCode
from declarant_client.domain.putting_off import Snooze
from tests.desktop.desk import (
    PATIENCE,
    declare,
    focus,
    open_number,
    press,
    show,
    shown_levels,
    wait_open,
)
from tests.support.desk_facts import BRANCH_NAME, NOW
from tests.support.desk_scene import DeskScene


@pytest.fixture
def page(scene: DeskScene, to_rate_parts: ToRateParts) -> ToRatePage:
    scene.enrol()
    return ToRatePage(to_rate_parts)


def model(page: ToRatePage) -> WorklistModel:
    found = page.left.view.model()
    assert isinstance(found, WorklistModel)
    return found


def numbers(page: ToRatePage) -> list[str]:
    rows = (model(page).row_at(position) for position in range(model(page).rowCount()))
    return [row.declaration.number.digits for row in rows if row]


def wait_rows(qtbot: QtBot, page: ToRatePage, *wanted: str) -> None:
    qtbot.waitUntil(lambda: numbers(page) == list(wanted), timeout=PATIENCE)


def wait_set(qtbot: QtBot, page: ToRatePage, wanted: set[str]) -> None:
    qtbot.waitUntil(lambda: set(numbers(page)) == wanted, timeout=PATIENCE)


def test_the_first_form_waits_until_the_first_rows_are_seen(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts
) -> None:
    scene.enrol()
    declaration = scene.declare(0)
    page = ToRatePage(to_rate_parts)
    # As long as the system has not shown a window, it paints nothing.
    page.left.view.viewport().setUpdatesEnabled(False)
    show(qtbot, page)
    wait_rows(qtbot, page, declaration.number.digits)
    # A list that gets the focus makes its first row the current one.
    page.left.view.clearFocus()
    focus(page.left.view)
    QApplication.processEvents()
    assert page.left.view.currentIndex().isValid()
    assert not page.desk.is_waiting
    assert not open_number(page)
    page.left.view.viewport().setUpdatesEnabled(True)
    wait_open(qtbot, page, declaration)


def test_the_rest_of_a_long_list_is_asked_for_when_its_first_rows_are_seen(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    declared = declare(scene, 2 * FIRST_ROWS)
    page.left.view.viewport().setUpdatesEnabled(False)
    show(qtbot, page)
    qtbot.waitUntil(lambda: model(page).rowCount() == FIRST_ROWS, timeout=PATIENCE)
    QApplication.processEvents()
    assert model(page).is_loading
    assert model(page).rowCount() == FIRST_ROWS
    page.left.view.viewport().setUpdatesEnabled(True)
    qtbot.waitUntil(lambda: model(page).rowCount() == len(declared), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not model(page).is_loading, timeout=PATIENCE)


def test_another_filter_does_not_bring_the_rest_that_had_to_wait(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    declared = declare(scene, 2 * FIRST_ROWS)
    page.left.view.viewport().setUpdatesEnabled(False)
    show(qtbot, page)
    qtbot.waitUntil(lambda: model(page).rowCount() == FIRST_ROWS, timeout=PATIENCE)
    number = declared[7].number.digits
    page.left.filters.search.setText(number)
    wait_rows(qtbot, page, number)
    page.left.view.viewport().setUpdatesEnabled(True)
    wait_open(qtbot, page, declared[7])
    assert numbers(page) == [number]


@pytest.mark.parametrize("typed", ["bien dong", "BIỂN ĐÔNG", "0200758386", "cang hai phong"])
def test_search_finds_with_and_without_diacritics(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, typed: str
) -> None:
    wanted = scene.declare(0)
    other = scene.declare(
        1, enterprise_name="CÔNG TY KHÁC", enterprise_tax_code=None, branch=other_branch()
    )
    show(qtbot, page)
    wait_rows(qtbot, page, wanted.number.digits, other.number.digits)
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.left.filters.search.setText(typed)
    wait_rows(qtbot, page, wanted.number.digits)


def other_branch() -> Branch:
    return Branch(code="03EE", short_name="HQDINHVU")


def test_filters_show_rated_in_procedure_and_all(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    unrated, rated = declare(scene, 2)
    under_way = scene.declare(2, clearance=Clearance.NONE, cleared_at=None)
    scene.rate(rated)
    show(qtbot, page)
    wait_rows(qtbot, page, unrated.number.digits)
    box = page.left.filters.show_box
    for show_, wanted in (
        (Show.RATED, {rated}),
        (Show.IN_PROCEDURE, {under_way}),
        (Show.ALL, {unrated, rated, under_way}),
    ):
        box.setCurrentIndex(box.findData(show_))
        wait_set(qtbot, page, {declaration.number.digits for declaration in wanted})


def test_the_finer_filters_narrow_by_channel(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    green = scene.declare(0, channel=Channel.GREEN)
    scene.declare(1, channel=Channel.RED)
    show(qtbot, page)
    qtbot.waitUntil(lambda: len(numbers(page)) == 2, timeout=PATIENCE)
    page.left.filters.open_finer()
    boxes = {box.accessibleName(): box for box in page.left.filters.findChildren(QComboBox)}
    channel = boxes["Channel"]
    channel.setCurrentIndex(channel.findData(Channel.GREEN))
    wait_rows(qtbot, page, green.number.digits)


def test_offices_are_offered_by_their_names_in_the_windows_language(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    scene.declare(0)
    there = scene.declare(1, branch=Branch(code="03EE"))
    scene.declare(2, branch=Branch(short_name="HQKHAC"))
    show(qtbot, page)
    qtbot.waitUntil(lambda: len(numbers(page)) == 3, timeout=PATIENCE)
    page.left.filters.open_finer()
    boxes = {box.accessibleName(): box for box in page.left.filters.findChildren(QComboBox)}
    office = boxes["Office"]
    qtbot.waitUntil(lambda: office.count() == 4, timeout=PATIENCE)
    names = [office.itemText(row) for row in range(office.count())]
    assert names == ["All offices", "Dinh Vu Port Customs", "Hai Phong Port Customs 1", "HQKHAC"]
    office.setCurrentIndex(1)
    wait_rows(qtbot, page, there.number.digits)
    # It is found by its name in either language all the same.
    office.setCurrentIndex(0)
    for searched in ("dinh vu port", "cang dinh vu"):
        page.left.filters.search.setText(searched)
        wait_rows(qtbot, page, there.number.digits)


def test_one_enterprise_of_thirty_is_found_by_typing_a_part_of_its_name(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    declared = [
        scene.declare(
            at,
            cleared_at=NOW - timedelta(minutes=at),
            enterprise_name=f"CÔNG TY ĐÔNG Á SỐ {at % 30}",
            enterprise_tax_code=TaxCode(f"02007583{at % 30:02d}"),
        )
        for at in range(32)
    ]
    wait_open(qtbot, show(qtbot, page), declared[0])
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    finder = page.findChild(EnterpriseFinder)
    assert isinstance(finder, EnterpriseFinder)
    qtbot.waitUntil(lambda: finder.list.count() == 31, timeout=PATIENCE)
    assert finder.list.item(0).text() == "32 · All enterprises"
    qtbot.keyClicks(finder.field, "dong a 1")
    QTest.keyClick(finder.field, Qt.Key.Key_Down)
    found = finder.list.currentItem().text()
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    wanted = [one for one in declared if f"· {one.enterprise_name} ·" in found]
    wait_set(qtbot, page, {one.number.digits for one in wanted})
    assert len(wanted) in {1, 2}
    chosen = page.left.filters._back.findChild(QPushButton)
    assert chosen is not None
    assert chosen.isVisible()
    page.left.filters.open_finer()
    assert page.left.filters.wanted.enterprise == str(wanted[0].enterprise_tax_code)
    chosen.click()
    wait_set(qtbot, page, {one.number.digits for one in declared})


def test_another_day_brings_back_what_was_put_off_while_the_window_is_open(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts
) -> None:
    days = [date(2026, 3, 18)]
    page = ToRatePage(to_rate_parts._replace(today=lambda: days[0]))
    first, second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    page.flow.put_off(Snooze.TOMORROW)
    wait_rows(qtbot, page, second.number.digits)
    page.new_day.look()
    scene.clock.at += timedelta(days=1)
    days[0] += timedelta(days=1)
    page.new_day.look()
    wait_set(qtbot, page, {first.number.digits, second.number.digits})


def test_every_row_is_known_at_once_and_read_where_it_is_looked_at(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    declared = declare(scene, 4 * FIRST_ROWS)
    wait_open(qtbot, show(qtbot, page), declared[0])
    qtbot.waitUntil(lambda: model(page).rowCount() == len(declared), timeout=PATIENCE)
    view = page.left.view
    middle, last = len(declared) // 2, len(declared) - 1
    assert model(page).row_at(middle) is None
    view.scrollTo(model(page).index(middle))  # its scroll bar hears of further rows a turn later
    qtbot.waitUntil(lambda: model(page).row_at(middle) is not None, timeout=PATIENCE)
    press(Qt.Key.Key_End)
    wait_open(qtbot, page, declared[last])
    qtbot.waitUntil(lambda: model(page).row_at(last) is not None, timeout=PATIENCE)
    press(Qt.Key.Key_PageUp)
    assert view.currentIndex().row() < last
    # What comes in above moves neither the choice nor what the eye rests on.
    wait_open(qtbot, page, declared[view.currentIndex().row()])
    current, top = view.current_identity(), view.visualRect(view.currentIndex()).top()
    scene.declare(500, cleared_at=NOW + timedelta(minutes=5))
    page.store_changed()
    qtbot.waitUntil(lambda: model(page).rowCount() == len(declared) + 1, timeout=PATIENCE)
    assert view.current_identity() == current
    assert view.visualRect(view.currentIndex()).top() == top
    press(Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0


def test_what_comes_in_leaves_the_open_declaration_and_what_was_typed_alone(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    declared = declare(scene, 3)
    wait_open(qtbot, show(qtbot, page), declared[0])
    press(Qt.Key.Key_Down)
    wait_open(qtbot, page, declared[1])
    press(Qt.Key.Key_4)
    newer = scene.declare(50, cleared_at=NOW + timedelta(minutes=5))
    page.store_changed()
    qtbot.waitUntil(lambda: numbers(page)[:1] == [newer.number.digits], timeout=PATIENCE)
    assert open_number(page) == declared[1].number.digits
    assert page.left.view.current_identity() == declared[1].identity
    assert set(shown_levels(page)) == {4}


def test_a_declaration_rated_elsewhere_does_not_vanish_under_the_users_hands(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    first, second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    scene.rate(first)
    with qtbot.waitSignal(page.flow.rowsCame, timeout=PATIENCE):
        page.store_changed()
    assert page.left.view.current_identity() == first.identity
    assert numbers(page) == [first.number.digits, second.number.digits]


def test_a_row_says_everything_to_a_screen_reader(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    declaration = scene.declare(0, channel=Channel.RED)
    wait_open(qtbot, show(qtbot, page), declaration)
    qtbot.waitUntil(lambda: model(page).row_at(0) is not None, timeout=PATIENCE)
    said = model(page).index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in (declaration.number.digits, "Import A11", "Red channel", "18/03/2026", "BIỂN ĐÔNG"):
        assert part in said


def test_an_empty_list_says_what_to_do_next(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    show(qtbot, page)

    def shows(text: str) -> bool:
        return any(label.isVisible() and label.text() == text for label in labels(page))

    qtbot.waitUntil(lambda: shows("No declarations yet"), timeout=PATIENCE)
    scene.rate(scene.declare(0))
    page.store_changed()
    qtbot.waitUntil(lambda: shows("Everything is rated"), timeout=PATIENCE)
    page.left.filters.search.setText("nothing of the kind")
    qtbot.waitUntil(lambda: shows("Nothing matches"), timeout=PATIENCE)


def labels(page: ToRatePage) -> list[QLabel]:
    return page.left.findChildren(QLabel)


def test_a_declaration_can_be_rated_by_its_number_before_any_file_names_it(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    show(qtbot, page)
    page.rate_by_number()
    dialog = page.findChild(ByNumberDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.office.count() == 2, timeout=PATIENCE)
    dialog.number.setText("12345")
    dialog.enter()
    qtbot.waitUntil(lambda: "12 digits" in dialog.fault, timeout=PATIENCE)
    dialog.number.setText("107767905230")
    dialog.office.setCurrentIndex(0)
    dialog.enter()
    qtbot.waitUntil(lambda: open_number(page) == "107767905230", timeout=PATIENCE)
    form = page.desk.form
    assert form is not None
    assert form.row.declaration.clearance is Clearance.NONE
    assert form.row.branch_name == BRANCH_NAME


def test_news_of_a_long_list_waits_as_long_as_showing_it_would_disturb(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    declared = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), declared[0])
    qtbot.waitUntil(lambda: not page._gather.isActive(), timeout=PATIENCE)
    monkeypatch.setattr(model(page), "rest_ms", lambda: PATIENCE)
    page.store_changed()
    first = page._gather.remainingTime()
    page.store_changed()
    assert PATIENCE / 2 < page._gather.remainingTime() <= first, "a second piece of news"
    page.save()
    assert not page._gather.isActive()
