"""Every choice among the filters of the notices can be read whole, in both languages and sizes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.settings import Density
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.background import Threads
from declarant_client.desktop.languages import Languages
from declarant_client.operating_system.resources import resources_folder
from tests.desktop.notices_scene import notices_page
from tests.desktop.reading import PATIENCE, open_page
from tests.pictures.legible import faults
from tests.support.desk_scene import DeskScene, fill

BESIDE_THE_RAIL = {100: 1056, 115: 1037, 130: 1007}
"""How wide the page is in a window of 1280, by the size of text."""


@pytest.fixture
def appearance_again(appearance: Appearance) -> Iterator[Appearance]:
    yield appearance
    appearance.size(100, Density.COMFORTABLE)


@pytest.mark.parametrize("text_percent", BESIDE_THE_RAIL)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_word_of_a_filter_is_cut_whatever_is_chosen(
    qtbot: QtBot,
    qapp: QApplication,
    appearance_again: Appearance,
    scene: DeskScene,
    threads: Threads,
    language: str,
    text_percent: int,
) -> None:
    Languages(qapp, resources_folder() / "translations").install(language)
    appearance_again.size(text_percent, Density.COMFORTABLE)
    fill(scene)
    page = notices_page(scene, threads)
    open_page(qtbot, page)
    page.resize(BESIDE_THE_RAIL[text_percent], 660)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 4, timeout=PATIENCE)
    filters = page.filters
    for box in (filters.show_only, filters.kind, filters.standing, filters.days):
        for choice in range(box.count()):
            box.setCurrentIndex(choice)
            qtbot.waitUntil(lambda: faults(filters) == [], timeout=PATIENCE)
