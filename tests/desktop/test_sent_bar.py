"""What was saved is told long enough to be read, and can be taken back as long as is said."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.to_rate.sent_bar import SentBar
from tests.desktop.reading import PATIENCE, says


def told(qtbot: QtBot, seconds: int) -> tuple[QStackedWidget, SentBar, list[str]]:
    place = QStackedWidget()
    place.addWidget(QWidget())
    qtbot.addWidget(place)
    bar = SentBar(place)
    ends: list[str] = []
    bar.ended.connect(lambda: ends.append("ended"))
    place.show()
    bar.tell("It has left already", seconds)
    return place, bar, ends


def second(bar: SentBar) -> None:
    bar._tick.timeout.emit()


def test_words_that_offer_no_undo_stand_long_enough_to_be_read(qtbot: QtBot) -> None:
    place, bar, ends = told(qtbot, 0)
    assert not bar.offers_undo
    for _ in range(5):
        second(bar)
        assert place.currentIndex() == 1
    second(bar)
    assert place.currentIndex() == 0
    assert ends == ["ended"]


def test_undo_is_offered_as_long_as_is_said_and_the_words_stay_to_be_read(qtbot: QtBot) -> None:
    place, bar, ends = told(qtbot, 2)
    second(bar)
    assert bar.offers_undo
    second(bar)
    assert not bar.offers_undo
    assert ends == ["ended"]
    assert not any(button.isVisible() for button in bar.findChildren(QPushButton))
    assert place.currentIndex() == 1


def test_a_long_time_to_undo_is_told_to_its_end(qtbot: QtBot) -> None:
    place, bar, _ends = told(qtbot, 10)
    for _ in range(9):
        second(bar)
    assert bar.offers_undo
    second(bar)
    assert place.currentIndex() == 0


def test_the_time_to_undo_ends_also_where_the_bar_was_put_away(qtbot: QtBot) -> None:
    """Behind one undo nothing older may be taken back for ever."""
    place, bar, ends = told(qtbot, 3)
    second(bar)
    bar.dismiss()
    assert place.currentIndex() == 0
    assert not bar.offers_undo
    second(bar)
    assert ends == []
    second(bar)
    assert ends == ["ended"]
    assert not bar._tick.isActive()


@pytest.mark.parametrize("width", [330, 400, 700])
def test_what_was_put_off_is_named_whole_before_the_key_of_undo(
    qtbot: QtBot, appearance: Appearance, width: int
) -> None:
    place, bar, _ends = told(qtbot, 10)
    place.resize(width, 60)
    bar.tell("Đã bỏ qua · 107999910130", 10)
    qtbot.waitUntil(lambda: is_laid_out(bar, width) and is_whole(bar), timeout=PATIENCE)
    assert ("Ctrl+Z" in bar._undo.text()) == (width > 330)


@pytest.mark.parametrize("width", [330, 400, 700])
def test_what_waits_for_a_second_look_is_named_whole_beside_two_buttons(
    qtbot: QtBot, appearance: Appearance, width: int
) -> None:
    place, bar, _ends = told(qtbot, 10)
    place.resize(width, 60)
    bar.let_go.setText("Gửi ngay")
    told_whole = "Chờ xem lại · 107999910130"
    bar.tell(told_whole, 10, second_look=True, short="107999910130")
    qtbot.waitUntil(lambda: is_laid_out(bar, width) and is_whole(bar), timeout=PATIENCE)
    assert "107999910130" in bar._text.text()
    assert (bar._text.text() == told_whole) == (width > 330)
    assert bar._text.toolTip() == told_whole
    assert bar._undo.accessibleName() == "Undo (Ctrl+Z)"


def is_laid_out(bar: SentBar, width: int) -> bool:
    return bar.geometry().right() < width and bar._undo.geometry().right() < width


def is_whole(bar: SentBar) -> bool:
    return bar._text.width() >= bar._text.fontMetrics().horizontalAdvance(bar._text.text())


def test_what_could_not_be_taken_back_is_offered_until_it_is_gone_whatever_is_told_meanwhile(
    qtbot: QtBot,
) -> None:
    place, bar, ends = told(qtbot, 2)
    bar.offer_again("Not taken back")
    for _ in range(9):
        second(bar)
    assert ends == ["ended"], "what was told before has its time"
    assert says(bar, "Not taken back")
    assert bar.offers_undo
    bar.tell("Saved", 2)
    assert says(bar, "Saved")
    for _ in range(6):
        second(bar)
    assert says(bar, "Not taken back")
    assert bar.offers_undo
    assert any(button.isVisible() for button in bar.findChildren(QPushButton))
    bar.offer_no_more()
    assert not bar.offers_undo
    assert place.currentIndex() == 0
