"""Keys in the companion act on the declaration that it shows, and on nothing that is not seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.desktop.companion.companion import Companion
from declarant_client.desktop.companion.window import WIDTH
from declarant_client.desktop.session import Session
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.domain.putting_off import PutOff
from tests.desktop.companion_scene import numbers, opened_session, page_of, taken_over
from tests.desktop.desk import PATIENCE, kept, open_number
from tests.support.desk_scene import DeskScene

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts, tmp_path: Path
) -> Iterator[Session]:
    with opened_session(qtbot, scene, to_rate_parts, tmp_path) as opened:
        yield opened


@pytest.fixture
def companion(qtbot: QtBot, session: Session, tmp_path: Path) -> Companion:
    return taken_over(qtbot, session, tmp_path)


def activate(qtbot: QtBot, companion: Companion) -> None:
    companion.window.activateWindow()
    qtbot.waitUntil(companion.window.isActiveWindow, timeout=PATIENCE)


def choose_all(qtbot: QtBot, session: Session) -> ToRatePage:
    page = session.window.show_page("to_rate")
    assert isinstance(page, ToRatePage)
    qtbot.waitUntil(lambda: open_number(page) != "", timeout=PATIENCE)
    page.left.view.selectAll()
    qtbot.waitUntil(page.right.group.isVisible, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(page.right.group.together.forms) == 3, timeout=PATIENCE)
    return page


def test_of_several_chosen_ones_the_companion_rates_only_the_one_that_it_shows(
    qtbot: QtBot, scene: DeskScene, session: Session, tmp_path: Path
) -> None:
    page = choose_all(qtbot, session)
    made = Companion(session.window, tmp_path / "companion.ini")
    made.take_over()
    activate(qtbot, made)
    qtbot.waitUntil(lambda: made.window.shows_card and page.desk.form is not None, timeout=PATIENCE)
    assert not page.left.view.has_several
    shown = numbers(made)
    assert shown == open_number(page)
    QTest.keyClick(made.window, Qt.Key.Key_5)
    QTest.keyClick(made.window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(made.window._undo.isVisible, timeout=PATIENCE)
    assert list(kept(scene)) == [shown]
    made.close()


def test_what_was_rated_together_comes_back_one_by_one(
    qtbot: QtBot, scene: DeskScene, session: Session, tmp_path: Path
) -> None:
    page = choose_all(qtbot, session)
    page.flow.set_level(5)
    page.flow.send()
    qtbot.waitUntil(lambda: len(kept(scene)) == 3, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.left.sent_bar.offers_undo, timeout=PATIENCE)
    made = Companion(session.window, tmp_path / "companion.ini")
    made.take_over()
    activate(qtbot, made)
    # While nothing is to be seen, nothing is rated or skipped.
    assert not made.window.shows_card
    with qtbot.assertNotEmitted(made.window.card.skipWanted):
        QTest.keyClick(made.window, Qt.Key.Key_Right, CTRL)
    with qtbot.assertNotEmitted(made.window.card.levelChosen):
        QTest.keyClick(made.window, Qt.Key.Key_5)
    QTest.keyClick(made.window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: made.window.shows_card, timeout=PATIENCE)
    assert not page.left.view.has_several
    assert numbers(made) == open_number(page)
    made.close()


def test_several_that_were_skipped_are_told_by_their_number(
    qtbot: QtBot, session: Session, companion: Companion
) -> None:
    page = page_of(session)
    two = [page._model.identity_at(row) for row in range(2)]
    page.desk.putting_off.put_off(two, "107600000000", PutOff.NO_OPINION)
    qtbot.waitUntil(companion.window._undo.isVisible, timeout=PATIENCE)
    assert companion.window._said.text() == "Skipped · 2 declarations"


def test_a_search_that_finds_nothing_is_not_told_as_everything_rated(
    qtbot: QtBot, session: Session, companion: Companion
) -> None:
    page, window = page_of(session), companion.window
    page.left.filters.search.setText("zzz")
    page.left.filters.settle()
    qtbot.waitUntil(lambda: not window.shows_card, timeout=PATIENCE)
    assert "Nothing matches" in window._empty.accessibleName()
    assert window._whole_window.isVisible()
    window._whole_window.click()
    assert session.window.isVisible()
    assert session.window.stack.shown_key == "to_rate"


def test_after_unfolding_enter_sends(
    qtbot: QtBot, scene: DeskScene, session: Session, companion: Companion
) -> None:
    window, first = companion.window, numbers(companion)
    activate(qtbot, companion)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.tab
    QTest.mouseClick(window.tab, Qt.MouseButton.LeftButton)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.card.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_5)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first in kept(scene), timeout=PATIENCE)
    assert window.width() == WIDTH


def test_unfolded_with_nothing_to_rate_enter_folds_nothing(
    qtbot: QtBot, session: Session, companion: Companion
) -> None:
    window = companion.window
    page_of(session).left.filters.search.setText("zzz")
    page_of(session).left.filters.settle()
    qtbot.waitUntil(lambda: not window.shows_card, timeout=PATIENCE)
    activate(qtbot, companion)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    QTest.mouseClick(window.tab, Qt.MouseButton.LeftButton)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    assert window.width() == WIDTH
    assert companion.is_shown


def test_folded_away_nothing_is_sent(
    qtbot: QtBot, scene: DeskScene, session: Session, companion: Companion
) -> None:
    window = companion.window
    QTest.keyClick(window, Qt.Key.Key_5)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(window.card.sendWanted):
        QTest.keyClick(window, Qt.Key.Key_Return, CTRL)
    with qtbot.assertNotEmitted(window.card.skipWanted):
        QTest.keyClick(window, Qt.Key.Key_Right, CTRL)


def test_an_undo_that_came_too_late_says_so_until_something_else_is_said(
    qtbot: QtBot,
    scene: DeskScene,
    session: Session,
    companion: Companion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, window = page_of(session), companion.window
    QTest.keyClick(window, Qt.Key.Key_5)
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(window._undo.isVisible, timeout=PATIENCE)
    monkeypatch.setattr(type(scene.rating), "undo", lambda *_: None)
    with qtbot.waitSignal(page.desk.sending.tooLate, timeout=PATIENCE):
        QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window._said.text() == "It has left already; you can send a revision."
    assert not window._undo.isVisible()
    page.left.undoEnded.emit()
    assert window._said.isVisible()
