"""What pages share: ways from one to another, and the parts that several are built from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from declarant_client.application.ports.settings import HOLD_SECONDS, RATER_NAME
from declarant_client.desktop.languages import look_up

if TYPE_CHECKING:
    from declarant_client.application.outbox import Outbox
    from declarant_client.application.ports.cases import CaseKey
    from declarant_client.application.ports.offices import Account
    from declarant_client.application.ports.printing import PrintedSheet
    from declarant_client.application.ports.submissions import HistoryEntry
    from declarant_client.application.withdrawing import WithdrawAssessment
    from declarant_client.desktop.background import Threads
    from declarant_client.desktop.printing.print_desk import PrintDesk
    from declarant_client.domain.declaration import Phase
    from declarant_client.wiring.core import Client
    from declarant_client.wiring.pages import Around


class Passages:
    """The ways from a page to the others and to the window."""

    def __init__(self, client: Client, threads: Threads, around: Around) -> None:
        self.client = client
        self.threads = threads
        self.around = around
        self._printer: PrintDesk | None = None

    def edit(self, identity: str, phase: Phase) -> None:
        from declarant_client.desktop.to_rate.page import ToRatePage

        page = self.around.window().show_page("to_rate")
        if isinstance(page, ToRatePage):
            page.flow.open_off_list(identity, phase)

    def open_case(self, key: CaseKey) -> None:
        from declarant_client.desktop.results.page import ResultsPage

        page = self.around.window().show_page("results")
        if isinstance(page, ResultsPage):
            page.open_case(key)

    def add_office(self) -> None:
        from declarant_client.desktop.settings.page import SettingsPage

        page = self.around.window().show_page("settings")
        if isinstance(page, SettingsPage):
            page.add_office()

    def find_sources(self) -> None:
        from declarant_client.desktop.settings.page import SettingsPage

        page = self.around.window().show_page("settings")
        if isinstance(page, SettingsPage):
            page.find_sources()

    def follow_gazettes(self) -> None:
        from declarant_client.desktop.settings.page import SettingsPage

        page = self.around.window().show_page("settings")
        if isinstance(page, SettingsPage):
            page.show_leaf("notices")

    def ask_for_files(self) -> None:
        self.around.window().imports.ask_for_files()

    def ask_for_key(self, account: Account) -> None:
        self.around.session().ask_for_key(account)

    def send_all(self) -> None:
        self.around.window().sendNowWanted.emit()

    def count_anew(self) -> None:
        self.around.window().figures.refresh()

    def print_sheet(self, entry: HistoryEntry) -> None:
        self.show_printed(lambda: self.client.printing.assessment(entry, speak=look_up))

    def show_printed(self, make: Callable[[], PrintedSheet]) -> None:
        """Show a document before it is printed; what prints is loaded with the first."""
        from declarant_client.desktop.printing.print_desk import PrintDesk

        if self._printer is None:
            self._printer = PrintDesk(self.threads, self.around.window())
        self._printer.show(make)


def outbox_of(client: Client) -> Outbox:
    """Return the outbox as the user works with it."""
    from declarant_client.application.outbox import Outbox
    from declarant_client.store.outbox_lines import OutboxLines

    return Outbox(OutboxLines(client.store.connections), client.clock)


def withdrawing_of(client: Client) -> WithdrawAssessment:
    """Return what takes back an assessment."""
    from declarant_client.application.withdrawing import WithdrawAssessment

    store = client.store
    return WithdrawAssessment(
        submissions=store.submissions,
        accounts=store.accounts,
        offices=client.offices,
        clock=client.clock,
    )


def rater_name(client: Client) -> str:
    """Return the name shown to the office: the setting's, else the computer user's."""
    chosen = client.settings.get(RATER_NAME)
    if chosen:
        return chosen
    import getpass
    import platform

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        # No name is to be had: say at least which computer it was.
        return platform.node() or "?"


def hold(client: Client) -> timedelta | None:
    """Return how long an assessment waits before it may leave."""
    seconds = client.settings.get(HOLD_SECONDS)
    return timedelta(seconds=seconds) if seconds else None
