"""The settings page: one column of sections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from declarant_client.application.ports.declarations import DeclarationStore
from declarant_client.application.ports.offices import Account, AccountStore
from declarant_client.application.ports.settings import Settings
from declarant_client.application.ports.submissions import DraftStore, KeptContact
from declarant_client.desktop.accounts import EnrolDialog, EnrolParts
from declarant_client.desktop.appearance import Role, Space, headline_font
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.settings.accounts_section import AccountsSection
from declarant_client.desktop.settings.contacts_section import ContactsSection
from declarant_client.desktop.settings.general import GeneralSection
from declarant_client.desktop.settings.network_section import NetworkParts, NetworkSection
from declarant_client.desktop.settings.places import Places, PlacesSection
from declarant_client.desktop.settings.sources_section import SourcesSection
from declarant_client.desktop.sources.parts import SourcesParts
from declarant_client.desktop.sources.sources_desk import SourcesDesk
from declarant_client.desktop.speech import said, text_of
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.questions import confirmed
from declarant_client.desktop.widgets.reading_pane import ScrolledColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsParts:
    """What the settings page needs of the application."""

    settings: Settings
    accounts: AccountStore
    drafts: DraftStore
    declarations: DeclarationStore
    enrol: EnrolParts
    places: Places
    network: NetworkParts
    sources: SourcesParts


class SettingsPage(QWidget):
    """General, where declarations come from, receiving offices, contacts, places."""

    settingChanged = Signal(object, object)
    """``(Setting, value)``, kept already: language and colours take effect by whoever listens."""
    accountsChanged = Signal()
    """An account came or went: there may be something to send and fetch."""
    keyWanted = Signal(object)
    """The user wants to give the key of this ``Account``."""

    def __init__(
        self, parts: SettingsParts, threads: Threads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._threads = threads
        self._lane = Lane(threads.reading, self)
        self._stale = True
        self.general = GeneralSection(parts.settings, threads.writing, self)
        self.sources = SourcesSection(self)
        self.sources_desk = SourcesDesk(parts.sources, self.sources, self)
        self.accounts = AccountsSection(self)
        self.contacts = ContactsSection(self)
        self.network = NetworkSection(parts.network, parts.settings, threads.writing, self)
        self.places = PlacesSection(parts.places, self)
        self._lay_out()
        self._connect()

    def store_changed(self) -> None:
        """Read again, at once when the page is shown, else as soon as it is."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._read()

    def take_focus(self) -> None:
        """Let the keyboard begin at the first setting that can be changed."""
        for row in self.general.rows.values():
            if row.control.isEnabled():
                row.control.setFocus()
                return

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._read()

    def add_office(self) -> None:
        """Open the enrolment dialog."""
        dialog = EnrolDialog(self._parts.enrol, self._threads.lengthy, self)
        dialog.enrolled.connect(self._accounts_changed)
        dialog.exec()
        dialog.deleteLater()

    def find_sources(self) -> None:
        """Look for places on this computer that declarations can be read from."""
        self._scroll.ensureWidgetVisible(self.accounts)
        self._scroll.ensureWidgetVisible(self.sources)
        self.sources.search.setFocus()
        self.sources_desk.search()

    def _remove(self, account: Account) -> None:
        question = self.tr("Remove {office} for {party}?").format(
            office=text_of(account.office.name),
            party=account.party_name or account.party_tax_code,
        )
        consequence = self.tr(
            "Its access key is forgotten. The history stays; what was not sent yet waits until an "
            "account for that office is added again, with a new enrolment code."
        )
        if confirmed(self, question, consequence, self.tr("Remove")):
            # A keyring may ask the user for its own password: that can take a while.
            self._threads.lengthy.run(
                self,
                lambda: self._parts.enrol.enrolling.remove(account),
                lambda _: self._accounts_changed(),
            )

    def _accounts_changed(self) -> None:
        self.store_changed()
        self.accountsChanged.emit()

    def _read(self) -> None:
        self._parts.sources.watcher.ask()

        def read() -> tuple[list[Account], list[KeptContact], Mapping[str, str]]:
            names = dict(self._parts.declarations.choices().enterprises)
            return self._parts.accounts.accounts(), self._parts.drafts.contacts(), names

        self._lane.ask(read, self._show)

    def _show(self, found: tuple[list[Account], list[KeptContact], Mapping[str, str]]) -> None:
        accounts, contacts, names = found
        self.accounts.show_accounts(accounts)
        self.contacts.show_contacts(contacts, names)

    def _write(self, work: Callable[[], None]) -> None:
        self._threads.writing.run(self, work, lambda _: self.store_changed())

    def _lay_out(self) -> None:
        content = ScrolledColumn(Space.XL)
        column = content.column
        column.addWidget(plain_label(self.tr("Settings"), font=headline_font()))
        for complaint in self._parts.settings.complaints():
            column.addWidget(plain_label(said(complaint), role=Role.FAULT, wraps=True))
        for section in self._sections():
            column.addWidget(section)
        column.addStretch()
        scroll = self._scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _sections(self) -> tuple[QWidget, ...]:
        offices = (self.accounts, self.network, self.contacts)
        return self.general, self.sources, *offices, self.places

    def _connect(self) -> None:
        self.general.kept.connect(self.settingChanged)
        self.network.kept.connect(self.settingChanged)
        self.accounts.addWanted.connect(self.add_office)
        self.accounts.removalWanted.connect(self._remove)
        self.accounts.keyWanted.connect(self.keyWanted)
        self.contacts.changeWanted.connect(
            lambda kept: self._write(lambda: self._parts.drafts.keep_contact(kept))
        )
        self.contacts.removalWanted.connect(
            lambda kept: self._write(lambda: self._parts.drafts.forget_contact(kept.enterprise))
        )
