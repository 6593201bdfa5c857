"""Text size and density are the user's: windows that open afterwards have them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.settings import DENSITY, TEXT_SIZE, Density
from declarant_client.desktop.appearance import Appearance, Space, body_font, small_font
from declarant_client.desktop.settings import SettingsPage
from declarant_client.desktop.shell.main_window import MainWindow
from declarant_client.desktop.widgets.choice_box import ChoiceBox
from tests.desktop.reading import PATIENCE
from tests.desktop.sources_scene import seated


def test_larger_text_makes_larger_controls_and_compact_brings_things_together(
    sizes: Appearance,
) -> None:
    sizes.size(100, Density.COMFORTABLE)
    text, small, control, gap = body_font().pointSizeF(), small_font(), Space.CONTROL, Space.M
    sizes.size(130, Density.COMFORTABLE)
    assert body_font().pointSizeF() == pytest.approx(text * 1.3)
    assert small_font().pointSizeF() > small.pointSizeF()
    assert control <= Space.CONTROL
    assert Space.RAIL > 204
    sizes.size(100, Density.COMPACT)
    assert gap > Space.M
    assert control > Space.CONTROL


def test_the_window_opens_again_where_it_was_with_the_size_that_was_chosen(
    qtbot: QtBot, qapp: QApplication, sizes: Appearance, tmp_path: Path
) -> None:
    with seated(tmp_path / "profile", sizes, qapp, works=False) as (client, session):
        page = session.window.show_page("settings")
        assert isinstance(page, SettingsPage)
        box = page.show_leaf("appearance").rows[TEXT_SIZE.key].control
        assert isinstance(box, ChoiceBox)
        before = body_font().pointSizeF()
        with qtbot.waitSignal(session.closed, timeout=PATIENCE):
            box.choose(115)
            box.activated.emit(box.currentIndex())
        assert client.settings.get(TEXT_SIZE) == 115
        assert client.settings.get(DENSITY) == Density.COMFORTABLE
        windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        (anew,) = (
            each for each in windows if isinstance(each, MainWindow) and each is not session.window
        )
        assert body_font().pointSizeF() == pytest.approx(before * 1.15)
        shown = anew.stack.currentWidget()
        assert isinstance(shown, SettingsPage)
        assert shown.place == "appearance"
        anew.quit()
        anew.deleteLater()
