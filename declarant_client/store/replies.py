"""Replies to answers on their way to the office: kept first, sent once, compared where unsure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import apsw

from declarant_client.application.ports.cases import (
    CaseKey,
    DueReply,
    NewReply,
    ReplyDraft,
    ReplyOutcome,
)
from declarant_client.contract.assessments import Case, CaseReply, ReplyKind
from declarant_client.domain.reply import ReplyState, moved
from declarant_client.store.case_rows import write_details
from declarant_client.store.columns import (
    json_or_none,
    json_value,
    micros,
    micros_or_none,
    sentence_text,
    time_at,
)
from declarant_client.store.connection import Connections
from declarant_client.store.outbox import FARTHEST
from declarant_client.store.replies_beside import alike, reply_line
from declarant_client.store.reply_drafts import forget_draft, keep_draft
from declarant_client.store.saved_beside import Kind, SavedBeside

# An account that was removed and enrolled again is another row, at the same office.
_OF_ACCOUNT = """r.entry IN (SELECT a.entry
    FROM assessments a JOIN accounts theirs USING (account_id)
        JOIN accounts ours ON ours.office_url = theirs.office_url
            AND ours.party_tax_code = theirs.party_tax_code
    WHERE a.entry = r.entry AND ours.account_id = ? AND NOT ours.removed)"""


class Replies:
    """The ``ReplyStore`` in SQLite."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._beside = SavedBeside(connections.path)

    def keep(self, new: NewReply) -> bool:
        with self._connections.writing() as connection:
            given_way = _withdraw_refused(connection, new)
            line = reply_line(connection, new) if _insert(connection, new) else None
        # Only now: what is told beside was committed.
        self._beside.note(Kind.TAKEN_BACK, given_way)
        if line is not None:
            self._beside.add(line)
        return line is not None

    def take_back(self, reply_id: str, at: datetime) -> bool:
        self._beside.note(Kind.TAKING_BACK, [reply_id])
        with self._connections.writing() as connection:
            done = _withdraw(connection, reply_id, at)
        self._beside.note(Kind.TAKEN_BACK if done else Kind.LEFT, [reply_id])
        return done

    def keep_draft(self, key: CaseKey, draft: ReplyDraft) -> None:
        with self._connections.writing() as connection:
            keep_draft(connection, key, draft)

    def drop_draft(self, key: CaseKey) -> None:
        with self._connections.writing() as connection:
            forget_draft(connection, key)

    def take_due(self, account_id: int, now: datetime, limit: int) -> list[DueReply]:
        with self._connections.writing() as connection:
            due = list(
                connection.execute(
                    f"""SELECT r.reply, r.reply_id, r.case_id, r.kind, r.text, r.attempts,
                            c.details
                        FROM replies r JOIN cases c USING (entry, case_id)
                        WHERE r.state = 'queued' AND (next_attempt_at IS NULL
                            OR next_attempt_at <= ? OR next_attempt_at > ?) AND {_OF_ACCOUNT}
                        ORDER BY r.reply LIMIT ?""",
                    (micros(now), micros(now + FARTHEST), account_id, limit),
                )
            )
            for reply, _, _, kind, text, attempts, details in due:
                known = alike(json_value(details, Case), kind, text)
                connection.execute(
                    """UPDATE replies SET state = ?, attempts = attempts + 1,
                           alike = iif(?, alike, ?) WHERE reply = ?""",
                    (moved(ReplyState.QUEUED, ReplyState.SENDING), attempts, known, reply),
                )
        self._beside.note(Kind.SENT, [row[1] for row in due])
        return [
            DueReply(
                reply_id=row[1],
                case_id=row[2],
                kind=ReplyKind(row[3]),
                text=row[4],
                attempts=row[5] + 1,
            )
            for row in due
        ]

    def record(self, outcomes: Sequence[ReplyOutcome]) -> None:
        with self._connections.writing() as connection:
            for outcome in outcomes:
                _record(connection, outcome)
        kept = [one.reply_id for one in outcomes if one.state is ReplyState.SENT]
        self._beside.note(Kind.ENDED, kept)

    def settle_unknown(self, account_id: int) -> None:
        kept = []
        with self._connections.writing() as connection:
            for reply, reply_id, kind, text, before, details in list(
                connection.execute(
                    f"""SELECT r.reply, r.reply_id, r.kind, r.text, r.alike, c.details
                        FROM replies r JOIN cases c USING (entry, case_id)
                        WHERE r.state = 'unknown' AND {_OF_ACCOUNT}""",
                    (account_id,),
                )
            ):
                case = json_value(details, Case)
                is_there = alike(case, kind, text) > before
                kept += [reply_id] if is_there else []
                state = moved(
                    ReplyState.UNKNOWN, ReplyState.SENT if is_there else ReplyState.QUEUED
                )
                ended = micros(case.replies[-1].at) if is_there else None
                connection.execute(
                    """UPDATE replies SET state = ?, ended_at = ?, trouble = iif(?, NULL, trouble),
                           next_attempt_at = NULL WHERE reply = ?""",
                    (state, ended, is_there, reply),
                )
        self._beside.note(Kind.ENDED, kept)

    def recover_interrupted(self) -> int:
        with self._connections.writing() as connection:
            moved(ReplyState.SENDING, ReplyState.UNKNOWN)
            connection.execute("UPDATE replies SET state = 'unknown' WHERE state = 'sending'")
            return connection.changes()

    def hasten(self) -> None:
        with self._connections.writing() as connection:
            connection.execute("UPDATE replies SET next_attempt_at = NULL WHERE state = 'queued'")

    def waiting(self) -> int:
        with self._connections.reading() as connection:
            counted: int = connection.execute(
                "SELECT count(*) FROM replies WHERE state IN ('queued', 'sending', 'unknown')"
            ).get
            return counted

    def next_due_at(self, now: datetime) -> datetime | None:
        with self._connections.reading() as connection:
            earliest: int | None = connection.execute(
                """SELECT min(iif(coalesce(next_attempt_at, 0) > ?2, ?1,
                              max(coalesce(next_attempt_at, ?1), ?1)))
                   FROM replies r WHERE state = 'queued' AND EXISTS (
                       SELECT 1 FROM assessments a JOIN accounts theirs USING (account_id)
                           JOIN accounts ours ON ours.office_url = theirs.office_url
                               AND ours.party_tax_code = theirs.party_tax_code
                       WHERE a.entry = r.entry AND NOT ours.removed AND ours.trouble IS NULL)""",
                (micros(now), micros(now + FARTHEST)),
            ).get
        return None if earliest is None else time_at(earliest)


def _insert(connection: apsw.Connection, new: NewReply) -> bool:
    try:
        connection.execute(
            """INSERT INTO replies (reply_id, entry, case_id, kind, text, made_at, state)
               VALUES (?, ?, ?, ?, ?, ?, 'queued')""",
            (new.reply_id, *new.key, new.kind, new.text, micros(new.made_at)),
        )
    except apsw.ConstraintError:
        return False
    forget_draft(connection, new.key)
    return True


def _withdraw_refused(connection: apsw.Connection, new: NewReply) -> list[str]:
    moved(ReplyState.REFUSED, ReplyState.WITHDRAWN)
    withdrawn = connection.execute(
        """UPDATE replies SET state = 'withdrawn', ended_at = ?
           WHERE entry = ? AND case_id = ? AND state = 'refused' RETURNING reply_id""",
        (micros(new.made_at), *new.key),
    )
    return [reply_id for (reply_id,) in withdrawn]


def _withdraw(connection: apsw.Connection, reply_id: str, at: datetime) -> bool:
    state = _state(connection, reply_id)
    if state is ReplyState.WITHDRAWN:
        return True
    if state not in {ReplyState.QUEUED, ReplyState.REFUSED}:
        return False
    connection.execute(
        """UPDATE replies SET state = ?, ended_at = ?, next_attempt_at = NULL
           WHERE reply_id = ?""",
        (moved(state, ReplyState.WITHDRAWN), micros(at), reply_id),
    )
    return True


def _state(connection: apsw.Connection, reply_id: str) -> ReplyState | None:
    state: str | None = connection.execute(
        "SELECT state FROM replies WHERE reply_id = ?", (reply_id,)
    ).get
    return None if state is None else ReplyState(state)


def _record(connection: apsw.Connection, outcome: ReplyOutcome) -> None:
    known = _state(connection, outcome.reply_id)
    if known is None:
        return  # its case is gone
    state = moved(known, outcome.state)
    connection.execute(
        """UPDATE replies SET state = ?, problem = ?, trouble = ?, next_attempt_at = ?,
               ended_at = ? WHERE reply_id = ?""",
        (
            state,
            json_or_none(outcome.problem),
            sentence_text(outcome.trouble),
            micros_or_none(outcome.next_attempt_at) if state is ReplyState.QUEUED else None,
            None if state.waits else micros(outcome.at),
            outcome.reply_id,
        ),
    )
    if outcome.kept is not None:
        _add_to_case(connection, outcome.reply_id, outcome.kept)


def _add_to_case(connection: apsw.Connection, reply_id: str, kept: CaseReply) -> None:
    """Show the reply as the office keeps it, before the case is fetched again."""
    for entry, details in list(
        connection.execute(
            """SELECT c.entry, c.details FROM replies r JOIN cases c USING (entry, case_id)
               WHERE r.reply_id = ?""",
            (reply_id,),
        )
    ):
        case = json_value(details, Case)
        if kept not in case.replies:
            from msgspec.structs import replace

            write_details(connection, entry, replace(case, replies=[*case.replies, kept]))
