"""Whatever can be printed is shown first, and can be saved as PDF, with an office or without."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.application.printing import PrintSheets
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.background import Threads
from declarant_client.desktop.history.printing import Printed, ask_what_is_printed
from declarant_client.desktop.languages import look_up
from declarant_client.desktop.printing.preview import PrintPreview, document_of, file_name, pdf_of
from declarant_client.desktop.printing.print_desk import PrintDesk
from declarant_client.exports.printed import PrintedSheets
from tests.desktop.outbox_scene import opened, outbox_page
from tests.desktop.reading import PATIENCE
from tests.support.desk_scene import DeskScene
from tests.support.history_entries import (
    BRANCH,
    MADE,
    OFFICER,
    english,
    entry,
    rating,
    totals,
    words,
)
from tests.support.offices_in_memory import OfficesInMemory


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def printing(scene: DeskScene) -> PrintSheets:
    return PrintSheets(scene.store.submissions, PrintedSheets(words), scene.clock)


def preview(qtbot: QtBot) -> PrintPreview:
    def shown() -> list[PrintPreview]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, PrintPreview)]

    qtbot.waitUntil(lambda: bool(shown()), timeout=PATIENCE)
    return shown()[0]


def test_without_an_office_a_rating_is_printed_and_saved_as_the_sheet_to_hand_in(
    qtbot: QtBot, scene: DeskScene, threads: Threads, window: QWidget, tmp_path: Path
) -> None:
    scene.rate(scene.declare(1), (5, 2), comment="Chờ quá lâu")
    page = opened(qtbot, outbox_page(scene, threads, OfficesInMemory()), 1)
    with qtbot.waitSignal(page.sheetWanted) as wanted:
        page.detail.foot.print.click()
    assert wanted.args is not None
    (entry,) = wanted.args
    desk = PrintDesk(threads, window)
    desk.show(lambda: printing(scene).assessment(entry, speak=look_up))
    dialog = preview(qtbot)
    assert "Chờ quá lâu" in dialog.document.toPlainText()
    assert any(action.text() == "Save as PDF…" for action in dialog.findChildren(QAction))
    path = tmp_path / "phiếu.pdf"
    dialog.write_pdf(path)
    qtbot.waitUntil(path.exists, timeout=PATIENCE)
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert b"FontFile2" in content, "its fonts are embedded"
    assert [file.name for file in tmp_path.glob("*phiếu*")] == ["phiếu.pdf"]
    dialog.close()


@pytest.mark.parametrize("name", ["CÔNG TY TNHH MƯỜNG THANH " * 3, "Công ty Một"])
@pytest.mark.parametrize("officers", [0, 4, 12])
def test_a_page_of_a_printed_history_holds_what_was_meant_for_it(
    appearance: Appearance, name: str, officers: int
) -> None:
    ratings = (rating(BRANCH, 5), *[rating(OFFICER, 2)] * officers)
    entries = [entry(place, enterprise=name, ratings=ratings) for place in range(1, 61)]
    sheet = PrintedSheets(words).history(entries, totals(400), MADE, english)
    content = pdf_of(document_of(sheet), sheet)
    pages = len(re.findall(rb"/Type\s*/Page\b", content))
    assert pages == sheet.html.count("<table")


def test_a_filtered_history_is_printed_as_a_table(scene: DeskScene) -> None:
    account = scene.enrol()
    scene.accept(scene.rate(scene.declare(1)), account)
    scene.rate(scene.declare(2))
    wanted = HistoryFilter(search="107600000020")
    html = printing(scene).history(wanted, speak=look_up).html
    assert "107600000020" in html
    assert "107600000010" not in html


def test_a_document_gives_a_file_a_name_that_every_system_takes() -> None:
    assert file_name("11/2026/TT-BTC: thủ tục?") == "11-2026-TT-BTC- thủ tục"
    assert file_name("...") == "document"


@pytest.mark.parametrize(
    "button, printed",
    [("All as PDF…", Printed.PDF), ("The newest 300", Printed.PREVIEW), ("Cancel", None)],
)
def test_a_history_that_no_preview_holds_is_printed_whole_or_in_part_as_is_wanted(
    window: QWidget, button: str, printed: Printed | None
) -> None:
    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(one for one in box.buttons() if one.text().replace("&", "") == button).click()

    QTimer.singleShot(0, window, answer)
    assert ask_what_is_printed(301, window) is printed
    assert ask_what_is_printed(300, window) is Printed.PREVIEW
    assert ask_what_is_printed(0, window) is None
