"""The page of everything that was rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from declarant_client.desktop.history.page import HistoryPage, HistoryParts
from declarant_client.desktop.languages import look_up
from declarant_client.store.history_lines import KeptHistoryLines
from declarant_client.wiring.pages.shared import withdrawing_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from declarant_client.wiring.pages.shared import Passages


def history_page(passages: Passages, parent: QWidget) -> HistoryPage:
    """Return the page, connected to the others."""
    client, around = passages.client, passages.around
    store = client.store
    page = HistoryPage(
        HistoryParts(
            submissions=store.submissions,
            lines=KeptHistoryLines(store.connections),
            accounts=store.accounts,
            declarations=store.declarations,
            export=client.exporting,
            export_each=lambda: client.exporting_each,
            report=lambda: client.reporting,
            withdrawing=withdrawing_of(client),
            clock=client.clock,
        ),
        passages.threads,
        parent,
    )
    page.editWanted.connect(passages.edit)
    page.sheetWanted.connect(passages.print_sheet)
    page.printWanted.connect(
        lambda wanted: passages.show_printed(lambda: client.printing.history(wanted, speak=look_up))
    )
    page.rateWanted.connect(lambda: around.window().show_page("to_rate"))
    page.changed.connect(lambda: around.window().store_changed())
    return page
