"""Sources are set up, read, paused and removed in the settings, by keyboard as well."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.application.old_files import MANY_OLD
from declarant_client.application.ports.sources import FolderSettings, NewSource, Source
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.session import Session
from declarant_client.desktop.settings import SettingsPage
from declarant_client.desktop.settings.sources_section import SourcesSection
from declarant_client.desktop.sources.database_dialog import DatabaseDialog
from declarant_client.desktop.sources.failed_files import FailedFilesDialog
from declarant_client.desktop.sources.folder_dialog import FolderDialog
from declarant_client.desktop.sources.search_dialog import SearchDialog
from declarant_client.desktop.sources.source_row import SourceRow
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.domain.declaration import VIETNAM
from declarant_client.wiring import Client
from tests.benchmarks.list_report import write_report
from tests.desktop.reading import PATIENCE, says
from tests.desktop.sources_scene import dialog_of, seated
from tests.support.watched_profiles import export, is_kept

pytestmark = pytest.mark.processes

LONG_AGO = 40 * 86_400
"""Seconds: older than what counts as new."""
_LONG = 16_000
"""Rows of a report whose reading lasts long enough to be paused."""


@pytest.fixture
def desk(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance, tmp_path: Path
) -> Iterator[tuple[Client, Session]]:
    with seated(tmp_path / "profile", appearance, qapp) as (client, session):
        session.window.activateWindow()
        qtbot.waitUntil(session.window.isActiveWindow, timeout=PATIENCE)
        yield client, session


@pytest.fixture
def client(desk: tuple[Client, Session]) -> Client:
    return desk[0]


@pytest.fixture
def page(desk: tuple[Client, Session]) -> SettingsPage:
    shown = desk[1].window.show_page("settings")
    assert isinstance(shown, SettingsPage)
    return shown


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    return made


def sources(page: SettingsPage) -> SourcesSection:
    return page.show_leaf("sources").part(SourcesSection)


def add(client: Client, page: SettingsPage, folder: Path) -> Source:
    source = client.store.sources.add(NewSource(name="", settings=FolderSettings(path=folder)))
    page.parts.sources.watcher.look()
    return source


def only_row(qtbot: QtBot, page: SettingsPage) -> SourceRow:
    qtbot.waitUntil(lambda: len(sources(page).rows) == 1, timeout=PATIENCE)
    (row,) = sources(page).rows.values()
    return row


def press(widget: QWidget) -> None:
    """Press a button as the keyboard does."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(widget, Qt.Key.Key_Space)


def wait(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=3 * PATIENCE)


def old_exports(folder: Path, count: int, first: int = 1) -> None:
    then = time.time() - LONG_AGO
    for key in range(first, first + count):
        os.utime(export(folder, key), (then, then))


def test_without_sources_the_page_says_what_to_do(qtbot: QtBot, page: SettingsPage) -> None:
    wait(qtbot, lambda: says(sources(page), "one list report (BaoCaoToKhai) a day"))
    for button in (sources(page).search, sources(page).add_folder, sources(page).add_database):
        assert button.isVisibleTo(page)
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_folder_is_added_by_keyboard_and_read_at_once(
    qtbot: QtBot, client: Client, page: SettingsPage, folder: Path
) -> None:
    export(folder, 1)
    press(sources(page).add_folder)
    dialog = dialog_of(qtbot)
    assert isinstance(dialog, FolderDialog)
    QTest.keyClicks(dialog.folder, str(folder))
    assert dialog.name.placeholderText() == "exports", "its name is proposed"
    QTest.keyClick(dialog.folder, Qt.Key.Key_Return)
    wait(qtbot, lambda: QApplication.activeModalWidget() is None)
    row = only_row(qtbot, page)
    wait(qtbot, lambda: is_kept(client, 1) and says(row, "Declarations: 1, from 1 files."))
    assert row.accessibleName() == "exports"
    assert row.chip.accessibleName() == "Watched"
    assert not says(sources(page), "None yet")


def test_many_old_files_bring_the_question_before_they_are_added(
    qtbot: QtBot, client: Client, page: SettingsPage, folder: Path
) -> None:
    old_exports(folder, MANY_OLD)
    sources(page).add_folder.click()
    dialog = dialog_of(qtbot)
    assert isinstance(dialog, FolderDialog)
    dialog.folder.setText(str(folder))
    assert dialog.question.value() is None
    dialog.foot.action.click()
    wait(qtbot, dialog.question.since.isChecked)
    assert dialog.isVisible(), "what is proposed is shown before it is kept"
    assert says(dialog, f"{MANY_OLD}, {MANY_OLD} of them older than 30 days")
    assert dialog.question.since.hasFocus()
    QTest.keyClick(dialog.question.since, Qt.Key.Key_Left)
    assert dialog.question.all.isChecked(), "the arrows choose"
    dialog.inner.setChecked(True)
    wait(qtbot, lambda: dialog._seen is not None)
    assert dialog.question.value() is None, "a proposal never overrides an answer"
    dialog.question.since.click()
    dialog.foot.action.click()
    wait(qtbot, lambda: QApplication.activeModalWidget() is None)
    (source,) = client.store.sources.sources()
    assert source.waits_from == client.clock.now().astimezone(VIETNAM).date() - timedelta(days=7)
    assert source.settings == FolderSettings(path=folder, recursive=True)


def test_what_was_typed_stays_when_it_is_refused(
    qtbot: QtBot, client: Client, page: SettingsPage, folder: Path
) -> None:
    file = export(folder, 1)
    sources(page).add_folder.click()
    dialog = dialog_of(qtbot)
    assert isinstance(dialog, FolderDialog)
    dialog.folder.setText(str(file))
    dialog.name.setText("Phòng chứng từ")
    dialog.foot.action.click()
    wait(qtbot, lambda: says(dialog, "is a file; choose its folder."))
    assert (dialog.folder.text(), dialog.name.text()) == (str(file), "Phòng chứng từ")
    dialog.choose(folder)
    dialog.foot.action.click()
    wait(qtbot, lambda: QApplication.activeModalWidget() is None)
    assert [source.name for source in client.store.sources.sources()] == ["Phòng chứng từ"]


def test_a_source_is_changed_where_it_stands(
    qtbot: QtBot, client: Client, page: SettingsPage, folder: Path, tmp_path: Path
) -> None:
    add(client, page, folder)
    row = only_row(qtbot, page)
    row.edit.trigger()
    dialog = dialog_of(qtbot)
    assert isinstance(dialog, FolderDialog)
    assert dialog.folder.text() == str(folder)
    other = tmp_path / "other"
    other.mkdir()
    dialog.choose(other)
    dialog.foot.action.click()
    wait(qtbot, lambda: says(row, str(other)))
    assert only_row(qtbot, page) is row


def test_pausing_ends_a_long_reading_at_once_and_resuming_goes_on(
    qtbot: QtBot, client: Client, page: SettingsPage, folder: Path
) -> None:
    write_report(folder / "BaoCaoToKhai.xlsx", _LONG)
    source = add(client, page, folder)
    row = only_row(qtbot, page)
    wait(qtbot, lambda: row.switch.text() == "Cancel reading" and row._progress.value() > 100)
    press(row.switch)
    wait(qtbot, lambda: row.chip.accessibleName() == "Paused")
    assert row.switch.hasFocus(), "the keyboard stays where it was"
    assert row.switch.text() == "Resume"
    assert not row.read_now.isEnabled()
    assert client.store.sources.state(source.source_id).declarations == 0
    press(row.switch)
    wait(qtbot, lambda: client.store.sources.state(source.source_id).declarations == _LONG)
    wait(qtbot, lambda: row.chip.accessibleName() == "Watched")


def test_files_that_failed_are_listed_with_why_and_tried_again_when_asked(
    qtbot: QtBot, client: Client, page: SettingsPage, folder: Path
) -> None:
    broken = folder / "BaoCaoToKhai.xlsx"
    broken.write_bytes(b"PK\x03\x04" + b"x" * 300)
    add(client, page, folder)
    row = only_row(qtbot, page)
    wait(qtbot, lambda: row.failed.isVisibleTo(page))
    assert row.failed.text() == "Files that could not be read: 1…"
    press(row.failed)
    dialog = dialog_of(qtbot)
    assert isinstance(dialog, FailedFilesDialog)
    assert str(broken) in dialog.list.toPlainText()
    assert "is damaged" in dialog.list.toPlainText()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.list.toPlainText()
    dialog.reject()
    before = row.now.state.last_read_at
    press(row.read_now)
    wait(qtbot, lambda: row.now.state.last_read_at != before)
    assert row.now.state.failed == 1


def test_a_source_is_removed_only_after_a_question_and_its_declarations_stay(
    qtbot: QtBot,
    client: Client,
    page: SettingsPage,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    export(folder, 1)
    add(client, page, folder)
    row = only_row(qtbot, page)
    wait(qtbot, lambda: is_kept(client, 1))
    answers = [False, True]
    monkeypatch.setattr(
        "declarant_client.desktop.sources.sources_desk.confirmed", lambda *_: answers.pop(0)
    )
    row.remove.trigger()
    assert len(client.store.sources.sources()) == 1
    row.remove.trigger()
    wait(qtbot, lambda: sources(page).rows == {})
    assert client.store.sources.sources() == []
    assert is_kept(client, 1)
    assert says(sources(page), "None yet")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_else_can_be_done_is_reached_by_keyboard(
    qtbot: QtBot, client: Client, page: SettingsPage, folder: Path
) -> None:
    add(client, page, folder)
    row = only_row(qtbot, page)
    assert row.more.accessibleName() == "More: exports"

    def choose_first() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            QTest.keyClick(menu, Qt.Key.Key_Down)
            QTest.keyClick(menu, Qt.Key.Key_Return)

    # The menu has an event loop of its own: the key that opens it returns when it is closed.
    hand = QTimer(interval=20)
    hand.timeout.connect(choose_first)
    hand.start()
    press(row.more)
    hand.stop()
    dialog = dialog_of(qtbot)
    assert isinstance(dialog, FolderDialog)
    dialog.reject()


def test_a_folder_that_is_not_there_is_waited_for(
    qtbot: QtBot, client: Client, page: SettingsPage, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    add(client, page, away)
    row = only_row(qtbot, page)
    wait(qtbot, lambda: row.chip.accessibleName() == "Waiting for its folder")
    away.mkdir()
    export(away, 1)
    press(row.read_now)
    wait(qtbot, lambda: is_kept(client, 1))


def test_the_empty_list_invites_to_look_and_what_is_found_is_read(
    qtbot: QtBot, desk: tuple[Client, Session]
) -> None:
    client, session = desk
    place = Path(os.environ["HOME"]) / "ECUS5VNACCS"
    for month in ("2026-10", "2026-11"):
        (place / month).mkdir(parents=True)
        export(place / month, int(month[-2:]))
    work = session.window.show_page("to_rate")
    assert isinstance(work, ToRatePage)
    qtbot.waitUntil(lambda: says(work.left, "Let the program look"), timeout=PATIENCE)
    press(work.left._emptiness._look)
    dialog = dialog_of(qtbot)
    assert isinstance(dialog, SearchDialog)
    assert session.window.stack.shown_key == "settings"
    wait(qtbot, lambda: bool(dialog.boxes))
    ((box, proposal),) = dialog.boxes
    assert (proposal.folder, proposal.recursive, proposal.files) == (place, True, 2)
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not dialog.foot.action.isEnabled(), "nothing is chosen"
    QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(box, Qt.Key.Key_Return)
    wait(qtbot, lambda: is_kept(client, 10) and is_kept(client, 11))
    session.window.show_page("to_rate")
    qtbot.waitUntil(lambda: work.left.view.model().rowCount() == 2, timeout=PATIENCE)


def test_who_looks_for_sources_is_led_to_databases_too(qtbot: QtBot, page: SettingsPage) -> None:
    press(sources(page).search)
    dialog = dialog_of(qtbot)
    assert isinstance(dialog, SearchDialog)
    dialog.database.click()
    wait(qtbot, lambda: isinstance(QApplication.activeModalWidget(), DatabaseDialog))
    offered = dialog_of(qtbot)
    assert isinstance(offered, DatabaseDialog)
    assert offered.form.nearby.isEnabled(), "the network is looked through only when asked"
    QTest.keyClick(offered, Qt.Key.Key_Escape)


def test_a_folder_is_tested_and_its_row_says_what_came_of_it(
    qtbot: QtBot, client: Client, page: SettingsPage, folder: Path
) -> None:
    add(client, page, folder)
    row = only_row(qtbot, page)
    # A reading that ends takes away what a test said before it.
    wait(qtbot, lambda: row.now.state.last_read_at is not None)
    row.test.trigger()
    wait(qtbot, lambda: says(row, "It can be read."))
    folder.rename(folder.with_name("elsewhere"))
    row.test.trigger()
    wait(qtbot, lambda: says(row, "is not there, or cannot be opened"))


def test_where_nothing_is_found_the_way_without_a_login_is_told(
    qtbot: QtBot, page: SettingsPage
) -> None:
    press(sources(page).search)
    dialog = dialog_of(qtbot)
    wait(qtbot, lambda: says(dialog, "one list report (BaoCaoToKhai) a day"))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
