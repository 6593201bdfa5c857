"""The history into XLSX and CSV, beside bare loops that write the same cells.

The bare loops write cells that lie in memory: what is read, decoded and put into words in ours is
its whole surplus. Beside the CSV stands a second loop that reads its cells by one SQL statement,
which no export can do without. Memory is the growth of the resident set over the export.
"""

from __future__ import annotations

import csv
import gc
import itertools
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import apsw

from declarant_client.application.ports.submissions import HistoryFilter
from declarant_client.domain.declaration import VIETNAM
from declarant_client.exports.columns import COLUMNS, Cell, Rows
from declarant_client.exports.csv_file import _shown
from declarant_client.store.opening import Store
from tests.benchmarks import filled_history, filled_store
from tests.benchmarks.measuring import compare
from tests.support.history_entries import english, formats, totals, words

ROWS = 200_000
RATINGS = 200_000
FEW = 5_000
"""Of which the time for each row is measured in pairs; the whole is run once."""

_BARE_CELLS = """SELECT a.number, f ->> 'kind', f ->> 'regime', a.enterprise,
    f ->> '$.enterprise.name', f ->> '$.branch.code', f ->> '$.branch.name', f ->> 'team',
    f ->> 'channel', f ->> 'registered_at', f ->> 'cleared_at', a.phase,
    r.value ->> '$.subject.kind', r.value ->> '$.subject.name', r.value ->> 'level',
    r.value ->> 'reasons', r.value ->> 'comment', content ->> '$.rater.name',
    content ->> 'made_at', a.state, c.office_name, a.receipt_number,
    a.receipt ->> 'received_at', a.assessment_id, a.revises
FROM (SELECT *, CAST(content AS TEXT) AS text, CAST(content AS TEXT) -> 'declaration' AS f
      FROM assessments INDEXED BY history_filtered ORDER BY made_at DESC LIMIT ?) a
    LEFT JOIN accounts c USING (account_id), json_each(a.text, '$.ratings') r"""


def run_full(pairs: int) -> Iterator[str]:
    """As ``run``, and a million rows once."""
    yield from run(pairs)
    folder = filled_store.filled_once(ratings=filled_history.RATINGS)
    for ending in ("csv", "xlsx"):
        yield _whole(folder, ending, filled_history.RATINGS)


def run(pairs: int) -> Iterator[str]:
    """Pairs of 5,000 rows, then 200,000 rows of each format once."""
    folder = filled_store.filled_once(ratings=RATINGS)
    with filled_store.opened(folder) as store, tempfile.TemporaryDirectory() as name:
        out = Path(name)
        sheet_cells, text_cells = (_cells(store, FEW, shape) for shape in (_of_a_sheet, _shown))
        for title, first, second in (
            (
                f"{FEW:,} rows to XLSX / bare XlsxWriter loop",
                "xlsx",
                partial(_bare_xlsx, out, sheet_cells),
            ),
            (f"{FEW:,} rows to CSV / bare csv loop", "csv", partial(_bare_csv, out, text_cells)),
            (
                f"{FEW:,} rows to CSV / bare SQL and csv loop",
                "csv",
                partial(_bare_sql_csv, out, store),
            ),
        ):
            (comparison,) = compare(
                [(title, "s")],
                partial(_timed, partial(_ours, store, out, first, FEW)),
                partial(_timed, second),
                pairs,
            )
            yield comparison.sentence()
    for ending in ("csv", "xlsx"):
        yield _whole(folder, ending, ROWS)


def _ours(store: Store, out: Path, ending: str, rows: int) -> None:
    many = rows // filled_history.SUBJECTS
    entries = itertools.islice(store.submissions.all_history(HistoryFilter()), many)
    path = out / f"ours.{ending}"
    writer = formats().for_path(path)
    if writer is None:
        raise ValueError(ending)
    written = writer.write(
        entries,
        totals(many),
        path,
        translate=english,
        progress=lambda _: None,
        cancelled=lambda: False,
    )
    if written != many:
        raise ValueError(written)


def _cells(store: Store, rows: int, shape: Callable[[Cell], Any]) -> list[list[Any]]:
    """The cells of so many rows, in memory and as the bare loop takes them."""
    many = rows // filled_history.SUBJECTS
    entries = itertools.islice(store.submissions.all_history(HistoryFilter()), many)
    made = Rows(words(), english, lambda cells: [shape(cell) for cell in cells])
    return [list(itertools.chain(*row)) for entry in entries for row in made.of(entry)]


def _of_a_sheet(cell: Cell) -> Cell:
    """A sheet takes times without their zone."""
    return cell.astimezone(VIETNAM).replace(tzinfo=None) if isinstance(cell, datetime) else cell


def _bare_xlsx(out: Path, rows: Sequence[Sequence[Cell]]) -> None:
    import xlsxwriter  # type: ignore[import-untyped]

    workbook = xlsxwriter.Workbook(str(out / "bare.xlsx"), {"constant_memory": True})
    sheet = workbook.add_worksheet()
    time_format = workbook.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    for column, heading in enumerate(COLUMNS):
        sheet.write_string(0, column, heading.heading.said(english))
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell)
            elif isinstance(cell, datetime):
                sheet.write_datetime(number, column, cell, time_format)
            elif cell is not None:
                sheet.write_number(number, column, cell)
    workbook.close()


def _bare_csv(out: Path, rows: Sequence[Sequence[str | int]]) -> None:
    with (out / "bare.csv").open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        for row in rows:
            lines.writerow(row)


def _bare_sql_csv(out: Path, store: Store) -> None:
    bare = apsw.Connection(str(store.path))
    with (out / "bare.csv").open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        for row in bare.execute(_BARE_CELLS, (FEW // filled_history.SUBJECTS,)):
            lines.writerow(row)
    bare.close()


def _timed(does: Callable[[], None]) -> tuple[float]:
    gc.collect()
    start = time.perf_counter()
    does()
    return (time.perf_counter() - start,)


def _whole(folder: Path, ending: str, rows: int) -> str:
    """Export so many rows in a process of its own, whose memory tells of nothing else."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_measured, args=(sender, folder, ending, rows))
    process.start()
    seconds, tenth, end = receiver.recv()
    process.join()
    return (
        f"  {rows:,} rows to {ending.upper()}: {seconds:.1f} s;"
        f" resident memory {tenth:.0f} MiB after a tenth, {end:.0f} MiB at most"
    )


def _measured(sender: Any, folder: Path, ending: str, rows: int) -> None:
    with filled_store.opened(folder) as store, tempfile.TemporaryDirectory() as name:
        _ours(store, Path(name), ending, rows // 10)
        tenth = _peak()
        start = time.perf_counter()
        _ours(store, Path(name), ending, rows)
        sender.send((time.perf_counter() - start, tenth, _peak()))


def _peak() -> float:
    """MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
