"""A computer without a keyring: the window asks for the key, and what waits reaches the office."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.application.enrolling import Enrolled
from declarant_client.application.ports.submissions import HistoryEntry, HistoryFilter
from declarant_client.desktop.accounts import AccessKeyDialog, EnrolDialog
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.languages import Languages
from declarant_client.desktop.session import Session
from declarant_client.desktop.settings.page import SettingsPage
from declarant_client.desktop.widgets import free_moment
from declarant_client.domain.submission import SubmissionState
from declarant_client.operating_system.keyring_secrets import (
    KeyringSecrets,
    LayeredSecrets,
    MemorySecrets,
)
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring import Client, open_client
from declarant_client.wiring.desk import Desk
from tests.desktop.reading import PATIENCE, says
from tests.support import profiles
from tests.support.receiver_process import ReceiverProcess

pytestmark = pytest.mark.processes

NUMBER = "106999900010"
SHORT_PAUSE_MS = 50


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ReceiverProcess]:
    (tmp_path / "office").mkdir()
    with ReceiverProcess(tmp_path / "office", demo=True) as running:
        yield running


@pytest.fixture(autouse=True)
def _no_long_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(free_moment, "PAUSE_MS", SHORT_PAUSE_MS)


@contextmanager
def run_of(profile: Path) -> Iterator[tuple[Client, MemorySecrets]]:
    """One run of the program on a profile, with the keyring of this computer: none."""
    given = MemorySecrets()
    client = open_client(profile, secrets=LayeredSecrets(given, KeyringSecrets()), language="en")
    try:
        yield client, given
    finally:
        client.close()


@contextmanager
def window_on(
    qtbot: QtBot, client: Client, given: MemorySecrets, appearance: Appearance
) -> Iterator[Session]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    languages = Languages(application, resources_folder() / "translations")
    desk = Desk(client, given, languages, appearance, None)
    session = desk.open()
    try:
        qtbot.waitUntil(session.window.isActiveWindow, timeout=PATIENCE)
        yield session
    finally:
        session.close()
        desk.end()
        session.window.deleteLater()


def enrol(client: Client, office: ReceiverProcess) -> Enrolled:
    assert office.enrolment_code is not None
    return client.enrolling.enrol(office.url, office.enrolment_code, "PC 1")


def rate(client: Client) -> None:
    """Rate a declaration that the office answers for: it waits to be sent."""
    branch = client.store.accounts.accounts()[0].office.branches[0]
    row = client.worklist.add_by_number(NUMBER, branch.code)
    profiles.rate(client, row.declaration.identity, 5)


def entry(client: Client) -> HistoryEntry:
    (found,) = client.store.submissions.history(HistoryFilter(), None, 5).entries
    return found


def is_received(client: Client) -> bool:
    return entry(client).state is SubmissionState.ACCEPTED


def question() -> AccessKeyDialog | None:
    shown = QApplication.activeModalWidget()
    return shown if isinstance(shown, AccessKeyDialog) else None


def asked(qtbot: QtBot) -> AccessKeyDialog:
    qtbot.waitUntil(lambda: question() is not None, timeout=PATIENCE)
    found = question()
    assert found is not None
    qtbot.waitUntil(found.key.hasFocus, timeout=PATIENCE)
    return found


def type_key(secret: str) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, secret)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_window_asks_for_the_key_and_what_waited_gets_its_receipt(
    qtbot: QtBot, tmp_path: Path, office: ReceiverProcess, appearance: Appearance
) -> None:
    with run_of(tmp_path / "profile") as (client, _given):
        secret = enrol(client, office).secret_to_write_down
        assert secret is not None
        rate(client)

    with (
        run_of(tmp_path / "profile") as (client, given),
        window_on(qtbot, client, given, appearance) as session,
    ):
        dialog = asked(qtbot)
        assert says(dialog, "This computer has no keyring")
        type_key(secret)
        qtbot.waitUntil(lambda: is_received(client), timeout=PATIENCE)
        qtbot.waitUntil(
            lambda: not session.window.status_line.connection.lacks_key, timeout=PATIENCE
        )
        assert entry(client).receipt is not None
        assert client.store.accounts.accounts()[0].trouble is None
        assert question() is None


def test_a_question_put_away_leaves_the_way_back_at_the_foot_of_the_window(
    qtbot: QtBot, tmp_path: Path, office: ReceiverProcess, appearance: Appearance
) -> None:
    with run_of(tmp_path / "profile") as (client, _given):
        secret = enrol(client, office).secret_to_write_down
        assert secret is not None
        rate(client)

    with (
        run_of(tmp_path / "profile") as (client, given),
        window_on(qtbot, client, given, appearance) as session,
    ):
        QTest.keyClick(asked(qtbot), Qt.Key.Key_Escape)
        line = session.window.status_line
        qtbot.waitUntil(line.enter_key.isVisible, timeout=PATIENCE)
        told_again(qtbot, session)
        assert not session.keys.is_waiting
        assert line.enter_key.isVisible()

        line.enter_key.click()
        asked(qtbot)
        type_key(secret)
        qtbot.waitUntil(lambda: is_received(client), timeout=PATIENCE)
        qtbot.waitUntil(lambda: not line.enter_key.isVisible(), timeout=PATIENCE)


def told_again(qtbot: QtBot, session: Session) -> None:
    """Let the sender find once more that the key is missing."""
    assert session._sender is not None
    with qtbot.waitSignal(session._sender.reported, timeout=PATIENCE):
        session.window.sendNowWanted.emit()


def test_a_key_that_came_with_an_account_serves_its_run_and_is_asked_for_in_the_next(
    qtbot: QtBot, tmp_path: Path, office: ReceiverProcess, appearance: Appearance
) -> None:
    with (
        run_of(tmp_path / "profile") as (client, given),
        window_on(qtbot, client, given, appearance) as session,
    ):
        page = session.window.show_page("settings")
        assert isinstance(page, SettingsPage)
        enrolled_by_hand(qtbot, page, office)
        rate(client)
        qtbot.waitUntil(lambda: is_received(client), timeout=PATIENCE)
        qtbot.waitUntil(
            lambda: not session.window.status_line.connection.lacks_key, timeout=PATIENCE
        )
        assert question() is None
        assert not session.keys.is_waiting

    with (
        run_of(tmp_path / "profile") as (client, given),
        window_on(qtbot, client, given, appearance),
    ):
        assert says(asked(qtbot), "asks for it after each start")


def enrolled_by_hand(qtbot: QtBot, page: SettingsPage, office: ReceiverProcess) -> None:
    """Go through the enrolment dialog, which keeps a loop of its own until it is closed."""
    secrets: list[str] = []
    steps = every_moment(lambda: step(office, secrets))
    with qtbot.waitSignal(page.accountsChanged, timeout=PATIENCE):
        page.add_office()
    steps.stop()
    assert secrets != []


def step(office: ReceiverProcess, secrets: list[str]) -> None:
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, EnrolDialog):
        return
    if dialog.secret_page.isVisible():
        secrets.append(dialog.secret_page.secret.text())
        dialog.accept()
    elif dialog.add.isEnabled():
        dialog.add.click()
    elif not dialog.form.code.text():
        assert office.enrolment_code is not None
        dialog.form.address.setText(office.url)
        dialog.form.code.setText(office.enrolment_code)


def every_moment(does: Callable[[], None]) -> QTimer:
    timer = QTimer(interval=10)
    timer.timeout.connect(does)
    timer.start()
    return timer
