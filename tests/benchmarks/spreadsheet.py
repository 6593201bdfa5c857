"""One Excel print read in the warm child process, beside its reader alone in this process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from python_calamine import CalamineWorkbook

from declarant_client.operating_system.child_process_limits import start_limited
from declarant_client.sources.declaration_files import DeclarationFiles
from tests.benchmarks.measuring import compare

SAMPLES = Path(__file__).parent.parent / "samples" / "ecus-excel"
FORMS = {"TKN", "TKX"}
# One read takes a few milliseconds: several make a figure.
READS = 20


def run(pairs: int) -> Iterator[str]:
    """All sample prints together, then each for itself."""
    files = DeclarationFiles(start_limited=start_limited)
    prints = sorted(SAMPLES.glob("ToKhai*.xls*"))
    cases = {"all prints": prints} | {path.name: [path] for path in prints}
    try:
        for name, paths in cases.items():
            (comparison,) = compare(
                [(f"{name}: child / calamine alone", "ms a print")],
                partial(_milliseconds, partial(_whole, files), paths),
                partial(_milliseconds, _alone, paths),
                pairs,
            )
            yield comparison.sentence()
    finally:
        files.close()


def _milliseconds(read: Callable[[Path], None], paths: Sequence[Path]) -> tuple[float]:
    start = time.perf_counter()
    for _ in range(READS):
        for path in paths:
            read(path)
    return ((time.perf_counter() - start) * 1000 / READS / len(paths),)


def _whole(files: DeclarationFiles, path: Path) -> None:
    if not [portion.declarations for portion in files.read(path)]:
        raise ValueError(path)


def _alone(path: Path) -> None:
    with CalamineWorkbook.from_path(str(path)) as book:
        for name in book.sheet_names:
            if name in FORMS:
                book.get_sheet_by_name(name).to_python()
