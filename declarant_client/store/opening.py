"""Opening the store of a profile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from declarant_client.application.ports.world import Clock, SendingRight
from declarant_client.store.connection import PATIENCE, ConnectionFactory, Connections
from declarant_client.store.declarations import Declarations
from declarant_client.store.files import DATABASE_NAME, private_folder, refuse_network
from declarant_client.store.sound_opening import one_at_a_time, opened_soundly

if TYPE_CHECKING:
    from declarant_client.domain.sentences import Sentence
    from declarant_client.store.accounts import Accounts
    from declarant_client.store.cases import Cases
    from declarant_client.store.copies import Copies
    from declarant_client.store.drafts import Drafts
    from declarant_client.store.ended_history import KeptEndedHistory
    from declarant_client.store.feeds import KeptFeeds
    from declarant_client.store.notices import Notices
    from declarant_client.store.putting_off import PuttingOff
    from declarant_client.store.reminders import Reminders
    from declarant_client.store.replies import Replies
    from declarant_client.store.sources import Sources
    from declarant_client.store.submissions import Submissions
    from declarant_client.store.table_mappings import KeptTableMappings
    from declarant_client.store.together import SubmittedTogether
    from declarant_client.store.unknown_reports import UnknownReports


def _each_week() -> timedelta:
    from declarant_client.domain.copies import EACH_WEEK

    return EACH_WEEK


class Store:
    """Everything that is kept; every part may be used from any thread.

    A part is loaded when it is first asked for: the first rows need the declarations alone. All
    state lies in ``connections``, so that it does not matter should two threads build one part.
    """

    def __init__(
        self,
        path: Path,
        connections: Connections,
        clock: Clock,
        told: tuple[Sentence, ...] = (),
        copies_stay: Callable[[], timedelta] = _each_week,
    ) -> None:
        self.path = path
        self.connections = connections
        self.told = told
        """What opening found wrong and did about it, for the user; nearly always nothing."""
        self._clock = clock
        self._copies_stay = copies_stay

    @cached_property
    def declarations(self) -> Declarations:
        """The ``DeclarationStore``."""
        return Declarations(self.connections, self._clock)

    @cached_property
    def drafts(self) -> Drafts:
        """The ``DraftStore``."""
        from declarant_client.store.drafts import Drafts

        return Drafts(self.connections)

    @cached_property
    def putting_off(self) -> PuttingOff:
        """The ``PutOffStore``."""
        from declarant_client.store.putting_off import PuttingOff

        return PuttingOff(self.connections, self._clock)

    @cached_property
    def submissions(self) -> Submissions:
        """The ``SubmissionStore``."""
        from declarant_client.store.submissions import Submissions

        return Submissions(self.connections, self._clock)

    @cached_property
    def cases(self) -> Cases:
        """The ``CaseStore``."""
        from declarant_client.store.cases import Cases

        return Cases(self.connections)

    @cached_property
    def replies(self) -> Replies:
        """The ``ReplyStore``."""
        from declarant_client.store.replies import Replies

        return Replies(self.connections)

    @cached_property
    def together(self) -> SubmittedTogether:
        """The ``GroupStore``."""
        from declarant_client.store.together import SubmittedTogether

        return SubmittedTogether(self.connections)

    @cached_property
    def ended_history(self) -> KeptEndedHistory:
        """The port ``EndedHistory``."""
        from declarant_client.store.ended_history import KeptEndedHistory

        return KeptEndedHistory(self.connections)

    @cached_property
    def accounts(self) -> Accounts:
        """The ``AccountStore``."""
        from declarant_client.store.accounts import Accounts

        return Accounts(self.connections)

    @cached_property
    def notices(self) -> Notices:
        """The ``NoticeStore``."""
        from declarant_client.store.notices import Notices

        return Notices(self.connections)

    @cached_property
    def reminders(self) -> Reminders:
        """The ``ReminderStore``."""
        from declarant_client.store.reminders import Reminders

        return Reminders(self.connections)

    @cached_property
    def feeds(self) -> KeptFeeds:
        """The ``FeedStore``."""
        from declarant_client.store.feeds import KeptFeeds

        return KeptFeeds(self.connections)

    @cached_property
    def sources(self) -> Sources:
        """The ``SourceStore``."""
        from declarant_client.store.sources import Sources

        return Sources(self.connections)

    @cached_property
    def table_mappings(self) -> KeptTableMappings:
        """The ``TableMappings``."""
        from declarant_client.store.table_mappings import KeptTableMappings

        return KeptTableMappings(self.connections)

    @cached_property
    def copies(self) -> Copies:
        """The ``DatabaseCopies``."""
        from declarant_client.store.copies import Copies

        return Copies(self.connections, self._clock, self._copies_stay)

    @cached_property
    def unknown_reports(self) -> UnknownReports:
        """The ``UnknownReportStore``."""
        from declarant_client.store.unknown_reports import UnknownReports

        return UnknownReports(self.connections, self._clock)

    def stopping(self, is_stopped: Callable[[], bool]) -> AbstractContextManager[None]:
        """Let what this thread reads be stopped, as ``Connections.stopping`` does."""
        return self.connections.stopping(is_stopped)

    def close_thread(self) -> None:
        """Close the calling thread's connection; a thread that ends calls this."""
        self.connections.close_thread()

    def close(self) -> None:
        """Close every connection; no thread may be using the store any more."""
        self.connections.close()


def open_store(
    folder: Path,
    *,
    clock: Clock,
    refuse_network_path: Callable[[Path], bool],
    vfs: str | None = None,
    patience: timedelta = PATIENCE,
    right: SendingRight | None = None,
    copies_stay: Callable[[], timedelta] = _each_week,
) -> Store:
    """Open the store in ``folder``, made, brought to this version, or set right where needed.

    ``refuse_network_path`` tells whether a path lies on another computer; ``vfs`` names the
    SQLite VFS to use; ``patience`` is how long a write waits for another process; ``right`` lets
    one process at a time open, so that two do not set a damaged database right at once;
    ``copies_stay`` says for how long weekly copies are kept.
    Raises a subclass of ``StoreError`` by cause.
    """
    refuse_network(folder, refuse_network_path)
    path = private_folder(folder) / DATABASE_NAME
    factory = ConnectionFactory(path, vfs, patience)
    with one_at_a_time(right, path, patience):
        told = opened_soundly(factory, clock.now())
    return Store(path, Connections(factory), clock, told, copies_stay)


def restore_copy(
    folder: Path,
    name: str,
    *,
    clock: Clock,
    refuse_network_path: Callable[[Path], bool],
    right: SendingRight,
    patience: timedelta = PATIENCE,
) -> Sentence:
    """Put a copy in the place of the database, which nobody may have open; say what was done.

    What is there is set aside, and the ratings made since the copy are kept. Raises
    ``StoreError``, ``NoSuchCopyError``, ``DamagedCopyError``.
    """
    from declarant_client.store.setting_right import SettingRight

    refuse_network(folder, refuse_network_path)
    path = private_folder(folder) / DATABASE_NAME
    factory = ConnectionFactory(path, None, patience)
    with one_at_a_time(right, path, patience):
        opened_soundly(factory, clock.now())
        return SettingRight(factory, clock.now()).restored(name)
