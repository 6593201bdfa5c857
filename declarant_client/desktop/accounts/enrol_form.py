"""The fields of an enrolment: address, code, this computer's name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from declarant_client.desktop.accounts.office_summary import OfficeSummary
from declarant_client.desktop.appearance import Role, Space, small_font
from declarant_client.desktop.widgets.labels import plain_label

CODE_LIMIT = 100
NAME_LIMIT = 100
ADDRESS_LIMIT = 2000


class EnrolForm(QWidget):
    """What the user fills in; it decides nothing."""

    changed = Signal()
    testWanted = Signal()

    def __init__(
        self, *, address: str, is_fixed: bool, computer: str, parent: QWidget | None = None
    ) -> None:
        """``is_fixed``: policy gives the address and no other may be typed."""
        super().__init__(parent)
        self._is_fixed = is_fixed
        self.address = QLineEdit(address)
        self.address.setMaxLength(ADDRESS_LIMIT)
        self.address.setPlaceholderText("https://")
        self.test = QPushButton(self.tr("Test"))
        self.office = OfficeSummary()
        self.code = QLineEdit()
        self.code.setMaxLength(CODE_LIMIT)
        self.computer = QLineEdit(computer[:NAME_LIMIT])
        self.computer.setMaxLength(NAME_LIMIT)
        self._lay_out()
        self.take_input(taken=True)
        self.test.clicked.connect(self.testWanted)
        self.address.textEdited.connect(self.office.hide)
        for field in (self.address, self.code, self.computer):
            field.textChanged.connect(self.changed)

    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return all(field.text().strip() for field in (self.address, self.code, self.computer))

    def take_input(self, *, taken: bool) -> None:
        """Let the user type, or not while something is under way."""
        self.address.setEnabled(taken and not self._is_fixed)
        self.test.setEnabled(taken and bool(self.address.text().strip()))
        self.code.setEnabled(taken)
        self.computer.setEnabled(taken)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XS)
        fixed = self.tr("Fixed by the administrator of this computer.")
        given = self.tr("The customs office tells it together with the enrolment code.")
        rows = (
            (
                self.tr("Address of the receiving office"),
                self.address,
                fixed if self._is_fixed else given,
            ),
            (
                self.tr("Enrolment code"),
                self.code,
                self.tr("Handed out by the office; used once, then this computer has its own key."),
            ),
            (
                self.tr("Name of this computer"),
                self.computer,
                self.tr("By this name the office lists the key, and can withdraw it alone."),
            ),
        )
        line = 0
        for name, field, hint in rows:
            line = self._add_row(grid, line, name, field, hint)
        grid.addWidget(self.test, 1, 1)
        grid.setRowStretch(line, 1)

    def _add_row(self, grid: QGridLayout, line: int, name: str, field: QLineEdit, hint: str) -> int:
        label: QLabel = plain_label(name)
        label.setBuddy(field)
        field.setAccessibleName(name)
        field.setAccessibleDescription(hint)
        explained = plain_label(hint, font=small_font(), role=Role.MUTED, wraps=True)
        is_address = field is self.address
        grid.addWidget(label, line, 0, 1, 2)
        grid.addWidget(field, line + 1, 0, 1, 1 if is_address else 2)
        grid.addWidget(explained, line + 2, 0, 1, 2)
        if is_address:
            grid.addWidget(self.office, line + 3, 0, 1, 2)
        grid.setRowMinimumHeight(line + 4, Space.S)
        return line + 5
