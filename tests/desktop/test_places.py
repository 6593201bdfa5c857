"""A path that is shown to be read and copied stands in its whole height."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.settings.places import Places, PlacesSection


def test_no_letter_of_a_path_is_cut(qtbot: QtBot, appearance: Appearance) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    folder = Path("/nhà") / "công ty Ậ g"
    column.addWidget(
        PlacesSection(Places(database=folder / "data.sqlite3", config_file=folder / "config.toml"))
    )
    column.addStretch(1)
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    paths = page.findChildren(QLineEdit)
    assert len(paths) == 2
    for field in paths:
        assert field.height() >= QFontMetrics(field.font()).height()
