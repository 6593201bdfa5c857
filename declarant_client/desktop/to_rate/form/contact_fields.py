"""Who sees a low rating, and whom the office may call about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from declarant_client.application.ports.submissions import TypedContact
from declarant_client.application.rating import CONTACT_NAME_LIMIT, PHONE_LIMIT
from declarant_client.contract.shapes import LongText
from declarant_client.desktop.appearance import Role, Space, give_role, small_font, strong_font
from declarant_client.desktop.speech import text_of
from declarant_client.desktop.widgets.labels import plain_label


class ContactFields(QFrame):
    """The office's confidentiality statement, a name and a phone; shown when a level is low."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTE)
        self._statement = plain_label(wraps=True)
        self._statement.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.name = self._field(CONTACT_NAME_LIMIT)
        self.phone = self._field(PHONE_LIMIT)
        self._fault = plain_label(font=small_font(), role=Role.FAULT, wraps=True)
        self._fault.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.addWidget(plain_label(self.tr("Who sees this"), font=strong_font()), 0, 0, 1, 2)
        grid.addWidget(self._statement, 1, 0, 1, 2)
        grid.setRowMinimumHeight(2, Space.S)
        for column, (text, field) in enumerate(
            ((self.tr("Contact's &name"), self.name), (self.tr("Contact's &phone"), self.phone))
        ):
            label = QLabel(text)
            label.setBuddy(field)
            grid.addWidget(label, 3, column)
            grid.addWidget(field, 4, column)
        grid.addWidget(self._fault, 5, 0, 1, 2)

    def show_contact(self, contact: TypedContact | None, statement: LongText | None) -> None:
        """Show a remembered contact and the office's statement."""
        self._statement.setText(
            text_of(statement)
            if statement
            else self.tr(
                "No receiving office is connected yet. Your rating waits on this computer; the "
                "office's own statement will be shown here once there is one."
            )
        )
        self.name.setText(contact.name if contact else "")
        self.phone.setText(contact.phone if contact else "")
        self.show_fault("")

    @property
    def contact(self) -> TypedContact | None:
        """What is entered; ``None`` while both fields are empty."""
        name, phone = self.name.text(), self.phone.text()
        return TypedContact(name=name, phone=phone) if name or phone else None

    def show_fault(self, text: str) -> None:
        """Say what is missing; empty text takes it back."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def focus_fault(self) -> None:
        """Put the focus on the field that is empty."""
        field = self.phone if self.name.text().strip() else self.name
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self, limit: int) -> QLineEdit:
        field = QLineEdit(self)
        field.setMaxLength(limit)
        field.textEdited.connect(self._typed)
        return field

    def _typed(self) -> None:
        self.show_fault("")
        self.edited.emit()
