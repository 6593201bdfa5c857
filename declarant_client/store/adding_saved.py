"""Adds to a copy what the second record knows and the copy does not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import apsw

from declarant_client.contract.assessments import Assessment
from declarant_client.store import outbox
from declarant_client.store.accounts import answering_account, office_of
from declarant_client.store.columns import json_value
from declarant_client.store.merging_back import kept_ids
from declarant_client.store.saved_beside import Kind, Line, Saved, content_of, sent_of, told_of

_UNKNOWN = """state = 'unknown', uncertain = 1, held_until = NULL, next_attempt_at = NULL,
    attempts = max(attempts, 1), office_id = ?"""
_UNTRIED = "made_here AND state IN ('held', 'queued')"
_SURELY_HERE = "state = 'held' AND held_until IS NULL"


def add_saved_beside(into: apsw.Connection, lines: Sequence[Line]) -> int:
    """Add what was saved and is not there, from the second record; return how many.

    What was withdrawn is withdrawn again, and what was given to an attempt may be held by its
    office: it is only ever sent again unchanged.
    """
    kept, sent = kept_ids(into), sent_of(lines)
    added = sum(
        _restore(into, assessment_id, saved, sent.get(assessment_id))
        for assessment_id, saved in content_of(lines).items()
        if assessment_id not in kept
    )
    for assessment_id in told_of(lines, Kind.TAKEN_BACK):
        into.execute(
            """UPDATE assessments SET state = 'withdrawn', ended_at = made_at, held_until = NULL,
                   next_attempt_at = NULL
               WHERE assessment_id = ? AND state IN ('held', 'queued', 'refused')""",
            (assessment_id,),
        )
    for assessment_id, office_id in sent.items():
        into.execute(
            f"UPDATE assessments SET {_UNKNOWN} WHERE assessment_id = ? AND {_UNTRIED}",
            (office_id, assessment_id),
        )
    return added


def may_be_held(into: apsw.Connection, but: Collection[str]) -> None:
    """Mark all that waits, ``but`` for some, as perhaps sent already.

    It goes out again unchanged under its own id, and an office that has it gives the receipt
    again.
    """
    for entry, assessment_id, account_id, content in list(
        into.execute(
            f"""SELECT entry, assessment_id, account_id, content FROM assessments
                WHERE {_UNTRIED} AND NOT ({_SURELY_HERE})"""
        )
    ):
        account = account_of(into, json_value(content, Assessment), account_id)
        if assessment_id not in but and account is not None:
            into.execute(
                f"UPDATE assessments SET {_UNKNOWN}, account_id = ? WHERE entry = ?",
                (office_of(into, account), account, entry),
            )


def _restore(
    into: apsw.Connection, assessment_id: str, saved: Saved, office_id: str | None
) -> bool:
    """Add one; ``office_id`` is where it was sent, as far as that is known."""
    told = json_value(saved.content, Assessment)
    account = account_of(into, told, saved.account_id)
    is_held = saved.second_look and office_id is None
    if account is not None and not is_held:
        office_id = office_of(into, account)
    columns: dict[str, apsw.SQLiteValue] = {
        "assessment_id": assessment_id,
        "identity": saved.identity,
        "phase": saved.phase,
        "state": "held" if is_held else "queued" if office_id is None else "unknown",
        "attempts": int(office_id is not None),
        "uncertain": int(office_id is not None),
        "office_id": office_id,
        "made_here": 1,
        "account_id": account,
        "content": saved.content,
    }
    try:
        entry = outbox.insert_assessment(into, told, columns)
    except apsw.ConstraintError:
        return False  # Its place is taken by what came behind it.
    outbox.insert_ratings(into, entry, told)
    return True


def account_of(into: apsw.Connection, told: Assessment, known: int | None) -> int | None:
    """Return the account ``known`` while it is there, else the one that answers for the branch."""
    if (
        known is not None
        and into.execute(
            "SELECT EXISTS (SELECT 1 FROM accounts WHERE account_id = ? AND NOT removed)", (known,)
        ).get
    ):
        return known
    facts = told.declaration
    keys = [key for key in (facts.branch.code, facts.branch.short_name) if key]
    return answering_account(into, keys, facts.enterprise.tax_code if facts.enterprise else None)
