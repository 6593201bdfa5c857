"""A pane is read from top to bottom only, whatever stands in it."""

from __future__ import annotations

from math import ceil

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from declarant_client.desktop.appearance import Appearance, Role
from declarant_client.desktop.widgets.reading_pane import Column, ReadingPane, paragraph

WORD = "VănBảnPhápLuật" * 40


@pytest.mark.parametrize("place", ["text", "facts", "frame", "title"])
def test_one_long_word_does_not_push_a_pane_wider_than_its_room(
    qtbot: QtBot, appearance: Appearance, place: str
) -> None:
    pane, column = ReadingPane("Notice"), Column()
    match place:
        case "text":
            column.add_text(WORD)
        case "facts":
            column.add_facts([("Nguồn", WORD)])
        case "frame":
            column.add_frame(WORD, Role.NOTE)
        case _:
            column.add_title(WORD)
    column.add_text("Sửa đổi, bổ sung một số điều về hồ sơ hải quan. " * 8)
    pane.show_column(column)
    qtbot.addWidget(pane)
    pane.resize(500, 400)
    pane.show()
    qtbot.waitUntil(lambda: column.width() > 0)
    assert column.width() == pane.viewport().width()
    last = column.findChildren(QLabel)[-1]
    assert last.mapTo(column, last.rect().topRight()).x() < column.width()
    assert last.height() >= last.heightForWidth(last.width())


@pytest.mark.parametrize(
    "word", [WORD, "https://congbao.chinhphu.vn/" + "x" * 300, "38/2015/" * 40]
)
def test_a_word_that_is_longer_than_a_line_is_broken_anywhere_and_read_whole(
    qtbot: QtBot, appearance: Appearance, word: str
) -> None:
    label = paragraph(f"Nguồn {word}")
    qtbot.addWidget(label)
    metrics = label.fontMetrics()
    for width in (260, 180):
        label.resize(width, label.heightForWidth(width))
        least = ceil(metrics.horizontalAdvance(word) / width) * metrics.height()
        assert label.height() >= least
        image = label.grab().toImage()
        assert is_written_on(image, image.height() - metrics.height())


def is_written_on(image: QImage, top: int) -> bool:
    """Whether something stands below a line of pixels."""
    ground = image.pixel(image.width() - 1, image.height() - 1)
    return any(
        image.pixel(x, y) != ground
        for y in range(top, image.height())
        for x in range(image.width())
    )
