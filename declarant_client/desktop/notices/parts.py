"""What the notices page is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from declarant_client.application.attachments import SaveAttachment
from declarant_client.application.calendars import ExportCalendar
from declarant_client.application.ports.offices import NoticeStore
from declarant_client.application.reminding import Reminders


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticesParts:
    """Built by wiring; what is rarely wanted is built when it is asked for."""

    notices: NoticeStore
    reminders: Callable[[], Reminders]
    saving: Callable[[], SaveAttachment]
    calendars: Callable[[], ExportCalendar]
    today: Callable[[], date]
    """Vietnam's day."""
