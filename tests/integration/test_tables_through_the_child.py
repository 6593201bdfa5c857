"""List reports and other tables, read by the real child process through the front door."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.application.ports.tables import (
    ClearedWhen,
    FaultyMappingError,
    TableField,
    TableMapping,
    TableReader,
)
from declarant_client.domain.declaration import Clearance
from declarant_client.domain.origin import Origin
from declarant_client.operating_system.child_process_limits import start_limited
from declarant_client.sources.declaration_files import DeclarationFiles
from tests.support.reading import whole
from tests.support.tables import SAMPLES, sheets, text_table

pytestmark = pytest.mark.processes

REPORT = SAMPLES / "BaoCaoToKhai_du_cot.xlsx"
TABLE = [["No", "Released"], ["107999910010", "11/18/2026"], ["307999910020", ""]]
MAPPING = TableMapping(
    name="Phần mềm khác",
    columns={TableField.NUMBER: "No", TableField.CLEARED_DATE: "Released"},
    cleared_when=ClearedWhen.ALWAYS,
)


@pytest.fixture
def saved() -> list[TableMapping]:
    return []


@pytest.fixture
def files(saved: list[TableMapping]) -> Iterator[DeclarationFiles]:
    files = DeclarationFiles(start_limited=start_limited, tables=lambda: saved)
    yield files
    files.close()


@pytest.fixture(params=["xlsx", "csv"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"table.{request.param}"
    path.write_bytes(sheets(TABLE) if request.param == "xlsx" else text_table(TABLE).encode())
    return path


@pytest.mark.parametrize(
    "name, many",
    [
        ("BaoCaoToKhai.xlsx", 120),
        ("BaoCaoToKhai_du_cot.xlsx", 300),
        ("BaoCaoToKhai_du_cot.csv", 40),
    ],
)
def test_every_sample_list_report_is_read_whole(
    name: str, many: int, files: DeclarationFiles
) -> None:
    portions = list(files.read(SAMPLES / name))
    assert sum(len(portion.declarations) for portion in portions) == many
    assert {portion.origin for portion in portions} == {Origin.LIST}
    assert portions[-1].share == 1
    assert (portions[-1].hint is not None) == (name == "BaoCaoToKhai.xlsx")


def test_a_folder_gives_its_list_reports(files: DeclarationFiles) -> None:
    assert [path.name for path in files.files([SAMPLES])] == [
        "BaoCaoToKhai.xlsx",
        "BaoCaoToKhai_du_cot.csv",
        "BaoCaoToKhai_du_cot.xlsx",
    ]


def test_a_saved_mapping_is_used_from_the_next_file_on(
    table: Path, files: DeclarationFiles, saved: list[TableMapping]
) -> None:
    assert whole(files, table).failure is not None
    saved.append(MAPPING)
    reading = whole(files, table)
    assert reading.failure is None
    assert [str(found.number) for found in reading.declarations] == ["107999910010", "307999910020"]
    saved[:] = [TableMapping(name="not sound", columns={TableField.TEAM: "No"})]
    assert whole(files, table).failure is not None


def test_a_mapping_can_be_named_or_given(
    table: Path, files: DeclarationFiles, saved: list[TableMapping]
) -> None:
    saved.append(MAPPING)
    for mapping in (MAPPING, "Phần mềm khác", "PHAN MEM KHAC"):
        (portion,) = files.read_as(table, mapping)
        assert portion.origin is Origin.TABLE
        assert {found.clearance for found in portion.declarations} == {Clearance.CLEARED}
    with pytest.raises(UnreadableFileError, match="no columns saved as “another”"):
        next(files.read_as(table, "another"))
    saved.append(TableMapping(name="not sound", columns={TableField.TEAM: "No"}))
    with pytest.raises(UnreadableFileError, match="holds the declaration number"):
        next(files.read_as(table, "not sound"))


def test_the_first_rows_and_what_they_become_come_through_the_child(
    table: Path, files: TableReader
) -> None:
    (sheet,) = files.first_rows(table).sheets
    assert sheet.rows == tuple(map(tuple, TABLE))
    assert (sheet.header_row, sheet.headers) == (0, ("No", "Released"))
    trial = files.tried(table, MAPPING)
    assert [row.number for row in trial.rows] == [2, 3]
    assert all(row.declaration is not None for row in trial.rows)
    assert len(files.tried(table, MAPPING, 1).rows) == 1


Asked = Callable[[TableReader, Path], object]


@pytest.mark.parametrize(
    "ask",
    [
        lambda files, path: files.first_rows(path),
        lambda files, path: files.tried(path, MAPPING),
        lambda files, path: list(files.read_as(path, MAPPING)),
    ],
    ids=["first rows", "tried", "read as"],
)
def test_what_is_no_table_is_refused_in_a_sentence(
    ask: Asked, tmp_path: Path, files: TableReader
) -> None:
    bad = {
        "gone.csv": None,
        "empty.csv": b"",
        "binary.csv": bytes(range(256)),
        "broken.xlsx": REPORT.read_bytes()[:9_000],
        "archive.xlsx": b"PK\x03\x04" + bytes(100),
    }
    for name, content in bad.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(UnreadableFileError, match=name.partition(".")[0]):
            ask(files, tmp_path / name)
    assert files.first_rows(REPORT).sheets


def test_a_mapping_that_is_not_sound_never_reaches_the_child(files: DeclarationFiles) -> None:
    faulty = TableMapping(name="x", columns={TableField.TEAM: "No"})
    with pytest.raises(FaultyMappingError):
        files.tried(REPORT, faulty)
    with pytest.raises(FaultyMappingError):
        files.read_as(REPORT, faulty)


def test_mutated_list_reports_give_declarations_or_the_documented_error(
    tmp_path: Path, files: DeclarationFiles
) -> None:
    chance = random.Random(20261122)
    path = tmp_path / "mutated.xlsx"
    for _ in range(40):
        path.write_bytes(with_mutated_part(REPORT.read_bytes(), chance))
        reading = whole(files, path)
        assert reading.declarations or reading.failure is not None
    assert len(whole(files, REPORT).declarations) == 300


def with_mutated_part(content: bytes, chance: random.Random) -> bytes:
    """A workbook with bytes changed in one of its unpacked parts."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        names = old.namelist()
        chosen = chance.choice([name for name in names if name.startswith("xl/")])
        for name in names:
            part = bytearray(old.read(name))
            if name == chosen:
                for _ in range(chance.randint(1, 20)):
                    part[chance.randrange(len(part))] = chance.randrange(256)
            new.writestr(name, bytes(part))
    return changed.getvalue()
