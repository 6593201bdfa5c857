"""What the user keeps can be taken along, gone back to, and deleted for good; nothing by chance."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.settings import COPIES_DAYS
from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.background import Threads
from declarant_client.desktop.settings import SettingsPage
from declarant_client.desktop.settings.copies_section import CopiesSection
from declarant_client.desktop.settings.delete_section import DeleteDialog, DeleteSection
from declarant_client.desktop.settings.export_section import ExportSection
from declarant_client.desktop.shell.main_window import MainWindow
from declarant_client.desktop.trouble.unexpected_errors import UnexpectedErrors
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.operating_system.settings import LayeredSettings
from declarant_client.wiring import open_client
from declarant_client.wiring.second_start import Start
from declarant_client.wiring.window import Opening, _run
from tests.desktop.reading import PATIENCE, open_page, says
from tests.desktop.settings_scene import settings_page
from tests.support.desk_facts import CONTACT, ENTERPRISE
from tests.support.desk_scene import DeskScene, fill, open_scene


@pytest.fixture
def page(qtbot: QtBot, scene: DeskScene, threads: Threads, tmp_path: Path) -> SettingsPage:
    fill(scene)
    settings = LayeredSettings(
        user_file=tmp_path / "config.toml", machine_file=tmp_path / "none.toml", registry=dict
    )
    made = settings_page(scene, threads, settings)
    open_page(qtbot, made)
    made.show_leaf("data")
    return made


def test_a_copy_is_made_on_demand_and_going_back_is_asked_for(
    qtbot: QtBot, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = page.show_leaf("data").part(CopiesSection)
    qtbot.waitUntil(lambda: says(section, "There is none yet"), timeout=PATIENCE)
    section.make.click()
    qtbot.waitUntil(lambda: len(section.rows) == 1, timeout=PATIENCE)
    answers = [False, True]
    monkeypatch.setattr(
        "declarant_client.desktop.settings.copies_section.confirmed", lambda *_: answers.pop(0)
    )
    with qtbot.assertNotEmitted(page.restoreWanted):
        section.rows[0].restore.click()
    with qtbot.waitSignal(page.restoreWanted, timeout=PATIENCE) as wanted:
        section.rows[0].restore.click()
    assert wanted.args == [section._copies.all()[0].name]


def test_the_export_without_personal_data_names_no_person_and_keeps_all_else(
    qtbot: QtBot,
    scene: DeskScene,
    page: SettingsPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    section = page.show_leaf("data").part(ExportSection)
    written: dict[QPushButton, str] = {}
    for button in (section.whole, section.impersonal):
        path = tmp_path / f"{len(written)}.json"
        monkeypatch.setattr(
            "declarant_client.desktop.settings.export_section.ask_for_file",
            lambda _, path=path: path,
        )
        with qtbot.waitSignal(section.bar.finished, timeout=PATIENCE):
            button.click()
        written[button] = path.read_text(encoding="utf-8")
    whole, impersonal = written[section.whole], written[section.impersonal]
    named = (CONTACT.name, CONTACT.phone, "Trần Văn Minh", "gọi điện không ai nghe", "HQ03-117")
    for text in named[:-1]:
        assert text in whole
    assert not any(text in impersonal for text in named)
    officers = [
        rating.subject.name
        for entry in scene.store.submissions.all_history(HistoryFilter())
        for rating in entry.assessment.ratings
        if rating.subject.kind == "officer"
    ]
    assert officers
    assert not any(name in impersonal for name in officers)
    assert ENTERPRISE in impersonal
    before, after = json.loads(whole), json.loads(impersonal)
    assert [one["receipt_number"] for one in after] == [one["receipt_number"] for one in before]
    assert [len(one["ratings"]) for one in after] == [len(one["ratings"]) for one in before]


@pytest.mark.parametrize("typed, deletes", [("dele", False), ("DELETE ", True)])
def test_everything_is_deleted_only_after_the_word_is_typed(
    qtbot: QtBot, page: SettingsPage, typed: str, deletes: bool
) -> None:
    section = page.show_leaf("data").part(DeleteSection)
    section.delete.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), DeleteDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DeleteDialog)
    assert says(dialog, "not sent yet would never arrive")
    told: list[bool] = []
    page.deletionWanted.connect(lambda: told.append(True))
    QTest.keyClicks(dialog.word, typed)
    dialog.delete.click()
    assert bool(told) is deletes
    dialog.close()


class Driven:
    """The program's own window, driven until its conditions have come about one after another."""

    def __init__(self, *steps: Callable[[MainWindow], bool]) -> None:
        self._steps = list(steps)
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        shown = [window for window in windows if window.isVisible()]
        if shown and self._steps[0](shown[-1]):
            self._steps.pop(0)
        if not self._steps:
            self._timer.stop()
            QApplication.quit()


def told_in(window: MainWindow, text: str) -> bool:
    return "trouble" in window.__dict__ and says(window.trouble, text)


def filled(profile: Path, secrets: MemorySecrets) -> None:
    open_client(profile, secrets=secrets).close()
    scene = open_scene(profile / "data")
    account = fill(scene)
    secrets.keep(account.office_url, account.client_id, "a secret")
    scene.store.copies.make()
    scene.store.close()


def settings_of(window: MainWindow) -> SettingsPage:
    page = window.show_page("settings")
    assert isinstance(page, SettingsPage)
    return page


def opening(profile: Path) -> Opening:
    return Opening(profile, "en", Start(), None)


def test_deleting_takes_all_of_a_profile_with_its_keys_and_the_program_begins_anew(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance, tmp_path: Path
) -> None:
    profile, secrets = tmp_path / "profile", MemorySecrets()
    filled(profile, secrets)
    foreign = profile / "data" / "a letter.txt"
    foreign.write_text("mine", encoding="utf-8")

    def deletes(window: MainWindow) -> bool:
        settings_of(window).deletionWanted.emit()
        return True

    driven = Driven(deletes, lambda window: told_in(window, "Everything was deleted."))
    assert _run(qapp, UnexpectedErrors(), opening(profile), secrets=secrets) == 0
    del driven
    assert foreign.exists(), "only what is the program's own is deleted"
    left = [path for path in (profile / "data").rglob("*") if path.is_file()]
    assert not any(CONTACT.name.encode() in path.read_bytes() for path in left)
    client = open_client(profile, secrets=secrets)
    try:
        assert client.store.submissions.totals(HistoryFilter()).assessments == 0
        assert client.store.accounts.accounts() == []
    finally:
        client.close()
    assert secrets._secrets == {}


def test_going_back_to_a_copy_opens_the_window_on_it_and_says_so(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance, tmp_path: Path
) -> None:
    profile, secrets = tmp_path / "profile", MemorySecrets()
    filled(profile, secrets)
    without_office = open_client(profile, secrets=secrets)
    for account in without_office.store.accounts.accounts():
        without_office.enrolling.remove(account)
    without_office.close()

    def restores(window: MainWindow) -> bool:
        page = settings_of(window)
        page.restoreWanted.emit(page.parts.data.copies.all()[0].name)
        return True

    driven = Driven(restores, lambda window: "trouble" in window.__dict__)
    assert _run(qapp, UnexpectedErrors(), opening(profile), secrets=secrets) == 0
    del driven
    assert list((profile / "data").glob("declarant-before-restoring*.sqlite3"))


def test_how_long_copies_stay_is_the_users_choice(tmp_path: Path) -> None:
    client = open_client(tmp_path, secrets=MemorySecrets())
    try:
        client.settings.set(COPIES_DAYS, 14)
        assert client.store.copies._longest().days == 14
    finally:
        client.close()
