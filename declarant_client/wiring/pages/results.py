"""The page of what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from declarant_client.desktop.languages import look_up
from declarant_client.desktop.results.page import ResultsPage, ResultsParts
from declarant_client.wiring.pages.shared import withdrawing_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from declarant_client.wiring.pages.shared import Passages


def results_page(passages: Passages, parent: QWidget) -> ResultsPage:
    """Return the page, connected to the others."""
    client, around = passages.client, passages.around
    store = client.store
    page = ResultsPage(
        ResultsParts(
            cases=store.cases,
            accounts=store.accounts,
            replying=lambda: client.replying,
            withdrawing=withdrawing_of(client),
            clock=client.clock,
        ),
        passages.threads,
        parent,
    )
    page.unreadCounted.connect(lambda count: around.window().rail.count("results", count))
    page.editWanted.connect(passages.edit)
    page.printWanted.connect(
        lambda line: passages.show_printed(lambda: client.printing.case(line, speak=look_up))
    )
    page.rateWanted.connect(lambda: around.window().show_page("to_rate"))
    page.accountWanted.connect(passages.add_office)
    page.changed.connect(lambda: around.window().store_changed())
    return page
