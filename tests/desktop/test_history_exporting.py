"""The history is written to files, as it is filtered."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.application.reporting import months_before
from declarant_client.desktop.background import Threads
from declarant_client.desktop.history.page import HistoryPage
from declarant_client.desktop.history.report_dialog import ReportDialog
from declarant_client.domain.identifiers import TaxCode
from tests.desktop.history_scene import history_page, settled, shown
from tests.desktop.reading import PATIENCE, open_page, says
from tests.support.desk_facts import NOW
from tests.support.desk_scene import DeskScene, fill
from tests.support.offices_in_memory import OfficesInMemory


@pytest.fixture
def page(scene: DeskScene, threads: Threads) -> HistoryPage:
    return history_page(scene, threads, OfficesInMemory())


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
