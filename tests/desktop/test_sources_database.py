"""A database is set up in the window: tried out, found, kept with its password, and read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.sources import DatabaseSettings, NewSource
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.session import Session
from declarant_client.desktop.settings import SettingsPage
from declarant_client.desktop.settings.sources_section import SourcesSection
from declarant_client.desktop.sources.database_dialog import DatabaseDialog
from declarant_client.desktop.sources.source_row import SourceRow
from declarant_client.sources.ecus_database import reading
from declarant_client.sources.ecus_database.diagnosis import Patience
from declarant_client.wiring import Client
from tests.desktop.reading import PATIENCE, says
from tests.desktop.sources_scene import dialog_of, seated
from tests.support.ecus_twin import make_twin
from tests.support.file_keyring import FileKeyring
from tests.support.tds_server import SqlBrowser, TdsServer

pytestmark = pytest.mark.processes

USER, PASSWORD = "reader", "p@ss'word;ổ"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[TdsServer]:
    twin = make_twin(tmp_path / "twin.db")
    others = ("master", "ACCOUNTING")
    with TdsServer(twin, login=USER, password=PASSWORD, other_databases=others) as running:
        yield running


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A keyring, and the file that shows what it keeps."""
    file = tmp_path / "keyring.json"
    monkeypatch.setenv("DECLARANT_TEST_KEYRING", str(file))
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())
    yield file
    keyring.set_keyring(before)


@pytest.fixture
def desk(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance, tmp_path: Path
) -> Iterator[tuple[Client, Session]]:
    with seated(tmp_path / "profile", appearance, qapp) as (client, session):
        session.window.activateWindow()
        qtbot.waitUntil(session.window.isActiveWindow, timeout=PATIENCE)
        yield client, session


@pytest.fixture
def page(desk: tuple[Client, Session]) -> SettingsPage:
    shown = desk[1].window.show_page("settings")
    assert isinstance(shown, SettingsPage)
    return shown


def sources(page: SettingsPage) -> SourcesSection:
    return page.show_leaf("sources").part(SourcesSection)


def wait(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=PATIENCE)


def press(widget: QWidget) -> None:
    """Press a button as the keyboard does."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(widget, Qt.Key.Key_Space)


def opened(qtbot: QtBot, page: SettingsPage) -> DatabaseDialog:
    press(sources(page).add_database)
    dialog = dialog_of(qtbot)
    assert isinstance(dialog, DatabaseDialog)
    return dialog


def typed(dialog: DatabaseDialog, server: TdsServer, password: str = PASSWORD) -> None:
    QTest.keyClicks(dialog.form.server, f"127.0.0.1,{server.port}")
    QTest.keyClicks(dialog.form.login, USER)
    dialog.form.password.setText(password)


def only_row(qtbot: QtBot, page: SettingsPage) -> SourceRow:
    wait(qtbot, lambda: len(sources(page).rows) == 1)
    (row,) = sources(page).rows.values()
    return row


def closed() -> bool:
    return QApplication.activeModalWidget() is None


def test_a_database_is_tried_out_added_and_read_and_its_password_kept_in_the_keyring_alone(
    qtbot: QtBot, desk: tuple[Client, Session], page: SettingsPage, server: TdsServer, kept: Path
) -> None:
    client, _ = desk
    dialog = opened(qtbot, page)
    assert not dialog.foot.action.isEnabled(), "something is missing"
    typed(dialog, server)
    press(dialog.test)
    wait(qtbot, lambda: says(dialog, "The database can be read. Declarations: 14"))
    assert not kept.exists(), "trying out keeps nothing"
    dialog.question.all.click()
    dialog.form.minutes.setValue(15)
    dialog.foot.action.click()
    wait(qtbot, closed)
    row = only_row(qtbot, page)
    wait(qtbot, lambda: row.now.state.declarations > 0)
    (source,) = client.store.sources.sources()
    assert source.settings == DatabaseSettings(
        server="127.0.0.1",
        port=server.port,
        database="ECUS5VNACCS",
        login=USER,
        poll_minutes=15,
    )
    assert f"{USER}@sqlserver://127.0.0.1,{server.port}" in kept.read_text(encoding="utf-8")
    row.test.trigger()
    wait(qtbot, lambda: says(row, "It can be read. Declarations there: 14."))
    row.edit.trigger()
    again = dialog_of(qtbot)
    assert isinstance(again, DatabaseDialog)
    assert again.form.password.text() == "", "a password is never shown again"
    assert again.foot.action.isEnabled(), "the kept one stays"
    again.reject()


def test_a_password_that_was_missing_is_tried_as_soon_as_it_is_typed(
    qtbot: QtBot, desk: tuple[Client, Session], page: SettingsPage, server: TdsServer, kept: Path
) -> None:
    client, session = desk
    settings = DatabaseSettings(
        server="127.0.0.1", port=server.port, database="ECUS5VNACCS", login=USER
    )
    client.store.sources.add(NewSource(name="", settings=settings))
    session.watcher.look()
    row = only_row(qtbot, page)
    press(row.read_now)
    wait(qtbot, lambda: says(row, "No password is kept on this computer"))
    row.edit.trigger()
    dialog = dialog_of(qtbot)
    assert isinstance(dialog, DatabaseDialog)
    dialog.form.password.setText(PASSWORD)
    QTest.keyClick(dialog.form.password, Qt.Key.Key_Return)
    wait(qtbot, closed)
    wait(qtbot, lambda: row.now.state.declarations > 0 and row.chip.accessibleName() == "Watched")


def test_the_databases_of_a_server_are_listed_and_taken_by_keyboard(
    qtbot: QtBot, page: SettingsPage, server: TdsServer, kept: Path
) -> None:
    dialog = opened(qtbot, page)
    assert not dialog.form.find_databases.isEnabled()
    typed(dialog, server)
    dialog.form.database.clear()
    press(dialog.form.find_databases)
    wait(qtbot, dialog.form.databases.hasFocus)
    QTest.keyClick(dialog.form.databases, Qt.Key.Key_Return)
    assert dialog.form.database.text() == "ECUS5VNACCS"
    assert dialog.isVisible(), "Enter in the list takes a name and does not add the source"
    dialog.reject()


def test_a_login_that_is_refused_is_told_and_nothing_typed_is_lost(
    qtbot: QtBot, page: SettingsPage, server: TdsServer, kept: Path
) -> None:
    dialog = opened(qtbot, page)
    typed(dialog, server, "wrong")
    press(dialog.test)
    wait(qtbot, lambda: says(dialog, f"refused the login {USER}"))
    form = dialog.form
    assert (form.server.text(), form.login.text()) == (f"127.0.0.1,{server.port}", USER)
    assert form.password.text() == "wrong"
    dialog.form.password.setText(PASSWORD)
    assert not says(dialog, "refused"), "what is typed anew is not refused yet"
    dialog.reject()


def test_what_can_be_no_server_is_said_before_anybody_is_asked(
    qtbot: QtBot, page: SettingsPage
) -> None:
    dialog = opened(qtbot, page)
    QTest.keyClicks(dialog.form.server, "two words\\three\\four")
    QTest.keyClicks(dialog.form.login, USER)
    QTest.keyClicks(dialog.form.password, "x")
    QTest.keyClick(dialog.form.password, Qt.Key.Key_Return)
    assert says(dialog, "Write the server as its name")
    wait(qtbot, dialog.form.server.hasFocus)
    dialog.reject()


def test_the_script_for_the_administrator_is_saved_from_where_a_login_is_asked_for(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, page)
    chosen = tmp_path / "for the administrator"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    dialog.script.click()
    wait(qtbot, lambda: says(dialog, "is saved"))
    script = chosen.with_suffix(".sql").read_text(encoding="utf-8")
    assert "CREATE LOGIN" in script
    assert "GRANT SELECT" in script
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() >= layout.totalHeightForWidth(dialog.width())

    chosen = tmp_path / "no such folder" / "script.sql"
    dialog.script.click()
    wait(qtbot, lambda: says(dialog, "the folder does not exist"))
    dialog.reject()


def test_without_a_keyring_the_password_serves_until_the_end_and_that_is_said(
    qtbot: QtBot, desk: tuple[Client, Session], page: SettingsPage, server: TdsServer
) -> None:
    said: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(box.informativeText())
            box.reject()

    watch = QTimer(interval=20)
    watch.timeout.connect(look)
    dialog = opened(qtbot, page)
    typed(dialog, server)
    dialog.question.all.click()
    watch.start()
    dialog.foot.action.click()
    wait(qtbot, lambda: bool(said))
    watch.stop()
    wait(qtbot, closed)
    assert "it holds until the program is closed" in said[0]
    row = only_row(qtbot, page)
    wait(qtbot, lambda: row.now.state.declarations > 0)


def test_the_local_network_is_asked_only_by_its_button(
    qtbot: QtBot, desk: tuple[Client, Session], page: SettingsPage, server: TdsServer
) -> None:
    client, _ = desk
    with SqlBrowser({"ECUSSQL2008": server.port}) as browser:
        vars(client)["databases"] = reading.EcusDatabases(
            passwords=client.database_passwords,
            today=lambda: date(2026, 11, 3),
            browser_port=browser.port,
            everyone="127.0.0.1",
            patience=Patience(login=2, query=1),
        )
        dialog = opened(qtbot, page)
        press(dialog.form.nearby)
        assert says(dialog, "Asking the local network")
        press(dialog.foot.stop)
        assert not dialog.foot.is_waiting, "nobody has to wait for the answer"
        press(dialog.form.nearby)
        wait(qtbot, dialog.form.servers.hasFocus)
        QTest.keyClick(dialog.form.servers, Qt.Key.Key_Return)
        assert dialog.form.server.text() == "TWIN\\ECUSSQL2008"
        dialog.reject()


def test_where_the_extra_is_missing_the_dialog_says_what_to_do(
    qtbot: QtBot, page: SettingsPage, server: TdsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("declarant_client.sources.ecus_database._NEEDED", ("no_such_module",))
    dialog = opened(qtbot, page)
    typed(dialog, server)
    press(dialog.test)
    wait(qtbot, lambda: says(dialog, "or import one list report a day"))
    dialog.reject()
