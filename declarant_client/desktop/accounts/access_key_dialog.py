"""Asking for an access key that no keyring gives; it is kept for this run only."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.offices import Account, KeyAbsence
from declarant_client.application.ports.world import KeySecrets
from declarant_client.desktop.appearance import Role, Space, give_role, title_font
from declarant_client.desktop.speech import said, text_of
from declarant_client.desktop.widgets.labels import plain_label

_WIDTH = 460
_LONGEST = 200


class AccessKeyDialog(QDialog):
    """Accepted once the key was given."""

    def __init__(
        self,
        account: Account,
        absence: KeyAbsence | None,
        given_for_run: KeySecrets,
        parent: QWidget | None = None,
    ) -> None:
        """``absence`` is why the key is asked for; ``None``: the account's trouble says it."""
        super().__init__(parent)
        self._absence = absence
        self._account = account
        self._given = given_for_run
        self.setWindowTitle(self.tr("Access key needed"))
        self.key = QLineEdit()
        self.key.setMaxLength(_LONGEST)
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.visible = QCheckBox(self.tr("Show the key"))
        self.use = QPushButton(self.tr("Use for this run"))
        give_role(self.use, Role.PRIMARY)
        self.use.setEnabled(False)
        self.later = QPushButton(self.tr("Not now"))
        self._lay_out()
        self.key.textChanged.connect(lambda text: self.use.setEnabled(bool(text.strip())))
        self.visible.toggled.connect(self._show_key)
        self.use.clicked.connect(self._give)

    def _give(self) -> None:
        secret = self.key.text().strip()
        if secret:
            self._given.keep(self._account.office_url, self._account.client_id, secret)
            self.accept()

    def _show_key(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.key.setEchoMode(mode)

    def _lay_out(self) -> None:
        office = text_of(self._account.office.name)
        why = self._reason()
        name: QLabel = plain_label(self.tr("Access key"))
        name.setBuddy(self.key)
        self.key.setAccessibleName(name.text())
        self.key.setAccessibleDescription(why)
        buttons = QDialogButtonBox()
        buttons.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.later, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.use.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(plain_label(office, font=title_font(), wraps=True))
        if why:
            column.addWidget(plain_label(why, wraps=True))
        column.addWidget(plain_label(self._request(), wraps=True))
        column.addSpacing(Space.S)
        for widget in (name, self.key, self.visible):
            column.addWidget(widget)
        column.addSpacing(Space.S)
        column.addStretch()
        column.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)

    def _reason(self) -> str:
        match self._absence:
            case KeyAbsence.NO_KEYRING:
                reason = self.tr(
                    "This computer has no keyring that could keep the access key of {party}, so "
                    "the program asks for it after each start."
                )
            case KeyAbsence.OUT_OF_ORDER:
                reason = self.tr(
                    "The keyring of this computer is locked or out of order, so the access key of "
                    "{party} cannot be read from it."
                )
            case KeyAbsence.NOT_KEPT:
                reason = self.tr(
                    "The keyring of this computer does not hold the access key of {party} for "
                    "this office."
                )
            case None:
                return said(self._account.trouble) if self._account.trouble else ""
        return reason.format(party=self._account.party_name or self._account.party_tax_code)

    def _request(self) -> str:
        return self.tr(
            "Enter the key that was written down; it is kept until the program is closed. Without "
            "it, what was rated waits here; the key can be entered later as well, at the foot of "
            "the window or under Settings."
        )
