"""Adds to a database the replies to answers that the second record knows and it does not.

Whether an office has one is seen in its case, once that is fetched again: nothing that may have
been sent goes out before it was compared.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import apsw

from declarant_client.contract.assessments import Case
from declarant_client.store.adding_saved import account_of
from declarant_client.store.case_rows import keep_case
from declarant_client.store.columns import json_value
from declarant_client.store.records import keep_records
from declarant_client.store.replies_beside import ReplyBeside, alike, replies_of
from declarant_client.store.saved_beside import Kind, Line, taken_back_of, told_of

_OVER = "UPDATE replies SET state = 'withdrawn', ended_at = made_at, next_attempt_at = NULL"
_WAITS = "state IN ('queued', 'sending', 'unknown')"
_ENTRY = "SELECT entry FROM assessments WHERE assessment_id = ?"


def add_replies_beside(into: apsw.Connection, lines: Sequence[Line]) -> int:
    """Add replies that were saved and are not there; return how many.

    What was taken back is withdrawn again; what an office has kept comes back with its case.
    """
    for reply_id in told_of(lines, Kind.TAKEN_BACK):
        into.execute(f"{_OVER} WHERE reply_id = ? AND state IN ('queued', 'refused')", (reply_id,))
    over = {one for (one,) in into.execute("SELECT reply_id FROM replies")}
    over |= taken_back_of(lines) | told_of(lines, Kind.ENDED)
    accounts = {line.ids[0]: line.reply.account_id for line in lines if line.reply is not None}
    # Only the newest of a case can wait: those before it had come to their end.
    newest = {
        (told.case.assessment_id, told.case.case_id): (one, told)
        for one, told in replies_of(lines).items()
    }
    added = sum(
        _restore(into, one, told, accounts[one]) for one, told in newest.values() if one not in over
    )
    _compare_first(into, told_of(lines, Kind.SENT))
    return added


def may_be_kept(into: apsw.Connection) -> None:
    """Let every reply that waits be compared with its case before it is sent."""
    _compare_first(
        into,
        {one for (one,) in into.execute("SELECT reply_id FROM replies WHERE state = 'queued'")},
    )
    into.execute("UPDATE replies SET state = 'unknown' WHERE state = 'sending'")


def _compare_first(into: apsw.Connection, reply_ids: Collection[str]) -> None:
    for reply_id in reply_ids:
        for reply, kind, text, details in list(
            into.execute(
                """SELECT r.reply, r.kind, r.text, c.details
                   FROM replies r JOIN cases c USING (entry, case_id)
                   WHERE r.reply_id = ? AND r.state = 'queued'""",
                (reply_id,),
            )
        ):
            into.execute(
                """UPDATE replies SET state = 'unknown', alike = iif(attempts, alike, ?),
                       attempts = max(attempts, 1) WHERE reply = ?""",
                (alike(json_value(details, Case), kind, text), reply),
            )


def _restore(
    into: apsw.Connection, reply_id: str, told: ReplyBeside, account_id: int | None
) -> bool:
    """Add one, and its case and assessment where they are gone."""
    case, record = told.case, told.record
    entry: int | None = into.execute(_ENTRY, (case.assessment_id,)).get
    if entry is None and record is not None:
        keep_records(into, account_of(into, record.assessment, account_id), [record])
        entry = into.execute(_ENTRY, (case.assessment_id,)).get
    if entry is None:
        return False
    key = (entry, case.case_id)
    is_known = "SELECT EXISTS (SELECT 1 FROM cases WHERE entry = ? AND case_id = ?)"
    if not into.execute(is_known, key).get:
        keep_case(into, entry, case, restored=True)
    # What was answered had been read.
    into.execute("UPDATE cases SET unread = 0, untold = 0 WHERE entry = ? AND case_id = ?", key)
    into.execute(
        f"{_OVER} WHERE entry = ? AND case_id = ? AND made_at <= ? AND {_WAITS}",
        (*key, told.made_at),
    )
    try:
        into.execute(
            """INSERT INTO replies (reply_id, entry, case_id, kind, text, made_at, state, attempts,
                   alike) VALUES (?, ?, ?, ?, ?, ?, 'unknown', 1, ?)""",
            (
                *(reply_id, *key, told.kind, told.text, told.made_at),
                alike(case, told.kind, told.text),
            ),
        )
    except apsw.ConstraintError:
        return False  # One that the record does not know came behind it.
    return True
