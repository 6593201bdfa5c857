"""The accounts at receiving offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from declarant_client.application.ports.offices import Account, AccountStore
from declarant_client.desktop.appearance import Role, Tone, give_role, icon
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.settings.account_row import AccountRow
from declarant_client.desktop.settings.section import Section, separator
from declarant_client.desktop.speech import text_of
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.questions import confirmed

if TYPE_CHECKING:
    from declarant_client.desktop.accounts import EnrolParts


class AccountsSection(Section):
    """One row for each account; without any, what to do."""

    changed = Signal()
    """An account came or went."""
    keyWanted = Signal(object)
    """An ``Account`` whose key is missing."""

    def __init__(
        self,
        accounts: AccountStore,
        enrol: EnrolParts,
        threads: Threads,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = accounts
        self._enrol = enrol
        self._threads = threads
        self._lane = Lane(threads.reading, self)
        self.entitle(self.tr("Receiving offices"))
        self.rows: list[AccountRow] = []
        self.add_button = QPushButton(
            icon("add", Tone.ACCENT), self.tr("Add a receiving office…"), self
        )
        give_role(self.add_button, Role.QUIET)
        self.add_button.clicked.connect(self.add_office)
        self.add_to_head(self.add_button)
        self._accounts: list[Account] | None = None

    def store_changed(self) -> None:
        """Read the accounts again."""
        self._lane.ask(self._store.accounts, self.show_accounts)

    def show_accounts(self, accounts: list[Account]) -> None:
        """Show the accounts, oldest first."""
        if accounts == self._accounts:
            return
        self._accounts = accounts
        self.clear()
        self.rows = []
        for account in accounts:
            if self.rows:
                self.add(separator())
            row = AccountRow(account)
            row.remove.clicked.connect(lambda _, account=account: self._remove(account))
            row.give_key.clicked.connect(lambda _, account=account: self.keyWanted.emit(account))
            self.rows.append(row)
            self.add(row)
        if not accounts:
            self.add(
                plain_label(
                    self.tr(
                        "None yet. Declarations can be read and rated already; what is rated "
                        "waits here until an office is added with its enrolment code."
                    ),
                    role=Role.MUTED,
                    wraps=True,
                )
            )

    def add_office(self) -> None:
        """Open the enrolment dialog."""
        from declarant_client.desktop.accounts import EnrolDialog

        dialog = EnrolDialog(self._enrol, self._threads.lengthy, self)
        dialog.enrolled.connect(lambda _: self.changed.emit())
        dialog.exec()
        dialog.deleteLater()

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
                self, lambda: self._enrol.enrolling.remove(account), lambda _: self.changed.emit()
            )
