"""The notices page on a scene."""

from __future__ import annotations

from declarant_client.application.attachments import SaveAttachment
from declarant_client.application.calendars import ExportCalendar
from declarant_client.application.reminding import Reminders
from declarant_client.desktop.background import Threads
from declarant_client.desktop.notices.page import NoticesPage
from declarant_client.desktop.notices.parts import NoticesParts
from declarant_client.exports.calendar_file import CalendarFile
from declarant_client.exports.replacing import whole_file
from declarant_client.office.web import HttpWeb
from tests.support.desk_scene import DeskScene


def notices_page(scene: DeskScene, threads: Threads, days: int = 3) -> NoticesPage:
    """Build the page as wiring does."""
    store = scene.store
    reminders = Reminders(store.reminders, scene.clock, lambda: days)
    web = HttpWeb(client_version="0.1")
    saving = SaveAttachment(lambda: web, whole_file)
    calendars = ExportCalendar(store.notices, CalendarFile(), scene.clock)
    return NoticesPage(
        NoticesParts(
            notices=store.notices,
            reminders=lambda: reminders,
            saving=lambda: saving,
            calendars=lambda: calendars,
            today=reminders.today,
        ),
        threads,
    )
