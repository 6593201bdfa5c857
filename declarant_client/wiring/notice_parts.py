"""What notices need beside the offices: gazettes, reminders, attachments, calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from declarant_client.application.ports.settings import REMINDER_DAYS
from declarant_client.wiring.late import late
from declarant_client.wiring.web_parts import WebParts

if TYPE_CHECKING:
    from declarant_client.application.attachments import SaveAttachment
    from declarant_client.application.calendars import ExportCalendar
    from declarant_client.application.following_feeds import FollowFeeds
    from declarant_client.application.reminding import Reminders


class NoticeParts(WebParts):
    """Built when asked for."""

    @late
    def following(self) -> FollowFeeds:
        """Follows official gazettes."""
        from declarant_client.application.following_feeds import FollowFeeds
        from declarant_client.feeds import HttpFeeds
        from declarant_client.operating_system.chance import SystemChance

        return FollowFeeds(self.store.feeds, HttpFeeds(self.web), self.clock, SystemChance())

    @late
    def reminders(self) -> Reminders:
        """Tells what takes effect soon."""
        from declarant_client.application.reminding import Reminders

        return Reminders(self.store.reminders, self.clock, lambda: self.settings.get(REMINDER_DAYS))

    @late
    def saving_attachments(self) -> SaveAttachment:
        """Downloads attachments of notices."""
        from declarant_client.application.attachments import SaveAttachment
        from declarant_client.exports.replacing import whole_file

        return SaveAttachment(lambda: self.web, whole_file)

    @late
    def calendars(self) -> ExportCalendar:
        """Writes effective days for a calendar."""
        from declarant_client.application.calendars import ExportCalendar
        from declarant_client.exports.calendar_file import CalendarFile

        return ExportCalendar(self.store.notices, CalendarFile(), self.clock)
