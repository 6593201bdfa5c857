"""The companion: another view of the same work, at the screen's edge, that never asks for focus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from declarant_client.contract.office import Reason, SubjectKind
from declarant_client.contract.shapes import Text
from declarant_client.desktop.companion import companion as companion_module
from declarant_client.desktop.companion.companion import Companion
from declarant_client.desktop.companion.placing import (
    Edge,
    Standing,
    Standings,
    corner,
    monitor_set,
)
from declarant_client.desktop.companion.window import WIDTH, CompanionWindow
from declarant_client.desktop.session import Session
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.domain.identifiers import TaxCode
from tests.desktop.companion_scene import numbers, opened_session, page_of, taken_over
from tests.desktop.desk import PATIENCE, kept, levels, open_number
from tests.support.desk_scene import DeskScene

CTRL = Qt.KeyboardModifier.ControlModifier
ROOM = QRect(0, 0, 1280, 700)


@pytest.fixture
def session(
    qtbot: QtBot, scene: DeskScene, to_rate_parts: ToRateParts, tmp_path: Path
) -> Iterator[Session]:
    with opened_session(qtbot, scene, to_rate_parts, tmp_path) as opened:
        yield opened


@pytest.fixture
def companion(qtbot: QtBot, session: Session, tmp_path: Path) -> Companion:
    return taken_over(qtbot, session, tmp_path)


def test_it_takes_the_windows_place_and_gives_it_back_where_it_was(
    session: Session, companion: Companion
) -> None:
    assert companion.is_shown
    assert not session.window.isVisible()
    assert companion.window.width() == WIDTH
    QTest.keyClick(companion.window, Qt.Key.Key_F9)
    assert session.window.isVisible()
    assert not companion.is_shown
    assert session.window.stack.shown_key == "other"


def test_a_key_rates_and_enter_sends_and_the_next_is_there_and_it_can_be_undone(
    qtbot: QtBot, scene: DeskScene, session: Session, companion: Companion
) -> None:
    page, first = page_of(session), numbers(companion)
    assert first == open_number(page)
    QTest.keyClick(companion.window, Qt.Key.Key_5)
    QTest.keyClick(companion.window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first in kept(scene), timeout=PATIENCE)
    assert set(levels(kept(scene)[first])) == {5}
    qtbot.waitUntil(lambda: numbers(companion) not in {"", first}, timeout=PATIENCE)
    qtbot.waitUntil(companion.window._undo.isVisible, timeout=PATIENCE)
    QTest.keyClick(companion.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: numbers(companion) == first, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not companion.window._undo.isVisible(), timeout=PATIENCE)


def test_what_is_missing_for_a_low_level_is_said_and_the_whole_window_offered(
    qtbot: QtBot, session: Session, companion: Companion
) -> None:
    card, page = companion.window.card, page_of(session)
    QTest.mouseClick(card.stars.star(2), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(card.details.isVisible, timeout=PATIENCE)
    QTest.keyClick(companion.window, Qt.Key.Key_Return)
    assert card._hint.text()
    card.details.comment.setPlainText("Chờ lâu")
    assert {row.comment for row in page.right.form.subjects.drafted} == {"Chờ lâu"}
    QTest.keyClick(companion.window, Qt.Key.Key_Return)
    qtbot.waitUntil(card.whole.isVisible, timeout=PATIENCE)
    card.whole.click()
    assert session.window.isVisible()
    assert session.window.stack.shown_key == "to_rate"


def test_a_digit_in_the_text_is_text(qtbot: QtBot, session: Session, companion: Companion) -> None:
    card = companion.window.card
    QTest.keyClick(companion.window, Qt.Key.Key_1)
    qtbot.waitUntil(card.details.isVisible, timeout=PATIENCE)
    companion.window.activateWindow()
    card.details.comment.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is card.details.comment, timeout=PATIENCE)
    QTest.keyClick(card.details.comment, Qt.Key.Key_5)
    assert card.details.written == "5"
    assert card.stars.level == 1


def test_folded_away_a_slim_tab_is_left_and_both_are_remembered(
    session: Session, companion: Companion, tmp_path: Path
) -> None:
    QTest.keyClick(companion.window, Qt.Key.Key_Escape)
    assert companion.window.width() < WIDTH / 8
    companion.give_back()
    companion.take_over()
    assert companion.window.width() < WIDTH / 8
    companion.window.tab.click()
    assert companion.window.width() == WIDTH
    monitors = monitor_set(QApplication.screens())
    assert not Standings(tmp_path / "companion.ini").of(monitors).is_folded


def test_what_shows_the_window_takes_the_companion_away(
    session: Session, companion: Companion
) -> None:
    session.come_forward()
    assert not companion.is_shown


def test_it_asks_neither_for_the_focus_nor_to_be_counted_as_the_last_window(
    companion: Companion,
) -> None:
    window = companion.window
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


@pytest.mark.parametrize(
    "standing, size, place",
    [
        (Standing(), QSize(360, 540), QPoint(920, 24)),
        (Standing(edge=Edge.LEFT, top=0), QSize(360, 540), QPoint(0, 0)),
        (Standing(top=9999), QSize(360, 540), QPoint(920, 160)),
        (Standing(top=-50), QSize(360, 540), QPoint(920, 0)),
        (Standing(top=600), QSize(36, 96), QPoint(1244, 600)),
        (Standing(top=300), QSize(360, 2000), QPoint(920, 0)),
    ],
)
def test_all_of_it_is_on_the_screen(standing: Standing, size: QSize, place: QPoint) -> None:
    assert corner(standing, ROOM, size) == place


def test_each_set_of_monitors_has_a_place_of_its_own(tmp_path: Path) -> None:
    standings = Standings(tmp_path / "companion.ini")
    standings.keep("at the desk", Standing("DP-1", Edge.LEFT, 100, is_folded=True))
    standings.keep("on the way", Standing("eDP-1", Edge.RIGHT, 20))
    again = Standings(tmp_path / "companion.ini")
    assert again.of("at the desk") == Standing("DP-1", Edge.LEFT, 100, is_folded=True)
    assert again.of("on the way") == Standing("eDP-1", Edge.RIGHT, 20)
    assert again.of("elsewhere") == Standing()


def test_nothing_jumps_when_it_says_what_was_done(qtbot: QtBot, appearance: object) -> None:
    window = CompanionWindow()
    qtbot.addWidget(window)
    window.fold(folded=False)
    window.show()
    before = window.card.send.mapTo(window, QPoint())
    window.say("Saved", can_undo=True)
    QApplication.processEvents()
    assert window.card.send.mapTo(window, QPoint()) == before


def test_other_monitors_bring_their_own_place_and_keep_it(
    session: Session, companion: Companion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, standings = companion.window, Standings(tmp_path / "companion.ini")
    standings.keep("at the desk", Standing("", Edge.LEFT, 200, is_folded=True))
    monkeypatch.setattr(companion_module, "monitor_set", lambda _screens: "at the desk")
    application, screen = QApplication.instance(), QApplication.primaryScreen()
    assert isinstance(application, QApplication)
    for changed in (
        lambda: application.screenRemoved.emit(screen),
        lambda: application.screenAdded.emit(screen),
        lambda: screen.availableGeometryChanged.emit(screen.availableGeometry()),
    ):
        companion._standing = Standing()
        companion._place_again()
        changed()
        assert window.width() < WIDTH / 8
        assert window.x() == screen.availableGeometry().left()
    window.tab.click()
    assert standings.of("at the desk") == Standing("", Edge.LEFT, 200)


@pytest.mark.parametrize("is_large", [False, True])
def test_the_whole_text_of_a_reason_is_to_be_read_in_the_column(
    qtbot: QtBot, companion: Companion, is_large: bool
) -> None:
    texts = (
        "Thủ tục nhanh, đúng hoặc sớm hơn thời hạn quy định",
        "Cán bộ lịch sự, đúng mực & tận tình với doanh nghiệp trong suốt quá trình làm thủ tục",
        "Khác",
    )
    details = companion.window.card.details
    details.show()
    details.offer(
        [
            Reason(
                code=f"reason-{number}",
                text=Text(vi=text, en=text),
                levels=[5],
                subject_kinds=list(SubjectKind),
            )
            for number, text in enumerate(texts)
        ],
        (),
    )
    long, longer, short = details._reasons.values()
    if is_large:
        for chip in details._reasons.values():
            font = chip.font()
            font.setPointSizeF(font.pointSizeF() * 1.5)
            chip.setFont(font)
    around = short.sizeHint().width() - short.fontMetrics().horizontalAdvance(short.text())

    def needed(chip: QCheckBox) -> int:
        room = QRect(0, 0, chip.width() - around, ROOM.height())
        return chip.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, chip.text()).height()

    def are_high_enough() -> bool:
        return all(chip.height() >= needed(chip) for chip in (long, longer, short))

    qtbot.waitUntil(are_high_enough, timeout=PATIENCE)
    assert companion.window.card.isAncestorOf(longer)
    assert longer.width() < WIDTH
    assert long.height() > short.height()
    assert longer.height() > long.height()


def test_two_branches_of_an_enterprise_with_a_long_name_can_be_told_apart(
    companion: Companion, scene: DeskScene
) -> None:
    card = companion.window.card
    row = scene.store.declarations.row(scene.declare(9).identity)
    assert row is not None
    name = "CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN GIAO NHẬN VẬN TẢI BIỂN ĐÔNG"
    seen, tips = [], []
    for branch in ("001", "002"):
        declaration = replace(
            row.declaration,
            enterprise_name=name,
            enterprise_tax_code=TaxCode.parse(f"0314404243-{branch}"),
        )
        card.show_row(row._replace(declaration=declaration))
        seen.append(card._enterprise.grab().toImage())
        tips.append(card._enterprise.toolTip())
    assert card._enterprise.fontMetrics().horizontalAdvance(name) > card._enterprise.width()
    assert seen[0] != seen[1]
    assert tips == [f"{name} · 0314404243-{branch}" for branch in ("001", "002")]
