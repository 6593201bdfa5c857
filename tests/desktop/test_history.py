"""The history shows every assessment with what came of it, and exports what is filtered."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.declarations import Place
from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.application.reporting import months_before
from declarant_client.contract.office import SubjectKind
from declarant_client.desktop.background import Threads
from declarant_client.desktop.history import HistoryPage
from declarant_client.desktop.history.charts import ChartsPanel
from declarant_client.desktop.history.charts.bar_row import BarRow
from declarant_client.desktop.history.periods import Period
from declarant_client.desktop.history.report_dialog import ReportDialog
from declarant_client.domain.declaration import Phase
from declarant_client.domain.identifiers import TaxCode
from declarant_client.domain.submission import SubmissionState
from tests.desktop.history_scene import history_page
from tests.desktop.reading import PATIENCE, open_page, says, texts
from tests.support.desk_facts import NOW, refusal
from tests.support.desk_scene import DeskScene, fill
from tests.support.offices_in_memory import OfficesInMemory


@pytest.fixture
def offices() -> OfficesInMemory:
    return OfficesInMemory()


@pytest.fixture
def page(scene: DeskScene, threads: Threads, offices: OfficesInMemory) -> HistoryPage:
    return history_page(scene, threads, offices)


def shown(qtbot: QtBot, page: HistoryPage, count: int) -> None:
    qtbot.waitUntil(lambda: page.rows.rowCount() == count, timeout=PATIENCE)


def settled(qtbot: QtBot, page: HistoryPage, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=PATIENCE)


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
    page.filters.state.choose(SubmissionState.REFUSED)
    page.filters.state.activated.emit(1)
    shown(qtbot, page, 1)
    settled(qtbot, page, lambda: says(page.detail, "Số điện thoại liên hệ không đúng"))
    page.filters.subject.choose(SubjectKind.OFFICER)
    page.filters.subject.activated.emit(1)
    shown(qtbot, page, 0)
    settled(qtbot, page, lambda: says(page, "Nothing matches"))


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


def test_what_the_office_has_can_be_revised(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    account = scene.enrol()
    declaration = scene.declare(1)
    scene.accept(scene.rate(declaration), account)
    open_page(qtbot, page)
    settled(qtbot, page, page.detail.edit.isVisible)
    assert page.detail.edit.text() == "Send a revision…"
    with qtbot.waitSignal(page.editWanted, timeout=PATIENCE) as wanted:
        page.detail.edit.click()
    assert wanted.args == [declaration.identity, Phase.CLEARED]


def test_what_the_office_has_is_withdrawn_there_first(
    qtbot: QtBot,
    scene: DeskScene,
    page: HistoryPage,
    offices: OfficesInMemory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account = scene.enrol()
    declaration = scene.declare(1)
    made = scene.rate(declaration)
    scene.accept(made, account)
    monkeypatch.setattr("declarant_client.desktop.history.withdrawal.confirmed", lambda *_: True)
    open_page(qtbot, page)
    settled(qtbot, page, page.detail.withdraw.isVisible)
    with qtbot.waitSignal(page.changed, timeout=PATIENCE):
        page.detail.withdraw.click()
    assert offices.office.withdrawn == [made]
    settled(qtbot, page, lambda: says(page.detail, "HP-2026-000123"))
    settled(qtbot, page, lambda: not page.detail.withdraw.isVisible())
    assert scene.store.submissions.current(Place(declaration.identity, Phase.CLEARED)) is None


def test_a_withdrawal_that_the_office_refuses_is_told_and_changes_nothing(
    qtbot: QtBot,
    scene: DeskScene,
    page: HistoryPage,
    offices: OfficesInMemory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account = scene.enrol()
    declaration = scene.declare(1)
    scene.accept(scene.rate(declaration), account)
    offices.office.answered_the_case = True
    told: list[str] = []
    monkeypatch.setattr("declarant_client.desktop.history.withdrawal.confirmed", lambda *_: True)
    monkeypatch.setattr(
        "declarant_client.desktop.history.withdrawal.told",
        lambda _page, _title, text: told.append(text),
    )
    open_page(qtbot, page)
    settled(qtbot, page, page.detail.withdraw.isVisible)
    page.detail.withdraw.click()
    settled(qtbot, page, lambda: told == ["HP answered: 409"])
    assert page.detail.withdraw.isEnabled()
    assert scene.store.submissions.current(Place(declaration.identity, Phase.CLEARED))


def test_once_its_case_is_answered_an_assessment_can_only_be_revised(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    fill(scene)
    open_page(qtbot, page)
    settled(qtbot, page, lambda: says(page.detail, "Processing result"))
    assert page.detail.edit.isVisible()
    assert not page.detail.withdraw.isVisible()


def test_what_was_refused_can_be_corrected_or_withdrawn(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = scene.enrol()
    declaration = scene.declare(1)
    refused = scene.rate(declaration)
    scene.end(refused, account, state=SubmissionState.REFUSED, problem=refusal())
    monkeypatch.setattr("declarant_client.desktop.history.withdrawal.confirmed", lambda *_: True)
    open_page(qtbot, page)
    settled(qtbot, page, page.detail.withdraw.isVisible)
    assert page.detail.edit.text() == "Edit…"
    with qtbot.waitSignal(page.changed, timeout=PATIENCE):
        page.detail.withdraw.click()
    settled(qtbot, page, lambda: not page.detail.withdraw.isVisible())
    assert scene.store.submissions.current(Place(declaration.identity, Phase.CLEARED)) is None


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


def test_the_export_holds_what_is_filtered(
    qtbot: QtBot,
    scene: DeskScene,
    page: HistoryPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill(scene)
    target = tmp_path / "low.json"
    monkeypatch.setattr("declarant_client.desktop.history.page.ask_for_file", lambda _: target)
    open_page(qtbot, page)
    page.filters.level.choose(1)
    page.filters.level.activated.emit(1)
    shown(qtbot, page, 1)
    settled(qtbot, page, page.head.export_one.isEnabled)
    with qtbot.waitSignal(page.export_bar.finished, timeout=PATIENCE):
        QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert "107600000230" in target.read_text(encoding="utf-8")
    assert "107600000220" not in target.read_text(encoding="utf-8")
    assert json.loads(target.read_text(encoding="utf-8"))
    assert page.export_bar.open_folder.isVisible()
    assert says(page.export_bar, "1 assessment(s) written to low.json")


def test_a_cancelled_export_leaves_the_older_file_as_it_was(
    qtbot: QtBot,
    scene: DeskScene,
    page: HistoryPage,
    threads: Threads,
    tmp_path: Path,
) -> None:
    fill(scene)
    target = tmp_path / "history.csv"
    target.write_text("older", encoding="utf-8")
    held = Event()
    threads.lengthy.run(page, lambda: held.wait(PATIENCE / 1000), lambda _: None)
    open_page(qtbot, page)
    page.export_bar.begin(HistoryFilter(), 24, target)
    assert page.export_bar.is_running
    page.export_bar.cancel.click()
    held.set()
    assert not page.export_bar.is_running
    assert says(page.export_bar, "nothing was written")
    threads.lengthy.close()
    assert target.read_text(encoding="utf-8") == "older"


def test_closing_the_window_does_not_wait_for_an_export(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage, threads: Threads, tmp_path: Path
) -> None:
    fill(scene)
    open_page(qtbot, page)
    held = Event()
    threads.lengthy.run(page, lambda: held.wait(PATIENCE / 1000), lambda _: None)
    page.export_bar.begin(HistoryFilter(), 24, tmp_path / "history.csv")
    page.save()
    held.set()
    threads.lengthy.close()
    assert list(tmp_path.glob("*.csv")) == []


def test_a_file_that_cannot_be_written_is_told_in_words(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage, tmp_path: Path
) -> None:
    fill(scene)
    open_page(qtbot, page)
    with qtbot.waitSignal(page.export_bar.finished, timeout=PATIENCE):
        page.export_bar.begin(HistoryFilter(), 24, tmp_path / "no folder" / "history.csv")
    assert says(page.export_bar, "could not be written")


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


@pytest.fixture
def charted(qtbot: QtBot, scene: DeskScene, page: HistoryPage) -> ChartsPanel:
    """The charts of the filled scene, drawn."""
    fill(scene)
    open_page(qtbot, page)
    shown(qtbot, page, 24)
    QTest.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    charts = page.charts
    assert charts is not None
    settled(qtbot, page, lambda: bool(charts.cards))
    return charts


def bars(charts: ChartsPanel) -> dict[str, BarRow]:
    return {
        f"{card.accessibleName()} / {row.label}": row
        for card in charts.cards
        if card.isVisible()
        for row in card.rows
    }


def test_a_bar_is_said_in_words_and_reached_by_tab_and_arrows(
    qtbot: QtBot, page: HistoryPage, charted: ChartsPanel
) -> None:
    kinds = next(card for card in charted.cards if "kind of subject" in card.accessibleName())
    first, second = kinds.rows[:2]
    assert first.accessibleName().startswith("Customs branch: ")
    assert "average" in first.accessibleName()
    reached = [row for row in kinds.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached == [first]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    assert [row for row in kinds.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus] == [second]


def test_a_bar_filters_the_table_and_the_same_bar_shows_all_again(
    qtbot: QtBot, page: HistoryPage, charted: ChartsPanel
) -> None:
    waiting = bars(charted)["Time from rating to result / No result yet"]
    with qtbot.waitSignal(charted.shown, timeout=PATIENCE):
        QTest.keyClick(waiting, Qt.Key.Key_Return)
    assert page.filters.wanted().answer == -1
    settled(qtbot, page, lambda: page.rows.rowCount() < 24)
    page.filters.forget_all()
    shown(qtbot, page, 24)
    settled(qtbot, page, lambda: any("by month" in name for name in bars(charted)))
    month = next(row for name, row in bars(charted).items() if name.startswith("Levels by month"))
    with qtbot.waitSignal(charted.shown, timeout=PATIENCE):
        month.click()
    wanted = page.filters.wanted()
    assert wanted.since is not None
    assert (wanted.since.day, wanted.since.hour) == (1, 0)
    assert page.filters.chosen() == {month.bar.choice}
    page.filters.toggle(month.bar.choice)
    assert page.filters.wanted() == HistoryFilter()


def test_charts_are_not_loaded_before_they_are_opened(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    fill(scene)
    open_page(qtbot, page)
    shown(qtbot, page, 24)
    assert page.charts is None


def test_each_enterprise_gets_a_file_of_its_own(
    qtbot: QtBot,
    scene: DeskScene,
    page: HistoryPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene.rate(scene.declare(1), (5,))
    scene.rate(scene.declare(2, enterprise_tax_code=TaxCode("0100000001")), (5,))
    target = tmp_path / "all.json"
    monkeypatch.setattr("declarant_client.desktop.history.page.ask_for_file", lambda _: target)
    open_page(qtbot, page)
    shown(qtbot, page, 2)
    settled(qtbot, page, page.head.export_each.isEnabled)
    with qtbot.waitSignal(page.export_bar.finished, timeout=PATIENCE):
        page.head.export_each.trigger()
    written = sorted(path.name for path in tmp_path.glob("*.json"))
    assert len(written) == 2
    assert "all-0100000001.json" in written
    assert "107600000020" in (tmp_path / "all-0100000001.json").read_text(encoding="utf-8")
    assert not page.export_bar.open_file.isVisible()


def test_a_months_report_is_written_and_can_be_opened(
    qtbot: QtBot,
    scene: DeskScene,
    page: HistoryPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene.rate(scene.declare(1), (4,))
    target = tmp_path / "month.pdf"
    month = NOW.date().replace(day=1)
    monkeypatch.setattr(
        "declarant_client.desktop.history.report_dialog.ask_for_report",
        lambda *_: (month, target),
    )
    open_page(qtbot, page)
    shown(qtbot, page, 1)
    with qtbot.waitSignal(page.export_bar.finished, timeout=PATIENCE):
        page.head.report.trigger()
    assert target.read_bytes().startswith(b"%PDF-")
    assert says(page.export_bar, "1 assessment(s) written to month.pdf")
    assert page.export_bar.open_file.isVisible()


def test_a_report_offers_the_last_whole_month_first(qtbot: QtBot, page: HistoryPage) -> None:
    dialog = ReportDialog(NOW, None, page)
    qtbot.addWidget(dialog)
    first = NOW.date().replace(day=1)
    assert dialog.month.value() == months_before(first, 1)
    assert dialog.month.itemText(1).endswith("so far")
