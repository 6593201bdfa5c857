"""What the user keeps can be taken along, gone back to, and deleted for good; nothing by chance."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.copies import (
    CopyCancelledError,
    DatabaseCopy,
    never,
    no_progress,
)
from declarant_client.application.ports.settings import COPIES_DAYS, HISTORY_DAYS
from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.desktop.background import Threads
from declarant_client.desktop.settings import SettingsPage
from declarant_client.desktop.settings.copies_section import CopiesSection
from declarant_client.desktop.settings.delete_section import DeleteDialog, DeleteSection
from declarant_client.desktop.settings.export_section import ExportSection
from declarant_client.desktop.settings.history_section import HistorySection
from declarant_client.desktop.widgets.choice_box import ChoiceBox
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.operating_system.settings import LayeredSettings
from declarant_client.store.ended_history import KeptEndedHistory
from declarant_client.wiring import open_client
from tests.desktop.reading import PATIENCE, open_page, says
from tests.desktop.settings_scene import settings_page
from tests.support.desk_facts import CONTACT, ENTERPRISE, NOW
from tests.support.desk_scene import DeskScene, fill


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


class SlowCopies:
    """Copies of a large database: made once they may, or given up when they are cancelled."""

    folder = Path()

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.made: list[DatabaseCopy] = []

    def all(self) -> list[DatabaseCopy]:
        return list(self.made)

    def is_due(self) -> bool:
        return False

    def check(self) -> None:
        return

    def make(
        self,
        progress: Callable[[float], None] = no_progress,
        cancelled: Callable[[], bool] = never,
    ) -> DatabaseCopy:
        progress(0.25)
        while not self.may_end.wait(0.001):
            if cancelled():
                raise CopyCancelledError
        self.made.append(DatabaseCopy("copy-1", Path("copy-1"), NOW, 1_000_000))
        return self.made[-1]


@pytest.fixture
def slow(qtbot: QtBot, threads: Threads) -> Iterator[tuple[CopiesSection, SlowCopies]]:
    copies = SlowCopies()
    section = CopiesSection(copies, threads)
    open_page(qtbot, section)
    yield section, copies
    copies.may_end.set()


def test_a_copy_in_the_making_shows_how_far_it_is_and_gives_the_keyboard_back(
    qtbot: QtBot, slow: tuple[CopiesSection, SlowCopies]
) -> None:
    section, copies = slow
    assert not section.work.isVisible()
    section.make.setFocus()
    QTest.keyClick(section.make, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: section.work.progress.value() == 250, timeout=PATIENCE)
    assert section.work.isVisible()
    assert not section.make.isEnabled()
    assert section.work.cancel.hasFocus()
    copies.may_end.set()
    qtbot.waitUntil(lambda: len(section.rows) == 1, timeout=PATIENCE)
    assert not section.work.isVisible()
    assert section.make.hasFocus()


def test_a_copy_in_the_making_can_be_cancelled_and_another_one_made(
    qtbot: QtBot, slow: tuple[CopiesSection, SlowCopies]
) -> None:
    section, copies = slow
    section.make.click()
    qtbot.waitUntil(lambda: section.work.progress.value() == 250, timeout=PATIENCE)
    section.work.cancel.click()
    qtbot.waitUntil(section.make.isEnabled, timeout=PATIENCE)
    assert not section.work.isVisible()
    assert copies.made == []
    copies.may_end.set()
    section.make.click()
    qtbot.waitUntil(lambda: len(section.rows) == 1, timeout=PATIENCE)


def test_a_copy_that_waits_for_an_import_is_cancelled_at_once(
    qtbot: QtBot, slow: tuple[CopiesSection, SlowCopies], threads: Threads
) -> None:
    section, copies = slow
    import_ends = threading.Event()
    threads.lengthy.run(section, import_ends.wait, None)
    try:
        section.make.click()
        assert section.work.isVisible()
        section.work.cancel.click()
        assert not section.work.isVisible()
        assert section.make.isEnabled()
    finally:
        import_ends.set()
    done: list[bool] = []
    threads.lengthy.run(section, lambda: True, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE)
    assert copies.made == []


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


def test_how_long_copies_stay_is_the_users_choice(tmp_path: Path) -> None:
    client = open_client(tmp_path, secrets=MemorySecrets())
    try:
        client.settings.set(COPIES_DAYS, 14)
        assert client.store.copies._longest().days == 14
    finally:
        client.close()


def test_ended_history_goes_only_once_its_number_was_seen_and_agreed_to(
    qtbot: QtBot, scene: DeskScene, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.clock.at += timedelta(days=800)
    newest = scene.declare(77)
    account = scene.store.accounts.accounts()[0]
    scene.accept(scene.rate(newest), account, "HP-2028-000077")
    section = page.show_leaf("data").part(HistorySection)
    box = section.rows[HISTORY_DAYS.key].control
    assert isinstance(box, ChoiceBox)
    asked: list[str] = []
    answers = [False, True]

    def answer(_parent: object, question: str, *_more: str) -> bool:
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr("declarant_client.desktop.settings.history_section.confirmed", answer)
    before = scene.store.submissions.totals(HistoryFilter()).assessments
    box.choose(366)
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=PATIENCE)
    assert not box.value()
    box.choose(366)
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: says(section, "deleted"), timeout=PATIENCE)
    gone = before - scene.store.submissions.totals(HistoryFilter()).assessments
    assert gone > 0
    assert str(gone) in asked[0]


def test_a_deletion_that_is_cancelled_keeps_what_is_left_as_long_as_before(
    qtbot: QtBot,
    scene: DeskScene,
    page: SettingsPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene.clock.at += timedelta(days=800)
    scene.accept(
        scene.rate(scene.declare(77)), scene.store.accounts.accounts()[0], "HP-2028-000077"
    )
    section = page.show_leaf("data").part(HistorySection)
    box = section.rows[HISTORY_DAYS.key].control
    assert isinstance(box, ChoiceBox)
    monkeypatch.setattr(
        "declarant_client.desktop.settings.history_section.confirmed", lambda *_: True
    )
    monkeypatch.setattr("declarant_client.application.forgetting_history._PLACES", 2)
    ended = scene.store.ended_history
    goes_on, forget = threading.Event(), ended.forget
    gone: list[int] = []

    def forget_one(longest: timedelta, now: datetime, places: int) -> int:
        gone.append(forget(longest, now, places))
        goes_on.wait()
        return gone[-1]

    monkeypatch.setattr(KeptEndedHistory, "forget", lambda _, *told: forget_one(*told))
    try:
        box.choose(366)
        box.activated.emit(box.currentIndex())
        qtbot.waitUntil(lambda: bool(gone), timeout=PATIENCE)
        assert section.work.isVisible()
        assert not box.isEnabled()
        section.work.cancel.click()
    finally:
        goes_on.set()
    qtbot.waitUntil(lambda: says(section, "kept as long as before"), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not box.value(), timeout=PATIENCE)
    assert box.isEnabled()
    assert len(gone) == 1
    assert says(section, f"{gone[0]} assessment(s) deleted")
