"""What the worklist's filters can be set to, counted with the rows that are written.

An index for each filter would make every row dearer, for a few hundred values in all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

import apsw

from declarant_client.store.columns import json_text

Row = tuple[Any, ...]
Choice = tuple[str, str]
"""A filter and a value of it."""

_TOLD_BY = {
    "enterprise": ("enterprise", "enterprise_name"),
    "branch": ("branch_key", "branch_name"),
    "declarant": ("declarant_key", "declarant_user"),
}
"""The column that a filter compares, and the one that names its value."""

_COUNT_OUT = (
    "UPDATE worklist_choices SET declarations = declarations - ?3 WHERE (filter, value) = (?1, ?2)"
)
# A branch's key is made of its code or short name as the generated column makes it.
_COUNT_IN = """INSERT INTO worklist_choices (filter, value, declarations, name, named_at)
VALUES (?1, iif(?1 = 'branch', upper(?2), ?2), ?3, ?4, ?5)
ON CONFLICT DO UPDATE SET
    declarations = declarations + excluded.declarations,
    (name, named_at) = (SELECT excluded.name, excluded.named_at
        WHERE excluded.name IS NOT NULL AND (name IS NULL OR excluded.named_at >= named_at)
        UNION ALL SELECT name, named_at LIMIT 1)"""


def count_out(connection: apsw.Connection, identities: Sequence[int]) -> None:
    """Take some declarations' values out, before their rows are written over."""
    rows = connection.execute(
        """SELECT d.enterprise, d.branch_key, d.declarant_key
           FROM json_each(?) w JOIN declarations d ON d.identity = w.value""",
        (json_text(identities),),
    )
    gone = Counter(
        choice
        for row in rows
        for choice in zip(_TOLD_BY, row, strict=True)
        if choice[1] is not None
    )
    connection.executemany(_COUNT_OUT, [(*choice, times) for choice, times in gone.items()])


class Tally:
    """What rows that were written tell of the filters: gathered, then counted in at once.

    What is told of a row are its enterprise, branch (code or short name) and declarant, each
    with its name behind it. The newest declaration that has one gives the name.
    """

    def __init__(self) -> None:
        self._times: Counter[Row] = Counter()
        self._newest: dict[Row, int] = {}

    def add(self, told: Sequence[Row], sorted_by: Iterable[int]) -> None:
        """Take in what is told of some rows, and by which time each is sorted."""
        self._times.update(told)
        newest = self._newest
        for row, at in zip(told, sorted_by, strict=True):
            if row not in newest or newest[row] < at:
                newest[row] = at

    def count_in(self, connection: apsw.Connection) -> None:
        """Count what was taken in."""
        counts: Counter[Choice] = Counter()
        names: dict[Choice, tuple[str | None, int]] = {}
        for row, at in sorted(self._newest.items(), key=itemgetter(1)):
            for choice, name in _choices(row):
                counts[choice] += self._times[row]
                if name is not None or choice not in names:
                    names[choice] = (name, at)
        connection.executemany(
            _COUNT_IN, [(*choice, count, *names[choice]) for choice, count in counts.items()]
        )


def _choices(row: Row) -> Iterator[tuple[Choice, str | None]]:
    enterprise, enterprise_name, code, short_name, branch_name, declarant, user = row
    if enterprise is not None:
        yield ("enterprise", enterprise), enterprise_name
    if (branch := short_name if code is None else code) is not None:
        yield ("branch", branch), branch_name
    if declarant is not None:
        yield ("declarant", declarant), user


def count_anew(connection: apsw.Connection) -> None:
    """Count all declarations, whoever wrote them."""
    connection.execute("DELETE FROM worklist_choices")
    for filtered, (value, name) in _TOLD_BY.items():
        connection.execute(
            f"""INSERT INTO worklist_choices
                SELECT ?, {value}, count(*), {name}, max(sort_at)
                FROM declarations WHERE {value} IS NOT NULL GROUP BY {value}""",
            (filtered,),
        )


def occurring(connection: apsw.Connection, filtered: str) -> list[tuple[str, str | None]]:
    """Return the values of a filter that occur, each with its name."""
    return list(
        connection.execute(
            "SELECT value, name FROM worklist_choices WHERE filter = ? AND declarations > 0",
            (filtered,),
        )
    )


def how_many(connection: apsw.Connection, filtered: str, value: str) -> int:
    """Return how many declarations have a value of a filter."""
    counted: int | None = connection.execute(
        "SELECT declarations FROM worklist_choices WHERE (filter, value) = (?, ?)",
        (filtered, value),
    ).get
    return counted or 0
