"""The window comes back where it was; whatever lies in its file, it opens."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from declarant_client.desktop.shell.window_memory import WindowMemory

SIZE = QSize(701, 502)


def _window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def test_a_window_has_the_size_again_that_it_was_closed_with(qtbot: QtBot, tmp_path: Path) -> None:
    memory = WindowMemory(tmp_path / "window.place")
    before = _window(qtbot)
    before.resize(SIZE)
    memory.keep(before)
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "window.place").stat().st_mode) == 0o600
    after = _window(qtbot)
    memory.restore(after)
    assert after.size() == SIZE


@pytest.mark.parametrize("left", [None, b"", b"[window]\ngeometry=@ByteArray()", b"\0" * 70])
def test_what_cannot_be_read_of_it_gives_the_first_size(
    qtbot: QtBot, tmp_path: Path, left: bytes | None
) -> None:
    file = tmp_path / "window.place"
    if left is not None:
        file.write_bytes(left)
    first, window = _window(qtbot), _window(qtbot)
    WindowMemory(tmp_path / "none").restore(first)
    WindowMemory(file).restore(window)
    assert window.size() == first.size()


def test_a_place_that_cannot_be_kept_is_no_trouble(qtbot: QtBot, tmp_path: Path) -> None:
    WindowMemory(tmp_path / "no folder" / "window.place").keep(_window(qtbot))
