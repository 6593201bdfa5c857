"""XML exports read by the real child process: whole folders, hostile files, and its memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import psutil
import pytest

from declarant_client.domain.declaration import Channel, Clearance
from declarant_client.operating_system.child_process_limits import LimitedChild, start_limited
from declarant_client.sources.declaration_files import DeclarationFiles
from tests.support.reading import WholeReading, whole
from tests.support.xml_exports import (
    BODY,
    GREEN_IMPORT,
    SAMPLES,
    export,
    large_export,
    message,
    number,
    several,
    tables,
)

pytestmark = pytest.mark.processes

MEGABYTE = 1024 * 1024


class Peak:
    """The most memory that a process had resident while this was open, in bytes above the begin."""

    def __init__(self, process: psutil.Process) -> None:
        self._process = process
        self._ends = threading.Event()
        self._begin = self._most = process.memory_info().rss
        self._thread = threading.Thread(target=self._look)

    def _look(self) -> None:
        while not self._ends.wait(0.002):
            self._most = max(self._most, self._process.memory_info().rss)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ends.set()
        self._thread.join()

    @property
    def growth(self) -> int:
        return self._most - self._begin


class Child:
    """The reading child, and the process behind it."""

    def __init__(self) -> None:
        self.started: list[LimitedChild] = []
        self.files = DeclarationFiles(start_limited=self._start)

    def _start(self, command: Sequence[str]) -> LimitedChild:
        self.started.append(start_limited(command))
        return self.started[-1]

    def read(self, path: Path) -> WholeReading:
        return whole(self.files, path)

    def process(self) -> psutil.Process:
        """The process that reads: on Windows a venv's python.exe starts another."""
        (child,) = self.started
        process = psutil.Process(child.process.pid)
        return next(iter(process.children()), process)


@pytest.fixture
def child() -> Iterator[Child]:
    reading = Child()
    yield reading
    reading.files.close()


def test_a_folder_of_exports_gives_their_declarations(child: Child) -> None:
    readings = [child.read(path) for path in child.files.files([SAMPLES])]
    given = [
        (str(one.number), one.clearance, one.channel) for at in readings for one in at.declarations
    ]
    assert given == [
        ("107999900060", Clearance.CLEARED, Channel.GREEN),
        ("107999900080", Clearance.NONE, Channel.YELLOW),
        ("307999900070", Clearance.CLEARED, Channel.RED),
    ]


@pytest.mark.parametrize("tables_first", [True, False], ids=["tables first", "tables last"])
def test_memory_stays_flat_on_a_file_of_100_megabytes(
    tables_first: bool, tmp_path: Path, child: Child
) -> None:
    path = large_export(tmp_path / "large.xml", 70, tables_first=tables_first)
    assert path.stat().st_size > 100 * MEGABYTE
    (expected,) = child.read(GREEN_IMPORT).declarations
    with Peak(child.process()) as peak:
        assert child.read(path).declarations == (expected,)
    path.unlink()
    assert peak.growth <= 30 * MEGABYTE


def test_memory_stays_flat_also_where_mangled_text_has_to_be_mended(
    tmp_path: Path, child: Child
) -> None:
    path = large_export(tmp_path / "large.xml", 70, tables_first=False)
    with path.open("r+b") as file:
        file.seek(5_000)
        file.write(b"\xff & \x01")
    (expected,) = child.read(GREEN_IMPORT).declarations
    with Peak(child.process()) as peak:
        assert child.read(path).declarations == (expected,)
    path.unlink()
    assert peak.growth <= 30 * MEGABYTE


def test_memory_stays_flat_on_thousands_of_declarations_in_one_file(
    tmp_path: Path, child: Child
) -> None:
    path = tmp_path / "many.xml"
    keys = range(20_000)
    path.write_text(export(*several(keys)), encoding="utf-8")
    assert path.stat().st_size > 60 * MEGABYTE
    child.read(GREEN_IMPORT)
    with Peak(child.process()) as peak:
        numbers = [str(one.number) for one in child.read(path).declarations]
    path.unlink()
    assert numbers == [number(key) for key in keys]
    assert peak.growth <= 30 * MEGABYTE


def test_hostile_exports_are_refused_and_the_same_child_reads_on(
    tmp_path: Path, child: Child
) -> None:
    bomb = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))
    hostile = {
        f'<!DOCTYPE Root [<!ENTITY b0 "ha">{bomb}]><Root><a>&b9;</a></Root>': "refers to other",
        f'<!DOCTYPE Root SYSTEM "{GREEN_IMPORT.as_uri()}"><Root/>': "refers to other",
        export(message()): "not a file that this program reads",
        "<html><Root></Root></html>": "html.xml",
        export("<x>" * 100_000): "damaged or cut off",
        export(message(), tables()[0], "</x>"): "damaged or cut off",
    }
    for content, reason in hostile.items():
        path = tmp_path / ("html.xml" if content.startswith("<html") else "export.xml")
        path.write_text(content, encoding="utf-8")
        reading = child.read(path)
        assert reading.declarations == ()
        assert reason in str(reading.failure)
        assert path.name in str(reading.failure)
        assert BODY not in str(reading.failure)
    assert child.read(GREEN_IMPORT).declarations
    assert len(child.started) == 1
