"""The outbox: what was saved here and what the user may still do about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import apsw

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.keeping import (
    AlreadyAssessedHereError,
    TooLateToReplaceError,
)
from declarant_client.application.ports.submissions import Draft, NewSubmission, OutboxItem
from declarant_client.contract.assessments import Assessment, Receipt
from declarant_client.contract.shapes import Problem
from declarant_client.domain.declaration import Phase
from declarant_client.domain.retry import LONGEST_SPAN
from declarant_client.domain.submission import SubmissionState, moved
from declarant_client.store.accounts import answering_account
from declarant_client.store.columns import (
    json_value,
    json_value_or_none,
    micros,
    micros_or_none,
    sentence_of,
    time_at,
    time_or_none,
)
from declarant_client.store.drafts import forget_draft, keep_draft, remember_contact
from declarant_client.store.putting_off import forget_put_off
from declarant_client.store.rows import mark_assessed
from declarant_client.store.search_text import text_of_assessment
from declarant_client.store.standing_elsewhere import OVERTAKEN

FARTHEST = LONGEST_SPAN + timedelta(minutes=1)
"""No wait is longer: a later time means that the clock was set back since."""

_HERE = frozenset({SubmissionState.HELD, SubmissionState.QUEUED})
"""No office can hold what is in these states."""

_ITEM = """SELECT assessment_id, identity, phase, number, account_id, state, attempts, made_at,
    held_until, next_attempt_at, receipt, problem, trouble, ended_at FROM assessments"""


def submit(connection: apsw.Connection, new: NewSubmission) -> None:
    """Keep an assessment; see ``SubmissionStore.submit``.

    What was refused at the same place is dealt with by this one, and withdrawn.
    """
    assessment, place = new.assessment, new.place
    _make_room(connection, new)
    entry = insert_assessment(
        connection,
        assessment,
        {
            "identity": int(place.identity),
            "phase": place.phase,
            "state": new.state,
            "made_here": 1,
            "account_id": new.account_id,
            "held_until": micros_or_none(new.held_until),
            "content": new.canonical,
        },
    )
    insert_ratings(connection, entry, assessment)
    forget_draft(connection, place)
    if assessment.contact is not None:
        enterprise = assessment.declaration.enterprise
        remember_contact(
            connection, enterprise.tax_code if enterprise else None, assessment.contact
        )
    forget_put_off(connection, int(place.identity))
    mark_assessed(connection, [int(place.identity)])


def _make_room(connection: apsw.Connection, new: NewSubmission) -> None:
    """Withdraw what the new one replaces, and look whether its place is free."""
    number, place = new.assessment.declaration.number, new.place
    at = new.assessment.made_at
    if new.replaces is not None:
        state = _state(connection, new.replaces)
        if state is not None and not (state.is_editable or state is SubmissionState.WITHDRAWN):
            raise TooLateToReplaceError(number)
        withdraw(connection, new.replaces, at)
    for (refused,) in list(
        connection.execute(
            """SELECT assessment_id FROM assessments
           WHERE identity = ? AND phase = ? AND state = 'refused'""",
            (int(place.identity), place.phase),
        )
    ):
        withdraw(connection, refused, at)
    if _is_taken(connection, new):
        raise AlreadyAssessedHereError(number)


def _is_taken(connection: apsw.Connection, new: NewSubmission) -> bool:
    place, revises = new.place, new.assessment.revises
    if revises is None:
        return bool(
            connection.execute(
                f"""SELECT EXISTS (SELECT 1 FROM assessments a WHERE identity = ? AND phase = ?
                       AND made_here AND revises IS NULL AND state <> 'withdrawn'
                       AND NOT {OVERTAKEN})""",
                (int(place.identity), place.phase),
            ).get
        )
    return bool(
        connection.execute(
            """SELECT EXISTS (SELECT 1 FROM assessments WHERE revises = ?
                   AND state IN ('held', 'queued', 'sending', 'unknown'))""",
            (revises,),
        ).get
    )


def insert_assessment(
    connection: apsw.Connection, assessment: Assessment, columns: dict[str, apsw.SQLiteValue]
) -> int:
    """Write an assessment's row: what its content says, and ``columns``; return its entry."""
    enterprise, branch = assessment.declaration.enterprise, assessment.declaration.branch
    columns = {
        "assessment_id": assessment.assessment_id,
        "number": assessment.declaration.number,
        "made_at": micros(assessment.made_at),
        "revises": assessment.revises,
        "enterprise": enterprise.tax_code if enterprise else None,
        "branch_key": (branch.code or branch.short_name or "").upper() or None,
        "rated": rated_word(assessment),
        "search_text": text_of_assessment(assessment),
        **columns,
    }
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    connection.execute(
        f"INSERT INTO assessments ({names}) VALUES ({marks})",
        tuple(columns.values()),
    )
    return connection.last_insert_rowid()


def rated_word(assessment: Assessment) -> str:
    """Return each rating as its kind's first letter and its level, in order: ``b5o1t5``."""
    return "".join(
        sorted(f"{rating.subject.kind[0]}{rating.level}" for rating in assessment.ratings)
    )


def insert_ratings(connection: apsw.Connection, entry: int, assessment: Assessment) -> None:
    """Write one row for each rating, for the history's filters and totals."""
    connection.executemany(
        "INSERT INTO ratings VALUES (?, ?, ?, ?)",
        [
            (entry, position, rating.subject.kind, rating.level)
            for position, rating in enumerate(assessment.ratings)
        ],
    )


def undo(connection: apsw.Connection, assessment_id: str, draft: Draft) -> bool:
    """Take an item that no office can hold back into a draft: it never was."""
    if not unsay(connection, assessment_id, draft.place):
        return False
    keep_draft(connection, draft)
    return True


def any_here(connection: apsw.Connection, assessment_ids: Sequence[str]) -> bool:
    """Whether ``unsay`` can take any of these back."""
    return any(_state(connection, one) in _HERE for one in assessment_ids)


def unsay(connection: apsw.Connection, assessment_id: str, place: Place) -> bool:
    """Take an item back that no office can hold; False where one can, or may."""
    state = _state(connection, assessment_id)
    if state not in _HERE:
        return False
    moved(state, SubmissionState.DRAFT)
    connection.execute("DELETE FROM assessments WHERE assessment_id = ?", (assessment_id,))
    mark_assessed(connection, [int(place.identity)])
    return True


def withdraw(connection: apsw.Connection, assessment_id: str, at: datetime) -> bool:
    """Withdraw an item that no office can hold; True too when it was withdrawn before."""
    state = _state(connection, assessment_id)
    if state is SubmissionState.WITHDRAWN:
        return True
    if state is None or not state.is_editable:
        return False
    withdrawn = moved(state, SubmissionState.WITHDRAWN)
    identity: int = connection.execute(
        """UPDATE assessments SET state = ?, ended_at = ?, held_until = NULL,
               next_attempt_at = NULL WHERE assessment_id = ? RETURNING identity""",
        (withdrawn, micros(at), assessment_id),
    ).get
    mark_assessed(connection, [identity])
    return True


def release_held(connection: apsw.Connection, now: datetime, *, everything: bool) -> int:
    """Queue items whose hold has run out, or all with one that runs out; return how many.

    What waits for a second look has no such end. What was made later than now, or is held for
    longer than any wait, was so by another clock.
    """
    moved(SubmissionState.HELD, SubmissionState.QUEUED)
    connection.execute(
        """UPDATE assessments SET state = 'queued', held_until = NULL
           WHERE state = 'held' AND held_until IS NOT NULL
             AND (?1 OR held_until <= ?2 OR held_until > ?3 OR made_at > ?2)""",
        (everything, micros(now), micros(now + FARTHEST)),
    )
    return connection.changes()


def assign_accounts(connection: apsw.Connection) -> int:
    """Give items without an account the one that answers for their branch; return how many.

    What may have reached an office only ever goes to that office again.
    """
    assigned = 0
    for entry, content, office_id in list(
        connection.execute(
            """SELECT entry, content, iif(state IN ('sending', 'unknown'), office_id, NULL)
           FROM assessments
           WHERE account_id IS NULL AND state IN ('held', 'queued', 'sending', 'unknown')"""
        )
    ):
        facts = json_value(content, Assessment).declaration
        keys = [key for key in (facts.branch.code, facts.branch.short_name) if key]
        enterprise = facts.enterprise.tax_code if facts.enterprise else None
        account_id = answering_account(connection, keys, enterprise, office_id)
        if account_id is not None:
            connection.execute(
                "UPDATE assessments SET account_id = ? WHERE entry = ?", (account_id, entry)
            )
            assigned += 1
    return assigned


def item(connection: apsw.Connection, assessment_id: str) -> OutboxItem | None:
    """Return one item."""
    for columns in connection.execute(f"{_ITEM} WHERE assessment_id = ?", (assessment_id,)):
        return _item(columns)
    return None


def outbox(connection: apsw.Connection, ended_since: datetime) -> list[OutboxItem]:
    """Return every item not yet final and those ended since, newest first."""
    rows = connection.execute(
        f"""{_ITEM} WHERE made_here AND (ended_at >= ? OR state = 'refused'
                OR state IN ('held', 'queued', 'sending', 'unknown'))
            ORDER BY entry DESC""",
        (micros(ended_since),),
    )
    return [_item(columns) for columns in rows]


def _state(connection: apsw.Connection, assessment_id: str) -> SubmissionState | None:
    state: str | None = connection.execute(
        "SELECT state FROM assessments WHERE assessment_id = ?", (assessment_id,)
    ).get
    return None if state is None else SubmissionState(state)


def _item(columns: tuple[Any, ...]) -> OutboxItem:
    return OutboxItem(
        assessment_id=columns[0],
        place=Place(str(columns[1]), Phase(columns[2])),
        number=columns[3],
        account_id=columns[4],
        state=SubmissionState(columns[5]),
        attempts=columns[6],
        made_at=time_at(columns[7]),
        held_until=time_or_none(columns[8]),
        next_attempt_at=time_or_none(columns[9]),
        receipt=json_value_or_none(columns[10], Receipt),
        problem=json_value_or_none(columns[11], Problem),
        trouble=sentence_of(columns[12]),
        ended_at=time_or_none(columns[13]),
    )
