"""A report that cannot tell what is cleared is asked about once, above the worklist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from declarant_client.application.report_questions import ReportQuestions
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.desktop.to_rate.reports.report_banner import ReportBanner
from declarant_client.desktop.to_rate.reports.report_row import ReportQuestion
from declarant_client.domain.declaration import Clearance, Declaration
from declarant_client.domain.origin import Origin
from declarant_client.domain.sentences import translate
from tests.desktop.desk import PATIENCE, focus, press, show
from tests.desktop.reading import says
from tests.support.desk_facts import a_declaration
from tests.support.desk_scene import DeskScene

HINT = translate("sources", "Show the column.")


@pytest.fixture
def page(scene: DeskScene, to_rate_parts: ToRateParts) -> ToRatePage:
    scene.enrol()
    questions = ReportQuestions(scene.store.unknown_reports)
    return ToRatePage(to_rate_parts._replace(reports=lambda: questions))


def report(scene: DeskScene, name: str, positions: Sequence[int]) -> list[Declaration]:
    read = [
        replace(a_declaration(position), clearance=Clearance.UNKNOWN, cleared_at=None)
        for position in positions
    ]
    scene.store.declarations.keep(read, Origin.LIST)
    identities = [one.identity for one in read]
    scene.store.unknown_reports.remember_unknown_report(name, identities, HINT)
    return read


def banner(qtbot: QtBot, page: ToRatePage) -> ReportBanner:
    def shown() -> ReportBanner | None:
        found = page.reports.banner if page.reports else None
        return found if found is not None and found.isVisible() else None

    qtbot.waitUntil(lambda: shown() is not None, timeout=PATIENCE)
    found = shown()
    assert found is not None
    return found


def question(qtbot: QtBot, page: ToRatePage) -> ReportQuestion:
    shown = banner(qtbot, page)
    qtbot.waitUntil(lambda: bool(shown.questions), timeout=PATIENCE)
    return shown.questions[0]


def clearances(scene: DeskScene, read: Sequence[Declaration]) -> set[Clearance]:
    known = [scene.store.declarations.declaration(one.identity) for one in read]
    return {one.clearance for one in known if one is not None}


@pytest.mark.parametrize(
    "button, clearance",
    [("cleared", Clearance.CLEARED), ("under_way", Clearance.NONE), ("singly", Clearance.UNKNOWN)],
)
def test_one_press_answers_for_the_whole_report(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, button: str, clearance: Clearance
) -> None:
    read = report(scene, "/exports/BaoCaoToKhai.xlsx", range(3))
    show(qtbot, page)
    asked = question(qtbot, page)
    assert says(asked, "BaoCaoToKhai.xlsx does not say whether 3 declaration(s) are cleared.")
    assert says(banner(qtbot, page), "Show the column.")
    pressed: QPushButton = getattr(asked, button)
    pressed.click()
    shown = banner(qtbot, page)
    qtbot.waitUntil(lambda: shown.answer is not None, timeout=PATIENCE)
    assert clearances(scene, read) == {clearance}
    assert scene.store.unknown_reports.unanswered_reports() == []


@pytest.mark.parametrize("button", ["cleared", "under_way", "singly"])
def test_an_answer_can_be_taken_back_for_some_seconds(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, button: str
) -> None:
    read = report(scene, "a.xlsx", range(3))
    show(qtbot, page)
    pressed: QPushButton = getattr(question(qtbot, page), button)
    pressed.click()
    shown = banner(qtbot, page)
    qtbot.waitUntil(lambda: shown.answer is not None, timeout=PATIENCE)
    assert shown.answer is not None
    shown.answer.undo.click()
    qtbot.waitUntil(lambda: len(shown.questions) == 1, timeout=PATIENCE)
    assert clearances(scene, read) == {Clearance.UNKNOWN}
    assert [one.count for one in scene.store.unknown_reports.unanswered_reports()] == [3]


def test_when_the_time_is_over_the_strip_goes_and_the_list_has_the_keyboard(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    report(scene, "a.xlsx", range(3))
    show(qtbot, page)
    focus(question(qtbot, page).cleared)
    press(Qt.Key.Key_Space)
    shown = banner(qtbot, page)
    qtbot.waitUntil(lambda: shown.answer is not None, timeout=PATIENCE)
    assert shown.answer is not None
    assert QApplication.focusWidget() is shown.answer.undo
    shown.answer.ended.emit()
    qtbot.waitUntil(lambda: not shown.isVisible(), timeout=PATIENCE)
    assert QApplication.focusWidget() is page.left.view


def test_the_question_leaves_the_keyboard_where_it_is(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    scene.declare(9)
    show(qtbot, page)
    qtbot.waitUntil(lambda: page.reports is not None, timeout=PATIENCE)
    qtbot.waitUntil(page.left.view.isVisible, timeout=PATIENCE)
    focus(page.left.filters.search)
    QTest.keyClicks(page.left.filters.search, "10")
    report(scene, "a.xlsx", range(3))
    page.store_changed()
    question(qtbot, page)
    assert QApplication.focusWidget() is page.left.filters.search


def test_it_is_reached_with_the_tab_key(qtbot: QtBot, scene: DeskScene, page: ToRatePage) -> None:
    report(scene, "a.xlsx", range(3))
    show(qtbot, page)
    wanted = question(qtbot, page).cleared
    page.take_focus()
    seen = set()
    while (focused := QApplication.focusWidget()) not in seen:
        seen.add(focused)
        press(Qt.Key.Key_Tab)
    assert wanted in seen


def test_two_reports_are_asked_about_and_the_others_are_counted(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    for number in range(4):
        report(scene, f"{number}.xlsx", [number])
    show(qtbot, page)
    shown = banner(qtbot, page)
    qtbot.waitUntil(lambda: len(shown.questions) == 2, timeout=PATIENCE)
    assert says(shown, "And 2 more report(s)")
    shown.questions[0].cleared.click()
    qtbot.waitUntil(lambda: shown.answer is not None, timeout=PATIENCE)
    assert len(shown.questions) == 1
    shown.forget_answer()
    assert len(shown.questions) == 2


def test_a_report_that_needs_no_answer_any_more_is_not_asked_about(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage
) -> None:
    read = report(scene, "a.xlsx", range(2))
    show(qtbot, page)
    shown = banner(qtbot, page)
    scene.store.declarations.keep(
        [replace(one, clearance=Clearance.CLEARED) for one in read], Origin.DATABASE
    )
    page.store_changed()
    qtbot.waitUntil(lambda: not shown.isVisible(), timeout=PATIENCE)
