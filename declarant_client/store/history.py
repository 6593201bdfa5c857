"""The history: every assessment with what came of it, filtered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import apsw

from declarant_client.application.ports.assessment_place import Place
from declarant_client.application.ports.submissions import (
    HistoryEntry,
    HistoryFilter,
    HistoryPage,
)
from declarant_client.contract.assessments import Assessment, Case, Receipt
from declarant_client.contract.shapes import Problem
from declarant_client.domain.submission import SubmissionState
from declarant_client.store.columns import (
    json_text,
    json_value,
    json_value_or_none,
    sentence_of,
)
from declarant_client.store.history_filter import conditions_of, way_of

# A revision that was refused or withdrawn has not taken the other's place.
_ENTRY = """SELECT a.entry, a.content, a.state, c.office_name, a.receipt, a.problem, a.trouble,
    (SELECT r.assessment_id FROM assessments r WHERE r.revises = a.assessment_id
        AND r.state NOT IN ('refused', 'withdrawn') ORDER BY r.entry DESC LIMIT 1),
    a.unverified, a.made_here, a.state = 'held' AND a.held_until IS NULL,
    json_extract(c.office, '$.name.en'), a.made_at
FROM assessments a LEFT JOIN accounts c USING (account_id)"""


def page(
    connection: apsw.Connection, wanted: HistoryFilter, after: str | None, limit: int
) -> HistoryPage:
    """Return one page, newest first; raises ``ValueError`` for an ``after`` that is none."""
    conditions = conditions_of(wanted, connection)
    if after is not None:
        made_at, _, entry = after.partition(".")
        conditions.add("(a.made_at, a.entry) < (?, ?)", int(made_at), int(entry))
    # The page is chosen in an index alone, then its own rows are read.
    rows = list(
        connection.execute(
            f"""{_ENTRY} WHERE a.entry IN (
                    SELECT a.entry FROM assessments a {way_of(wanted)} WHERE {conditions}
                    ORDER BY a.made_at DESC, a.entry DESC LIMIT ?)
                ORDER BY a.made_at DESC, a.entry DESC""",
            (*conditions.values, limit),
        )
    )
    more = len(rows) == limit and limit > 0
    return HistoryPage(
        entries=_entries(connection, rows),
        after=f"{rows[-1][-1]}.{rows[-1][0]}" if more else None,
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
        office_name_en=row[11],
    )
