"""Tab goes over the page of results in the order of the eye, and meets everything on it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.cases import CaseShow
from declarant_client.desktop.background import Threads
from declarant_client.desktop.results.page import ResultsPage
from declarant_client.desktop.widgets.reading_pane import ReadingPane
from tests.desktop.reading import PATIENCE, open_page
from tests.desktop.tab_stops import described, in_turn, jumps, named, reachable, round_trip
from tests.support.desk_facts import NOW
from tests.support.desk_scene import DeskScene
from tests.support.results_scene import course, results_page, tell


@pytest.fixture
def page(qtbot: QtBot, scene: DeskScene, threads: Threads) -> ResultsPage:
    """Everything is on it: an answer that waits for a reply, and what came of a wish."""
    scene.enrol()
    for position in (1, 2):
        steps = course(4, began=NOW - timedelta(days=3))
        tell(scene, position, steps, due_at=NOW + timedelta(days=2))
    page = results_page(scene, threads)
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: page.detail.line is not None, timeout=PATIENCE)
    page.bar.tell("The reply is kept", "Take it back", page.bar.hide)
    for row in (1, 0):
        page.list.setCurrentIndex(page.rows.index(row))
        qtbot.waitUntil(partial(shows, page, row), timeout=PATIENCE)
    page.detail.form.not_settled.click()
    return page


def shows(page: ResultsPage, row: int) -> bool:
    return page.detail.line is not None and page.detail.line == page.rows.line(row)


def pane(page: ResultsPage) -> ReadingPane:
    (found,) = page.detail.findChildren(ReadingPane)
    return found


def in_order(page: ResultsPage) -> list[QWidget]:
    """Return what the eye meets from the list on: down the page, and at its end from the top."""
    form, foot, head = page.detail.form, page.detail.foot, page.head
    return [
        page.list,
        pane(page),
        form.not_settled,
        form.text,
        form.send,
        foot.revise,
        foot.print,
        foot.more,
        head.search,
        head.part(CaseShow.ALL),
        page.bar.follow,
        page.bar.close_bar,
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab], ids=["Tab", "Shift+Tab"])
def test_tab_goes_from_the_list_into_the_case_and_on_from_the_top(
    page: ResultsPage, key: Qt.Key
) -> None:
    page.list.setFocus()
    stops = in_turn(round_trip(key), key)
    assert described(stops) == described(in_order(page))
    assert stops == in_order(page)
    assert named(reachable(page) - set(stops)) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab], ids=["Tab", "Shift+Tab"])
def test_tab_lands_on_the_part_that_is_shown(page: ResultsPage, key: Qt.Key) -> None:
    page.head.part(CaseShow.ANSWERED).click()
    page.list.setFocus()
    parts = {page.head.part(part) for part in CaseShow}
    assert parts & set(round_trip(key)) == {page.head.part(CaseShow.ANSWERED)}


def test_what_tab_meets_later_stands_lower_or_further_to_the_right(page: ResultsPage) -> None:
    page.list.setFocus()
    stops = round_trip(Qt.Key.Key_Tab)
    top = stops.index(page.head.search)
    assert jumps(page, stops[1:top]) == []
    assert jumps(page, [*stops[top:], page.list]) == []
