"""Everything on the pages beside "To rate" is reached by Tab and has a name that is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.desktop.background import Threads
from declarant_client.operating_system.settings import LayeredSettings
from tests.desktop.history_scene import history_page
from tests.desktop.notices_scene import notices_page
from tests.desktop.outbox_scene import outbox_page
from tests.desktop.reading import PATIENCE, open_page, says
from tests.desktop.settings_scene import settings_page
from tests.support.desk_scene import DeskScene, fill
from tests.support.offices_in_memory import OfficesInMemory

MOST_STOPS = 100


@pytest.fixture(params=["outbox", "history", "notices", "settings"])
def page(
    request: pytest.FixtureRequest, scene: DeskScene, threads: Threads, tmp_path: Path, qtbot: QtBot
) -> QWidget:
    fill(scene)
    build = {
        "outbox": outbox,
        "history": history,
        "notices": notices,
        "settings": settings,
    }[request.param]
    made = build(scene, threads, tmp_path)
    open_page(qtbot, made)
    told = {
        "outbox": "HP-2026-000777",
        "history": "HP-2026-000777",
        "notices": "38/2015/TT-BTC",
        "settings": "0912 345 678",
    }
    qtbot.waitUntil(lambda: says(made, told[request.param]), timeout=PATIENCE)
    return made


def outbox(scene: DeskScene, threads: Threads, _folder: Path) -> QWidget:
    return outbox_page(scene, threads, OfficesInMemory())


def history(scene: DeskScene, threads: Threads, _folder: Path) -> QWidget:
    return history_page(scene, threads, OfficesInMemory())


def notices(scene: DeskScene, threads: Threads, _folder: Path) -> QWidget:
    return notices_page(scene, threads)


def settings(scene: DeskScene, threads: Threads, folder: Path) -> QWidget:
    layers = LayeredSettings(
        user_file=folder / "config.toml", machine_file=folder / "none.toml", registry=dict
    )
    page = settings_page(scene, threads, layers)
    page.show_leaf("contact")
    return page


def reachable(page: QWidget) -> list[QWidget]:
    """What can be used now, the parts of composed widgets left out."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_spinbox")
    ]


def stops_of_tab(page: QWidget) -> list[QWidget]:
    """What Tab goes through, from the first stop until it comes there again."""
    stops: list[QWidget] = []
    for _ in range(MOST_STOPS):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        reached = QApplication.focusWidget()
        assert reached is not None
        if stops and reached is stops[0]:
            break
        stops.append(reached)
    return stops


def test_tab_reaches_everything_that_can_be_used(page: QWidget) -> None:
    reachable(page)[0].setFocus()
    left_out = [widget for widget in reachable(page) if widget not in stops_of_tab(page)]
    assert left_out == []


def test_everything_that_takes_the_focus_has_a_name(page: QWidget) -> None:
    for widget in reachable(page):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name), widget
