"""What a row of the notices says can be made out, also while it is selected."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.settings import Theme
from declarant_client.desktop.appearance import DARK, LIGHT, Appearance
from declarant_client.desktop.background import Threads
from tests.desktop.notices_scene import notices_page
from tests.desktop.reading import PATIENCE, open_page
from tests.desktop.test_colours import TEXT, contrast
from tests.support.desk_facts import notice
from tests.support.desk_scene import DeskScene

CHIP = 200
"""So many pixels at least are the ground of the word's chip."""


@pytest.fixture
def dressed(appearance: Appearance) -> Iterator[Appearance]:
    yield appearance
    appearance.choose(Theme.LIGHT)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_chip_of_a_new_notice_stands_out_from_the_row_that_is_selected(
    qtbot: QtBot, dressed: Appearance, scene: DeskScene, threads: Threads, theme: Theme
) -> None:
    dressed.choose(theme)
    scene.announce(scene.enrol(), notice(1))
    page = notices_page(scene, threads)
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: page.list.currentIndex().isValid(), timeout=PATIENCE)
    colours = DARK if theme is Theme.DARK else LIGHT
    row = page.list.visualRect(page.list.currentIndex())
    image = page.list.viewport().grab(row).toImage()
    grounds = [
        image.pixelColor(x, y).name().upper()
        for y in range(image.height() * 2 // 3, image.height())
        for x in range(image.width() // 3)
    ]
    assert colours.accent_soft in grounds
    assert grounds.count(QColor(colours.surface).name().upper()) >= CHIP
    assert contrast(colours.note.text, colours.surface) >= TEXT
