"""What speaks with receiving offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from declarant_client import __version__
from declarant_client.application.ports.settings import OFFICE_URL, Settings
from declarant_client.operating_system.file_lock import FileLock
from declarant_client.wiring.late import late
from declarant_client.wiring.notice_parts import NoticeParts
from declarant_client.wiring.profile import pause

if TYPE_CHECKING:
    from declarant_client.application.enrolling import EnrolOffice
    from declarant_client.application.ports.offices import Offices
    from declarant_client.application.ports.world import SendingRight
    from declarant_client.application.synchronising import Synchronise, SyncNow


class OfficeParts(NoticeParts):
    """The way to the offices, accounts, sending and fetching; each built when asked for."""

    @late
    def offices(self) -> Offices:
        """The receiving offices, over HTTPS."""
        from declarant_client.office import HttpOffices

        offices = HttpOffices(
            secrets=self.secrets,
            client_version=__version__,
            language=self.spoken,
            proxies=self.proxies,
        )
        self.at_end(offices.close)
        return offices

    @late
    def right(self) -> SendingRight:
        """The right to send for this profile."""
        return FileLock(self.folders.sending_lock, signed=True)

    @late
    def enrolling(self) -> EnrolOffice:
        """Adds and removes accounts at offices."""
        from declarant_client.application.enrolling import EnrolOffice

        return EnrolOffice(
            accounts=self.store.accounts,
            submissions=self.store.submissions,
            offices=self.offices,
            secrets=self.secrets,
            clock=self.clock,
            fixed_address=lambda: _fixed_address(self.settings),
        )

    @late
    def synchronise(self) -> Synchronise:
        """Sends and fetches; for the holder of ``right`` only."""
        from declarant_client.application.fetching import FetchNews
        from declarant_client.application.news_beside_offices import NewsBesideOffices
        from declarant_client.application.sending import SendDue
        from declarant_client.application.sending_replies import SendReplies
        from declarant_client.application.synchronising import Synchronise
        from declarant_client.operating_system.chance import SystemChance

        store, clock, chance = self.store, self.clock, SystemChance()
        return Synchronise(
            submissions=store.submissions,
            accounts=store.accounts,
            offices=self.offices,
            send=SendDue(store.submissions, store.accounts, clock, chance),
            replies=SendReplies(store.replies, store.accounts, clock, chance),
            fetch=FetchNews(store.declarations, store.submissions, store.accounts, store.notices),
            clock=clock,
            beside_offices=NewsBesideOffices(self.following, self.reminders).run,
        )

    @late
    def sync_now(self) -> SyncNow:
        """Synchronises here, or asks the process that holds ``right`` to do it."""
        from declarant_client.application.synchronising import SyncNow

        store = self.store
        return SyncNow(
            self.synchronise,
            store.accounts,
            store.submissions,
            self.right,
            self.clock,
            pause=pause,
        )


def _fixed_address(settings: Settings) -> str | None:
    return settings.get(OFFICE_URL) if settings.fixed_by_policy(OFFICE_URL) else None
