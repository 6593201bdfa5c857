"""The page of what is on its way to offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from declarant_client.desktop.outbox.page import OutboxPage, OutboxParts
from declarant_client.wiring.pages.shared import hold, outbox_of, rater_name, withdrawing_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from declarant_client.wiring.pages.shared import Passages


def outbox_page(passages: Passages, parent: QWidget) -> OutboxPage:
    """Return the page, connected to the others."""
    client, around = passages.client, passages.around
    store = client.store
    page = OutboxPage(
        OutboxParts(
            outbox=outbox_of(client),
            accounts=store.accounts,
            withdrawing=withdrawing_of(client),
            rating=lambda: client.rating,
            export=lambda: client.exporting_one,
            conflicts=lambda: client.conflicts,
            rater=lambda: rater_name(client),
            hold=lambda: hold(client),
            clock=client.clock,
        ),
        passages.threads,
        parent,
    )
    page.editWanted.connect(passages.edit)
    page.rateWanted.connect(lambda: around.window().show_page("to_rate"))
    page.sheetWanted.connect(passages.print_sheet)
    page.sendAllWanted.connect(passages.send_all)
    page.accountWanted.connect(passages.add_office)
    page.keyWanted.connect(passages.ask_for_key)
    page.changed.connect(lambda: around.window().store_changed())
    return page
