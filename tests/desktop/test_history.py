"""The history shows every assessment with what came of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from declarant_client.contract.office import SubjectKind
from declarant_client.desktop.background import Threads
from declarant_client.desktop.history.page import HistoryPage
from declarant_client.desktop.history.periods import Period
from declarant_client.domain.declaration import Branch
from declarant_client.domain.submission import ToldState
from tests.desktop.history_scene import history_page, settled, shown
from tests.desktop.reading import PATIENCE, open_page, says, texts
from tests.support.desk_facts import NOW
from tests.support.desk_scene import DeskScene, fill
from tests.support.offices_in_memory import OfficesInMemory


@pytest.fixture
def page(scene: DeskScene, threads: Threads) -> HistoryPage:
    return history_page(scene, threads, OfficesInMemory())


def numbers(page: HistoryPage) -> list[str]:
    entries = [page.rows.entry(row) for row in range(page.rows.rowCount())]
    return [entry.assessment.declaration.number for entry in entries if entry]


def test_the_newest_assessment_stands_first_and_is_shown_whole(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    fill(scene)
    open_page(qtbot, page)
    shown(qtbot, page, 24)
    assert numbers(page)[0] == "107600000230"
    settled(qtbot, page, lambda: says(page.detail, "The document check took longer"))
    for text in (
        "Phạm Quốc Khánh",
        "Very dissatisfied",
        "HP-2026-000777",
        "Nguyễn Thị Hồng Nhung · 0912 345 678",
        "Assigned: Đội Kiểm soát và xử lý phản ánh",
        "The complaint is partly founded",
        "Measures: Phân công thêm công chức",
    ):
        assert says(page.detail, text), text


def test_an_answered_case_names_no_due_date_and_an_open_one_does(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    fill(scene)
    open_page(qtbot, page)
    settled(qtbot, page, lambda: says(page.detail, "Processing result"))
    assert not says(page.detail, "Answer due by")


def test_a_reason_that_no_directory_knows_shows_its_code(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    declaration = scene.declare(1)
    scene.rate(declaration, (1,), reasons=("R-99",))
    open_page(qtbot, page)
    settled(qtbot, page, lambda: says(page.detail, "R-99"))


def test_markup_from_the_wire_is_shown_as_text(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    declaration = scene.declare(1, enterprise_name="<b>CÔNG TY</b> & <a href='x'>y</a>")
    scene.rate(declaration, (1,), comment="<img src=x>")
    open_page(qtbot, page)
    settled(qtbot, page, lambda: says(page.detail, "<img src=x>"))
    assert says(page.detail, "<b>CÔNG TY</b>")
    formats = {label.textFormat() for label in page.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_the_list_knows_all_its_rows_and_reads_those_that_are_looked_at(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    for position in range(130):
        scene.rate(scene.declare(position), (5,))
        scene.clock.at += timedelta(minutes=1)
    open_page(qtbot, page)
    shown(qtbot, page, 130)
    assert page.rows.entry(129) is None
    page.list.scrollToBottom()
    settled(qtbot, page, lambda: page.rows.entry(129) is not None)
    assert numbers(page)[-1] == "107600000000"
    QTest.keyClick(page.list, Qt.Key.Key_End)
    settled(qtbot, page, lambda: says(page.detail, "107600000000"))


def test_filters_narrow_list_and_totals_alike(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    fill(scene)
    open_page(qtbot, page)
    shown(qtbot, page, 24)
    page.filters.level.choose(1)
    page.filters.level.activated.emit(1)
    shown(qtbot, page, 1)
    settled(qtbot, page, lambda: says(page.totals, "1 assessment(s)"))
    page.filters.forget_all()
    shown(qtbot, page, 24)
    page.filters.state.choose(ToldState.REFUSED)
    page.filters.state.activated.emit(1)
    shown(qtbot, page, 1)
    settled(qtbot, page, lambda: says(page.detail, "Số điện thoại liên hệ không đúng"))
    page.filters.subject.choose(SubjectKind.OFFICER)
    page.filters.subject.activated.emit(1)
    shown(qtbot, page, 0)
    settled(qtbot, page, lambda: says(page, "Nothing matches"))


def test_branches_are_offered_by_their_names_in_the_windows_language(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    scene.enrol()
    scene.rate(scene.declare(0))
    there = scene.declare(1, branch=Branch(code="03EE"))
    scene.rate(there)
    open_page(qtbot, page)
    shown(qtbot, page, 2)
    branch = page.filters.branch
    settled(qtbot, page, lambda: branch.count() == 3)
    assert [branch.itemText(row) for row in range(1, 3)] == [
        "Dinh Vu Port Customs",
        "Hai Phong Port Customs 1",
    ]
    branch.setCurrentIndex(1)
    branch.activated.emit(1)
    shown(qtbot, page, 1)
    assert numbers(page) == [there.number.digits]


def test_search_finds_vietnamese_without_its_accents(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    scene.rate(scene.declare(1, enterprise_name="CÔNG TY ĐƯỜNG BIỂN"), (5,))
    scene.rate(scene.declare(2), (5,))
    open_page(qtbot, page)
    shown(qtbot, page, 2)
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.head.search.hasFocus()
    QTest.keyClicks(page.head.search, "duong bien")
    shown(qtbot, page, 1)


def test_a_period_counts_days_of_vietnam(qtbot: QtBot, scene: DeskScene, page: HistoryPage) -> None:
    scene.clock.at = NOW.replace(hour=0, minute=10)
    scene.rate(scene.declare(1), (5,))
    scene.clock.at = NOW.replace(hour=0, minute=0) - timedelta(minutes=10)
    scene.rate(scene.declare(2), (5,))
    scene.clock.at = NOW
    open_page(qtbot, page)
    shown(qtbot, page, 2)
    page.filters.period.choose(Period.TODAY)
    page.filters.period.activated.emit(1)
    shown(qtbot, page, 1)
    assert numbers(page) == ["107600000010"]


def test_the_assessment_looked_at_stays_when_newer_ones_come(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    for position in range(3):
        scene.clock.at = NOW + timedelta(minutes=position)
        scene.rate(scene.declare(position), (5,))
    open_page(qtbot, page)
    shown(qtbot, page, 3)
    page.take_focus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    settled(qtbot, page, lambda: says(page.detail, "107600000010"))
    scene.clock.at = NOW + timedelta(hours=1)
    scene.rate(scene.declare(9), (5,))
    page.store_changed()
    shown(qtbot, page, 4)
    assert says(page.detail, "107600000010")
    assert page.list.currentIndex().row() == 2


def test_an_empty_history_says_what_to_do_next(qtbot: QtBot, page: HistoryPage) -> None:
    open_page(qtbot, page)
    settled(qtbot, page, lambda: says(page, "Nothing rated yet"))
    assert not page.filters.isVisible()
    with qtbot.waitSignal(page.rateWanted, timeout=PATIENCE):
        QTest.keyClick(page._rate, Qt.Key.Key_Space)


def test_a_declarations_number_is_copied_from_the_list(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    scene.rate(scene.declare(7), (5,))
    open_page(qtbot, page)
    shown(qtbot, page, 1)
    QTest.keyClick(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "107600000070"


def test_the_last_day_is_never_before_the_first(page: HistoryPage) -> None:
    page.filters.first_day.setDate(QDate(2026, 3, 30))
    assert page.filters.last_day.date() == QDate(2026, 3, 30)


def test_typed_letters_are_no_commands(qtbot: QtBot, scene: DeskScene, page: HistoryPage) -> None:
    fill(scene)
    open_page(qtbot, page)
    shown(qtbot, page, 24)
    page.take_focus()
    before = texts(page.detail)
    QTest.keyClicks(page.list, "1a")
    assert page.list.currentIndex().row() == 0
    assert texts(page.detail) == before
