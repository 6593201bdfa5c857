"""Tab goes round everything on the page "To rate", whatever was opened or typed before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from tests.desktop.desk import declare, press, show, wait_open
from tests.desktop.tab_stops import named, reachable, round_trip
from tests.support.desk_scene import DeskScene


@pytest.fixture
def page(scene: DeskScene, to_rate_parts: ToRateParts) -> ToRatePage:
    scene.enrol()
    return ToRatePage(to_rate_parts)


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
