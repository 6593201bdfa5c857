"""The worklist: pages in order, counts, and what its filters can be set to."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import apsw

from declarant_client.application.ports.declarations import (
    Show,
    WorklistFilter,
    WorklistPage,
    WorklistRow,
)
from declarant_client.domain.putting_off import PutOff
from declarant_client.domain.submission import SubmissionState, ToldState
from declarant_client.domain.vietnamese_text import folded
from declarant_client.store.branches import KnownBranches, known_branches
from declarant_client.store.columns import json_text, numbers_text, time_or_none
from declarant_client.store.conditions import Conditions
from declarant_client.store.rows import COLUMNS, COLUMNS_COUNT, declarant_key, declaration_from
from declarant_client.store.search_text import search_words
from declarant_client.store.worklist_choices import how_many, occurring

if TYPE_CHECKING:
    from declarant_client.application.ports.narrowing import WaitingOfEnterprise, WorklistChoices

# The conditions of the partial indexes, word for word: that is how SQLite knows them.
_WAITS = """assessed = 0 AND set_aside = 0 AND put_off IS NULL
    AND clearance NOT IN ('none', 'cancelled')"""
_SHOWN = {
    Show.UNRATED: ("worklist_unrated", _WAITS),
    Show.RATED: ("worklist_rated", "assessed = 1"),
    Show.IN_PROCEDURE: ("worklist_in_procedure", "clearance = 'none'"),
    Show.PUT_OFF: ("worklist_put_off", "put_off IS NOT NULL AND assessed = 0"),
    Show.ALL: ("worklist_all", "1"),
}

_PART = 2_000
"""Identities that are made numbers in a small part of a millisecond."""
_FEW = 5_000
"""Declarations of an enterprise that are sooner looked up one by one than all are read."""

_ELSEWHERE = """(SELECT s.{} FROM sheet_assessments s WHERE s.identity = d.identity
        AND (d.phase IS NULL OR s.phase = d.phase)
        AND NOT EXISTS (SELECT 1 FROM assessments o
            WHERE o.assessment_id = s.assessment_id AND o.made_here)
        ORDER BY s.assessed_at DESC LIMIT 1)"""
_ROW = f"""SELECT {COLUMNS}, d.assessed,
    (SELECT CASE WHEN a.state = 'held' AND a.held_until IS NULL THEN 'second_look'
        ELSE a.state END FROM assessments a WHERE a.identity = d.identity AND a.made_here
        AND (d.phase IS NULL OR a.phase = d.phase)
        ORDER BY a.state = 'withdrawn', a.entry DESC LIMIT 1),
    EXISTS (SELECT 1 FROM drafts f WHERE f.identity = d.identity
        AND (d.phase IS NULL OR f.phase = d.phase)),
    {_ELSEWHERE.format("rater")}, {_ELSEWHERE.format("assessed_at")},
    d.put_off, d.put_off_until, d.sort_at, d.identity
FROM declarations d"""


def page(
    connection: apsw.Connection, wanted: WorklistFilter, after: str | None, limit: int
) -> WorklistPage:
    """Return one page, newest first; raises ``ValueError`` for an ``after`` that is none."""
    if wanted.at_most == 0:
        return WorklistPage((), None)
    branches = known_branches(connection)
    conditions = _conditions(wanted, branches)
    _end_at_most(connection, wanted, conditions)
    if after is not None:
        sort_at, _, identity = after.partition(".")
        conditions.add("(sort_at, identity) < (?, ?)", int(sort_at), int(identity))
    # The page is chosen first, so that only its own rows are looked at more closely.
    rows = list(
        connection.execute(
            f"""{_ROW} WHERE d.identity IN (
                    SELECT identity FROM declarations {_way(connection, wanted)} WHERE {conditions}
                    ORDER BY sort_at DESC, identity DESC LIMIT ?)
                ORDER BY d.sort_at DESC, d.identity DESC""",
            (*conditions.values, limit),
        )
    )
    more = len(rows) == limit and limit > 0
    return WorklistPage(
        rows=tuple(_row(columns, branches) for columns in rows),
        after=f"{rows[-1][-2]}.{rows[-1][-1]}" if more else None,
    )


def identities(connection: apsw.Connection, wanted: WorklistFilter) -> array[int]:
    """Return the identities of all that a filter shows, in the order of its pages.

    They come as one text: a hundred thousand steps through rows would each take Python's lock.
    """
    conditions = _conditions(wanted, _branches_for(connection, wanted))
    text: str | None = connection.execute(
        f"""SELECT group_concat(identity) FROM (
            SELECT identity FROM declarations {_way(connection, wanted)} WHERE {conditions}
            ORDER BY sort_at DESC, identity DESC LIMIT ?)""",
        (*conditions.values, -1 if wanted.at_most is None else wanted.at_most),
    ).get
    found = array("q")
    numbers = text.split(",") if text else []
    # In parts: a hundred thousand at once would keep Python's lock longer than a frame takes.
    for begin in range(0, len(numbers), _PART):
        found.extend(map(int, numbers[begin : begin + _PART]))
    return found


def rows(connection: apsw.Connection, identities: Sequence[int]) -> tuple[WorklistRow, ...]:
    """Return some declarations as the worklist shows them; what is gone is left out."""
    if not identities:
        return ()
    branches = known_branches(connection)
    found = connection.execute(
        f"{_ROW} WHERE d.identity IN (SELECT value FROM json_each(?))",
        (numbers_text(identities),),
    )
    return tuple(_row(columns, branches) for columns in found)


def row(connection: apsw.Connection, identity: int) -> WorklistRow | None:
    """Return one declaration as the worklist shows it."""
    for columns in connection.execute(f"{_ROW} WHERE d.identity = ?", (identity,)):
        return _row(columns, known_branches(connection))
    return None


def count(connection: apsw.Connection, wanted: WorklistFilter) -> int:
    """Return how many declarations a filter shows."""
    conditions = _conditions(wanted, _branches_for(connection, wanted))
    counted: int = connection.execute(
        f"SELECT count(*) FROM declarations {_way(connection, wanted)} WHERE {conditions}",
        tuple(conditions.values),
    ).get
    return counted if wanted.at_most is None else min(counted, wanted.at_most)


def by_enterprise(
    connection: apsw.Connection, wanted: WorklistFilter
) -> tuple[WaitingOfEnterprise, ...]:
    """Return how much a filter shows of each enterprise, by name; what has none comes last."""
    from declarant_client.application.ports.narrowing import WaitingOfEnterprise

    conditions = _conditions(wanted, _branches_for(connection, wanted))
    counted = list(
        connection.execute(
            f"""SELECT enterprise, count(*) FROM declarations {_way(connection, wanted)}
                WHERE {conditions} GROUP BY enterprise""",
            tuple(conditions.values),
        )
    )
    names = dict(occurring(connection, "enterprise"))
    found = [WaitingOfEnterprise(code, names.get(code) or "", count) for code, count in counted]
    return tuple(
        sorted(found, key=lambda one: (one.tax_code is None, folded(one.name), one.tax_code))
    )


def choices(connection: apsw.Connection) -> WorklistChoices:
    """Return the enterprises, branches and users that occur, by name."""
    from declarant_client.application.ports.narrowing import WorklistChoices
    from declarant_client.contract.shapes import Text

    branches = known_branches(connection)
    named: dict[str, str] = {}
    in_english: dict[str, str | None] = {}
    for key, name in occurring(connection, "branch"):
        branch = branches.named(key)
        if branch is not None:
            named[branch.code] = branch.name_vi or name or named.get(branch.code) or key
            in_english[branch.code] = branch.name_en
        else:
            named[key] = name or key
    return WorklistChoices(
        enterprises=_by_name(_named(connection, "enterprise")),
        branches=tuple(
            (key, Text(vi=name, en=in_english.get(key) or name))
            for key, name in _by_name(named.items())
        ),
        declarant_users=_by_name(_named(connection, "declarant")),
    )


def _named(connection: apsw.Connection, filtered: str) -> Iterable[tuple[str, str]]:
    return ((value, name or value) for value, name in occurring(connection, filtered))


def _by_name(choices: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(choices, key=lambda choice: (folded(choice[1]), choice[0])))


def _way(connection: apsw.Connection, wanted: WorklistFilter) -> str:
    """Return how to go through the table.

    A search reads every row anyway: from front to back that is four times as fast as by an index,
    unless the index tells which few rows are an enterprise's.
    """
    few = wanted.enterprise is not None and _has_few(connection, wanted.enterprise)
    if search_words(wanted.search) and not few:
        return "NOT INDEXED"
    return f"INDEXED BY {_SHOWN[wanted.show][0]}"


def _has_few(connection: apsw.Connection, enterprise: str) -> bool:
    return how_many(connection, "enterprise", enterprise) <= _FEW


def _end_at_most(
    connection: apsw.Connection, wanted: WorklistFilter, conditions: Conditions
) -> None:
    """Let the list end behind the newest few, whichever page of it is asked for."""
    if wanted.at_most is None:
        return
    last = list(
        connection.execute(
            f"""SELECT sort_at, identity FROM declarations {_way(connection, wanted)}
                WHERE {conditions} ORDER BY sort_at DESC, identity DESC LIMIT 1 OFFSET ?""",
            (*conditions.values, wanted.at_most - 1),
        )
    )
    if last:
        conditions.add("(sort_at, identity) >= (?, ?)", *last[0])


def _conditions(wanted: WorklistFilter, branches: KnownBranches) -> Conditions:
    conditions = Conditions([_SHOWN[wanted.show][1]])
    if wanted.only is not None:
        chosen = numbers_text(map(int, wanted.only))
        conditions.add("identity IN (SELECT value FROM json_each(?))", chosen)
    if wanted.silent is not None:
        conditions.add_none_of("channel", wanted.silent.channels)
        conditions.add_none_of("upper(regime)", wanted.silent.regimes)
    if wanted.enterprise is not None:
        conditions.add("enterprise = ?", wanted.enterprise)
    if wanted.kind is not None:
        conditions.add("kind = ?", wanted.kind)
    if wanted.channel is not None:
        conditions.add("channel = ?", wanted.channel)
    if wanted.branch is not None:
        keys = json_text(sorted(branches.keys_of(wanted.branch)))
        conditions.add("branch_key IN (SELECT value FROM json_each(?))", keys)
    if wanted.mine is not None:
        conditions.add("declarant_key = ?", declarant_key(wanted.mine) or "")
    for word in search_words(wanted.search):
        _add_word(conditions, word, sorted(branches.keys_named(word)))
    return conditions


def _add_word(conditions: Conditions, word: str, keys: list[str]) -> None:
    """Add that a row has a word, or a branch in whose name it occurs; asked of every row."""
    if not keys:
        conditions.add("instr(search_text, ?)", word)
        return
    conditions.add(
        "(instr(search_text, ?) OR branch_key IN (SELECT value FROM json_each(?)))",
        word,
        json_text(keys),
    )


def _branches_for(connection: apsw.Connection, wanted: WorklistFilter) -> KnownBranches:
    """Return the branches where a filter needs them: a count mostly does not."""
    if wanted.branch is None and not search_words(wanted.search):
        return KnownBranches(())
    return known_branches(connection)


def _row(columns: tuple[Any, ...], branches: KnownBranches) -> WorklistRow:
    declaration = declaration_from(columns)
    assessed, state, has_draft, rater, rated_at, put_off, until = columns[COLUMNS_COUNT:-2]
    branch = branches.named(declaration.branch.code, declaration.branch.short_name)
    return WorklistRow(
        declaration=declaration,
        branch_code=declaration.branch.code or (branch.code if branch else None),
        branch_name=(branch.name_vi if branch else None) or declaration.branch.name,
        branch_name_en=branch.name_en if branch else None,
        assessed=bool(assessed),
        state=_state(state) if state else None,
        awaits_second_look=state == ToldState.SECOND_LOOK,
        has_draft=bool(has_draft),
        assessed_by=rater,
        assessed_at=time_or_none(rated_at),
        put_off=PutOff(put_off) if put_off else None,
        put_off_until=time_or_none(until),
    )


def _state(told: str) -> SubmissionState:
    return SubmissionState.HELD if told == ToldState.SECOND_LOOK else SubmissionState(told)
