"""Adding an office: the address can be tried, a code is used once, a key is never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from declarant_client.application.enrolling import Enrolled, EnrolOffice
from declarant_client.application.ports.world import KeyringMissingError, KeySecrets
from declarant_client.desktop.accounts import AccessKeyDialog, EnrolDialog, EnrolParts
from declarant_client.desktop.background import Threads
from declarant_client.domain.sentences import translate
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from tests.desktop.reading import PATIENCE, open_page, says
from tests.support.desk_facts import BRANCH_NAME, OFFICE_URL
from tests.support.desk_scene import DeskScene
from tests.support.offices_in_memory import GOOD_CODE, SECRET, OfficesInMemory


class NoKeyring:
    """A computer without a keyring."""

    def read(self, office_url: str, client_id: str) -> str | None:
        raise KeyringMissingError(translate("keyring", "none"))

    def keep(self, office_url: str, client_id: str, secret: str) -> None:
        raise KeyringMissingError(translate("keyring", "none"))

    def forget(self, office_url: str, client_id: str) -> None:
        raise KeyringMissingError(translate("keyring", "none"))


@pytest.fixture
def offices() -> OfficesInMemory:
    return OfficesInMemory()


@pytest.fixture
def given() -> MemorySecrets:
    return MemorySecrets()


def dialog_of(
    scene: DeskScene,
    threads: Threads,
    offices: OfficesInMemory,
    given: KeySecrets,
    keyring: KeySecrets,
    *,
    fixed: str = "",
) -> EnrolDialog:
    enrolling = EnrolOffice(
        accounts=scene.store.accounts,
        submissions=scene.store.submissions,
        offices=offices,
        secrets=keyring,
        clock=scene.clock,
    )
    parts = EnrolParts(
        enrolling=enrolling,
        given_for_run=given,
        computer="MAY-KE-TOAN-01",
        address=lambda: fixed,
        address_is_fixed=lambda: bool(fixed),
    )
    return EnrolDialog(parts, threads.lengthy)


@pytest.fixture
def keyring() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def dialog(
    qtbot: QtBot,
    scene: DeskScene,
    threads: Threads,
    offices: OfficesInMemory,
    given: MemorySecrets,
    keyring: MemorySecrets,
) -> EnrolDialog:
    made = dialog_of(scene, threads, offices, given, keyring)
    open_page(qtbot, made)
    return made


def filled(dialog: EnrolDialog, code: str = GOOD_CODE) -> EnrolDialog:
    dialog.form.address.setText(OFFICE_URL)
    dialog.form.code.setText(code)
    return dialog


def test_trying_an_address_shows_who_answers_and_who_sees_what(
    qtbot: QtBot, dialog: EnrolDialog
) -> None:
    dialog.form.address.setText("haiphong.example/")
    dialog.form.test.click()
    qtbot.waitUntil(dialog.form.office.isVisible, timeout=PATIENCE)
    assert says(dialog, "Regional Customs Sub-department III")
    assert says(dialog, "Hai Phong Port Customs 1")
    assert says(dialog, "Assessments are read by")
    assert BRANCH_NAME


def test_an_address_in_clear_is_refused_in_words(qtbot: QtBot, dialog: EnrolDialog) -> None:
    dialog.form.address.setText("http://haiphong.example")
    dialog.form.test.click()
    qtbot.waitUntil(lambda: says(dialog, "begins with http"), timeout=PATIENCE)
    assert dialog.form.address.isEnabled()


def test_another_address_takes_the_office_shown_away(qtbot: QtBot, dialog: EnrolDialog) -> None:
    dialog.form.address.setText(OFFICE_URL)
    dialog.form.test.click()
    qtbot.waitUntil(dialog.form.office.isVisible, timeout=PATIENCE)
    QTest.keyClicks(dialog.form.address, "x")
    assert not dialog.form.office.isVisible()


def test_a_code_is_used_and_the_key_goes_to_the_keyring(
    qtbot: QtBot, scene: DeskScene, dialog: EnrolDialog, keyring: MemorySecrets
) -> None:
    filled(dialog)
    with qtbot.waitSignals([dialog.enrolled, dialog.accepted], timeout=PATIENCE):
        QTest.keyClick(dialog.form.code, Qt.Key.Key_Return)
    account = scene.store.accounts.accounts()[0]
    assert account.office_url == OFFICE_URL
    assert account.key_name == "MAY-KE-TOAN-01"
    assert keyring.read(OFFICE_URL, account.client_id) == SECRET


def test_nothing_can_be_added_while_something_is_missing(dialog: EnrolDialog) -> None:
    assert not dialog.add.isEnabled()
    filled(dialog)
    assert dialog.add.isEnabled()
    dialog.form.computer.setText("  ")
    assert not dialog.add.isEnabled()


def test_a_code_that_is_not_accepted_is_told_and_can_be_corrected(
    qtbot: QtBot, scene: DeskScene, dialog: EnrolDialog
) -> None:
    filled(dialog, "mistyped")
    dialog.add.click()
    qtbot.waitUntil(lambda: says(dialog, "does not accept this enrolment code"), timeout=PATIENCE)
    assert dialog.isVisible()
    assert scene.store.accounts.accounts() == []
    dialog.form.code.setText(GOOD_CODE)
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE):
        dialog.add.click()


def test_the_dialog_stays_while_a_code_is_being_used(
    qtbot: QtBot, offices: OfficesInMemory, dialog: EnrolDialog
) -> None:
    offices.answers.clear()
    filled(dialog)
    dialog.add.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()
    assert not dialog.add.isEnabled()
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE):
        offices.answers.set()
    assert offices.codes_used == [GOOD_CODE]


def test_without_a_keyring_the_key_is_shown_once_and_serves_this_run(
    qtbot: QtBot,
    scene: DeskScene,
    threads: Threads,
    offices: OfficesInMemory,
    given: MemorySecrets,
) -> None:
    dialog = dialog_of(scene, threads, offices, given, NoKeyring())
    open_page(qtbot, dialog)
    filled(dialog)
    with qtbot.waitSignal(dialog.enrolled, timeout=PATIENCE) as told:
        dialog.add.click()
    assert told.args is not None
    enrolled = told.args[0]
    assert isinstance(enrolled, Enrolled)
    assert dialog.isVisible()
    assert dialog.secret_page.secret.text() == SECRET
    assert given.read(OFFICE_URL, enrolled.account.client_id) == SECRET
    dialog.secret_page.copy.click()
    assert QGuiApplication.clipboard().text() == SECRET
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_address_that_policy_fixes_cannot_be_changed(
    qtbot: QtBot,
    scene: DeskScene,
    threads: Threads,
    offices: OfficesInMemory,
    given: MemorySecrets,
    keyring: MemorySecrets,
) -> None:
    dialog = dialog_of(scene, threads, offices, given, keyring, fixed=OFFICE_URL)
    open_page(qtbot, dialog)
    assert dialog.form.address.text() == OFFICE_URL
    assert not dialog.form.address.isEnabled()
    assert dialog.form.test.isEnabled()
    assert says(dialog, "Fixed by the administrator")


def test_a_key_given_by_hand_is_kept_for_this_run(
    qtbot: QtBot, scene: DeskScene, given: MemorySecrets
) -> None:
    account = scene.enrol()
    dialog = AccessKeyDialog(account, None, given)
    open_page(qtbot, dialog)
    assert dialog.key.echoMode() is QLineEdit.EchoMode.Password
    assert not dialog.use.isEnabled()
    QTest.keyClicks(dialog.key, f" {SECRET} ")
    QTest.keyClick(dialog.key, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert given.read(account.office_url, account.client_id) == SECRET


def test_a_key_can_be_seen_while_it_is_typed(
    qtbot: QtBot, scene: DeskScene, given: MemorySecrets
) -> None:
    dialog = AccessKeyDialog(scene.enrol(), None, given)
    open_page(qtbot, dialog)
    dialog.visible.click()
    assert dialog.key.echoMode() is QLineEdit.EchoMode.Normal


def test_every_field_has_a_name_for_a_screen_reader(dialog: EnrolDialog) -> None:
    fields = dialog.form.findChildren(QLineEdit)
    assert len(fields) == 3
    assert all(field.accessibleName() and field.accessibleDescription() for field in fields)
    assert {label.textFormat() for label in dialog.findChildren(QLabel)} == {
        Qt.TextFormat.PlainText
    }
