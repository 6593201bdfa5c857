"""The next file is read while this one is worked on: whatever is in either, each gives its own."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from declarant_client.application.ports.tables import TableField, TableMapping
from declarant_client.operating_system.child_process_limits import start_limited
from declarant_client.sources.declaration_files import DeclarationFiles
from tests.benchmarks.list_report import write_report
from tests.support.reading import WholeReading, whole
from tests.support.spreadsheets import SAMPLES, from_corner_to_corner

pytestmark = pytest.mark.processes

LONG = 3_000
"""Rows whose answers do not fit into a pipe."""
COURSES = 40
OTHER_SAMPLES = SAMPLES.parent / "ecus-xml"


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Genuine files, a long one, and such as are refused, missing or deadly for who reads them."""
    write_report(tmp_path / "long.xlsx", LONG)
    from_corner_to_corner(tmp_path / "deadly.xlsx")
    (tmp_path / "empty.xls").touch()
    return [
        *sorted(SAMPLES.glob("*.xls*")),
        *sorted(OTHER_SAMPLES.glob("*.xml")),
        *(tmp_path / name for name in ("long.xlsx", "deadly.xlsx", "empty.xls", "missing.xml")),
    ]


def in_a_row(reader: DeclarationFiles, paths: Sequence[Path]) -> list[WholeReading]:
    """Read files as an import does."""
    return [whole(reader, path, following) for path, following in pairwise([*paths, None]) if path]


def test_files_in_a_row_give_what_each_gives_by_itself(
    reader: DeclarationFiles, paths: list[Path]
) -> None:
    alone = {path: whole(reader, path) for path in paths}
    assert {len(reading.declarations) for reading in alone.values()} >= {0, 1, LONG}
    shuffled = paths[:]
    random.Random(20_261_130).shuffle(shuffled)
    assert in_a_row(reader, shuffled) == [alone[path] for path in shuffled]


def test_whoever_reads_another_file_than_was_announced_gets_that_one(
    reader: DeclarationFiles, paths: list[Path]
) -> None:
    harmless = [path for path in paths if path.name != "deadly.xlsx"]
    alone = {path: whole(reader, path) for path in harmless}
    dice = random.Random(30_111_126)
    for _course in range(COURSES):
        path, announced = dice.choice(harmless), dice.choice([*harmless, None])
        assert whole(reader, path, announced) == alone[path]


def test_first_rows_of_a_table_can_be_asked_for_in_between(
    reader: DeclarationFiles, paths: list[Path], tmp_path: Path
) -> None:
    one, other = paths[:2]
    expected = whole(reader, other)
    whole(reader, one, other)
    assert reader.first_rows(tmp_path / "long.xlsx").sheets
    assert whole(reader, other) == expected


def test_a_request_too_long_for_a_pipe_is_not_sent_ahead(paths: list[Path], tmp_path: Path) -> None:
    many = [
        TableMapping(name=f"Bảng số {number}", columns={TableField.NUMBER: "Số tờ khai " * 9})
        for number in range(2_000)
    ]
    files = DeclarationFiles(start_limited=start_limited, tables=lambda: many)
    try:
        long = tmp_path / "long.xlsx"
        first, second = in_a_row(files, [long, paths[0]])
        assert len(first.declarations) == LONG
        assert second.failure is None
    finally:
        files.close()
