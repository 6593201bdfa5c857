"""What stands beside the button that sends is to be read whole, however narrow the window is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.to_rate.form.foot import Foot

LONG = "Sau khi thông quan · Gửi đến Chi cục Hải quan khu vực III (dữ liệu trình diễn)"


@pytest.mark.parametrize("width", [320, 420, 620, 900, 1200])
def test_no_word_of_a_foot_is_cut(qtbot: QtBot, appearance: Appearance, width: int) -> None:
    page = QWidget()
    foot = Foot()
    foot.send.setText("Gửi và sang tờ khai sau (Enter)")
    column = QVBoxLayout(page)
    column.addStretch(1)
    column.addWidget(foot)
    qtbot.addWidget(page)
    page.resize(width, 400)
    page.show()
    foot.say(LONG)
    qtbot.waitUntil(lambda: foot._text.height() >= foot._text.heightForWidth(foot._text.width()))
    is_beside = foot._line.direction() is QBoxLayout.Direction.LeftToRight
    assert is_beside == (width >= 1200)
