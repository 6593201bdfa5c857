"""The fourth step: whose name stands on an assessment, and whom the office may call."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from declarant_client.application.ports.settings import RATER_NAME, RATER_NAME_LIMIT
from declarant_client.application.ports.submissions import KeptContact
from declarant_client.application.rating import CONTACT_NAME_LIMIT, PHONE_LIMIT
from declarant_client.contract.assessments import Contact
from declarant_client.desktop.appearance import Role, Space, small_font
from declarant_client.desktop.background import Lane
from declarant_client.desktop.first_steps.parts import FirstStepsParts
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.domain.vietnamese_text import normal


class ContactStep(QWidget):
    """Kept when the step is left; what is empty is left as it was."""

    def __init__(self, parts: FirstStepsParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._lane = Lane(parts.threads.reading, self)
        self.rater = _field(self.tr("Your name"), RATER_NAME_LIMIT)
        self.rater.setText(parts.settings.get(RATER_NAME))
        self.rater.setEnabled(not parts.settings.fixed_by_policy(RATER_NAME))
        self.name = _field(self.tr("Contact"), CONTACT_NAME_LIMIT)
        self.phone = _field(self.tr("Phone"), PHONE_LIMIT)
        form = QFormLayout()
        form.setVerticalSpacing(Space.M)
        form.setHorizontalSpacing(Space.L)
        for field in (self.rater, self.name, self.phone):
            form.addRow(field.accessibleName(), field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(form)
        column.addWidget(
            plain_label(
                self.tr("Both name and phone of the contact are needed for it to be kept."),
                font=small_font(),
                role=Role.MUTED,
                wraps=True,
            )
        )
        column.addStretch()
        self._lane.ask(parts.drafts.contacts, self._show)

    def title(self) -> str:
        """Return the step's title."""
        return self.tr("Name and contact")

    def text(self) -> str:
        """Return what the step is for."""
        return self.tr(
            "Your name is shown to the office with each assessment. Where you are not satisfied, "
            "the office may call the contact; without a low rating it is not sent."
        )

    def take_focus(self) -> None:
        """Put the focus on the first field."""
        (self.rater if self.rater.isEnabled() else self.name).setFocus()

    def keep(self) -> None:
        """Keep what was typed."""
        rater = normal(self.rater.text())
        if self.rater.isEnabled() and rater != self._parts.settings.get(RATER_NAME):
            self._write(lambda: self._parts.settings.set(RATER_NAME, rater))
        name, phone = normal(self.name.text()), normal(self.phone.text())
        if name and phone and (self.name.isModified() or self.phone.isModified()):
            kept = KeptContact(None, Contact(name=name, phone=phone))
            self._write(lambda: self._parts.drafts.keep_contact(kept))

    def _show(self, contacts: Sequence[KeptContact]) -> None:
        if contacts and not self.name.isModified() and not self.phone.isModified():
            self.name.setText(contacts[0].contact.name)
            self.phone.setText(contacts[0].contact.phone)

    def _write(self, work: Callable[[], None]) -> None:
        self._parts.threads.writing.run(self, work, lambda _: None)


def _field(name: str, limit: int) -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(limit)
    field.setAccessibleName(name)
    return field
