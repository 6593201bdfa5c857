"""Adding a receiving office: an address that can be tried, an enrolment code, a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.enrolling import Enrolled, EnrolOffice
from declarant_client.application.ports.office_address import office_address
from declarant_client.application.ports.world import KeySecrets
from declarant_client.contract.office import OfficeDescription
from declarant_client.desktop.accounts.enrol_form import EnrolForm
from declarant_client.desktop.accounts.written_secret import WrittenSecret
from declarant_client.desktop.appearance import Role, Space, give_role
from declarant_client.desktop.background import Background, Lane
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.announcement import announce
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.sentences import SaidError

_WIDTH = 520


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolParts:
    """What the dialog needs of the application."""

    enrolling: EnrolOffice
    given_for_run: KeySecrets
    """Where a key goes that no keyring keeps: it serves until the program ends."""
    computer: str
    """What this computer is called, to begin with."""
    address: Callable[[], str] = str
    """The office's address to offer."""
    address_is_fixed: Callable[[], bool] = bool
    """Whether policy fixes the address."""


class EnrolDialog(QDialog):
    """Accepted once an account is there; ``enrolled`` tells it before that."""

    enrolled = Signal(object)
    """An ``Enrolled``."""

    def __init__(
        self, parts: EnrolParts, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._background = background
        self._lane = Lane(background, self)
        self._is_enrolling = False
        self.setWindowTitle(self.tr("Add a receiving office"))
        self.form = EnrolForm(
            address=parts.address(), is_fixed=parts.address_is_fixed(), computer=parts.computer
        )
        self.secret_page = WrittenSecret()
        self.message: QLabel = plain_label(role=Role.FAULT, wraps=True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add = QPushButton(self.tr("Add"))
        give_role(self.add, Role.PRIMARY)
        self.buttons.addButton(self.add, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._connect()
        self._begin_input()

    def test(self) -> None:
        """Ask the office at the address what it is."""
        self._wait(self.tr("Asking the office…"))
        address = self.form.address.text()
        self._lane.ask(
            lambda: self._parts.enrolling.test(office_address(address)), self._tested, self._failed
        )

    def enrol(self) -> None:
        """Use the code."""
        if not self.form.is_complete() or self._is_enrolling:
            return
        self._lane.drop()
        self._is_enrolling = True
        self._wait(self.tr("Enrolling at the office…"))
        form = self.form
        address, code, name = form.address.text(), form.code.text(), form.computer.text()
        self._background.run(
            self,
            lambda: self._parts.enrolling.enrol(office_address(address), code, name),
            self._added,
            self._failed,
        )

    def reject(self) -> None:
        """Close; not while a code is being used, since it can be used only once."""
        if not self._is_enrolling:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_enrolling:
            event.ignore()
        else:
            super().closeEvent(event)

    def _tested(self, office: OfficeDescription) -> None:
        self.form.office.show_office(office)
        self._begin_input()
        announce(self, self.form.office.spoken())
        self.form.code.setFocus()

    def _added(self, enrolled: Enrolled) -> None:
        self._is_enrolling = False
        account, secret = enrolled.account, enrolled.secret_to_write_down
        if secret is not None:
            self._parts.given_for_run.keep(account.office_url, account.client_id, secret)
        self.enrolled.emit(enrolled)
        if secret is None:
            self.accept()
            return
        self._progress.hide()
        self.buttons.clear()
        done = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        done.clicked.connect(self.accept)
        self._pages.setCurrentWidget(self.secret_page)
        self.message.hide()
        self.secret_page.show_secret(secret)

    def _failed(self, error: SaidError) -> None:
        self._is_enrolling = False
        self._begin_input()
        self._say(said(error.sentence), Role.FAULT)

    def _wait(self, text: str) -> None:
        self._say(text, Role.MUTED)
        self._progress.show()
        self.form.take_input(taken=False)
        self.add.setEnabled(False)

    def _begin_input(self) -> None:
        self._progress.hide()
        self.message.hide()
        self.form.take_input(taken=True)
        self._look()

    def _look(self) -> None:
        self.add.setEnabled(self.form.is_complete())
        self.form.test.setEnabled(bool(self.form.address.text().strip()))

    def _say(self, text: str, role: Role) -> None:
        give_role(self.message, role)
        self.message.setText(text)
        self.message.show()
        announce(self, text)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.secret_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self._pages)
        column.addWidget(self.message)
        column.addWidget(self._progress)
        column.addStretch()
        column.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)

    def _connect(self) -> None:
        self.form.changed.connect(self._look)
        self.form.testWanted.connect(self.test)
        self.form.test.setAutoDefault(False)
        self.add.setDefault(True)
        self.add.clicked.connect(self.enrol)
        self.buttons.rejected.connect(self.reject)
