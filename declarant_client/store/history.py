"""The history: every assessment with what came of it, filtered, and its totals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import apsw

from declarant_client.application.ports.declarations import Place
from declarant_client.application.ports.submissions import (
    HistoryEntry,
    HistoryFilter,
    HistoryPage,
    HistoryTotals,
)
from declarant_client.contract.assessments import Assessment, Case, Receipt
from declarant_client.contract.shapes import Problem
from declarant_client.domain.submission import SubmissionState
from declarant_client.store.columns import (
    json_text,
    json_value,
    json_value_or_none,
    micros,
    sentence_of,
)
from declarant_client.store.conditions import Conditions
from declarant_client.store.search_text import search_words

_LEVELS = (1, 2, 3, 4, 5)

# A revision that was refused or withdrawn has not taken the other's place.
_ENTRY = """SELECT a.entry, a.content, a.state, c.office_name, a.receipt, a.problem, a.trouble,
    (SELECT r.assessment_id FROM assessments r WHERE r.revises = a.assessment_id
        AND r.state NOT IN ('refused', 'withdrawn') ORDER BY r.entry DESC LIMIT 1),
    a.unverified, a.made_here, a.state = 'held' AND a.held_until IS NULL,
    a.made_at, a.assessment_id
FROM assessments a LEFT JOIN accounts c USING (account_id)"""


def page(
    connection: apsw.Connection, wanted: HistoryFilter, after: str | None, limit: int
) -> HistoryPage:
    """Return one page, newest first; raises ``ValueError`` for an ``after`` that is none."""
    conditions = _conditions(wanted)
    if after is not None:
        made_at, _, assessment_id = after.partition(".")
        conditions.add("(a.made_at, a.assessment_id) < (?, ?)", int(made_at), assessment_id)
    rows = list(
        connection.execute(
            f"{_ENTRY} WHERE {conditions} ORDER BY a.made_at DESC, a.assessment_id DESC LIMIT ?",
            (*conditions.values, limit),
        )
    )
    more = len(rows) == limit and limit > 0
    return HistoryPage(
        entries=_entries(connection, rows),
        after=f"{rows[-1][-2]}.{rows[-1][-1]}" if more else None,
    )


def entries_of(connection: apsw.Connection, keys: Sequence[int]) -> dict[int, HistoryEntry]:
    """Return some entries by their keys; what is gone is left out."""
    rows = list(
        connection.execute(
            f"{_ENTRY} WHERE a.entry IN (SELECT value FROM json_each(?))",
            (json_text(list(keys)),),
        )
    )
    return {row[0]: entry for row, entry in zip(rows, _entries(connection, rows), strict=True)}


def current(connection: apsw.Connection, place: Place) -> HistoryEntry | None:
    """Return the newest assessment of a place that is not withdrawn.

    What nothing revises goes before what is revised, whatever the clock said at either.
    """
    rows = list(
        connection.execute(
            f"""{_ENTRY} WHERE a.identity = ? AND a.phase = ? AND a.state <> 'withdrawn'
            ORDER BY EXISTS (SELECT 1 FROM assessments r WHERE r.revises = a.assessment_id
                             AND r.state <> 'withdrawn'),
                a.made_at DESC, a.assessment_id DESC LIMIT 1""",
            (int(place.identity), place.phase),
        )
    )
    return next(iter(_entries(connection, rows)), None)


def entry(connection: apsw.Connection, assessment_id: str) -> HistoryEntry | None:
    """Return one assessment."""
    rows = list(connection.execute(f"{_ENTRY} WHERE a.assessment_id = ?", (assessment_id,)))
    return next(iter(_entries(connection, rows)), None)


def totals(connection: apsw.Connection, wanted: HistoryFilter) -> HistoryTotals:
    """Return totals of what is filtered; ratings count where they themselves match."""
    conditions = _conditions(wanted)
    states = list(
        connection.execute(
            f"SELECT a.state, count(*) FROM assessments a WHERE {conditions} GROUP BY a.state"
            " ORDER BY a.state",
            conditions.values,
        )
    )
    of_rating = _of_rating(wanted)
    levels = dict(
        connection.execute(
            f"""SELECT r.level, count(*) FROM assessments a JOIN ratings r USING (entry)
                WHERE {conditions} AND {of_rating} GROUP BY r.level""",
            (*conditions.values, *of_rating.values),
        )
    )
    open_cases: int = connection.execute(
        f"""SELECT count(*) FROM cases c JOIN assessments a USING (entry)
            WHERE c.is_open = 1 AND {conditions}""",
        conditions.values,
    ).get
    one, two, three, four, five = (levels.get(level, 0) for level in _LEVELS)
    return HistoryTotals(
        assessments=sum(number for _, number in states),
        ratings=sum(levels.values()),
        by_level=(one, two, three, four, five),
        by_state=tuple((SubmissionState(state), number) for state, number in states),
        open_cases=open_cases,
    )


def _conditions(wanted: HistoryFilter) -> Conditions:
    conditions = Conditions()
    if wanted.since is not None:
        conditions.add("a.made_at >= ?", micros(wanted.since))
    if wanted.until is not None:
        conditions.add("a.made_at < ?", micros(wanted.until))
    for column, value in (
        ("a.enterprise", wanted.enterprise),
        ("a.account_id", wanted.account_id),
        ("a.state", wanted.state),
    ):
        if value is not None:
            conditions.add(f"{column} = ?", value)
    if wanted.subject_kind is not None or wanted.level is not None:
        of_rating = _of_rating(wanted)
        conditions.add(
            f"EXISTS (SELECT 1 FROM ratings r WHERE r.entry = a.entry AND {of_rating})",
            *of_rating.values,
        )
    for word in search_words(wanted.search):
        conditions.add(
            "(instr(a.search_text, ?) OR instr(lower(coalesce(a.receipt_number, '')), ?))",
            word,
            word,
        )
    return conditions


def _of_rating(wanted: HistoryFilter) -> Conditions:
    conditions = Conditions()
    if wanted.subject_kind is not None:
        conditions.add("r.subject_kind = ?", wanted.subject_kind)
    if wanted.level is not None:
        conditions.add("r.level = ?", wanted.level)
    return conditions


def _entries(
    connection: apsw.Connection, rows: Sequence[tuple[Any, ...]]
) -> tuple[HistoryEntry, ...]:
    cases: dict[int, list[Case]] = {}
    for entry, details in connection.execute(
        """SELECT entry, details FROM json_each(?) w JOIN cases ON entry = w.value
           ORDER BY entry, case_id""",
        (json_text([row[0] for row in rows]),),
    ):
        cases.setdefault(entry, []).append(json_value(details, Case))
    return tuple(_entry(row, tuple(cases.get(row[0], ()))) for row in rows)


def _entry(row: tuple[Any, ...], cases: tuple[Case, ...]) -> HistoryEntry:
    return HistoryEntry(
        assessment=json_value(row[1], Assessment),
        state=SubmissionState(row[2]),
        office_name=row[3],
        receipt=json_value_or_none(row[4], Receipt),
        problem=json_value_or_none(row[5], Problem),
        trouble=sentence_of(row[6]),
        revised_by=row[7],
        unverified=bool(row[8]),
        cases=cases,
        made_here=bool(row[9]),
        awaits_second_look=bool(row[10]),
    )
