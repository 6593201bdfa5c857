"""A folder of 1,000 Excel prints read in the child process, beside calamine and openpyxl alone."""

from __future__ import annotations

import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
from python_calamine import CalamineWorkbook

from declarant_client.operating_system.child_process_limits import start_limited
from declarant_client.sources.declaration_files import DeclarationFiles
from tests.benchmarks.measuring import compare

SAMPLES = Path(__file__).parent.parent / "samples" / "ecus-excel"
FORMS = {"TKN", "TKX"}
PRINTS = 1_000
# openpyxl takes fifty times as long: of a thousand files it reads these many, spread evenly.
OPENPYXL_PRINTS = 4


def run(pairs: int) -> Iterator[str]:
    """All of them against calamine; a few of them against openpyxl, read fully."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _prints(Path(folder))
        few = paths[:: len(paths) // OPENPYXL_PRINTS][:OPENPYXL_PRINTS]
        files = DeclarationFiles(start_limited=start_limited)
        whole = partial(_whole, files)
        try:
            calamine = partial(_milliseconds, partial(_each, _calamine), paths)
            (comparison,) = compare(
                [(f"{PRINTS} prints: child / calamine alone", "ms a print")],
                partial(_milliseconds, whole, paths),
                calamine,
                pairs,
            )
            yield comparison.sentence()
            (comparison,) = compare(
                [(f"{len(few)} of them: openpyxl alone / child", "ms a print")],
                partial(_milliseconds, partial(_each, _openpyxl), few),
                partial(_milliseconds, whole, few),
                pairs,
            )
            yield comparison.sentence()
        finally:
            files.close()


def _prints(folder: Path) -> list[Path]:
    """Write the samples again and again, each with numbers and names of its own."""
    samples = sorted(SAMPLES.glob("ToKhai*.xls*"))
    made = []
    for index in range(PRINTS):
        sample = samples[index % len(samples)]
        path = folder / f"{index}{sample.suffix}"
        if sample.suffix == ".xlsx":
            varied_print(sample, path, index)
        else:
            shutil.copy(sample, path)
        made.append(path)
    return made


def varied_print(sample: Path, path: Path, index: int) -> None:
    """Write a print (.xlsx) like the sample, with a number and an enterprise of its own."""
    number = sample.stem[-12:]
    own = f"{number[:5]}{index:06d}0".encode()
    with zipfile.ZipFile(sample) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part).replace(number.encode(), own)
            new.writestr(part, content.replace("Minh Họa".encode(), f"Số {index}".encode()))


def _milliseconds(read: Callable[[Sequence[Path]], None], paths: Sequence[Path]) -> tuple[float]:
    start = time.perf_counter()
    read(paths)
    return ((time.perf_counter() - start) * 1000 / len(paths),)


def _whole(files: DeclarationFiles, paths: Sequence[Path]) -> None:
    """As an import reads them: each with the next announced."""
    for path, following in pairwise([*paths, None]):
        if path and not [portion.declarations for portion in files.read(path, following)]:
            raise ValueError(path)


def _each(read: Callable[[Path], None], paths: Sequence[Path]) -> None:
    for path in paths:
        read(path)


def _calamine(path: Path) -> None:
    with CalamineWorkbook.from_path(str(path)) as book:
        for name in book.sheet_names:
            if name in FORMS:
                book.get_sheet_by_name(name).to_python()


def _openpyxl(path: Path) -> None:
    if path.suffix == ".xls":
        return  # a format that it does not know
    for sheet in openpyxl.load_workbook(path):
        for _row in sheet.iter_rows(values_only=True):
            pass
