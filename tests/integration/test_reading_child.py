"""Spreadsheets read by the real child process: genuine, damaged, locked and hostile ones."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from declarant_client.domain.declaration import VIETNAM, Branch, Channel, Clearance, Declaration
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.sources.declaration_files import DeclarationFiles
from declarant_client.sources.excel.workbooks import FILE_LIMIT
from declarant_client.sources.reading_child import answered
from declarant_client.sources.reading_messages import ReadFile, Refused
from declarant_client.sources.registry import known_formats
from tests.support.reading import WholeReading, whole
from tests.support.spreadsheets import (
    EXPORT_PRINT,
    IMPORT_PRINT,
    SAMPLES,
    changed,
    encrypted_xls,
    encrypted_xlsx,
    from_corner_to_corner,
    lying_zip_bomb,
    ole2,
    workbook,
    zip_bomb,
)

pytestmark = pytest.mark.processes

IMPORT = "ToKhaiHQ7N_QDTQ_106999900010.xlsx"
OTHER_IMPORT = "ToKhaiHQ7N_QDTQ_107999900020.xlsx"
EXPORT = "ToKhaiHQ7X_QDTQ_307999900010.xls"
UNCLEARED = "ToKhaiHQ7N_107999900030.xlsx"

EXPECTED = {
    IMPORT: Declaration(
        number=DeclarationNumber("106999900010"),
        clearance=Clearance.CLEARED,
        regime="A11",
        branch=Branch(short_name="HQHPKV1"),
        team="01",
        channel=Channel.YELLOW,
        registered_at=datetime(2024, 5, 20, 9, 36, 4, tzinfo=VIETNAM),
        cleared_at=datetime(2024, 5, 20, 18, 52, 25, tzinfo=VIETNAM),
        enterprise_tax_code=TaxCode("0200999001"),
        enterprise_name="Công ty TNHH Xuất nhập khẩu Minh Họa Một",
    ),
    OTHER_IMPORT: Declaration(
        number=DeclarationNumber("107999900020"),
        clearance=Clearance.CLEARED,
        regime="A12",
        branch=Branch(short_name="HQDINHVU"),
        team="00",
        channel=Channel.YELLOW,
        registered_at=datetime(2025, 9, 4, 10, 50, 59, tzinfo=VIETNAM),
        cleared_at=datetime(2025, 9, 5, 17, 2, 1, tzinfo=VIETNAM),
        enterprise_tax_code=TaxCode("0200999002"),
        enterprise_name="Công ty Cổ phần Vật tư Minh Họa Hai",
    ),
    EXPORT: Declaration(
        number=DeclarationNumber("307999900010"),
        clearance=Clearance.CLEARED,
        regime="B11",
        branch=Branch(short_name="HQHAIDUONG"),
        team="00",
        channel=Channel.GREEN,
        registered_at=datetime(2025, 9, 9, 16, 52, 12, tzinfo=VIETNAM),
        cleared_at=datetime(2025, 9, 9, 16, 52, 12, tzinfo=VIETNAM),
        enterprise_tax_code=TaxCode("0200999001"),
        enterprise_name="CôNG TY TNHH XUấT NHậP KHẩU MINH HọA MộT",
    ),
    UNCLEARED: Declaration(
        number=DeclarationNumber("107999900030"),
        clearance=Clearance.NONE,
        regime="A41",
        branch=Branch(short_name="HQNOIBAI"),
        team="00",
        enterprise_tax_code=TaxCode("0200999001", "001"),
        enterprise_name="CôNG TY TNHH MINH HọA MộT - CHI NHáNH",
    ),
}


@pytest.fixture
def read(reader: DeclarationFiles) -> Callable[[Path], WholeReading]:
    return partial(whole, reader)


Read = Callable[[Path], WholeReading]


def refusal(reading: WholeReading) -> str:
    assert reading.declarations == ()
    assert reading.failure is not None
    sentence = str(reading.failure)
    assert reading.path.name in sentence
    return sentence


@pytest.mark.parametrize("name", EXPECTED)
def test_every_sample_gives_exactly_its_declaration(name: str, read: Read) -> None:
    assert read(SAMPLES / name) == WholeReading(SAMPLES / name, (EXPECTED[name],))


def test_the_files_name_proves_nothing(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "ToKhaiHQ7N_QDTQ_106999900010.xlsx"
    shutil.copy(SAMPLES / EXPORT, path)
    assert read(path).declarations == (EXPECTED[EXPORT],)


def test_a_form_is_found_in_any_visible_sheet(tmp_path: Path, read: Read) -> None:
    sheets = {"TKN": {"A1": "something else"}, "Trang 1": EXPORT_PRINT}
    (found,) = read(workbook(tmp_path / "a.xlsx", sheets)).declarations
    assert str(found.number) == "307999900010"


def test_a_form_in_a_hidden_sheet_of_another_name_does_not_count(
    tmp_path: Path, read: Read
) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": {"A1": "x"}, "HANG": IMPORT_PRINT}, ("HANG",))
    assert "not the print of a customs declaration" in refusal(read(path))


def test_a_cell_that_holds_a_number_text_or_blank_date_is_read_through_the_pipe(
    tmp_path: Path, read: Read
) -> None:
    cells = changed(IMPORT_PRINT, E4="106999900010", I6=3, G8="/  /")
    (found,) = read(workbook(tmp_path / "a.xlsx", {"TKN": cells})).declarations
    assert (found.channel, found.registered_at) == (Channel.RED, None)


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _sample(name: str, length: int) -> bytes:
    return (SAMPLES / name).read_bytes()[:length]


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(FILE_LIMIT + 1)


BAD_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "corners.xlsx": (from_corner_to_corner, "use up the memory"),
    "beyond the limit.xlsx": (lambda path: from_corner_to_corner(path, "BL1048576"), "memory"),
    "bomb.xlsx": (zip_bomb, "larger than any genuine print"),
    "lying bomb.xlsx": (lying_zip_bomb, "larger than any genuine print"),
    "locked.xlsx": (encrypted_xlsx, "protected by a password"),
    "locked.xls": (encrypted_xls, "protected by a password"),
    "cut.xlsx": (_bytes(_sample(IMPORT, 60_000)), "damaged"),
    "cut.xls": (_bytes(_sample(EXPORT, 9_000)), "damaged"),
    "empty.xlsx": (_bytes(b""), "empty"),
    "random.xls": (_bytes(random.Random(1).randbytes(5_000)), "not a file that this program"),
    "random inside.xlsx": (_bytes(b"PK\x03\x04" + random.Random(2).randbytes(999)), "damaged"),
    "page.xls": (_bytes(b"<html><table></table></html>"), "not a file that this program reads"),
    "letter.xls": (lambda path: path.write_bytes(ole2({"WordDocument": b"x"})), "not an Excel"),
    "huge.xlsx": (_sparse, "too large"),
    "list.xlsx": (lambda path: workbook(path, {"A": {"A1": "x"}}), "not the print of a customs"),
    "frame.xlsx": (
        lambda path: workbook(path, {"TKN": changed(IMPORT_PRINT, E4=None)}),
        "no declaration number",
    ),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_gives_one_clear_sentence_and_the_next_is_read(
    name: str, tmp_path: Path, read: Read
) -> None:
    make, reason = BAD_FILES[name]
    make(tmp_path / name)
    assert reason in refusal(read(tmp_path / name))
    assert read(SAMPLES / EXPORT).declarations == (EXPECTED[EXPORT],)


def test_a_folder_with_bad_files_in_its_middle_gives_all_the_others(
    tmp_path: Path, reader: DeclarationFiles
) -> None:
    for name, (make, _reason) in BAD_FILES.items():
        make(tmp_path / name)
    shutil.copy(SAMPLES / EXPORT, tmp_path / "a first.xls")
    shutil.copy(SAMPLES / UNCLEARED, tmp_path / "e in the middle.xlsx")
    shutil.copy(SAMPLES / IMPORT, tmp_path / "z last.xlsx")
    (tmp_path / "~$z last.xlsx").write_bytes(b"lock")
    readings = [whole(reader, path) for path in reader.files([tmp_path])]
    numbers = [str(found.number) for reading in readings for found in reading.declarations]
    assert numbers == ["307999900010", "107999900030", "106999900010"]
    assert sum(reading.failure is not None for reading in readings) == len(BAD_FILES)


def test_what_is_no_ordinary_file_is_never_opened(tmp_path: Path, read: Read) -> None:
    assert "does not exist" in refusal(read(tmp_path / "gone.xlsx"))
    assert "is a folder" in refusal(read(tmp_path))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.xlsx")
        assert "not an ordinary file" in refusal(read(tmp_path / "pipe.xlsx"))


def test_a_file_that_the_system_does_not_give_is_told_in_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(self: Path, *_arguments: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    formats = known_formats()
    monkeypatch.setattr(Path, "open", refused)
    (answer,) = answered(formats, ReadFile(os.fsencode(SAMPLES / EXPORT)))
    assert isinstance(answer, Refused)
    assert "no permission" in str(answer.reason.sentence())


def test_no_cell_is_ever_computed(tmp_path: Path, read: Read) -> None:
    cells = changed(IMPORT_PRINT, H11='=HYPERLINK("http://example.invalid","x")')
    (found,) = read(workbook(tmp_path / "a.xlsx", {"TKN": cells})).declarations
    assert str(found.number) == "106999900010"


def test_a_file_with_any_name_is_read(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "tờ khai số 1 — \U0001f4c4.xls"
    shutil.copy(SAMPLES / EXPORT, path)
    assert read(path).declarations == (EXPECTED[EXPORT],)
