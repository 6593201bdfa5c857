"""Reports that could not tell what is cleared, and the user's one answer for each."""

from __future__ import annotations

from collections.abc import Sequence

import apsw

from declarant_client.application.ports.unknown_reports import UnknownReport
from declarant_client.application.ports.world import Clock
from declarant_client.domain.declaration import Clearance
from declarant_client.domain.sentences import Sentence
from declarant_client.store.columns import (
    json_text,
    micros,
    readable,
    sentence_of,
    sentence_text,
    time_at,
)
from declarant_client.store.connection import Connections

_STILL_UNKNOWN = """SELECT u.identity FROM unknown_report_declarations u
    JOIN declarations d USING (identity)
    WHERE u.report_id = ? AND d.clearance = 'unknown'"""


class UnknownReports:
    """The ``UnknownReportStore`` in SQLite."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def remember_unknown_report(
        self, name: str, identities: Sequence[str], hint: Sentence | None
    ) -> None:
        wanted = json_text([int(identity) for identity in identities])
        with self._connections.writing() as connection:
            unknown = _not_told(connection, wanted)
            if unknown:
                report = (readable(name), micros(self._clock.now()), sentence_text(hint))
                _add(connection, _report(connection, report), unknown)

    def unanswered_reports(self) -> list[UnknownReport]:
        with self._connections.reading() as connection:
            return [
                UnknownReport(report_id, name, time_at(read_at), count, sentence_of(hint))
                for report_id, name, read_at, hint, count in connection.execute(
                    f"""SELECT report_id, name, read_at, hint, (SELECT count(*) FROM (
                            {_STILL_UNKNOWN.replace("?", "r.report_id")} AND d.set_aside = 0
                        )) AS count
                        FROM unknown_reports r WHERE count > 0
                        ORDER BY read_at DESC, report_id DESC"""
                )
            ]

    def identities(self, report_id: int) -> tuple[str, ...]:
        with self._connections.reading() as connection:
            return tuple(
                str(identity) for (identity,) in connection.execute(_STILL_UNKNOWN, (report_id,))
            )

    def answer_report(self, report_id: int, clearance: Clearance) -> int:
        from declarant_client.store.taking_in import keep_answers

        now = micros(self._clock.now())
        with self._connections.writing() as connection:
            unknown = [identity for (identity,) in connection.execute(_STILL_UNKNOWN, (report_id,))]
            keep_answers(connection, unknown, clearance, now)
            connection.execute(
                "DELETE FROM unknown_report_declarations WHERE report_id = ?", (report_id,)
            )
            connection.execute("DELETE FROM unknown_reports WHERE report_id = ?", (report_id,))
            return len(unknown)

    def dismiss_report(self, report_id: int) -> None:
        with self._connections.writing() as connection:
            # Its declarations keep their rows without a report: no other one asks about them.
            connection.execute("DELETE FROM unknown_reports WHERE report_id = ?", (report_id,))

    def ask_again(self, report: UnknownReport, identities: Sequence[str]) -> None:
        from declarant_client.store.taking_in import forget_answers

        answered = [int(identity) for identity in identities]
        row = (report.name, micros(report.read_at), sentence_text(report.hint))
        now = micros(self._clock.now())
        with self._connections.writing() as connection:
            forget_answers(connection, answered, now)
            connection.execute(
                """DELETE FROM unknown_report_declarations WHERE report_id IS NULL
                   AND identity IN (SELECT value FROM json_each(?))""",
                (json_text(answered),),
            )
            unknown = _not_told(connection, json_text(answered))
            if unknown:
                _add(connection, _report(connection, row), unknown)


def _not_told(connection: apsw.Connection, wanted: str) -> list[int]:
    """Return those of some declarations that are unknown and may be asked about with a report."""
    return [
        identity
        for (identity,) in connection.execute(
            """SELECT d.identity FROM json_each(?) w JOIN declarations d ON d.identity = w.value
               LEFT JOIN unknown_report_declarations u ON u.identity = w.value
               WHERE d.clearance = 'unknown'
                 AND (u.identity IS NULL OR u.report_id IS NOT NULL)""",
            (wanted,),
        )
    ]


def _report(connection: apsw.Connection, report: tuple[str, int, str | None]) -> int:
    """Return the id of the report of this name, which is kept as read now."""
    report_id: int | None = connection.execute(
        "SELECT report_id FROM unknown_reports WHERE name = ?", report[:1]
    ).get
    if report_id is not None:
        connection.execute(
            """UPDATE unknown_reports SET read_at = ?, hint = coalesce(?, hint)
               WHERE report_id = ?""",
            (*report[1:], report_id),
        )
        return report_id
    _forget_what_is_told(connection)
    connection.execute("INSERT INTO unknown_reports (name, read_at, hint) VALUES (?, ?, ?)", report)
    return connection.last_insert_rowid()


def _add(connection: apsw.Connection, report_id: int, unknown: Sequence[int]) -> None:
    connection.executemany(
        """INSERT INTO unknown_report_declarations VALUES (?, ?)
           ON CONFLICT DO UPDATE SET report_id = excluded.report_id""",
        [(identity, report_id) for identity in unknown],
    )


def _forget_what_is_told(connection: apsw.Connection) -> None:
    # CROSS keeps the order: the few that are asked about, not every declaration.
    connection.execute(
        """DELETE FROM unknown_report_declarations WHERE identity IN (
               SELECT u.identity FROM unknown_report_declarations u
               CROSS JOIN declarations d USING (identity) WHERE d.clearance <> 'unknown')"""
    )
    connection.execute(
        """DELETE FROM unknown_reports WHERE report_id NOT IN (
               SELECT report_id FROM unknown_report_declarations WHERE report_id IS NOT NULL)"""
    )
