"""What another software's table says is chosen once, tried out, saved by name, and read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.application.importing import ImportDeclarations
from declarant_client.application.ports.tables import ClearedWhen, TableField, TableMapping
from declarant_client.desktop.background import Threads
from declarant_client.desktop.tables.clearance import Meaning
from declarant_client.desktop.tables.columns import DECIDING
from declarant_client.desktop.tables.dialog import TableDialog
from declarant_client.desktop.tables.parts import TableParts
from declarant_client.domain.declaration import Clearance
from declarant_client.operating_system.child_process_limits import start_limited
from declarant_client.sources.declaration_files import DeclarationFiles
from tests.desktop.desk import press
from tests.support.desk_scene import DeskScene

PATIENCE = 30_000
TABLE = """Danh sách tờ khai tháng 3;;;;;
Số TKHQ;Ngày đăng ký;Tên công ty;MST;Tình trạng;Ghi chú
107999900040;01/03/2026;CÔNG TY A;0200758386;Đã thông quan;
107999900051;02/03/2026;CÔNG TY B;0200758386;Chưa thông quan;gấp
107999900062;03/03/2026;CÔNG TY C;0200758386;Đã hủy;
Tổng cộng;;;;;
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "thang-3.csv"
    path.write_text(TABLE, encoding="utf-8-sig")
    return path


@pytest.fixture
def files(scene: DeskScene) -> Iterator[DeclarationFiles]:
    opened = DeclarationFiles(start_limited=start_limited, tables=scene.store.table_mappings.all)
    yield opened
    opened.close()


@pytest.fixture
def parts(scene: DeskScene, threads: Threads, files: DeclarationFiles) -> TableParts:
    return TableParts(files, scene.store.table_mappings, threads)


def shown(qtbot: QtBot, table: Path, parts: TableParts) -> TableDialog:
    dialog = TableDialog(table, parts)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.shown.read.isEnabled, timeout=PATIENCE)
    return dialog


def tried(qtbot: QtBot, dialog: TableDialog) -> list[list[str]]:
    trial = dialog.shown.trial.table
    qtbot.waitUntil(lambda: trial.rowCount() > 0, timeout=PATIENCE)
    found = []
    for line in range(trial.rowCount()):
        items = (trial.item(line, place) for place in range(trial.columnCount()))
        found.append([item.text() if item else "" for item in items])
    return found


def test_columns_and_words_are_guessed_and_the_first_rows_tried_out(
    qtbot: QtBot, table: Path, parts: TableParts
) -> None:
    dialog = shown(qtbot, table, parts)
    mapping = dialog.mapping
    assert mapping.columns == {
        TableField.NUMBER: "Số TKHQ",
        TableField.REGISTERED_DATE: "Ngày đăng ký",
        TableField.ENTERPRISE_NAME: "Tên công ty",
        TableField.ENTERPRISE_TAX_CODE: "MST",
        TableField.STATUS: "Tình trạng",
    }
    assert mapping.cleared_when is ClearedWhen.STATUS
    assert mapping.cleared_words == ("Đã thông quan",)
    assert mapping.cancelled_words == ("Đã hủy",)
    rows = tried(qtbot, dialog)
    assert [row[1:3] for row in rows[:3]] == [
        ["107999900040", "Cleared"],
        ["107999900051", "In procedure"],
        ["107999900062", "Cancelled"],
    ]
    assert rows[3][1].startswith("No declaration number")


def test_another_choice_is_tried_out_at_once(qtbot: QtBot, table: Path, parts: TableParts) -> None:
    dialog = shown(qtbot, table, parts)
    tried(qtbot, dialog)
    box = dialog.shown.clearance.words.boxes["Chưa thông quan"]
    box.choose(Meaning.CLEARED)
    box.activated.emit(0)
    qtbot.waitUntil(lambda: tried(qtbot, dialog)[1][2] == "Cleared", timeout=PATIENCE)


def test_enter_saves_by_name_and_the_file_is_read_by_it(
    qtbot: QtBot, scene: DeskScene, table: Path, parts: TableParts, files: DeclarationFiles
) -> None:
    dialog = shown(qtbot, table, parts)
    dialog.shown.name.setText("Phần mềm khác")
    dialog.shown.name.setFocus()
    with qtbot.waitSignal(dialog.saved, timeout=PATIENCE) as saved:
        press(Qt.Key.Key_Return)
    assert saved.args == ["Phần mềm khác"]
    assert [one.name for one in scene.store.table_mappings.all()] == ["Phần mềm khác"]
    store = scene.store
    importing = ImportDeclarations(files, store.declarations, store.unknown_reports)
    report = importing.run([table], read_as="Phần mềm khác")
    assert (report.read, report.remarks[0].left_out if report.remarks else 0) == (3, 0)
    kept = store.declarations.declaration("10799990004")
    assert kept is not None
    assert kept.clearance is Clearance.CLEARED


def test_without_the_number_nothing_is_saved_and_the_keyboard_goes_there(
    qtbot: QtBot, scene: DeskScene, table: Path, parts: TableParts
) -> None:
    dialog = shown(qtbot, table, parts)
    box = dialog.shown.columns.boxes[TableField.NUMBER]
    box.choose("")
    box.activated.emit(0)
    dialog.shown.name.setFocus()
    press(Qt.Key.Key_Return)
    assert dialog.shown.fault == "Choose the column that holds the declaration number."
    assert QApplication.focusWidget() is box
    qtbot.waitUntil(lambda: "declaration number" in dialog.shown.trial.word, timeout=PATIENCE)
    assert scene.store.table_mappings.all() == ()


def test_what_was_saved_is_taken_up_changed_renamed_and_forgotten(
    qtbot: QtBot,
    scene: DeskScene,
    table: Path,
    parts: TableParts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = TableMapping(
        name="Cũ",
        columns={TableField.NUMBER: "Số TKHQ", TableField.REGIME: "Ghi chú"},
        cleared_when=ClearedWhen.ALWAYS,
    )
    scene.store.table_mappings.keep(kept)
    dialog = shown(qtbot, table, parts)
    assert dialog.mapping == kept
    dialog.shown.name.setText("Mới")
    dialog.save()
    qtbot.waitUntil(
        lambda: [one.name for one in scene.store.table_mappings.all()] == ["Mới"],
        timeout=PATIENCE,
    )
    again = shown(qtbot, table, parts)
    monkeypatch.setattr("declarant_client.desktop.tables.dialog.confirmed", lambda *_: True)
    again.shown.saved.remove.click()
    qtbot.waitUntil(lambda: scene.store.table_mappings.all() == (), timeout=PATIENCE)
    qtbot.waitUntil(lambda: again.mapping.name == "thang-3", timeout=PATIENCE)


def test_a_name_that_is_taken_is_said_and_nothing_is_overwritten(
    qtbot: QtBot, scene: DeskScene, table: Path, parts: TableParts
) -> None:
    other = TableMapping(
        name="Thang-3", columns={TableField.NUMBER: "Khác"}, cleared_when=ClearedWhen.ALWAYS
    )
    scene.store.table_mappings.keep(other)
    dialog = shown(qtbot, table, parts)
    dialog.save()
    qtbot.waitUntil(lambda: "saved as “Thang-3” already" in dialog.shown.fault, timeout=PATIENCE)
    assert QApplication.focusWidget() is dialog.shown.name
    assert scene.store.table_mappings.all() == (other,)


def test_a_file_that_is_no_table_is_said_to_be_none(
    qtbot: QtBot, tmp_path: Path, parts: TableParts
) -> None:
    path = tmp_path / "picture.xlsx"
    path.write_bytes(bytes(range(256)) * 10)
    dialog = TableDialog(path, parts)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "picture.xlsx is no table" in dialog.shown.fault, timeout=PATIENCE)
    assert not dialog.shown.read.isEnabled()


def test_the_tab_key_goes_from_the_columns_to_what_means_cleared_to_the_name_to_the_button(
    qtbot: QtBot, table: Path, parts: TableParts
) -> None:
    dialog = shown(qtbot, table, parts)
    tried(qtbot, dialog)
    boxes = dialog.shown.columns.boxes
    assert QApplication.focusWidget() is boxes[TableField.NUMBER]
    passed = []
    for _ in range(40):
        passed.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    clearance = dialog.shown.clearance
    wanted = [
        *list(boxes.values())[:DECIDING],
        clearance.dates,
        clearance.when,
        *clearance.words.boxes.values(),
        clearance.words.others,
        *list(boxes.values())[DECIDING:],
        dialog.shown.name,
        dialog.shown.read,
    ]
    assert passed[: len(wanted)] == wanted
