"""Tab goes round everything on the page "To rate", whatever was opened or typed before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from tests.desktop.desk import declare, press, show, wait_open
from tests.support.desk_scene import DeskScene

MOST_STOPS = 150


@pytest.fixture
def page(scene: DeskScene, to_rate_parts: ToRateParts) -> ToRatePage:
    scene.enrol()
    return ToRatePage(to_rate_parts)


def reachable(page: ToRatePage) -> set[QWidget]:
    """What Tab should meet: usable now, the parts of composed widgets left out."""
    return {
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    }


def round_trip(key: Qt.Key) -> list[QWidget]:
    """Return what a key leads to, until it leads to where it began."""
    start = focused()
    stops = [start]
    for _ in range(MOST_STOPS):
        QTest.keyClick(focused(), key)
        if focused() is start:
            return stops
        stops.append(focused())
    return stops


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def named(widgets: set[QWidget]) -> list[str]:
    return sorted(f"{type(widget).__name__} “{widget.accessibleName()}”" for widget in widgets)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab], ids=["Tab", "Shift+Tab"])
@pytest.mark.parametrize("levels", ["", "1", "5"])
def test_tab_meets_everything_once_and_comes_back(
    qtbot: QtBot, scene: DeskScene, page: ToRatePage, levels: str, key: Qt.Key
) -> None:
    first, second = declare(scene, 2)
    wait_open(qtbot, show(qtbot, page), first)
    for level in levels:
        press(Qt.Key(ord(level)))
    press(Qt.Key.Key_Down)
    wait_open(qtbot, page, second)
    for level in levels:
        press(Qt.Key(ord(level)))

    stops = round_trip(key)

    assert named(reachable(page) - set(stops)) == []
    assert len(stops) == len(set(stops))
