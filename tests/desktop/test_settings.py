"""Settings are kept at once, what policy fixes cannot be changed, and nothing is lost silently."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.settings import (
    HOLD_SECONDS,
    LANGUAGE,
    RATER_NAME,
    THEME,
    Settings,
)
from declarant_client.application.ports.submissions import KeptContact
from declarant_client.contract.assessments import Contact
from declarant_client.desktop.background import Threads
from declarant_client.desktop.settings import SettingsPage
from declarant_client.desktop.settings.accounts_section import AccountsSection
from declarant_client.desktop.settings.contacts_section import ContactDialog, ContactsSection
from declarant_client.desktop.settings.leaves import leaves
from declarant_client.desktop.settings.setting_row import SettingRow
from declarant_client.desktop.widgets.choice_box import ChoiceBox
from declarant_client.domain.sentences import translate
from declarant_client.operating_system.settings import LayeredSettings
from tests.desktop.reading import PATIENCE, open_page, says
from tests.desktop.settings_scene import settings_page
from tests.support.desk_facts import ENTERPRISE
from tests.support.desk_scene import DeskScene


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    return tmp_path / "machine.toml"


def settings_in(tmp_path: Path, policy: Path) -> Settings:
    return LayeredSettings(user_file=tmp_path / "config.toml", machine_file=policy, registry=dict)


def accounts(page: SettingsPage) -> AccountsSection:
    return page.show_leaf("office").part(AccountsSection)


def contacts(page: SettingsPage) -> ContactsSection:
    return page.show_leaf("contact").part(ContactsSection)


@pytest.fixture
def settings(tmp_path: Path, policy: Path) -> Settings:
    return settings_in(tmp_path, policy)


@pytest.fixture
def page(scene: DeskScene, threads: Threads, settings: Settings) -> SettingsPage:
    return settings_page(scene, threads, settings)


def test_a_choice_is_kept_at_once_and_told(
    qtbot: QtBot, page: SettingsPage, settings: Settings
) -> None:
    open_page(qtbot, page)
    box = page.show_leaf("appearance").rows[THEME.key].control
    assert isinstance(box, ChoiceBox)
    with qtbot.waitSignal(page.settingChanged, timeout=PATIENCE) as changed:
        box.choose("dark")
        box.activated.emit(2)
    assert changed.args == [THEME, "dark"]
    assert settings.get(THEME) == "dark"


def test_a_language_is_named_in_itself(page: SettingsPage) -> None:
    box = page.show_leaf("language").rows[LANGUAGE.key].control
    assert isinstance(box, ChoiceBox)
    assert [box.itemText(row) for row in range(3)] == ["As this computer", "Tiếng Việt", "English"]


def test_a_name_is_kept_in_its_tidy_form(
    qtbot: QtBot, page: SettingsPage, settings: Settings
) -> None:
    open_page(qtbot, page)
    field = page.show_leaf("rating").rows[RATER_NAME.key].control
    assert isinstance(field, QLineEdit)
    with qtbot.waitSignal(page.settingChanged, timeout=PATIENCE):
        field.setText("  Trần   Văn Minh ")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert settings.get(RATER_NAME) == "Trần Văn Minh"
    assert field.text() == "Trần Văn Minh"


def test_a_value_that_is_refused_is_taken_back_and_said(
    qtbot: QtBot, page: SettingsPage, settings: Settings
) -> None:
    open_page(qtbot, page)
    row = page.show_leaf("rating").rows[RATER_NAME.key]
    field = row.control
    assert isinstance(field, QLineEdit)
    field.setText("x" * 300)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: says(row, "longer than 200 characters"), timeout=PATIENCE)
    assert field.text() == ""
    assert settings.get(RATER_NAME) == ""


def test_what_policy_fixes_is_shown_but_cannot_be_changed(
    qtbot: QtBot, scene: DeskScene, threads: Threads, tmp_path: Path, policy: Path
) -> None:
    policy.write_text("hold_seconds = 30\n", encoding="utf-8")
    page = settings_page(scene, threads, settings_in(tmp_path, policy))
    open_page(qtbot, page)
    row = page.show_leaf("rating").rows[HOLD_SECONDS.key]
    assert not row.control.isEnabled()
    assert isinstance(row.control, QSpinBox)
    assert row.control.value() == 30
    assert says(row, "Fixed by the administrator")
    assert "Fixed by the administrator" in row.control.accessibleDescription()


def test_a_wheel_that_scrolls_the_page_changes_nothing(qtbot: QtBot, page: SettingsPage) -> None:
    open_page(qtbot, page)
    page.take_focus()
    box = page.show_leaf("rating").rows[HOLD_SECONDS.key].control
    assert isinstance(box, QSpinBox)
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert box.value() == 10


def test_every_control_has_a_name_for_a_screen_reader(page: SettingsPage) -> None:
    views = [page.show_leaf(leaf.key) for leaf in leaves()]
    rows = [row for view in views for row in view.rows.values()]
    assert len(rows) > 8
    for row in rows:
        assert row.control.accessibleName()
        assert row.control.accessibleDescription()


def test_the_keyboard_goes_from_page_to_page_and_each_is_built_when_it_is_shown(
    qtbot: QtBot, page: SettingsPage
) -> None:
    open_page(qtbot, page)
    page.take_focus()
    keys = [leaf.key for leaf in leaves()]
    for key in keys[1:]:
        assert key not in page._views
        QTest.keyClick(page.list, Qt.Key.Key_Down)
        assert page.place == key
        assert page._views[key].isVisible()


def test_without_an_account_the_page_says_that_rating_works_already(
    qtbot: QtBot, page: SettingsPage
) -> None:
    open_page(qtbot, page)
    qtbot.waitUntil(
        lambda: says(accounts(page), "Declarations can be read and rated already"),
        timeout=PATIENCE,
    )


def test_an_account_says_its_trouble_and_offers_to_give_the_key(
    qtbot: QtBot, scene: DeskScene, page: SettingsPage
) -> None:
    account = scene.enrol()
    trouble = translate("office", "There is no way through the network to {office}.", office="HP")
    scene.store.accounts.set_trouble(account.account_id, trouble)
    scene.enrol("https://other.example", "0314404243-001")
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: len(accounts(page).rows) == 2, timeout=PATIENCE)
    broken, sound = accounts(page).rows
    assert says(broken, "There is no way through the network to HP.")
    qtbot.waitUntil(broken.give_key.isVisible, timeout=PATIENCE)
    assert not sound.give_key.isVisible()
    assert says(sound, "0314404243-001")
    with qtbot.waitSignal(page.keyWanted, timeout=PATIENCE) as wanted:
        broken.give_key.click()
    assert wanted.args is not None
    assert wanted.args[0].account_id == account.account_id


def test_an_account_is_removed_only_after_a_question(
    qtbot: QtBot, scene: DeskScene, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.enrol()
    answers = [False, True]
    asked: list[str] = []

    def answer(_parent: object, question: str, *_: str) -> bool:
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr("declarant_client.desktop.settings.accounts_section.confirmed", answer)
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: len(accounts(page).rows) == 1, timeout=PATIENCE)
    accounts(page).rows[0].remove.click()
    assert len(scene.store.accounts.accounts()) == 1
    with qtbot.waitSignal(page.accountsChanged, timeout=PATIENCE):
        accounts(page).rows[0].remove.click()
    assert scene.store.accounts.accounts() == []
    qtbot.waitUntil(lambda: accounts(page).rows == [], timeout=PATIENCE)
    assert "Regional Customs Sub-department III" in asked[0]


def test_contacts_are_listed_with_their_enterprise_changed_and_forgotten(
    qtbot: QtBot, scene: DeskScene, page: SettingsPage
) -> None:
    scene.enrol()
    scene.rate(scene.declare(1), (1,), comment="Chậm")
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: len(contacts(page).rows) == 1, timeout=PATIENCE)
    assert says(contacts(page), "Nguyễn Thị Hồng Nhung · 0912 345 678")
    assert says(contacts(page), ENTERPRISE)
    other = KeptContact(ENTERPRISE, Contact(name="Lê Văn Chi", phone="0225 3"))
    contacts(page).keep(other)
    qtbot.waitUntil(lambda: says(contacts(page), "Lê Văn Chi · 0225 3"), timeout=PATIENCE)
    assert scene.store.drafts.contacts() == [other]
    contacts(page).rows[0].remove.click()
    qtbot.waitUntil(lambda: contacts(page).rows == [], timeout=PATIENCE)
    assert scene.store.drafts.contacts() == []


def test_a_contact_without_name_or_phone_cannot_be_saved(qtbot: QtBot) -> None:
    dialog = ContactDialog(Contact(name="Lê Văn Chi", phone="0225"))
    qtbot.addWidget(dialog)
    dialog.phone.setText("  ")
    assert not dialog._save.isEnabled()
    dialog.phone.setText(" 0226 ")
    assert dialog._save.isEnabled()
    assert dialog.contact() == Contact(name="Lê Văn Chi", phone="0226")


def test_the_page_says_where_the_data_lies(
    qtbot: QtBot, scene: DeskScene, page: SettingsPage
) -> None:
    open_page(qtbot, page)
    fields = page.show_leaf("data").findChildren(QLineEdit)
    assert str(scene.store.path) in [field.text() for field in fields]


def test_all_text_is_plain(qtbot: QtBot, scene: DeskScene, page: SettingsPage) -> None:
    scene.enrol()
    open_page(qtbot, page)
    qtbot.waitUntil(lambda: len(accounts(page).rows) == 1, timeout=PATIENCE)
    formats = {label.textFormat() for label in page.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_a_value_that_was_set_elsewhere_meanwhile_can_be_cleared(qtbot: QtBot) -> None:
    row = SettingRow(RATER_NAME, "", is_fixed=False)
    qtbot.addWidget(row)
    row.show_value("An")
    told: list[object] = []
    row.chosen.connect(lambda _setting, value: told.append(value))
    assert isinstance(row.control, QLineEdit)
    row.control.clear()
    row.control.editingFinished.emit()
    assert told == [""]


def test_what_was_refused_is_told_again_when_it_is_typed_again(qtbot: QtBot) -> None:
    row = SettingRow(RATER_NAME, "An", is_fixed=False)
    qtbot.addWidget(row)
    told: list[object] = []
    row.chosen.connect(lambda _setting, value: told.append(value))
    assert isinstance(row.control, QLineEdit)
    for _ in range(2):
        row.control.setText("?")
        row.control.editingFinished.emit()
        row.show_value("An")
    assert told == ["?", "?"]
