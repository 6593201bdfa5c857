"""One more file imported into a store of 1,000,000 declarations, beside a store of 10,000.

Each is a file that is read whole: by the front door, in the child process, kept in the store.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from declarant_client.application.importing import ImportDeclarations
from declarant_client.domain.declaration import VIETNAM
from declarant_client.operating_system.child_process_limits import start_limited
from declarant_client.sources.declaration_files import DeclarationFiles
from declarant_client.store.opening import Store
from tests.benchmarks import filled_store
from tests.benchmarks.measuring import compare, percentile
from tests.benchmarks.prints import SAMPLES, varied_print

FEW = 10_000
MANY = 1_000_000
# A large customs agent's list of some days; half of a daily list was in yesterday's.
ROWS = 2_000
KNOWN = ROWS // 2
_HEADERS = (
    "Số TK;Ngày ĐK;Mã HQ;Mã loại hình;Phân luồng;Mã doanh nghiệp;Ngày thông quan;Giờ thông quan"
)


class Files:
    """One file after the other, for one store; each holds what is known and what is new."""

    def __init__(self, store: Store, reader: DeclarationFiles, folder: Path) -> None:
        self._importing = ImportDeclarations(reader, store.declarations, store.unknown_reports)
        self._folder = folder
        self._serial = count()
        self._print = count()
        self._sample = next(SAMPLES.glob("ToKhai*.xlsx"))

    def read(self) -> tuple[float, float]:
        """Import a list, and then one print; returns milliseconds."""
        report, one = self._list(), self._one_print()
        start = time.perf_counter()
        listed = self._importing.run([report])
        between = time.perf_counter()
        printed = self._importing.run([one])
        end = time.perf_counter()
        if (listed.read, listed.new, printed.new) != (ROWS, ROWS - KNOWN, 1):
            raise ValueError(listed)
        return (between - start) * 1000, (end - between) * 1000

    def _list(self) -> Path:
        """A report of the newest of the store and of later ones, with higher numbers."""
        known = [filled_store.declaration(number) for number in range(KNOWN)]
        lines = [_line(one.number.digits, one.cleared_at or _NEWEST) for one in known]
        for _ in range(ROWS - KNOWN):
            number = next(self._serial)
            later = _NEWEST + timedelta(minutes=7 * number + 7)
            lines.append(_line(f"{'13'[number % 2]}08{number:08d}0", later))
        path = self._folder / "BaoCaoToKhai.csv"
        path.write_text("\n".join([_HEADERS, *lines]), encoding="utf-8-sig")
        return path

    def _one_print(self) -> Path:
        path = self._folder / "print.xlsx"
        varied_print(self._sample, path, next(self._print))
        return path


_NEWEST = filled_store.declaration(0).cleared_at or datetime.now(VIETNAM)


def _line(digits: str, cleared: datetime) -> str:
    day, clock = cleared.strftime("%d/%m/%Y"), cleared.strftime("%H%M%S")
    return f"{digits};{day};03CC;A11;Luồng Xanh;0200000001;{day};{clock}"


def run(pairs: int) -> Iterator[str]:
    """Files in turn into both stores; both grow by as much."""
    with ExitStack() as stack:
        reader = DeclarationFiles(start_limited=start_limited)
        stack.callback(reader.close)
        files = []
        for size in (MANY, FEW):
            start = time.perf_counter()
            folder = stack.enter_context(filled_store.filled_folder(size))
            store = stack.enter_context(filled_store.opened(folder))
            written = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            files.append(Files(store, reader, written))
            seconds = time.perf_counter() - start
            megabytes = store.path.stat().st_size / 1e6
            yield f"  {size} declarations: filled in {seconds:.0f} s, {megabytes:.0f} MB"
        many, few = files
        named = [
            (f"{what} imported into {MANY} / into {FEW} declarations", "ms")
            for what in (f"a list of {ROWS}", "one print")
        ]
        for comparison in compare(named, many.read, few.read, pairs):
            yield comparison.sentence()
            yield (
                f"  95th percentile {percentile(comparison.first, 95):.2f} ms"
                f" against {percentile(comparison.second, 95):.2f} ms"
            )
