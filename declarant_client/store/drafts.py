"""Drafts, and the contacts last used."""

from __future__ import annotations

import apsw

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.submissions import Draft, KeptContact
from declarant_client.contract.assessments import Contact
from declarant_client.store.columns import json_text, json_value
from declarant_client.store.connection import Connections


class Drafts:
    """The ``DraftStore`` in SQLite."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def draft(self, place: Place) -> Draft | None:
        with self._connections.reading() as connection:
            return draft_at(connection, place)

    def save_draft(self, draft: Draft) -> None:
        with self._connections.writing() as connection:
            keep_draft(connection, draft)

    def drop_draft(self, place: Place) -> None:
        with self._connections.writing() as connection:
            forget_draft(connection, place)

    def contact(self, enterprise: str | None) -> Contact | None:
        with self._connections.reading() as connection:
            for name, phone in connection.execute(
                """SELECT name, phone FROM contacts
                   ORDER BY enterprise = ? DESC, used DESC LIMIT 1""",
                (enterprise or "",),
            ):
                return Contact(name=name, phone=phone)
            return None

    def contacts(self) -> list[KeptContact]:
        with self._connections.reading() as connection:
            return [
                KeptContact(enterprise or None, Contact(name=name, phone=phone))
                for enterprise, name, phone in connection.execute(
                    "SELECT enterprise, name, phone FROM contacts ORDER BY used DESC"
                )
            ]

    def keep_contact(self, kept: KeptContact) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                "UPDATE contacts SET name = ?, phone = ? WHERE enterprise = ?",
                (kept.contact.name, kept.contact.phone, kept.enterprise or ""),
            )
            if not connection.changes():
                remember_contact(connection, kept.enterprise, kept.contact)

    def forget_contact(self, enterprise: str | None) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM contacts WHERE enterprise = ?", (enterprise or "",))


def draft_at(connection: apsw.Connection, place: Place) -> Draft | None:
    """Return the draft of a place."""
    text: str | None = connection.execute(
        "SELECT draft FROM drafts WHERE identity = ? AND phase = ?",
        (int(place.identity), place.phase),
    ).get
    return None if text is None else json_value(text, Draft)


def keep_draft(connection: apsw.Connection, draft: Draft) -> None:
    """Keep a draft in place of an earlier one."""
    connection.execute(
        "INSERT INTO drafts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET draft = excluded.draft",
        (int(draft.place.identity), draft.place.phase, json_text(draft)),
    )


def forget_draft(connection: apsw.Connection, place: Place) -> None:
    """Forget the draft of a place."""
    connection.execute(
        "DELETE FROM drafts WHERE identity = ? AND phase = ?", (int(place.identity), place.phase)
    )


def remember_contact(connection: apsw.Connection, enterprise: str | None, contact: Contact) -> None:
    """Remember the contact for its enterprise, and as the last one used of all."""
    connection.execute(
        """INSERT INTO contacts
           VALUES (?, ?, ?, (SELECT coalesce(max(used), 0) + 1 FROM contacts))
           ON CONFLICT DO UPDATE SET
               name = excluded.name, phone = excluded.phone, used = excluded.used""",
        (enterprise or "", contact.name, contact.phone),
    )
