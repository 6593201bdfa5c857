"""Searches, filters and jumps over a large worklist and history, beside the best SQL for each.

The list of them is fixed. What is found (all keys of the history, the count of the worklist) is
held against one bare statement over the same database; the first rows are told in milliseconds
besides, with all that makes rows of them, and so is the jump to a place far down.
"""

from __future__ import annotations

import statistics
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import apsw

from declarant_client.application.ports.declarations import Show, WorklistFilter
from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.declaration import Channel
from declarant_client.domain.submission import ToldState
from declarant_client.store.columns import json_text, micros
from declarant_client.store.history_lines import KeptHistoryLines
from declarant_client.store.opening import Store
from tests.benchmarks import filled_history, filled_store
from tests.benchmarks.measuring import compare, percentile

RATINGS = 100_000
SCREEN = 60
PLACES = (0.1, 0.5, 0.9, 0.999)
_MONTH = filled_store.LATEST - timedelta(days=filled_history.UNRATED * 7 / 1440 + 30)
_COUNTED = "SELECT count(*) FROM declarations {}"
_ROWS = "SELECT a.* FROM json_each(?) w JOIN assessments a ON a.entry = w.value"
_FOUND = "SELECT entry FROM assessments INDEXED BY {} WHERE {} ORDER BY made_at DESC, entry DESC"


@dataclass(frozen=True)
class Asked:
    """One search or filter, with the condition that answers it best."""

    name: str
    wanted: HistoryFilter
    where: str
    values: tuple[apsw.SQLiteValue, ...] = ()
    index: str = "history_filtered"


HISTORY = (
    Asked("everything", HistoryFilter(), "1"),
    Asked("a month", HistoryFilter(since=_MONTH), "made_at >= ?", (micros(_MONTH),)),
    Asked(
        "an enterprise", HistoryFilter(enterprise="0200000017"), "enterprise = ?", ("0200000017",)
    ),
    Asked("a branch", HistoryFilter(branch="03CE"), "branch_key = '03CE'"),
    Asked("level 1", HistoryFilter(level=1), "instr(rated, '1')"),
    Asked(
        "officers at level 2",
        HistoryFilter(level=2, subject_kind=SubjectKind.OFFICER),
        "instr(rated, 'o2')",
    ),
    Asked("withdrawn", HistoryFilter(state=ToldState.WITHDRAWN), "state = 'withdrawn'"),
    Asked(
        "words that half of them have",
        HistoryFilter(search="đỗ văn được"),
        "instr(search_text, 'do') AND instr(search_text, 'van') AND instr(search_text, 'duoc')",
        index="history_searched",
    ),
    Asked(
        "a receipt",
        HistoryFilter(search="HP-2026-000417"),
        "(instr(search_text, ?1) OR instr(lower(receipt_number), ?1))",
        ("hp-2026-000417",),
        index="history_searched",
    ),
    Asked(
        "words that none has",
        HistoryFilter(search="không có ở đâu"),
        "instr(search_text, 'khong') AND instr(search_text, 'co') AND instr(search_text, 'dau')",
        index="history_searched",
    ),
)

_WAITS = (
    "assessed = 0 AND set_aside = 0 AND put_off IS NULL AND clearance NOT IN ('none', 'cancelled')"
)
WORKLIST: tuple[tuple[str, WorklistFilter, str], ...] = (
    ("what waits", WorklistFilter(), f"INDEXED BY worklist_unrated WHERE {_WAITS}"),
    (
        "an enterprise",
        WorklistFilter(show=Show.ALL, enterprise="0200000017"),
        "WHERE enterprise = '0200000017'",
    ),
    (
        "the red channel",
        WorklistFilter(channel=Channel.RED),
        f"INDEXED BY worklist_unrated WHERE {_WAITS} AND channel = 'red'",
    ),
    (
        "words that one in 300 has",
        WorklistFilter(show=Show.ALL, search="217"),
        "NOT INDEXED WHERE instr(search_text, '217')",
    ),
    (
        "a number",
        WorklistFilter(show=Show.ALL, search="107000417020"),
        "NOT INDEXED WHERE instr(search_text, '107000417020')",
    ),
    (
        "words that none has",
        WorklistFilter(show=Show.ALL, search="không có ở đâu"),
        "NOT INDEXED WHERE instr(search_text, 'khong') AND instr(search_text, 'dau')",
    ),
)


def run_full(pairs: int) -> Iterator[str]:
    """As ``run``, over a million rated subjects."""
    return run(pairs, filled_history.RATINGS)


def run(pairs: int, ratings: int = RATINGS) -> Iterator[str]:
    """Over 100,000 declarations and so many rated subjects."""
    start = time.perf_counter()
    folder = filled_store.filled_once(ratings=ratings)
    yield f"  {ratings:,} rated subjects: filled in {time.perf_counter() - start:.0f} s"
    with filled_store.opened(folder) as store:
        bare = apsw.Connection(str(store.path))
        yield from _history(store, bare, pairs)
        yield from _jumps(store, bare, pairs)
        yield from _worklist(store, bare, pairs)
        yield from _pictures(store)
        bare.close()


def _history(store: Store, bare: apsw.Connection, pairs: int) -> Iterator[str]:
    lines = KeptHistoryLines(store.connections)
    for asked in HISTORY:
        sql = _FOUND.format(asked.index, asked.where)
        yield from _compared(
            f"history, {asked.name}",
            partial(lines.keys, asked.wanted),
            partial(_bare_keys, bare, sql, asked.values),
            partial(_first_rows, lines, asked.wanted),
            pairs,
        )


def _bare_keys(
    bare: apsw.Connection, sql: str, values: tuple[apsw.SQLiteValue, ...]
) -> Sequence[int]:
    return array("q", [key for (key,) in bare.execute(sql, values)])


def _first_rows(lines: KeptHistoryLines, wanted: HistoryFilter) -> object:
    return lines.entries(lines.keys(wanted, SCREEN))


def _jumps(store: Store, bare: apsw.Connection, pairs: int) -> Iterator[str]:
    """To places far down: the rows of a screen, beside the same rows as they lie there."""
    lines = KeptHistoryLines(store.connections)
    keys = lines.keys(HistoryFilter())
    for place in PLACES:
        first = min(int(len(keys) * place), len(keys) - SCREEN)
        screen = keys[first : first + SCREEN]
        asked = (json_text(list(screen)),)
        ours, theirs = [], []
        for _ in range(pairs):
            ours.append(_timed(partial(lines.entries, screen)))
            theirs.append(_timed(partial(_bare_rows, bare, asked)))
        yield (
            f"history, jump to {place:.1%} of {len(keys):,}: {statistics.median(ours):.1f} ms"
            f" to the rows of a screen (95th percentile {percentile(ours, 95):.1f} ms);"
            f" {statistics.median(theirs):.1f} ms unread"
        )


def _bare_rows(bare: apsw.Connection, asked: tuple[str]) -> object:
    return list(bare.execute(_ROWS, asked))


def _worklist(store: Store, bare: apsw.Connection, pairs: int) -> Iterator[str]:
    declarations = store.declarations
    for name, wanted, rest in WORKLIST:
        yield from _compared(
            f"worklist, {name}",
            partial(_counted, store, wanted),
            partial(_bare_count, bare, _COUNTED.format(rest)),
            partial(declarations.worklist, wanted, None, SCREEN),
            pairs,
        )


def _counted(store: Store, wanted: WorklistFilter) -> Sequence[int]:
    return range(store.declarations.count(wanted))


def _bare_count(bare: apsw.Connection, sql: str) -> Sequence[int]:
    return range(bare.execute(sql).get)


def _pictures(store: Store) -> Iterator[str]:
    lines = KeptHistoryLines(store.connections)
    for name, wanted in (("everything", HistoryFilter()), ("a month", HistoryFilter(since=_MONTH))):
        figures = _timed(partial(lines.figures, wanted))
        totals = _timed(partial(store.submissions.totals, wanted))
        yield f"  figures of all charts, {name}: {figures:.0f} ms; totals {totals:.0f} ms"


def _compared(
    name: str,
    ours: Callable[[], Sequence[int]],
    theirs: Callable[[], Sequence[int]],
    first_rows: Callable[[], object],
    pairs: int,
) -> Iterator[str]:
    found = ours()
    if found != theirs():
        raise ValueError(name)
    (comparison,) = compare(
        [(f"{name}: found {len(found):,} / bare SQL", "ms")],
        partial(_figure, ours),
        partial(_figure, theirs),
        pairs,
    )
    rows = [_timed(first_rows) for _ in range(pairs)]
    yield comparison.sentence()
    yield (
        f"  first rows: {statistics.median(rows):.1f} ms"
        f" (95th percentile {percentile(rows, 95):.1f} ms)"
    )


def _figure(does: Callable[[], object]) -> tuple[float]:
    return (_timed(does),)


def _timed(does: Callable[[], object]) -> float:
    start = time.perf_counter()
    does()
    return (time.perf_counter() - start) * 1000
