"""What the history's charts and totals show: one aggregate query each.

A million ratings are counted by grouping the assessments by the column ``rated``, of which there
are few different values; what a value says is taken apart here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

import apsw

from declarant_client.application.ports.history import (
    DAYS_TO_ANSWER,
    AnswerTimes,
    BranchLevels,
    HistoryFigures,
    KindLevels,
    LevelCounts,
    MonthLevels,
    MonthParticipation,
)
from declarant_client.application.ports.submissions import HistoryFilter, HistoryTotals
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.submission import ToldState
from declarant_client.store.branches import KnownBranches, known_branches
from declarant_client.store.columns import micros, time_at
from declarant_client.store.conditions import Conditions
from declarant_client.store.history_filter import (
    ANSWER_CLASS,
    TOLD_STATE,
    VOID,
    add_branch,
    begin_of,
    conditions_of,
    levels_of_word,
    next_month,
    way_of,
)

_DAY = 86_400


def totals(connection: apsw.Connection, wanted: HistoryFilter) -> HistoryTotals:
    """Return totals of what is filtered; ratings count where they themselves match.

    Those of withdrawn and revised assessments count only where nothing else is shown.
    """
    conditions = conditions_of(wanted, connection)
    by_state: dict[str, int] = defaultdict(int)
    levels, void_levels = _Levels(wanted), _Levels(wanted)
    for both, number in connection.execute(
        f"""SELECT {TOLD_STATE} || ' ' || a.rated, count(*) FROM assessments a {way_of(wanted)}
            WHERE {conditions} GROUP BY 1""",
        conditions.values,
    ):
        state, _, rated = both.partition(" ")
        by_state[state] += number
        (void_levels if ToldState(state).is_void else levels).add(rated, number)
    if all(ToldState(state).is_void for state in by_state):
        levels = void_levels
    open_cases: int = connection.execute(
        f"""SELECT count(*) FROM cases c JOIN assessments a USING (entry)
            WHERE c.is_open = 1 AND {conditions}""",
        conditions.values,
    ).get
    return HistoryTotals(
        assessments=sum(by_state.values()),
        ratings=sum(levels.counts()),
        by_level=levels.counts(),
        by_state=tuple((ToldState(state), by_state[state]) for state in sorted(by_state)),
        open_cases=open_cases,
    )


def figures(connection: apsw.Connection, wanted: HistoryFilter) -> HistoryFigures:
    """Return what the charts show."""
    conditions = conditions_of(wanted, connection)
    by_month: dict[date, _Levels] = {}
    by_branch: dict[str | None, _Levels] = {}
    by_kind: dict[SubjectKind, _Levels] = {}
    for month, branch, rated, number in _grouped(connection, wanted, conditions):
        by_month.setdefault(month, _Levels(wanted)).add(rated, number)
        by_branch.setdefault(branch, _Levels(wanted)).add(rated, number)
        for kind in {kind for kind, _ in levels_of_word(rated)}:
            by_kind.setdefault(kind, _Levels(wanted, kind)).add(rated, number)
    return HistoryFigures(
        months=tuple(
            MonthLevels(month, by_month[month].counts())
            for month in sorted(by_month)
            if any(by_month[month].counts())
        ),
        branches=_by_branch(by_branch, known_branches(connection)),
        kinds=tuple(
            KindLevels(kind, by_kind[kind].counts())
            for kind in SubjectKind
            if kind in by_kind and any(by_kind[kind].counts())
        ),
        participation=_participation(connection, wanted),
        answers=_answers(connection, conditions),
    )


def _grouped(
    connection: apsw.Connection, wanted: HistoryFilter, conditions: Conditions
) -> Iterator[tuple[date, str | None, str, int]]:
    """Yield (month, branch's key, ``rated``, how many assessments).

    A month at a time and by both texts in one: sorting a whole history takes twice as long.
    """
    for month, start, end in _months(connection, wanted):
        for both, number in connection.execute(
            f"""SELECT coalesce(a.branch_key, '') || '\n' || a.rated, count(*)
                FROM assessments a {way_of(wanted)}
                WHERE a.made_at >= ? AND a.made_at < ? AND {conditions} GROUP BY 1""",
            (start, end, *conditions.values),
        ):
            branch, _, rated = both.rpartition("\n")
            yield month, branch or None, rated, number
    if wanted.state is None:
        yield from _void(connection, wanted, conditions)


def _void(
    connection: apsw.Connection, wanted: HistoryFilter, conditions: Conditions
) -> Iterator[tuple[date, str | None, str, int]]:
    """Yield what was counted and says nothing any more, to be taken off again.

    There is little of it, and leaving it out at once would have every row looked at.
    """
    for made_at, branch, rated in connection.execute(
        f"""SELECT a.made_at, a.branch_key, a.rated FROM assessments a {way_of(wanted)}
            WHERE {VOID} AND {conditions}""",
        conditions.values,
    ):
        yield time_at(made_at).astimezone(VIETNAM).date().replace(day=1), branch, rated, -1


class _Levels:
    """Counts levels out of values of ``rated``, as far as the filter means them."""

    def __init__(self, wanted: HistoryFilter, kind: SubjectKind | None = None) -> None:
        self._wanted = wanted
        self._kind = kind
        self._counts = [0, 0, 0, 0, 0]

    def add(self, rated: str, times: int) -> None:
        for kind, level in levels_of_word(rated):
            if (
                self._kind in {None, kind}
                and self._wanted.subject_kind in {None, kind}
                and self._wanted.level in {None, level}
            ):
                self._counts[level - 1] += times

    def counts(self) -> LevelCounts:
        one, two, three, four, five = self._counts
        return one, two, three, four, five


def _by_branch(
    found: dict[str | None, _Levels], branches: KnownBranches
) -> tuple[BranchLevels, ...]:
    """Bring together what goes by several names of one branch; what names none is left out."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    names: dict[str, tuple[str, str]] = {}
    for key, levels in found.items():
        if key is None:
            continue
        branch = branches.named(key)
        code = branch.code if branch else key
        vi = (branch.name_vi if branch else None) or code
        names[code] = (vi, (branch.name_en if branch else None) or vi)
        for place, count in enumerate(levels.counts()):
            sums[code][place] += count
    lines = [
        BranchLevels(code, *names[code], (one, two, three, four, five))
        for code, (one, two, three, four, five) in sums.items()
    ]
    return tuple(
        sorted(
            (line for line in lines if any(line.by_level)),
            key=lambda line: (-sum(line.by_level), line.key),
        )
    )


def _months(connection: apsw.Connection, wanted: HistoryFilter) -> Iterator[tuple[date, int, int]]:
    """Yield the months that the filter's assessments can lie in, with their bounds in ``made_at``.

    The bounds are computed here: SQLite's own would cost more than the counting.
    """
    first, last = connection.execute(
        """SELECT (SELECT min(made_at) FROM assessments), (SELECT max(made_at) FROM assessments)"""
    ).get
    if first is None:
        return
    begin = max(time_at(first), wanted.since) if wanted.since else time_at(first)
    end = min(time_at(last), wanted.until) if wanted.until else time_at(last)
    month = begin.astimezone(VIETNAM).date().replace(day=1)
    while begin_of(month) <= end:
        after = next_month(month)
        yield month, micros(begin_of(month)), micros(begin_of(after))
        month = after


def _participation(
    connection: apsw.Connection, wanted: HistoryFilter
) -> tuple[MonthParticipation, ...]:
    conditions = Conditions(["phase = 'cleared'", "cleared_at IS NOT NULL"])
    if wanted.since is not None:
        conditions.add("cleared_at >= ?", micros(wanted.since))
    if wanted.until is not None:
        conditions.add("cleared_at < ?", micros(wanted.until))
    if wanted.enterprise is not None:
        conditions.add("enterprise = ?", wanted.enterprise)
    if wanted.branch is not None:
        add_branch(conditions, "branch_key", wanted.branch, connection)
    # By day first, which is a division; few days are left to be sorted into months.
    days: Iterable[tuple[int, int, int]] = connection.execute(
        f"""SELECT (cleared_at / 1000000 + 25200) / {_DAY}, count(*), sum(assessed)
            FROM declarations WHERE {conditions} GROUP BY 1""",
        conditions.values,
    )
    months: dict[date, list[int]] = defaultdict(lambda: [0, 0])
    for day, known, assessed in days:
        month = date.fromordinal(date(1970, 1, 1).toordinal() + day).replace(day=1)
        months[month][0] += known
        months[month][1] += assessed
    return tuple(
        MonthParticipation(month, known, assessed)
        for month, (known, assessed) in sorted(months.items())
    )


def _answers(connection: apsw.Connection, conditions: Conditions) -> AnswerTimes:
    counts = dict(
        connection.execute(
            f"""SELECT {ANSWER_CLASS}, count(*)
                FROM cases c JOIN assessments a USING (entry) WHERE {conditions} GROUP BY 1""",
            conditions.values,
        )
    )
    return AnswerTimes(
        answered=tuple(counts.get(place, 0) for place in range(len(DAYS_TO_ANSWER) + 1)),
        waiting=counts.get(-1, 0),
    )
