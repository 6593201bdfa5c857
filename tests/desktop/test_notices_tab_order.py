"""Tab goes over the page of notices in the order of the eye, and meets everything on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.contract.notices import Attachment
from declarant_client.desktop.background import Threads
from declarant_client.desktop.notices.page import NoticesPage
from tests.desktop.notices_scene import notices_page
from tests.desktop.reading import PATIENCE, open_page
from tests.desktop.tab_stops import named, reachable, round_trip
from tests.support.desk_facts import NOW, notice
from tests.support.desk_scene import DeskScene


@pytest.fixture
def page(qtbot: QtBot, scene: DeskScene, threads: Threads) -> NoticesPage:
    """Everything is on it: a reminder of two, attachments, what came of a wish and of a saving."""
    scene.announce(
        scene.enrol(),
        *(
            notice(number, in_force_on=NOW.date() + timedelta(days=2), attachments=attachments())
            for number in (1, 2)
        ),
    )
    page = notices_page(scene, threads)
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 2, timeout=PATIENCE)
    qtbot.waitUntil(page.reminder.isVisible, timeout=PATIENCE)
    page.told.tell("2 notices marked as read", "Undo", page.told.hide)
    page.saving.show()
    return page


def attachments() -> list[Attachment]:
    return [
        Attachment(name=name, link=f"https://a.vn/{name}", size=7, sha256="0" * 64)
        for name in ("a.pdf", "b.pdf")
    ]


def beginning(page: NoticesPage, words: str) -> list[QWidget]:
    """Return the buttons whose name begins with some words, from top to bottom."""
    buttons = [
        button
        for button in page.findChildren(QPushButton)
        if button.isVisible() and button.accessibleName().startswith(words)
    ]
    return sorted(buttons, key=lambda button: place(page, button))


def place(page: NoticesPage, widget: QWidget) -> tuple[int, int]:
    """Return how far down and to the right something stands."""
    corner = widget.mapTo(page, widget.rect().topLeft())
    return corner.y(), corner.x()


def in_order(page: NoticesPage) -> list[QWidget]:
    """Return what the eye meets from the list on: down the page, and at its end from the top."""
    reading, filters = page.reading, page.filters
    return [
        page.list,
        *reading.stops()[:1],
        *beginning(page, "Save the attachment"),
        *(button for button in reading.stops()[1:] if button.isVisible() and button.isEnabled()),
        page.reminder.put_away,
        *beginning(page, "Show "),
        page.all_read,
        page.export,
        filters.search,
        filters.show_only,
        filters.kind,
        filters.standing,
        filters.body,
        filters.field,
        filters.days,
        page.told.follow,
        page.told.close_bar,
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab], ids=["Tab", "Shift+Tab"])
def test_tab_goes_from_top_to_bottom_through_the_side_of_the_list_first(
    page: NoticesPage, key: Qt.Key
) -> None:
    for row in (0, 1, 0):
        page.list.setCurrentIndex(page.rows.index(row))
    page.list.setFocus()
    stops = round_trip(key)
    if key is Qt.Key.Key_Backtab:
        stops = [stops[0], *reversed(stops[1:])]
    assert [described(stop) for stop in stops] == [described(stop) for stop in in_order(page)]
    assert stops == in_order(page)
    assert named(reachable(page) - set(stops)) == []


def described(widget: QWidget) -> str:
    return widget.accessibleName() or getattr(widget, "text", str)()


def test_what_tab_meets_later_stands_lower_or_further_to_the_right(page: NoticesPage) -> None:
    page.filters.days.setCurrentIndex(5)
    for part in (page.filters.stops(), page.reading.stops()):
        places = [place(page, widget) for widget in part if widget.isVisible()]
        assert places == sorted(places)
