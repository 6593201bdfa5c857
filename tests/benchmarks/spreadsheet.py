"""One Excel print read in the warm child process, beside its reader alone in this process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from python_calamine import CalamineWorkbook

from declarant_client.operating_system.child_process_limits import start_limited
from declarant_client.sources.registry import DeclarationFiles
from tests.benchmarks.measuring import compare

SAMPLES = Path(__file__).parent.parent / "samples" / "ecus-excel"
FORMS = {"TKN", "TKX"}
# One read takes a few milliseconds: several make a figure.
READS = 20


def run(pairs: int) -> Iterator[str]:
    """Every sample print for itself."""
    files = DeclarationFiles(start_limited=start_limited)
    try:
        for path in sorted(SAMPLES.glob("ToKhai*.xls*")):
            comparisons = compare(
                [(f"{path.name}: child / calamine alone", "ms")],
                lambda path=path: (_milliseconds(lambda: _whole(files, path)),),  # type: ignore[misc]
                lambda path=path: (_milliseconds(lambda: _alone(path)),),  # type: ignore[misc]
                pairs,
            )
            yield from (comparison.sentence() for comparison in comparisons)
    finally:
        files.close()


def _milliseconds(read: Callable[[], None]) -> float:
    start = time.perf_counter()
    for _ in range(READS):
        read()
    return (time.perf_counter() - start) * 1000 / READS


def _whole(files: DeclarationFiles, path: Path) -> None:
    reading = files.read(path)
    if not reading.declarations:
        raise ValueError(reading.failure)


def _alone(path: Path) -> None:
    with CalamineWorkbook.from_path(str(path)) as book:
        for name in book.sheet_names:
            if name in FORMS:
                book.get_sheet_by_name(name).to_python()
