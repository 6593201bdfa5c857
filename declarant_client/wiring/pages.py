"""The window's pages, each given what it needs and connected to the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from declarant_client.application.ports.declarations import WorklistFilter
from declarant_client.application.ports.settings import (
    DECLARANT_USER,
    HOLD_SECONDS,
    RATER_NAME,
    Setting,
)
from declarant_client.application.ports.world import KeySecrets
from declarant_client.desktop.background import Threads
from declarant_client.desktop.languages import look_up
from declarant_client.desktop.shell.pages import Page
from declarant_client.domain.declaration import VIETNAM
from declarant_client.wiring.ahead import AHEAD
from declarant_client.wiring.core import Client

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from declarant_client.application.outbox import Outbox
    from declarant_client.application.ports.cases import CaseKey, CaseLine
    from declarant_client.application.ports.offices import Account
    from declarant_client.application.ports.printing import PrintedSheet
    from declarant_client.application.ports.submissions import HistoryEntry
    from declarant_client.application.report_questions import ReportQuestions
    from declarant_client.application.withdrawing import WithdrawAssessment
    from declarant_client.desktop.printing.print_desk import PrintDesk
    from declarant_client.desktop.results.news_card import ResultCard
    from declarant_client.desktop.session import Session
    from declarant_client.desktop.shell.main_window import MainWindow
    from declarant_client.desktop.sources.watcher import Watcher
    from declarant_client.desktop.to_rate.page import ToRatePage
    from declarant_client.domain.declaration import Phase

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What pages ask of the world around them; asked when it happens, not before."""

    window: Callable[[], MainWindow]
    given_for_run: KeySecrets
    setting_changed: Callable[[Setting[str], object], None]
    accounts_changed: Callable[[], None]
    key_wanted: Callable[[Account], None]
    watcher: Callable[[], Watcher]
    restore: Callable[[str], None]
    """Go back to the copy of this name."""
    erase: Callable[[], None]
    """Delete everything."""
    session: Callable[[], Session]


def pages_of(client: Client, threads: Threads, around: Around) -> tuple[Page, ...]:
    """Return the pages in the rail's order; none is built before it is shown."""
    rooms = _Rooms(client, threads, around)
    store = client.store
    return (
        Page(
            key="to_rate",
            drawing="rate",
            title=lambda: translate("pages", "To rate"),
            build=rooms.to_rate,
            count=lambda: client.worklist.count(
                WorklistFilter(mine=client.settings.get(DECLARANT_USER) or None)
            ),
        ),
        Page(
            key="outbox",
            drawing="outbox",
            title=lambda: translate("pages", "Outbox"),
            build=rooms.outbox,
            ahead=AHEAD["outbox"],
            count=lambda: store.submissions.waiting() + store.submissions.refused(),
        ),
        Page(
            key="history",
            drawing="history",
            title=lambda: translate("pages", "History"),
            build=rooms.history,
            ahead=AHEAD["history"],
        ),
        Page(
            key="results",
            drawing="results",
            title=lambda: translate("pages", "Results"),
            build=rooms.results,
            ahead=AHEAD["results"],
            count=lambda: store.cases.unread(),  # noqa: PLW0108 - built when first counted
        ),
        Page(
            key="notices",
            drawing="notices",
            title=lambda: translate("pages", "Notices"),
            build=rooms.notices,
            ahead=AHEAD["notices"],
            count=rooms.unread_notices,
        ),
        Page(
            key="settings",
            drawing="settings",
            title=lambda: translate("pages", "Settings"),
            build=rooms.settings,
            ahead=AHEAD["settings"],
        ),
    )


class _Rooms:
    """Builds the pages. Each is imported when it is built: only the first is there at the start."""

    def __init__(self, client: Client, threads: Threads, around: Around) -> None:
        self._client = client
        self._threads = threads
        self._around = around
        self._card: ResultCard | None = None
        self._printer: PrintDesk | None = None

    def to_rate(self, parent: QWidget) -> QWidget:
        from declarant_client.desktop.to_rate.page import ToRatePage
        from declarant_client.desktop.to_rate.parts import ToRateParts

        client = self._client
        page = ToRatePage(
            ToRateParts(
                worklist=client.worklist,
                forms=lambda: client.forms,
                rating=lambda: client.rating,
                together=lambda: client.together,
                today=lambda: client.putting_off.today(),  # noqa: PLW0108 - made late
                putting_off=lambda: client.putting_off,
                threads=self._threads,
                rater=lambda: rater_name(client),
                hold=lambda: _hold(client),
                reports=self._report_questions,
                mine=lambda: client.settings.get(DECLARANT_USER),
                keep_mine=lambda user: client.settings.set(DECLARANT_USER, user),
                has_sources=lambda: bool(client.store.sources.sources()),
                let_go=lambda assessment_id: self._outbox().send_now(assessment_id),
            ),
            parent,
        )
        page.importWanted.connect(self._import)
        page.sourcesWanted.connect(self._find_sources)
        page.mineKept.connect(self._count_anew)
        self._around.session().untoldAnswer.connect(lambda line: self._show_answer(page, line))
        return page

    def unread_notices(self) -> int:
        return self._client.store.notices.unread()

    def outbox(self, parent: QWidget) -> QWidget:
        from declarant_client.desktop.outbox.page import OutboxPage, OutboxParts

        client, store, around = self._client, self._client.store, self._around
        page = OutboxPage(
            OutboxParts(
                outbox=self._outbox(),
                accounts=store.accounts,
                withdrawing=self._withdrawing(),
                rating=lambda: client.rating,
                export=lambda: client.exporting_one,
                conflicts=lambda: client.conflicts,
                rater=lambda: rater_name(client),
                hold=lambda: _hold(client),
                clock=client.clock,
            ),
            self._threads,
            parent,
        )
        page.editWanted.connect(self._edit)
        page.rateWanted.connect(lambda: around.window().show_page("to_rate"))
        page.sheetWanted.connect(self._print_sheet)
        page.sendAllWanted.connect(self._send_all)
        page.accountWanted.connect(self._add_office)
        page.keyWanted.connect(around.key_wanted)
        page.changed.connect(lambda: around.window().store_changed())
        return page

    def history(self, parent: QWidget) -> QWidget:
        from declarant_client.desktop.history.page import HistoryPage, HistoryParts
        from declarant_client.store.history_lines import KeptHistoryLines

        client, store = self._client, self._client.store
        page = HistoryPage(
            HistoryParts(
                submissions=store.submissions,
                lines=KeptHistoryLines(store.connections),
                accounts=store.accounts,
                declarations=store.declarations,
                export=client.exporting,
                export_each=lambda: client.exporting_each,
                report=lambda: client.reporting,
                withdrawing=self._withdrawing(),
                clock=client.clock,
            ),
            self._threads,
            parent,
        )
        page.editWanted.connect(self._edit)
        page.sheetWanted.connect(self._print_sheet)
        page.printWanted.connect(
            lambda wanted: self._print(lambda: client.printing.history(wanted, speak=look_up))
        )
        page.rateWanted.connect(lambda: self._around.window().show_page("to_rate"))
        page.changed.connect(lambda: self._around.window().store_changed())
        return page

    def results(self, parent: QWidget) -> QWidget:
        from declarant_client.desktop.results.page import ResultsPage, ResultsParts

        client, store, around = self._client, self._client.store, self._around
        page = ResultsPage(
            ResultsParts(
                cases=store.cases,
                accounts=store.accounts,
                replying=lambda: client.replying,
                withdrawing=self._withdrawing(),
                clock=client.clock,
            ),
            self._threads,
            parent,
        )
        page.unreadCounted.connect(lambda count: around.window().rail.count("results", count))
        page.editWanted.connect(self._edit)
        page.printWanted.connect(
            lambda line: self._print(lambda: client.printing.case(line, speak=look_up))
        )
        page.rateWanted.connect(lambda: around.window().show_page("to_rate"))
        page.accountWanted.connect(self._add_office)
        page.changed.connect(lambda: around.window().store_changed())
        return page

    def notices(self, parent: QWidget) -> QWidget:
        from declarant_client.desktop.notices.page import NoticesPage
        from declarant_client.desktop.notices.parts import NoticesParts

        client = self._client
        page = NoticesPage(
            NoticesParts(
                notices=client.store.notices,
                reminders=lambda: client.reminders,
                saving=lambda: client.saving_attachments,
                calendars=lambda: client.calendars,
                today=lambda: client.clock.now().astimezone(VIETNAM).date(),
            ),
            self._threads,
            parent,
        )
        page.gazettesWanted.connect(self._follow_gazettes)
        page.unreadCounted.connect(lambda count: self._around.window().rail.count("notices", count))
        page.printWanted.connect(
            lambda kept: self._print(lambda: self._client.printing.notice(kept, speak=look_up))
        )
        page.enrolmentWanted.connect(self._add_office)
        return page

    def settings(self, parent: QWidget) -> QWidget:
        from declarant_client.desktop.settings.page import SettingsPage
        from declarant_client.wiring.settings_parts import settings_parts

        around = self._around
        parts = settings_parts(self._client, around.given_for_run, around.watcher())
        page = SettingsPage(parts, self._threads, parent)
        page.settingChanged.connect(around.setting_changed)
        page.accountsChanged.connect(around.accounts_changed)
        page.keyWanted.connect(around.key_wanted)
        page.restoreWanted.connect(around.restore)
        page.deletionWanted.connect(around.erase)
        page.keysWanted.connect(around.window().actions_.show_keys)
        page.assistantWanted.connect(around.window().assistantWanted)
        return page

    def _outbox(self) -> Outbox:
        from declarant_client.application.outbox import Outbox
        from declarant_client.store.outbox_lines import OutboxLines

        return Outbox(OutboxLines(self._client.store.connections), self._client.clock)

    def _withdrawing(self) -> WithdrawAssessment:
        from declarant_client.application.withdrawing import WithdrawAssessment

        client, store = self._client, self._client.store
        return WithdrawAssessment(
            submissions=store.submissions,
            accounts=store.accounts,
            offices=client.offices,
            clock=client.clock,
        )

    def _send_all(self) -> None:
        self._around.window().sendNowWanted.emit()

    def _import(self) -> None:
        self._around.window().imports.ask_for_files()

    def _find_sources(self) -> None:
        from declarant_client.desktop.settings.page import SettingsPage

        page = self._around.window().show_page("settings")
        if isinstance(page, SettingsPage):
            page.find_sources()

    def _report_questions(self) -> ReportQuestions:
        from declarant_client.application.report_questions import ReportQuestions

        return ReportQuestions(self._client.store.unknown_reports)

    def _print_sheet(self, entry: HistoryEntry) -> None:
        self._print(lambda: self._client.printing.assessment(entry, speak=look_up))

    def _print(self, make: Callable[[], PrintedSheet]) -> None:
        """Show a document before it is printed; what prints is loaded with the first."""
        from declarant_client.desktop.printing.print_desk import PrintDesk

        if self._printer is None:
            self._printer = PrintDesk(self._threads, self._around.window())
        self._printer.show(make)

    def _show_answer(self, page: ToRatePage, line: CaseLine | None) -> None:
        """Show above the form what came of speaking up; the card is built with the first answer."""
        if self._card is None and line is not None:
            from declarant_client.desktop.results.news_card import ResultCard

            self._card = ResultCard(page)
            self._card.wanted.connect(self._open_case)
            self._card.told.connect(self._around.session().answer_told)
            page.right.put_above(self._card)
        if self._card is not None:
            self._card.show_answer(line)

    def _open_case(self, key: CaseKey) -> None:
        from declarant_client.desktop.results.page import ResultsPage

        page = self._around.window().show_page("results")
        if isinstance(page, ResultsPage):
            page.open_case(key)

    def _follow_gazettes(self) -> None:
        from declarant_client.desktop.settings.page import SettingsPage

        page = self._around.window().show_page("settings")
        if isinstance(page, SettingsPage):
            page.show_leaf("notices")

    def _count_anew(self) -> None:
        self._around.window().figures.refresh()

    def _edit(self, identity: str, phase: Phase) -> None:
        from declarant_client.desktop.to_rate.page import ToRatePage

        page = self._around.window().show_page("to_rate")
        if isinstance(page, ToRatePage):
            page.flow.open_off_list(identity, phase)

    def _add_office(self) -> None:
        from declarant_client.desktop.settings.page import SettingsPage

        page = self._around.window().show_page("settings")
        if isinstance(page, SettingsPage):
            page.add_office()


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


def _hold(client: Client) -> timedelta | None:
    seconds = client.settings.get(HOLD_SECONDS)
    return timedelta(seconds=seconds) if seconds else None
