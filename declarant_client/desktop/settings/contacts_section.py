"""The contacts remembered for low ratings, one for each enterprise."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from declarant_client.application.ports.declarations import DeclarationStore
from declarant_client.application.ports.submissions import DraftStore, KeptContact
from declarant_client.application.rating import CONTACT_NAME_LIMIT, PHONE_LIMIT
from declarant_client.contract.assessments import Contact
from declarant_client.desktop.appearance import Role, Space, give_role, small_font
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.settings.section import Section, separator
from declarant_client.desktop.widgets.labels import plain_label
from declarant_client.desktop.widgets.reading_pane import paragraph
from declarant_client.domain.vietnamese_text import normal

_WIDTH = 420


class ContactsSection(Section):
    """A row for each contact; edited in a small dialog."""

    def __init__(
        self,
        drafts: DraftStore,
        declarations: DeclarationStore,
        threads: Threads,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._declarations = declarations
        self._threads = threads
        self._lane = Lane(threads.reading, self)
        self.entitle(
            self.tr("Contacts"),
            self.tr("Whom the office may call about a low rating; one for each enterprise."),
        )
        self.rows: list[ContactRow] = []
        self._shown: tuple[list[KeptContact], dict[str, str]] | None = None

    def store_changed(self) -> None:
        """Read the contacts again."""

        def read() -> tuple[list[KeptContact], Mapping[str, str]]:
            return self._drafts.contacts(), dict(self._declarations.choices().enterprises)

        self._lane.ask(read, lambda found: self.show_contacts(*found))

    def keep(self, kept: KeptContact) -> None:
        """Keep a contact in place of the one for the same enterprise."""
        self._write(lambda: self._drafts.keep_contact(kept))

    def show_contacts(self, contacts: list[KeptContact], names: Mapping[str, str]) -> None:
        """Show the contacts; ``names`` are the enterprises' by tax code."""
        if (contacts, dict(names)) == self._shown:
            return
        self._shown = contacts, dict(names)
        self.clear()
        self.rows = []
        for kept in contacts:
            if self.rows:
                self.add(separator())
            row = ContactRow(kept, names.get(kept.enterprise or "", ""))
            row.edit.clicked.connect(lambda _, kept=kept: self._edit(kept))
            row.remove.clicked.connect(lambda _, kept=kept: self._forget(kept))
            self.rows.append(row)
            self.add(row)
        if not contacts:
            self.add(
                plain_label(
                    self.tr("None yet. The contact given with a low rating is remembered here."),
                    role=Role.MUTED,
                    wraps=True,
                )
            )

    def _edit(self, kept: KeptContact) -> None:
        dialog = ContactDialog(kept.contact, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.keep(KeptContact(kept.enterprise, dialog.contact()))
        dialog.deleteLater()

    def _forget(self, kept: KeptContact) -> None:
        self._write(lambda: self._drafts.forget_contact(kept.enterprise))

    def _write(self, work: Callable[[], None]) -> None:
        self._threads.writing.run(self, work, lambda _: self.store_changed())


class ContactRow(QWidget):
    """Whom the office may call for one enterprise."""

    def __init__(self, kept: KeptContact, enterprise: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whose = " · ".join(part for part in (enterprise, kept.enterprise or "") if part)
        person = f"{kept.contact.name} · {kept.contact.phone}"
        self.setAccessibleName(person)
        self.edit = QPushButton(self.tr("Edit…"))
        self.edit.setAccessibleName(self.tr("Edit {contact}").format(contact=person))
        give_role(self.edit, Role.QUIET)
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove {contact}").format(contact=person))
        give_role(self.remove, Role.QUIET)
        texts = QVBoxLayout()
        texts.setSpacing(Space.HAIR)
        texts.addWidget(paragraph(person))
        texts.addWidget(
            paragraph(
                whose or self.tr("Where the enterprise is unknown"),
                font=small_font(),
                role=Role.MUTED,
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addLayout(texts, 1)
        row.addWidget(self.edit)
        row.addWidget(self.remove)


class ContactDialog(QDialog):
    """A contact's name and phone."""

    def __init__(self, contact: Contact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Contact"))
        self.name = QLineEdit(contact.name)
        self.name.setMaxLength(CONTACT_NAME_LIMIT)
        self.phone = QLineEdit(contact.phone)
        self.phone.setMaxLength(PHONE_LIMIT)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        give_role(self._save, Role.PRIMARY)
        form = QFormLayout()
        form.setVerticalSpacing(Space.S)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Phone"), self.phone)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for field in (self.name, self.phone):
            field.textChanged.connect(self._look)

    def contact(self) -> Contact:
        """Return what was typed."""
        return Contact(name=normal(self.name.text()), phone=normal(self.phone.text()))

    def _look(self) -> None:
        complete = normal(self.name.text()) and normal(self.phone.text())
        self._save.setEnabled(bool(complete))
