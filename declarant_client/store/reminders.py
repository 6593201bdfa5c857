"""Which documents take effect soon, and for which effective days that was told."""

from __future__ import annotations

from collections.abc import Sequence

from declarant_client.application.ports.offices import KeptNotice, Period, Reminder
from declarant_client.contract.notices import DocumentStatus
from declarant_client.store.conditions import Conditions
from declarant_client.store.connection import Connections
from declarant_client.store.notice_rows import day_text, kept_notices
from declarant_client.store.notices import in_period

_MOST = 100
_COLUMNS = {Reminder.ANNOUNCED: "announced_for", Reminder.CLOSED: "closed_for"}


class Reminders:
    """The ``ReminderStore`` in SQLite."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def taking_effect(self, wanted: Period, without: Reminder) -> list[KeptNotice]:
        conditions = _soon(wanted, without)
        with self._connections.reading() as connection:
            return list(
                kept_notices(connection, conditions, "n.in_force_on, n.posted_at, n.rowid", _MOST)
            )

    def announce(self, wanted: Period) -> int:
        conditions = _soon(wanted, Reminder.ANNOUNCED)
        with self._connections.reading() as connection:
            due = connection.execute(
                f"SELECT EXISTS (SELECT 1 FROM notices n WHERE {conditions})", conditions.values
            ).get
        if not due:
            return 0  # Nearly always: nothing is written, and nobody reads anew.
        with self._connections.writing() as connection:
            connection.execute(
                f"""UPDATE notices AS n SET announced_for = in_force_on, unread = 1
                    WHERE {conditions}""",
                conditions.values,
            )
            return connection.changes()

    def note(self, notices: Sequence[KeptNotice], done: Reminder) -> None:
        with self._connections.writing() as connection:
            connection.executemany(
                f"UPDATE notices SET {_COLUMNS[done]} = ? WHERE source = ? AND notice_id = ?",
                [
                    (day_text(kept.notice.in_force_on), kept.source, kept.notice.notice_id)
                    for kept in notices
                ],
            )


def _soon(wanted: Period, without: Reminder) -> Conditions:
    conditions = Conditions()
    in_period(conditions, "n.in_force_on", wanted)
    conditions.add("NOT n.withdrawn")
    conditions.add("n.status NOT IN (?, ?)", DocumentStatus.EXPIRED, DocumentStatus.SUSPENDED)
    conditions.add(f"n.{_COLUMNS[without]} IS NOT n.in_force_on")
    return conditions
