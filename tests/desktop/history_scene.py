"""The history page on a scene's store."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from declarant_client.application.exporting import ExportHistory
from declarant_client.application.exporting_each import ExportByEnterprise
from declarant_client.application.reporting import WriteMonthlyReport
from declarant_client.application.withdrawing import WithdrawAssessment
from declarant_client.desktop.background import Threads
from declarant_client.desktop.history.page import HistoryPage, HistoryParts
from declarant_client.exports.report import PdfReport
from declarant_client.operating_system.resources import resources_folder
from declarant_client.store.history_lines import KeptHistoryLines
from tests.desktop.reading import PATIENCE
from tests.support.desk_scene import DeskScene
from tests.support.history_entries import formats, words
from tests.support.offices_in_memory import OfficesInMemory


def history_page(scene: DeskScene, threads: Threads, offices: OfficesInMemory) -> HistoryPage:
    """Return the page; withdrawals go to these offices."""
    store = scene.store
    lines = KeptHistoryLines(store.connections)
    export = ExportHistory(store.submissions, formats())
    fonts = resources_folder() / "fonts"
    parts = HistoryParts(
        submissions=store.submissions,
        lines=lines,
        accounts=store.accounts,
        declarations=store.declarations,
        export=export,
        export_each=lambda: ExportByEnterprise(lines, export),
        report=lambda: WriteMonthlyReport(
            store.submissions, lines, PdfReport(fonts, words), scene.clock
        ),
        withdrawing=WithdrawAssessment(
            submissions=store.submissions,
            accounts=store.accounts,
            offices=offices,
            clock=scene.clock,
        ),
        clock=scene.clock,
    )
    return HistoryPage(parts, threads)


def shown(qtbot: QtBot, page: HistoryPage, count: int) -> None:
    qtbot.waitUntil(lambda: page.rows.rowCount() == count, timeout=PATIENCE)


def settled(qtbot: QtBot, page: HistoryPage, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=PATIENCE)
