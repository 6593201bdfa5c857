"""The page of what offices and gazettes announce."""

from __future__ import annotations

from typing import TYPE_CHECKING

from declarant_client.desktop.languages import look_up
from declarant_client.desktop.notices.page import NoticesPage
from declarant_client.desktop.notices.parts import NoticesParts
from declarant_client.domain.declaration import VIETNAM

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from declarant_client.wiring.pages.shared import Passages


def notices_page(passages: Passages, parent: QWidget) -> NoticesPage:
    """Return the page, connected to the others."""
    client, around = passages.client, passages.around
    page = NoticesPage(
        NoticesParts(
            notices=client.store.notices,
            reminders=lambda: client.reminders,
            saving=lambda: client.saving_attachments,
            calendars=lambda: client.calendars,
            today=lambda: client.clock.now().astimezone(VIETNAM).date(),
        ),
        passages.threads,
        parent,
    )
    page.gazettesWanted.connect(passages.follow_gazettes)
    page.unreadCounted.connect(lambda count: around.window().rail.count("notices", count))
    page.printWanted.connect(
        lambda kept: passages.show_printed(lambda: client.printing.notice(kept, speak=look_up))
    )
    page.enrolmentWanted.connect(passages.add_office)
    return page
