"""Which assessments a filter of the history shows, told by the columns of two indexes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

import apsw

from declarant_client.application.ports.history import DAYS_TO_ANSWER
from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.submission import SubmissionState, ToldState
from declarant_client.store.branches import known_branches
from declarant_client.store.columns import json_text, micros
from declarant_client.store.conditions import Conditions
from declarant_client.store.search_text import search_words

KIND_OF_LETTER = {str(kind)[0]: kind for kind in SubjectKind}
"""The kinds as the column ``rated`` names them."""

_DAY = 86_400
_DECEMBER = 12
_CLASSES = " ".join(
    f"WHEN answered < {days * _DAY} THEN {place}" for place, days in enumerate(DAYS_TO_ANSWER)
)
_REVISED = """(SELECT o.entry FROM assessments r JOIN assessments o ON o.assessment_id = r.revises
    WHERE r.revises IS NOT NULL AND r.state NOT IN ('refused', 'withdrawn'))"""
TOLD_STATE = f"""CASE a.state
    WHEN 'held' THEN CASE WHEN a.held_until IS NULL THEN 'second_look' ELSE 'held' END
    WHEN 'accepted' THEN CASE WHEN a.entry IN {_REVISED} THEN 'revised' ELSE 'accepted' END
    ELSE a.state END"""
"""How the state of an assessment ``a`` is told; its row is read only where it is held."""
VOID = f"(a.state = 'withdrawn' OR (a.state = 'accepted' AND a.entry IN {_REVISED}))"
"""Whether an assessment ``a`` says nothing any more, as ``ToldState.is_void``."""
_BEHIND = {ToldState.SECOND_LOOK: SubmissionState.HELD, ToldState.REVISED: SubmissionState.ACCEPTED}
_TOLD_APART = {told for kept in _BEHIND.items() for told in kept}
"""What one and the same state may be told as."""
ANSWER_CLASS = f"""(SELECT CASE WHEN answered IS NULL THEN -1 {_CLASSES}
    ELSE {len(DAYS_TO_ANSWER)} END
    FROM (SELECT min(unixepoch(e.value ->> 'at')) - a.made_at / 1000000 AS answered
        FROM json_each(c.details, '$.events') e WHERE e.value ->> 'kind' = 'answered'))"""
"""The class of ``AnswerTimes`` that a case ``c`` of an assessment ``a`` belongs to."""


@lru_cache(maxsize=4096)
def levels_of_word(rated: str) -> tuple[tuple[SubjectKind, int], ...]:
    """Return kind and level of each rating; raise ``LookupError``, ``ValueError`` for nonsense."""
    return tuple(
        (KIND_OF_LETTER[rated[place]], int(rated[place + 1])) for place in range(0, len(rated), 2)
    )


def way_of(wanted: HistoryFilter) -> str:
    """Return how to go through the assessments, called ``a``: newest last, rows left alone."""
    index = "history_searched" if search_words(wanted.search) else "history_filtered"
    return f"INDEXED BY {index}"


def conditions_of(wanted: HistoryFilter, connection: apsw.Connection) -> Conditions:
    """Return the conditions on the assessments, called ``a``."""
    conditions = Conditions()
    if wanted.since is not None:
        conditions.add("a.made_at >= ?", micros(wanted.since))
    if wanted.until is not None:
        conditions.add("a.made_at < ?", micros(wanted.until))
    for column, value in (
        ("a.enterprise", wanted.enterprise or None),
        ("a.account_id", wanted.account_id),
    ):
        if value is not None:
            conditions.add(f"{column} = ?", value)
    _add_state(conditions, wanted.state)
    if wanted.enterprise == "":
        conditions.add("a.enterprise IS NULL")
    if wanted.branch is not None:
        add_branch(conditions, "a.branch_key", wanted.branch, connection)
    if wanted.subject_kind is not None or wanted.level is not None:
        kind = wanted.subject_kind[0] if wanted.subject_kind is not None else ""
        conditions.add("instr(a.rated, ?)", f"{kind}{wanted.level or ''}")
    if wanted.answer is not None:
        conditions.add(
            f"EXISTS (SELECT 1 FROM cases c WHERE c.entry = a.entry AND {ANSWER_CLASS} = ?)",
            wanted.answer,
        )
    _add_clearance(conditions, wanted.cleared_month)
    _add_search(conditions, search_words(wanted.search))
    return conditions


def next_month(month: date) -> date:
    """Return the first day of the month behind a first day."""
    if month.month == _DECEMBER:
        return date(month.year + 1, 1, 1)
    return month.replace(month=month.month + 1)


def begin_of(month: date) -> datetime:
    """Return when a month begins in Vietnam."""
    return datetime(month.year, month.month, 1, tzinfo=VIETNAM)


def _add_clearance(conditions: Conditions, month: date | None) -> None:
    if month is not None:
        conditions.add(
            """a.phase = 'cleared' AND a.identity IN
                (SELECT identity FROM declarations WHERE cleared_at >= ? AND cleared_at < ?)""",
            micros(begin_of(month)),
            micros(begin_of(next_month(month))),
        )


def _add_search(conditions: Conditions, words: Sequence[str]) -> None:
    # What is looked for by words alone is no receipt: that has a number in it.
    by_receipt = any(not word.isalpha() for word in words)
    for word in words:
        if by_receipt:
            in_either = "(instr(a.search_text, ?) OR instr(lower(a.receipt_number), ?))"
            conditions.add(in_either, word, word)
        else:
            conditions.add("instr(a.search_text, ?)", word)


def _add_state(conditions: Conditions, told: ToldState | None) -> None:
    if told is None:
        return
    # The state itself stands in the index; what is told in two ways is looked at more closely.
    conditions.add("a.state = ?", _BEHIND.get(told, told))
    if told in _TOLD_APART:
        conditions.add(f"{TOLD_STATE} = ?", told)


def add_branch(
    conditions: Conditions, column: str, branch: str, connection: apsw.Connection
) -> None:
    """Add that a row is of a branch, whichever of its names it goes by there."""
    keys = sorted(known_branches(connection).keys_of(branch))
    conditions.add(f"{column} IN (SELECT value FROM json_each(?))", json_text(keys))
