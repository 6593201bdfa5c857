"""What is in the history is revised or withdrawn, as far as its office lets it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from declarant_client.application.ports.assessment_place import Place
from declarant_client.desktop.background import Threads
from declarant_client.desktop.history.page import HistoryPage
from declarant_client.domain.declaration import Phase
from declarant_client.domain.submission import SubmissionState
from tests.desktop.history_scene import history_page, settled
from tests.desktop.reading import PATIENCE, open_page, says
from tests.support.desk_facts import refusal
from tests.support.desk_scene import DeskScene, fill
from tests.support.offices_in_memory import OfficesInMemory


@pytest.fixture
def offices() -> OfficesInMemory:
    return OfficesInMemory()


@pytest.fixture
def page(scene: DeskScene, threads: Threads, offices: OfficesInMemory) -> HistoryPage:
    return history_page(scene, threads, offices)


def test_what_the_office_has_can_be_revised(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    account = scene.enrol()
    declaration = scene.declare(1)
    scene.accept(scene.rate(declaration), account)
    open_page(qtbot, page)
    settled(qtbot, page, page.detail.edit.isVisible)
    assert page.detail.edit.text() == "Send a revision…"
    with qtbot.waitSignal(page.editWanted, timeout=PATIENCE) as wanted:
        page.detail.edit.click()
    assert wanted.args == [declaration.identity, Phase.CLEARED]


def test_what_the_office_has_is_withdrawn_there_first(
    qtbot: QtBot,
    scene: DeskScene,
    page: HistoryPage,
    offices: OfficesInMemory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account = scene.enrol()
    declaration = scene.declare(1)
    made = scene.rate(declaration)
    scene.accept(made, account)
    monkeypatch.setattr("declarant_client.desktop.history.withdrawal.confirmed", lambda *_: True)
    open_page(qtbot, page)
    settled(qtbot, page, page.detail.withdraw.isVisible)
    with qtbot.waitSignal(page.changed, timeout=PATIENCE):
        page.detail.withdraw.click()
    assert offices.office.withdrawn == [made]
    settled(qtbot, page, lambda: says(page.detail, "HP-2026-000123"))
    settled(qtbot, page, lambda: not page.detail.withdraw.isVisible())
    assert scene.store.submissions.current(Place(declaration.identity, Phase.CLEARED)) is None


def test_a_withdrawal_that_the_office_refuses_is_told_and_changes_nothing(
    qtbot: QtBot,
    scene: DeskScene,
    page: HistoryPage,
    offices: OfficesInMemory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account = scene.enrol()
    declaration = scene.declare(1)
    scene.accept(scene.rate(declaration), account)
    offices.office.answered_the_case = True
    told: list[str] = []
    monkeypatch.setattr("declarant_client.desktop.history.withdrawal.confirmed", lambda *_: True)
    monkeypatch.setattr(
        "declarant_client.desktop.history.withdrawal.told",
        lambda _page, _title, text: told.append(text),
    )
    open_page(qtbot, page)
    settled(qtbot, page, page.detail.withdraw.isVisible)
    page.detail.withdraw.click()
    settled(qtbot, page, lambda: told == ["HP answered: 409"])
    assert page.detail.withdraw.isEnabled()
    assert scene.store.submissions.current(Place(declaration.identity, Phase.CLEARED))


def test_once_its_case_is_answered_an_assessment_can_only_be_revised(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage
) -> None:
    fill(scene)
    open_page(qtbot, page)
    settled(qtbot, page, lambda: says(page.detail, "Processing result"))
    assert page.detail.edit.isVisible()
    assert not page.detail.withdraw.isVisible()


def test_what_was_refused_can_be_corrected_or_withdrawn(
    qtbot: QtBot, scene: DeskScene, page: HistoryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = scene.enrol()
    declaration = scene.declare(1)
    refused = scene.rate(declaration)
    scene.end(refused, account, state=SubmissionState.REFUSED, problem=refusal())
    monkeypatch.setattr("declarant_client.desktop.history.withdrawal.confirmed", lambda *_: True)
    open_page(qtbot, page)
    settled(qtbot, page, page.detail.withdraw.isVisible)
    assert page.detail.edit.text() == "Edit…"
    with qtbot.waitSignal(page.changed, timeout=PATIENCE):
        page.detail.withdraw.click()
    settled(qtbot, page, lambda: not page.detail.withdraw.isVisible())
    assert scene.store.submissions.current(Place(declaration.identity, Phase.CLEARED)) is None
