"""One account at a receiving office."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

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
        texts = [
            paragraph(office, font=strong_font()),
            paragraph(self._party(account)),
            paragraph(self._key(account), font=small_font(), role=Role.MUTED),
        ]
        if account.trouble is not None:
            texts.append(paragraph(said(account.trouble), role=Role.FAULT))
        self._lay_out(texts)

    def _lay_out(self, texts: list[QLabel]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.HAIR)
        grid.setColumnStretch(0, 1)
        # Beside the first lines, and where Tab comes first.
        grid.addWidget(self.remove, 0, 1, len(texts), 1, Qt.AlignmentFlag.AlignTop)
        for line, text in enumerate(texts):
            grid.addWidget(text, line, 0)
        grid.addWidget(self.give_key, len(texts), 0, Qt.AlignmentFlag.AlignLeft)

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
