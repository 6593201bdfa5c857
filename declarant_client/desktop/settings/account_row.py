"""One account at a receiving office."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from declarant_client.application.ports.offices import Account
from declarant_client.contract.office import PartyKind
from declarant_client.contract.office import Role as KeyRole
from declarant_client.desktop.appearance import (
    Role,
    Space,
    Tone,
    give_role,
    icon,
    small_font,
    strong_font,
)
from declarant_client.desktop.speech import moment, said, text_of
from declarant_client.desktop.widgets.reading_pane import paragraph


class AccountRow(QWidget):
    """Office, party, what the key may do, and what is wrong with it."""

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office = text_of(account.office.name)
        self.setAccessibleName(office)
        self.remove = QPushButton(self.tr("Remove…"))
        give_role(self.remove, Role.DANGER)
        self.remove.setAccessibleName(self.tr("Remove {office}").format(office=office))
        self.give_key = QPushButton(icon("key", Tone.TEXT), self.tr("Enter access key…"), self)
        self.give_key.setVisible(account.trouble is not None)
        texts = QVBoxLayout()
        texts.setSpacing(Space.HAIR)
        texts.addWidget(paragraph(office, font=strong_font()))
        texts.addWidget(paragraph(self._party(account)))
        texts.addWidget(paragraph(self._key(account), font=small_font(), role=Role.MUTED))
        if account.trouble is not None:
            texts.addWidget(paragraph(said(account.trouble), role=Role.FAULT))
            texts.addSpacing(Space.XS)
        texts.addWidget(self.give_key, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addLayout(texts, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def _party(self, account: Account) -> str:
        kind = (
            self.tr("customs agent")
            if account.party_kind == PartyKind.AGENT
            else self.tr("enterprise")
        )
        return " · ".join(
            part for part in (account.party_name, account.party_tax_code, kind) if part
        )

    def _key(self, account: Account) -> str:
        may = (
            self.tr("may only read")
            if account.role == KeyRole.READ
            else self.tr("may send and read")
        )
        return self.tr("Key “{name}”, {may}; added {time}; {address}").format(
            name=account.key_name,
            may=may,
            time=moment(account.enrolled_at),
            address=account.office_url,
        )
