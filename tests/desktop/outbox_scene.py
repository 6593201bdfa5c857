"""The outbox page in a test, on the scene's real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pytestqt.qtbot import QtBot

from declarant_client.application.conflicts import ResolveConflict
from declarant_client.application.exporting import ExportAssessment
from declarant_client.application.outbox import Outbox
from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.outbox import OutboxLine
from declarant_client.application.ports.submissions import Draft, TypedContact
from declarant_client.application.withdrawing import WithdrawAssessment
from declarant_client.desktop.background import Threads
from declarant_client.desktop.outbox.page import OutboxPage, OutboxParts
from declarant_client.domain.declaration import Declaration, Phase
from declarant_client.exports.writers import AssessmentFormats
from declarant_client.store.outbox_lines import OutboxLines
from tests.desktop.reading import PATIENCE, open_page
from tests.support.desk_facts import CONTACT, subjects
from tests.support.desk_scene import DeskScene
from tests.support.history_entries import words
from tests.support.offices_in_memory import OfficesInMemory


def outbox_page(scene: DeskScene, threads: Threads, offices: OfficesInMemory) -> OutboxPage:
    """The page on the scene's store."""
    store = scene.store
    parts = OutboxParts(
        outbox=Outbox(OutboxLines(store.connections), scene.clock),
        accounts=store.accounts,
        withdrawing=WithdrawAssessment(
            submissions=store.submissions,
            accounts=store.accounts,
            offices=offices,
            clock=scene.clock,
        ),
        rating=lambda: scene.rating,
        export=lambda: ExportAssessment(AssessmentFormats(words)),
        conflicts=lambda: ResolveConflict(
            submissions=store.submissions,
            drafts=store.drafts,
            rating=scene.rating,
            clock=scene.clock,
        ),
        rater=lambda: "Trần Văn Minh",
        hold=lambda: None,
        clock=scene.clock,
    )
    return OutboxPage(parts, threads)


def hold(scene: DeskScene, declaration: Declaration, seconds: int = 10) -> str:
    """Save an assessment that can be undone for some seconds; return its id."""
    draft = Draft(
        place=Place(declaration.identity, Phase.CLEARED),
        rows=tuple(replace(row, level=5) for row in subjects()[:1]),
        contact=TypedContact.of(CONTACT),
    )
    submitted = scene.rating.submit(draft, rater="Trần Văn Minh", hold=timedelta(seconds=seconds))
    return submitted.assessment_id


def opened(qtbot: QtBot, page: OutboxPage, rows: int) -> OutboxPage:
    """Show the page and wait until it shows that many rows, the current one whole."""
    open_page(qtbot, page)
    page.take_focus()
    wait_rows(qtbot, page, rows)
    return page


def wait_rows(qtbot: QtBot, page: OutboxPage, rows: int) -> None:
    """Wait until the page shows that many rows, the current one whole."""
    qtbot.waitUntil(
        lambda: page.rows.rowCount() == rows and (not rows or _shows_current(page)),
        timeout=PATIENCE,
    )


def _shows_current(page: OutboxPage) -> bool:
    line = page.detail.line
    return line is not None and line.key == page.rows.key(page.list.currentIndex().row())


def lines(page: OutboxPage) -> list[OutboxLine]:
    """The lines that are read, in the order of the rows."""
    return [line for row in range(page.rows.rowCount()) if (line := page.rows.line(row))]


def numbers(page: OutboxPage) -> list[str]:
    """The declarations' numbers, in the order of the rows."""
    return [line.entry.assessment.declaration.number for line in lines(page)]
