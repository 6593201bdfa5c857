"""XML exports read in the warm child process, beside ``lxml.iterparse`` alone over the whole files.

Ours stops once the tables are through; lxml goes to each file's end in this process, and nothing is
done with what it finds. 500 distinct files, each read 20 times, are 10,000 exports.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import cycle, islice, pairwise
from pathlib import Path

from lxml import etree

from declarant_client.operating_system.child_process_limits import start_limited
from declarant_client.sources.declaration_files import DeclarationFiles
from tests.benchmarks.measuring import compare
from tests.support.xml_exports import CONTAINERS, GREEN_IMPORT, RED_EXPORT, UNCLEARED, part

EXPORTS = 10_000
DISTINCT = 500
# Where the tables stand behind the messages, all of the file before them is parsed.
MOVED_EXPORTS = 2_000


def run(pairs: int) -> Iterator[str]:
    """Exports as the declaration software writes them, then with the messages moved forward."""
    files = DeclarationFiles(start_limited=start_limited)
    with tempfile.TemporaryDirectory() as folder:
        paths = _written(Path(folder))
        cases = {
            f"{EXPORTS} XML exports": list(islice(cycle(paths), EXPORTS)),
            f"{MOVED_EXPORTS} with the tables last": list(
                islice(cycle(_with_tables_last(paths)), MOVED_EXPORTS)
            ),
        }
        try:
            for name, each in cases.items():
                (comparison,) = compare(
                    [(f"{name}: child / lxml.iterparse alone", "ms an export")],
                    partial(_milliseconds, partial(_whole, files), each),
                    partial(_milliseconds, _alone, each),
                    pairs,
                )
                yield comparison.sentence()
        finally:
            files.close()


def _written(folder: Path) -> list[Path]:
    """The samples in turn, each with a number and a key of its own."""
    samples = [path.read_text(encoding="utf-8") for path in (GREEN_IMPORT, RED_EXPORT, UNCLEARED)]
    numbers = ["107999900060", "307999900070", "107999900080"]
    paths = []
    for place in range(DISTINCT):
        sample, number = samples[place % 3], numbers[place % 3]
        path = folder / f"ECUS5VNACCS2018_ToKhai_{place}.xml"
        own_number = f"{number[0]}{place:010}0"
        path.write_text(sample.replace(number, own_number), encoding="utf-8")
        paths.append(path)
    return paths


def _with_tables_last(paths: Sequence[Path]) -> list[Path]:
    moved = []
    for path in paths[: DISTINCT // 10]:
        tables = [part(container, path) for container in CONTAINERS]
        text = path.read_text(encoding="utf-8")
        for table in tables:
            text = text.replace(table, "")
        copy = path.with_stem(f"{path.stem}_moved")
        copy.write_text(text.replace("</Root>", f"{''.join(tables)}</Root>"), encoding="utf-8")
        moved.append(copy)
    return moved


def _milliseconds(read: Callable[[Sequence[Path]], None], paths: Sequence[Path]) -> tuple[float]:
    start = time.perf_counter()
    read(paths)
    return ((time.perf_counter() - start) * 1000 / len(paths),)


def _whole(files: DeclarationFiles, paths: Sequence[Path]) -> None:
    """As an import reads them: each with the next announced."""
    for path, following in pairwise([*paths, None]):
        if path and not [one for part in files.read(path, following) for one in part.declarations]:
            raise ValueError(path)


def _alone(paths: Sequence[Path]) -> None:
    for path in paths:
        for _event, _element in etree.iterparse(str(path)):
            pass
