"""Tab goes over the outbox in the order of the eye, and meets everything on it."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.outbox import OutboxShow
from declarant_client.desktop.background import Threads
from declarant_client.desktop.outbox.page import OutboxPage
from declarant_client.desktop.widgets.reading_pane import ReadingPane
from declarant_client.domain.sentences import translate
from tests.desktop.outbox_scene import opened, outbox_page
from tests.desktop.reading import PATIENCE
from tests.desktop.tab_stops import described, in_turn, jumps, named, reachable, round_trip
from tests.support.desk_scene import DeskScene
from tests.support.offices_in_memory import OfficesInMemory


@pytest.fixture
def page(qtbot: QtBot, scene: DeskScene, threads: Threads) -> OutboxPage:
    """Everything is on it: one item waits for a key; what came of a wish is told."""
    account = scene.enrol()
    scene.rate(scene.declare(1))
    scene.rate(scene.declare(2))
    scene.store.accounts.set_trouble(account.account_id, translate("office", "The key is gone."))
    page = opened(qtbot, outbox_page(scene, threads, OfficesInMemory()), 2)
    page.bar.tell("The number is copied", "Undo", page.bar.hide)
    qtbot.waitUntil(page.head.send_all.isEnabled, timeout=PATIENCE)
    for row in (1, 0):
        page.list.setCurrentIndex(page.rows.index(row))
        qtbot.waitUntil(partial(shows, page, row), timeout=PATIENCE)
    return page


def shows(page: OutboxPage, row: int) -> bool:
    return page.detail.line is not None and page.detail.line == page.rows.line(row)


def way_out(page: OutboxPage) -> QWidget:
    """Return the button beside the cause of trouble."""
    buttons = pane(page).findChildren(QPushButton)
    return next(button for button in buttons if "access key" in button.text())


def pane(page: OutboxPage) -> ReadingPane:
    (found,) = page.detail.findChildren(ReadingPane)
    return found


def in_order(page: OutboxPage) -> list[QWidget]:
    """Return what the eye meets from the list on: down the page, and at its end from the top."""
    foot, head = page.detail.foot, page.head
    return [
        page.list,
        pane(page),
        way_out(page),
        foot.correct,
        foot.withdraw,
        foot.export,
        foot.print,
        foot.more,
        head.search,
        head.send_all,
        head.part(OutboxShow.ALL),
        page.bar.follow,
        page.bar.close_bar,
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab], ids=["Tab", "Shift+Tab"])
def test_tab_goes_from_the_list_into_the_item_and_on_from_the_top(
    page: OutboxPage, key: Qt.Key
) -> None:
    page.list.setFocus()
    stops = in_turn(round_trip(key), key)
    assert described(stops) == described(in_order(page))
    assert stops == in_order(page)
    assert named(reachable(page) - set(stops)) == []


def test_what_tab_meets_later_stands_lower_or_further_to_the_right(page: OutboxPage) -> None:
    page.list.setFocus()
    stops = round_trip(Qt.Key.Key_Tab)
    top = stops.index(page.head.search)
    assert jumps(page, stops[2:top]) == []
    assert jumps(page, [*stops[top:], page.list]) == []
