"""A low rating can wait for a second look: it leaves when somebody lets it go, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from declarant_client.application.outbox import Outbox
from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.submissions import Draft, TypedContact
from declarant_client.application.rating import RateDeclaration
from declarant_client.desktop.background import Threads
from declarant_client.desktop.to_rate.page import ToRatePage
from declarant_client.desktop.to_rate.parts import ToRateParts
from declarant_client.domain.declaration import Phase
from declarant_client.domain.submission import SubmissionState
from declarant_client.operating_system.assessment_ids import UuidV7AssessmentIds
from declarant_client.store.outbox_lines import OutboxLines
from tests.desktop.desk import PATIENCE, declare, press, show, wait_open
from tests.desktop.outbox_scene import opened, outbox_page
from tests.desktop.reading import says
from tests.support.desk_facts import CONTACT, subjects
from tests.support.desk_scene import DeskScene
from tests.support.offices_in_memory import OfficesInMemory


@pytest.fixture
def scene(scene: DeskScene) -> DeskScene:
    store = scene.store
    scene.rating = RateDeclaration(
        declarations=store.declarations,
        drafts=store.drafts,
        submissions=store.submissions,
        accounts=store.accounts,
        clock=scene.clock,
        ids=UuidV7AssessmentIds(scene.clock),
        client_version="0.1.0",
        second_look=lambda: True,
    )
    scene.enrol()
    return scene


def state(scene: DeskScene, identity: str) -> SubmissionState | None:
    entry = scene.store.submissions.current(Place(identity, Phase.CLEARED))
    return entry.state if entry else None


def test_sending_everything_leaves_it_and_the_outbox_lets_it_go(
    qtbot: QtBot, scene: DeskScene, threads: Threads
) -> None:
    low, fine = scene.declare(1), scene.declare(2)
    scene.rate(low, (5, 2), comment="Chờ lâu")
    scene.rate(fine, (5,))
    submissions = scene.store.submissions
    scene.clock.at += timedelta(days=2)
    submissions.release_held(scene.clock.now(), everything=True)
    assert submissions.next_due_at() is not None, "the other one is due"
    assert state(scene, low.identity) is SubmissionState.HELD
    assert state(scene, fine.identity) is SubmissionState.QUEUED
    page = opened(qtbot, outbox_page(scene, threads, OfficesInMemory()), 2)
    page.list.setCurrentIndex(page.rows.index(1))
    qtbot.waitUntil(lambda: says(page.detail, "Read it once more"), timeout=PATIENCE)
    assert page.detail.foot.send.isVisible()
    assert page.detail.foot.withdraw.isVisible()
    assert not page.detail.foot.undo.isVisible()
    page.detail.foot.send.click()
    qtbot.waitUntil(lambda: state(scene, low.identity) is SubmissionState.QUEUED, timeout=PATIENCE)


def test_it_can_be_let_go_where_it_was_rated(
    qtbot: QtBot, scene: DeskScene, threads: Threads, to_rate_parts: ToRateParts
) -> None:
    declaration, *_ = declare(scene, 2)
    rows = tuple(replace(row, level=2, comment="Chờ lâu") for row in subjects()[:1])
    place = Place(declaration.identity, Phase.CLEARED)
    contact = TypedContact.of(CONTACT)
    scene.store.drafts.save_draft(Draft(place=place, rows=rows, contact=contact))
    outbox = Outbox(OutboxLines(scene.store.connections), scene.clock)
    parts = to_rate_parts._replace(let_go=outbox.send_now)
    page = show(qtbot, ToRatePage(parts))
    wait_open(qtbot, page, declaration)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: state(scene, declaration.identity) is SubmissionState.HELD, timeout=PATIENCE
    )
    qtbot.waitUntil(page.left.sent_bar.let_go.isVisible, timeout=PATIENCE)
    page.left.sent_bar.let_go.click()
    qtbot.waitUntil(
        lambda: state(scene, declaration.identity) is SubmissionState.QUEUED, timeout=PATIENCE
    )
