"""The set-up assistant: four steps that can each be left out, shown once, come back to at will."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.settings import RATER_NAME
from declarant_client.application.ports.submissions import KeptContact
from declarant_client.contract.assessments import Contact
from declarant_client.desktop.appearance import Appearance
from declarant_client.desktop.first_steps.assistant import Assistant
from declarant_client.desktop.languages import Languages
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from declarant_client.operating_system.resources import resources_folder
from declarant_client.wiring import Client, open_client
from declarant_client.wiring.desk import Desk
from declarant_client.wiring.first_steps import SampleWindow, is_empty
from tests.desktop.reading import PATIENCE, says
from tests.support.desk_scene import open_scene
from tests.support.stored_things import enrolment, office


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    opened = open_client(tmp_path / "profile", secrets=MemorySecrets())
    yield opened
    opened.close()


@pytest.fixture
def desk(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance, client: Client, tmp_path: Path
) -> Iterator[Desk]:
    languages = Languages(qapp, resources_folder() / "translations")
    made = Desk(client, MemorySecrets(), languages, appearance, tmp_path / "profile")
    made.open(works=False)
    yield made
    made.session.close()
    made.end()
    made.session.window.deleteLater()
    languages.remove()


def assistant_of(qtbot: QtBot) -> Assistant:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Assistant))
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, Assistant)
    return shown


def test_every_step_can_be_passed_over_by_enter_and_changes_nothing(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    desk.first_steps.offer()
    assistant = assistant_of(qtbot)
    for step in range(4):
        assert assistant.step == step
        QTest.keyClick(assistant.next, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=PATIENCE)
    assert is_empty(client.store)
    assert client.store.drafts.contacts() == []


def test_name_and_contact_are_kept_also_when_the_assistant_is_left(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    desk.first_steps.show(step=3)
    assistant = assistant_of(qtbot)
    QTest.keyClicks(assistant.contact.rater, "Tran Van Minh")
    QTest.keyClicks(assistant.contact.name, "Nguyen Thi Hoa")
    QTest.keyClicks(assistant.contact.phone, "0225 3000 111")
    QTest.keyClick(assistant, Qt.Key.Key_Escape)
    kept = KeptContact(None, Contact(name="Nguyen Thi Hoa", phone="0225 3000 111"))
    qtbot.waitUntil(lambda: client.store.drafts.contacts() == [kept], timeout=PATIENCE)
    assert client.settings.get(RATER_NAME) == "Tran Van Minh"


def test_another_language_is_spoken_at_once_and_the_assistant_stays(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.first_steps.show(step=0)
    first = assistant_of(qtbot)
    first.steps[0].vietnamese.click()
    qtbot.waitUntil(lambda: desk.first_steps.assistant not in {None, first}, timeout=PATIENCE)
    again = assistant_of(qtbot)
    assert again is not first
    assert says(again, "Bước 1/4")
    assert again.steps[0].vietnamese.isChecked()


def test_once_an_office_is_connected_going_on_is_what_is_recommended(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    desk.first_steps.show(step=1)
    assistant = assistant_of(qtbot)
    step = assistant.steps[1]
    assert (step.enter.property("role"), assistant.next.property("role")) == ("primary", None)
    assistant.reject()
    client.store.accounts.add("https://a.example", office(), enrolment(), datetime.now(UTC))
    desk.first_steps.show(step=1)
    assistant = assistant_of(qtbot)
    step = assistant.steps[1]
    qtbot.waitUntil(lambda: assistant.next.property("role") == "primary", timeout=PATIENCE)
    assert step.enter.property("role") is None
    assert assistant.next.hasFocus()
    assert assistant.next.isDefault()


def test_the_assistant_is_offered_to_an_empty_profile_alone(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    scene = open_scene(client.folders.data)
    scene.declare(1)
    scene.store.close()
    assert not is_empty(client.store)
    with qtbot.waitCallback() as asked:
        desk.first_steps.offer()
        reading = desk.session.threads.reading
        reading.run(desk.session.window, lambda: None, asked)
    assert QApplication.activeModalWidget() is None


def stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Let a script stand for the program that opens the sample data."""
    program = folder / "python"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))


def test_it_is_said_why_the_sample_data_did_not_open(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stand_in(monkeypatch, tmp_path, "echo 'the receiver is missing' >&2\nexit 2")
    desk.first_steps.show(step=1)
    step = assistant_of(qtbot).steps[1]
    step.sample.click()
    qtbot.waitUntil(lambda: says(step, "the receiver is missing"), timeout=PATIENCE)
    assert step.sample.isEnabled()


def test_the_sample_data_can_be_opened_again_when_its_window_was_closed(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stand_in(monkeypatch, tmp_path, "exit 0")
    desk.first_steps.show(step=1)
    step = assistant_of(qtbot).steps[1]
    step.sample.click()
    assert not step.sample.isEnabled()
    qtbot.waitUntil(step.sample.isEnabled, timeout=PATIENCE)


@pytest.mark.processes
def test_the_sample_window_is_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    stand_in(monkeypatch, tmp_path, f'echo "$@" > "{seen}"')
    sample = SampleWindow("vi")
    sample.start()
    assert sample._process is not None
    assert sample._process.wait(10) == 0
    assert sample.failure() is None
    sample.let_go()
    assert seen.read_text(encoding="utf-8").split() == [
        *("-m", "declarant_client", "--language", "vi", "demo"),
    ]
