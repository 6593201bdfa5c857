"""Reading files in the window: progress within a long one, a way out, and what is said of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.application.importing import (
    FailedFile,
    FilesFound,
    ImportDeclarations,
    ImportProgress,
    ImportReport,
    SourceRemark,
)
from declarant_client.application.old_files import MANY_OLD, OLD
from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.settings import Density
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.background import Threads
from declarant_client.desktop.shell.import_bar import ImportBar, summary
from declarant_client.desktop.shell.importing import ImportDesk
from declarant_client.desktop.shell.old_files_dialog import OldFilesDialog
from declarant_client.desktop.shell.parts import WindowParts
from declarant_client.desktop.shell.status_words import QueueFigures
from declarant_client.domain.sentences import translate
from declarant_client.operating_system.child_process_limits import start_limited
from declarant_client.sources.declaration_files import DeclarationFiles
from tests.desktop.reading import texts
from tests.support.desk_facts import NOW
from tests.support.desk_scene import DeskScene

PATIENCE = 30_000
SAMPLES = Path(__file__).parent.parent / "samples"
LONG = 20_000


@pytest.fixture
def files(scene: DeskScene) -> Iterator[DeclarationFiles]:
    opened = DeclarationFiles(start_limited=start_limited, tables=scene.store.table_mappings.all)
    yield opened
    opened.close()


@pytest.fixture
def bar(qtbot: QtBot, appearance: Appearance) -> ImportBar:
    assert appearance is not None
    shown = ImportBar()
    qtbot.addWidget(shown)
    return shown


@pytest.fixture
def desk(
    qtbot: QtBot,
    scene: DeskScene,
    threads: Threads,
    files: DeclarationFiles,
    bar: ImportBar,
    tmp_path: Path,
) -> ImportDesk:
    window = QWidget()
    qtbot.addWidget(window)
    store = scene.store
    importing = ImportDeclarations(files, store.declarations, store.unknown_reports)
    parts = WindowParts(
        pages=(),
        threads=threads,
        importing=lambda: importing,
        queue=QueueFigures,
        today=NOW.date,
        memory=tmp_path / "window.place",
        endings=files.endings,
    )
    return ImportDesk(parts, bar, window)


def a_long_report(folder: Path, rows: int = LONG) -> Path:
    path = folder / "BaoCaoToKhai.csv"
    lines = ["Số TK,Ngày ĐK,Mã HQ,Mã loại hình,Ngày thông quan"]
    lines += [f"1{row:010d}0,01/03/2026,03CC,A11,02/03/2026" for row in range(rows)]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    return path


def test_a_long_file_shows_how_far_it_is_read_and_stops_within(
    qtbot: QtBot, desk: ImportDesk, bar: ImportBar, tmp_path: Path, scene: DeskScene
) -> None:
    shown: list[float] = []
    progress = bar.findChild(QProgressBar)
    assert isinstance(progress, QProgressBar)

    def look(value: int) -> None:
        shown.append(value / max(progress.maximum(), 1))
        if value > 0:
            desk.cancel()

    progress.valueChanged.connect(look)
    with qtbot.waitSignal(desk.imported, timeout=PATIENCE) as imported:
        desk.read([a_long_report(tmp_path)])
    report = imported.args[0]
    assert report.cancelled
    assert 0 < report.read < LONG
    assert any(0 < share < 1 for share in shown)
    row = scene.store.declarations.declaration("10000000000")
    assert row is not None, "what was read until then is kept"
    assert summary(report).startswith("Stopped.")


def test_the_share_of_the_file_at_hand_is_told_in_words_and_on_the_bar(
    qtbot: QtBot, bar: ImportBar
) -> None:
    bar.begin()
    bar.show_progress(ImportProgress(1, 4, Path("a.xlsx"), 0.5))
    progress = bar.findChild(QProgressBar)
    assert isinstance(progress, QProgressBar)
    qtbot.waitUntil(lambda: progress.maximum() > 0, timeout=PATIENCE)
    assert progress.value() / progress.maximum() == pytest.approx(1.5 / 4)
    assert "Reading file 2 of 4: a.xlsx · 50 %" in texts(bar)


def test_rows_left_out_and_hints_are_said_beside_the_files_that_failed(bar: ImportBar) -> None:
    hint = translate("sources", "Show the column.")
    failed = FailedFile(Path("b.xls"), translate("sources", "It is broken."))
    bar.show_report(
        ImportReport(
            read=10,
            new=10,
            unknown=7,
            failed=(failed,),
            remarks=(SourceRemark(path=Path("x/a.csv"), left_out=3, hint=hint),),
        )
    )
    assert bar.notes.toPlainText().splitlines() == [
        "It is broken.",
        "a.csv: rows without a valid declaration: 3",
        "a.csv: Show the column.",
    ]
    assert "not known whether cleared: 7 · rows left out: 3 · not read: 1" in texts(bar)[0]
    assert bar.set_up.isHidden()


def test_files_of_every_format_are_offered(
    qtbot: QtBot, desk: ImportDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def names(*arguments: object) -> tuple[list[str], str]:
        asked.append(str(arguments[-1]))
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", names)
    desk.ask_for_files()
    qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
    for ending in ("*.xls", "*.xlsx", "*.xml", "*.csv", "*.edi"):
        assert ending in asked[0]
    assert "(*)" in asked[0]
    desk.ask_for_files()
    assert asked[1] == asked[0], "asked once, known from then on"


def test_samples_of_every_format_are_read_together(qtbot: QtBot, desk: ImportDesk) -> None:
    with qtbot.waitSignal(desk.imported, timeout=PATIENCE) as imported:
        desk.read([SAMPLES / "ecus-xml", SAMPLES / "vnaccs-edi", SAMPLES / "ecus-list"])
    report = imported.args[0]
    assert report.read > 5
    assert [one.path.name for one in report.failed] == []


def test_a_table_of_unknown_columns_can_be_set_up(
    qtbot: QtBot, desk: ImportDesk, bar: ImportBar, tmp_path: Path
) -> None:
    table = tmp_path / "other.csv"
    table.write_text("Declaration;Cleared\n107999900040;01/03/2026\n", encoding="utf-8")
    with qtbot.waitSignal(desk.imported, timeout=PATIENCE):
        desk.read([table])
    assert isinstance(bar.set_up, QPushButton)
    assert not bar.set_up.isHidden()
    with qtbot.waitSignal(bar.setUpWanted, timeout=PATIENCE) as wanted:
        bar.set_up.click()
    assert wanted.args == [table]


def old_files(folder: Path, count: int = MANY_OLD) -> Path:
    """A folder with so many list reports that were changed long ago, each of one declaration."""
    inner = folder / "exported"
    inner.mkdir()
    changed = (NOW - OLD - timedelta(days=2)).timestamp()
    for number in range(count):
        path = inner / f"BaoCaoToKhai{number}.csv"
        day = "17/03/2026" if number == 0 else "01/02/2026"
        path.write_text(
            "Số TK,Ngày ĐK,Mã HQ,Mã loại hình,Ngày thông quan\n"
            f"1{number:010d}0,{day},03CC,A11,{day}",
            encoding="utf-8-sig",
        )
        os.utime(path, (changed, changed))
    return inner


def asked(qtbot: QtBot, desk: ImportDesk) -> OldFilesDialog:
    window = desk.parent()
    assert isinstance(window, QWidget)
    qtbot.waitUntil(lambda: bool(window.findChildren(OldFilesDialog)), timeout=PATIENCE)
    (dialog,) = window.findChildren(OldFilesDialog)
    return dialog


def waiting(scene: DeskScene) -> int:
    return scene.store.declarations.count(WorklistFilter(show=Show.UNRATED))


def test_before_many_old_files_are_read_it_is_asked_which_declarations_wait(
    qtbot: QtBot, desk: ImportDesk, tmp_path: Path, scene: DeskScene
) -> None:
    desk.read([old_files(tmp_path)])
    dialog = asked(qtbot, desk)
    assert dialog.question.since.isChecked(), "nobody wants to meet all of them"
    assert "20" in texts(dialog)[0]
    with qtbot.waitSignal(desk.imported, timeout=PATIENCE) as imported:
        dialog.accept()
    assert imported.args[0].new == MANY_OLD
    assert waiting(scene) == 1
    assert scene.store.declarations.count(WorklistFilter(show=Show.ALL)) == MANY_OLD


def test_all_of_them_wait_where_the_user_says_so(
    qtbot: QtBot, desk: ImportDesk, tmp_path: Path, scene: DeskScene
) -> None:
    desk.read([old_files(tmp_path)])
    dialog = asked(qtbot, desk)
    dialog.question.all.click()
    with qtbot.waitSignal(desk.imported, timeout=PATIENCE):
        dialog.accept()
    assert waiting(scene) == MANY_OLD


def test_who_declines_the_question_has_read_nothing_and_can_read_on(
    qtbot: QtBot, desk: ImportDesk, bar: ImportBar, tmp_path: Path, scene: DeskScene
) -> None:
    desk.read([old_files(tmp_path)])
    asked(qtbot, desk).reject()
    assert not desk.is_reading
    assert bar.isHidden()
    assert scene.store.declarations.count(WorklistFilter(show=Show.ALL)) == 0
    with qtbot.waitSignal(desk.imported, timeout=PATIENCE) as imported:
        desk.read([SAMPLES / "ecus-list"])
    assert imported.args[0].read


def test_few_old_files_are_read_without_a_question(
    qtbot: QtBot, desk: ImportDesk, tmp_path: Path, scene: DeskScene
) -> None:
    with qtbot.waitSignal(desk.imported, timeout=PATIENCE):
        desk.read([old_files(tmp_path, MANY_OLD - 1)])
    assert waiting(scene) == MANY_OLD - 1


def test_who_cancels_while_files_are_counted_is_not_asked(
    qtbot: QtBot, desk: ImportDesk, tmp_path: Path
) -> None:
    with qtbot.waitSignal(desk.imported, timeout=PATIENCE) as imported:
        desk.read([old_files(tmp_path)])
        desk.cancel()
    assert imported.args[0].cancelled
    assert not desk.is_reading


def test_the_question_has_room_for_large_text(qtbot: QtBot, appearance: Appearance) -> None:
    appearance.size(200, Density.COMFORTABLE)
    try:
        dialog = OldFilesDialog(FilesFound(5_214, 5_198), NOW.date())
        qtbot.addWidget(dialog)
        dialog.show()
        layout = dialog.layout()
        assert layout is not None
        assert dialog.height() >= layout.totalHeightForWidth(dialog.width())
        question = dialog.question
        assert question.since.width() >= question.since.sizeHint().width()
        assert question.day.geometry().top() > question.since.geometry().bottom(), "a line below"
    finally:
        appearance.size(100, Density.COMFORTABLE)
