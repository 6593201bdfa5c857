"""The window asks for a missing access key: by itself once, in a free moment, and says why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.offices import Account, KeyAbsence
from declarant_client.application.synchronising import MissingKey
from declarant_client.desktop.accounts import AccessKeyDialog, KeyParts, KeyQuestions
from declarant_client.desktop.background import Threads
from declarant_client.desktop.widgets import free_moment
from declarant_client.desktop.widgets.free_moment import FreeMoment
from declarant_client.domain.sentences import translate
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from tests.desktop.reading import PATIENCE, says
from tests.support.desk_facts import OFFICE_URL
from tests.support.desk_scene import DeskScene
from tests.support.offices_in_memory import SECRET

SHORT_PAUSE_MS = 20
LONG_PAUSE_MS = 60_000
TROUBLE = translate("keyring", "none")


class Window(QWidget):
    """Something to write in, and a place where the cursor may stand besides."""

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.details = QPlainTextEdit()
        self.elsewhere = QLabel("list")
        self.elsewhere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        for widget in (self.search, self.details, self.elsewhere):
            column.addWidget(widget)


@pytest.fixture
def pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(free_moment, "PAUSE_MS", SHORT_PAUSE_MS)


@pytest.fixture
def window(qtbot: QtBot, scene: DeskScene) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=PATIENCE)
    made.elsewhere.setFocus()
    return made


@pytest.fixture
def given() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def asked() -> set[int]:
    return set()


@pytest.fixture
def questions(
    pause: None,
    scene: DeskScene,
    threads: Threads,
    window: Window,
    given: MemorySecrets,
    asked: set[int],
) -> Iterator[KeyQuestions]:
    parts = KeyParts(accounts=scene.store.accounts, given_for_run=given, asked=asked)
    made = KeyQuestions(parts, threads.writing, window)
    yield made
    made.close()


def missing(account: Account, absence: KeyAbsence = KeyAbsence.NO_KEYRING) -> MissingKey:
    return MissingKey(account, absence)


def question() -> AccessKeyDialog | None:
    """The question that is open."""
    shown = QApplication.activeModalWidget()
    return shown if isinstance(shown, AccessKeyDialog) else None


def asked_now(qtbot: QtBot) -> AccessKeyDialog:
    qtbot.waitUntil(lambda: question() is not None, timeout=PATIENCE)
    found = question()
    assert found is not None
    qtbot.waitUntil(found.key.hasFocus, timeout=PATIENCE)
    return found


def come_back(qtbot: QtBot, window: QWidget) -> None:
    """Do what a window manager does when a dialog is closed."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)


def looked_in_vain(qtbot: QtBot, questions: KeyQuestions) -> bool:
    """Whether the question still waits after the moment was looked for twice."""
    for _ in range(2):
        with qtbot.waitSignal(questions._moment._pause.timeout, timeout=PATIENCE):
            pass
    return question() is None and questions.is_waiting


@pytest.mark.parametrize(
    "absence, reason",
    [
        (KeyAbsence.NO_KEYRING, "This computer has no keyring"),
        (KeyAbsence.OUT_OF_ORDER, "is locked or out of order"),
        (KeyAbsence.NOT_KEPT, "does not hold the access key"),
    ],
)
def test_the_question_comes_by_itself_and_says_why(
    qtbot: QtBot, scene: DeskScene, questions: KeyQuestions, absence: KeyAbsence, reason: str
) -> None:
    account = scene.enrol()
    questions.know([missing(account, absence)])
    dialog = asked_now(qtbot)
    assert says(dialog, reason)
    assert says(dialog, account.party_name)
    assert says(dialog, account.office.name.en or "")
    assert reason in dialog.key.accessibleDescription()


def test_a_key_typed_frees_its_account_before_sending_begins(
    qtbot: QtBot,
    scene: DeskScene,
    questions: KeyQuestions,
    given: MemorySecrets,
) -> None:
    account = scene.enrol()
    scene.store.accounts.set_trouble(account.account_id, TROUBLE)
    questions.know([missing(account)])
    dialog = asked_now(qtbot)
    QTest.keyClicks(dialog.key, SECRET)
    assert questions.lacks_key
    with qtbot.waitSignal(questions.given, timeout=PATIENCE):
        QTest.keyClick(dialog.key, Qt.Key.Key_Return)
    assert not questions.lacks_key
    assert given.read(account.office_url, account.client_id) == SECRET
    assert scene.store.accounts.accounts()[0].trouble is None


def test_a_question_put_away_does_not_come_again_by_itself(
    qtbot: QtBot, scene: DeskScene, questions: KeyQuestions
) -> None:
    found = [missing(scene.enrol())]
    questions.know(found)
    QTest.keyClick(asked_now(qtbot), Qt.Key.Key_Escape)
    assert question() is None
    questions.know(found)
    assert not questions.is_waiting
    questions.ask_first()
    assert says(asked_now(qtbot), "This computer has no keyring")


def test_a_window_opened_anew_in_the_same_run_does_not_ask_again(
    qtbot: QtBot,
    scene: DeskScene,
    threads: Threads,
    window: Window,
    questions: KeyQuestions,
    given: MemorySecrets,
    asked: set[int],
) -> None:
    found = [missing(scene.enrol())]
    questions.know(found)
    asked_now(qtbot).later.click()
    parts = KeyParts(accounts=scene.store.accounts, given_for_run=given, asked=asked)
    again = KeyQuestions(parts, threads.writing, window)
    again.know(found)
    assert not again.is_waiting


def test_each_account_is_asked_for_in_its_turn(
    qtbot: QtBot, scene: DeskScene, window: Window, questions: KeyQuestions
) -> None:
    first, second = scene.enrol(), scene.enrol("https://other.example", "0314404243-001")
    questions.know([missing(first), missing(second)])
    dialog = asked_now(qtbot)
    questions.know([missing(first), missing(second)])
    dialog.later.click()
    come_back(qtbot, window)
    assert asked_now(qtbot) is not dialog
    asked_now(qtbot).later.click()
    assert not questions.is_waiting


@pytest.mark.parametrize("name", ["search", "details"])
def test_nobody_is_asked_in_the_middle_of_what_is_being_written(
    qtbot: QtBot, scene: DeskScene, window: Window, questions: KeyQuestions, name: str
) -> None:
    field: QWidget = getattr(window, name)
    field.setFocus()
    QTest.keyClicks(field, "cho lau")
    questions.know([missing(scene.enrol())])
    assert looked_in_vain(qtbot, questions)
    window.elsewhere.setFocus()
    asked_now(qtbot)


def test_nobody_is_asked_while_another_question_is_open(
    qtbot: QtBot, scene: DeskScene, window: Window, questions: KeyQuestions
) -> None:
    other = QDialog(window)
    other.open()
    questions.know([missing(scene.enrol())])
    assert looked_in_vain(qtbot, questions)
    other.reject()
    come_back(qtbot, window)
    asked_now(qtbot)


def test_nobody_is_asked_while_the_eyes_are_elsewhere(
    qtbot: QtBot, scene: DeskScene, window: Window, questions: KeyQuestions
) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow, timeout=PATIENCE)
    questions.know([missing(scene.enrol())])
    assert looked_in_vain(qtbot, questions)
    come_back(qtbot, window)
    asked_now(qtbot)


def test_each_key_press_puts_the_question_off(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(free_moment, "PAUSE_MS", LONG_PAUSE_MS)
    moment = FreeMoment(window)
    timer = moment._pause
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    moment.wait()
    qtbot.waitUntil(lambda: timer.remainingTime() < LONG_PAUSE_MS - 200, timeout=PATIENCE)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_5)
    assert timer.remainingTime() > LONG_PAUSE_MS - 200
    moment.stop()


def test_a_key_given_before_the_moment_came_is_not_asked_for(
    qtbot: QtBot,
    scene: DeskScene,
    window: Window,
    questions: KeyQuestions,
    given: MemorySecrets,
) -> None:
    account = scene.enrol()
    other = QDialog(window)
    other.open()
    questions.know([missing(account)])
    given.keep(account.office_url, account.client_id, SECRET)
    with qtbot.waitSignal(questions._moment.came, timeout=PATIENCE):
        other.reject()
        come_back(qtbot, window)
    assert question() is None
    assert not questions.is_waiting


def test_a_key_found_in_the_meantime_is_not_asked_for(
    scene: DeskScene, questions: KeyQuestions
) -> None:
    questions.know([missing(scene.enrol())])
    questions.know([])
    assert not questions.is_waiting


def test_a_key_that_the_office_refuses_is_asked_for_with_the_offices_word(
    qtbot: QtBot, scene: DeskScene, questions: KeyQuestions
) -> None:
    account = scene.enrol()
    scene.store.accounts.set_trouble(
        account.account_id, translate("office", "{office} said no.", office="HP")
    )
    questions.ask(scene.store.accounts.accounts()[0])
    assert says(asked_now(qtbot), "HP said no.")
    assert account.office_url == OFFICE_URL


def test_closing_the_window_takes_an_open_question_away(
    qtbot: QtBot, scene: DeskScene, questions: KeyQuestions
) -> None:
    questions.know([missing(scene.enrol())])
    asked_now(qtbot)
    questions.close()
    assert question() is None
    assert not questions.is_waiting
