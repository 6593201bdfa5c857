"""A file that is dropped on a field for words is not written into it: the window reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.desktop.widgets.words_field import WordsField


def _is_taken(field: WordsField, data: QMimeData) -> bool:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(field.viewport(), event)
    return event.isAccepted()


@pytest.mark.parametrize("has_text", [False, True])
def test_a_file_is_left_to_the_window(qtbot: QtBot, tmp_path: Path, has_text: bool) -> None:
    field = WordsField()
    qtbot.addWidget(field)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / "ToKhai.xls"))])
    if has_text:
        dragged.setText(str(tmp_path / "ToKhai.xls"))
    assert not _is_taken(field, dragged)


def test_words_and_links_can_be_dropped(qtbot: QtBot) -> None:
    field = WordsField()
    qtbot.addWidget(field)
    words, link = QMimeData(), QMimeData()
    words.setText("Chờ quá lâu")
    link.setUrls([QUrl("https://office.example/van-ban")])
    link.setText("https://office.example/van-ban")
    assert _is_taken(field, words)
    assert _is_taken(field, link)
