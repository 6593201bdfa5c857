"""Attempts to send: what is due, what came of it, and what a crash left open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import apsw

from declarant_client.application.ports.submissions import DueItem, Outcome
from declarant_client.domain.sentences import Sentence
from declarant_client.domain.submission import ForbiddenMoveError, SubmissionState, moved
from declarant_client.store.columns import (
    json_or_none,
    micros,
    micros_or_none,
    sentence_text,
    time_or_none,
)
from declarant_client.store.outbox import FARTHEST
from declarant_client.store.rows import mark_assessed

# A revision follows what it revises: as long as that is on its way from here, it stays behind.
_FREE = """NOT EXISTS (SELECT 1 FROM assessments revised
    WHERE revised.assessment_id = a.revises
      AND revised.state IN ('held', 'queued', 'sending', 'unknown'))"""


def hasten(connection: apsw.Connection) -> None:
    """Let everything that waits be due at once."""
    connection.execute(
        "UPDATE assessments SET next_attempt_at = NULL WHERE state IN ('queued', 'unknown')"
    )


def take_due(
    connection: apsw.Connection, account_id: int, now: datetime, limit: int
) -> list[DueItem]:
    """Mark what is due as being sent and return it, oldest first.

    From here until an outcome is kept it may be held by the account's office.
    """
    due = list(
        connection.execute(
            f"""SELECT entry, assessment_id, content, attempts, uncertain, state FROM assessments a
            WHERE account_id = ? AND state IN ('queued', 'unknown')
              AND (next_attempt_at IS NULL OR next_attempt_at <= ? OR next_attempt_at > ?)
              AND {_FREE}
            ORDER BY entry LIMIT ?""",
            (account_id, micros(now), micros(now + FARTHEST), limit),
        )
    )
    sending = SubmissionState.SENDING
    connection.executemany(
        """UPDATE assessments SET state = ?, attempts = attempts + 1,
               office_id = (SELECT office_id FROM accounts WHERE account_id = ?)
           WHERE entry = ?""",
        [(moved(SubmissionState(row[5]), sending), account_id, row[0]) for row in due],
    )
    return [
        DueItem(assessment_id, content, attempts + 1, was_unknown=bool(uncertain))
        for _, assessment_id, content, attempts, uncertain, _ in due
    ]


def put_off_due(
    connection: apsw.Connection, account_id: int, now: datetime, until: datetime, trouble: Sentence
) -> None:
    """Let all of an account that is due wait until then, too, and say why."""
    connection.execute(
        f"""UPDATE assessments AS a SET next_attempt_at = ?, trouble = ?
            WHERE account_id = ? AND state IN ('queued', 'unknown')
              AND (next_attempt_at IS NULL OR next_attempt_at <= ? OR next_attempt_at > ?)
              AND {_FREE}""",
        (
            micros(until),
            sentence_text(trouble),
            account_id,
            micros(now),
            micros(now + FARTHEST),
        ),
    )


def record(connection: apsw.Connection, outcomes: Sequence[Outcome]) -> None:
    """Keep what attempts came to; raises ``ForbiddenMoveError`` for a move that is none."""
    touched = []
    for outcome in outcomes:
        row = connection.execute(
            "SELECT state, identity, uncertain FROM assessments WHERE assessment_id = ?",
            (outcome.assessment_id,),
        ).fetchone()
        if row is None:
            msg = f"there is no assessment {outcome.assessment_id}"
            raise LookupError(msg)
        old = SubmissionState(row[0])
        if old is SubmissionState.ACCEPTED and outcome.state is not SubmissionState.WITHDRAWN:
            continue  # the office's own history has told meanwhile, and it is the last word
        new = _moved_by_attempt(old, outcome.state)
        if new is SubmissionState.QUEUED and row[2]:
            # This attempt surely did nothing, but an earlier one may have reached the office.
            new = SubmissionState.UNKNOWN
        _keep_outcome(connection, outcome, new)
        touched.append(row[1])
    mark_assessed(connection, touched)


def _moved_by_attempt(old: SubmissionState, new: SubmissionState) -> SubmissionState:
    """Return the state after an attempt, or after the office confirmed a withdrawal."""
    was_tried = old is SubmissionState.SENDING or new is SubmissionState.WITHDRAWN
    if not was_tried:
        msg = f"{old} -> {new} without an attempt"
        raise ForbiddenMoveError(msg)
    return moved(old, new)


def _keep_outcome(connection: apsw.Connection, outcome: Outcome, state: SubmissionState) -> None:
    ended = state.is_final or state is SubmissionState.REFUSED
    connection.execute(
        """UPDATE assessments SET state = ?, uncertain = ?, next_attempt_at = ?,
               receipt = coalesce(?, receipt), receipt_number = coalesce(?, receipt_number),
               problem = ?, trouble = ?, ended_at = ?, attempts = attempts - ?
           WHERE assessment_id = ?""",
        (
            state,
            state is SubmissionState.UNKNOWN,
            None if ended else micros_or_none(outcome.next_attempt_at),
            json_or_none(outcome.receipt),
            outcome.receipt.number if outcome.receipt else None,
            json_or_none(outcome.problem),
            sentence_text(outcome.trouble),
            micros(outcome.at) if ended else None,
            not outcome.tried,
            outcome.assessment_id,
        ),
    )


def recover_interrupted(connection: apsw.Connection) -> int:
    """Turn what a crash left being sent into ``unknown``, due at once; return how many."""
    moved(SubmissionState.SENDING, SubmissionState.UNKNOWN)
    connection.execute(
        """UPDATE assessments SET state = 'unknown', uncertain = 1, next_attempt_at = NULL
           WHERE state = 'sending'"""
    )
    return connection.changes()


def next_due_at(connection: apsw.Connection, now: datetime) -> datetime | None:
    """Return when the next item can go or its hold ends; ``now`` stands for "at once".

    What waits for an account, for a new key, or behind what it revises has no time of its own.
    """
    earliest: int | None = connection.execute(
        f"""SELECT min(CASE WHEN at > ?2 THEN ?1 ELSE at END) FROM (
                SELECT CASE WHEN made_at > ?1 THEN ?1 ELSE held_until END AS at FROM assessments
                WHERE state = 'held' AND held_until IS NOT NULL
                UNION ALL
                SELECT coalesce(next_attempt_at, ?1) FROM assessments a
                JOIN accounts USING (account_id)
                WHERE state IN ('queued', 'unknown') AND accounts.trouble IS NULL AND {_FREE})""",
        (micros(now), micros(now + FARTHEST)),
    ).get
    return time_or_none(earliest)


def waiting(connection: apsw.Connection) -> int:
    """Return how many items still have to be sent."""
    counted: int = connection.execute(
        """SELECT count(*) FROM assessments
           WHERE state IN ('held', 'queued', 'sending', 'unknown')"""
    ).get
    return counted


def refused(connection: apsw.Connection) -> int:
    """Return how many items were refused and the user has not dealt with."""
    counted: int = connection.execute(
        "SELECT count(*) FROM assessments WHERE state = 'refused'"
    ).get
    return counted
