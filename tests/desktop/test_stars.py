"""Stars are radio buttons: for the keyboard, for the screen reader, and only then for the eye."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.widgets.stars import StarRating

WORDS = {5: "Very satisfied", 4: "Satisfied", 3: "Neutral", 2: "Dissatisfied", 1: "Very bad"}


class Row(QWidget):
    """A field, a rating, a field: what Tab walks through."""

    def __init__(self) -> None:
        super().__init__()
        self.before = QLineEdit(self)
        self.stars = StarRating("Working team 01", self)
        self.stars.set_words(WORDS)
        self.after = QLineEdit(self)
        layout = QHBoxLayout(self)
        for widget in (self.before, self.stars, self.after):
            layout.addWidget(widget)


@pytest.fixture
def row(qtbot: QtBot, appearance: Appearance) -> Row:
    made = Row()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.before.setFocus()
    return made


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def focused_level(row: Row) -> int | None:
    focused = QApplication.focusWidget()
    return next((n for n in WORDS if row.stars.star(n) is focused), None)


def test_each_star_is_a_radio_button_that_says_its_number_and_word(row: Row) -> None:
    star = row.stars.star(4)
    assert isinstance(star, QRadioButton)
    assert star.accessibleName() == "4 of 5, Satisfied"
    assert row.stars.accessibleName() == "Working team 01"


def test_tab_lands_on_the_first_star_while_none_is_chosen_and_leaves_with_the_next(
    row: Row,
) -> None:
    QTest.keyClick(row.before, Qt.Key.Key_Tab)
    assert focused_level(row) == 1
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row.after


@pytest.mark.parametrize("back", [False, True])
def test_tab_lands_on_the_chosen_star_from_either_side(row: Row, back: bool) -> None:
    row.stars.set_level(4)
    start = row.after if back else row.before
    start.setFocus()
    QTest.keyClick(start, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    assert focused_level(row) == 4


def test_arrows_move_and_choose(row: Row) -> None:
    chosen: list[int] = []
    row.stars.levelChosen.connect(chosen.append)
    row.stars.set_level(3)
    row.stars.star(3).setFocus()
    QTest.keyClick(row.stars.star(3), Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Left)
    assert chosen == [4, 5, 4]
    assert row.stars.level == 4


def test_a_click_chooses_and_only_one_star_is_ever_chosen(row: Row) -> None:
    for level in (2, 5):
        QTest.mouseClick(row.stars.star(level), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert row.stars.level == 5
    assert [n for n in WORDS if row.stars.star(n).isChecked()] == [5]


def test_a_level_set_by_the_program_is_not_told_as_the_users_choice(row: Row) -> None:
    chosen: list[int] = []
    row.stars.levelChosen.connect(chosen.append)
    row.stars.set_level(5)
    row.stars.set_level(None)
    assert chosen == []
    assert row.stars.level is None


def test_enter_is_left_to_the_page(row: Row) -> None:
    row.stars.star(1).setFocus()
    QTest.keyClick(row.stars.star(1), Qt.Key.Key_Return)
    assert row.stars.level is None
