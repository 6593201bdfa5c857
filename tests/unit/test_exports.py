"""A file of the history holds what the history shows, typed, harmless, whole or not at all."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from declarant_client.application.ports.exporting import ExportCancelledError, HistoryWriter
from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.contract.shapes import Text
from declarant_client.domain.submission import SubmissionState
from declarant_client.exports.columns import COLUMNS
from declarant_client.exports.csv_file import harmless
from declarant_client.exports.replacing import whole_file
from declarant_client.exports.workbook import WorkbookHistory
from tests.support.history_entries import (
    BRANCH,
    OFFICER,
    answered_case,
    english,
    entry,
    formats,
    rating,
    totals,
    words,
)

HEADINGS = [str(column.heading) for column in COLUMNS]
DANGEROUS = "=+-@\t\r＝＋－＠"
TWO_SUBJECTS = (rating(BRANCH, 5), rating(OFFICER, 1, comment="=HYPERLINK(1)"))


def write(
    writer: HistoryWriter, path: Path, entries: Iterable[HistoryEntry], *, cancel: bool = False
) -> int:
    return writer.write(
        entries,
        totals(),
        path,
        translate=english,
        progress=lambda _written: None,
        cancelled=lambda: cancel,
    )


def writer_for(path: Path) -> HistoryWriter:
    writer = formats().for_path(path)
    assert writer is not None
    return writer


def sheet(path: Path, name: str) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python()


def row_of(path: Path, position: int = 1) -> dict[str, Any]:
    rows = sheet(path, "Ratings")
    return dict(zip(rows[0], rows[position], strict=True))


@pytest.mark.parametrize("name", ["a.xlsx", "a.XLSX", "a.csv", "a.json", "a.pdf"])
def test_the_ending_names_the_format(name: str) -> None:
    assert formats().for_path(Path(name)) is not None


@pytest.mark.parametrize("name", ["a.doc", "a", "a.xls", ".xlsx"])
def test_an_unknown_ending_names_none(name: str) -> None:
    assert formats().for_path(Path(name)) is None


def test_a_workbook_has_one_row_for_each_rated_subject(tmp_path: Path) -> None:
    path = tmp_path / "history.xlsx"
    history = [entry(1, ratings=TWO_SUBJECTS, cases=(answered_case(),)), entry(2)]

    assert write(writer_for(path), path, history) == 2

    rows = sheet(path, "Ratings")
    assert rows[0] == HEADINGS
    assert [row[HEADINGS.index("Level")] for row in rows[1:]] == [5, 1, 5]


def test_a_workbooks_cells_are_typed(tmp_path: Path) -> None:
    path = tmp_path / "history.xlsx"
    write(writer_for(path), path, [entry(1)])
    row = row_of(path)

    assert row["Declaration"] == "100000000010"
    assert row["Tax code"] == "0314404243-001"
    assert row["Level"] == 5.0
    assert isinstance(row["Level"], float)
    assert row["Cleared"] == datetime(2026, 3, 1, 18, 52, 25)  # noqa: DTZ001 - Vietnam's clock
    assert row["Rated at"] == datetime(2026, 3, 2, 8, 30, 15)  # noqa: DTZ001 - Vietnam's clock


def test_a_workbook_shows_what_came_of_a_low_rating(tmp_path: Path) -> None:
    path = tmp_path / "history.xlsx"
    write(writer_for(path), path, [entry(1, ratings=TWO_SUBJECTS, cases=(answered_case(),))])

    praised, complained = row_of(path, 1), row_of(path, 2)
    assert praised["Case"] == ""
    assert complained["Case"] == "VU-000001"
    assert complained["Last step of the case"] == "Closed"
    assert complained["Outcome"] == "The complaint is founded"
    assert complained["Answer"].startswith("Đã kiểm tra")
    assert complained["Measures"] == "Nhắc nhở"


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(tmp_path: Path) -> None:
    path = tmp_path / "history.xlsx"
    tricky = [
        entry(1, ratings=(rating(BRANCH, 1, comment="=1+1"),), enterprise="http://evil.example"),
        entry(2, ratings=(rating(BRANCH, 1, comment="{=1+1}"),), enterprise="mailto:a@b.example"),
    ]
    write(writer_for(path), path, tricky)

    assert row_of(path, 1)["Details"] == "=1+1"
    assert row_of(path, 2)["Details"] == "{=1+1}"
    assert b"<f>" not in _xml(path)
    assert b"hyperlink" not in _xml(path)


def _xml(path: Path) -> bytes:
    import zipfile

    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_a_workbook_has_a_frozen_heading_and_a_filter(tmp_path: Path) -> None:
    path = tmp_path / "history.xlsx"
    write(writer_for(path), path, [entry(1)])

    assert b'state="frozen"' in _xml(path)
    assert b"<autoFilter ref=" in _xml(path)


def test_rows_beyond_a_sheet_go_on_a_further_one(tmp_path: Path) -> None:
    path = tmp_path / "history.xlsx"
    write(WorkbookHistory(words(), rows_of_a_sheet=2), path, [entry(n) for n in range(1, 6)])

    names = CalamineWorkbook.from_path(str(path)).sheet_names
    assert names == ["Ratings", "Ratings 2", "Ratings 3", "Totals"]
    assert [len(sheet(path, name)) for name in names[:3]] == [3, 3, 2]
    assert all(sheet(path, name)[0] == HEADINGS for name in names[:3])


def test_the_totals_count_by_level_state_office_and_enterprise(tmp_path: Path) -> None:
    path = tmp_path / "history.xlsx"
    write(writer_for(path), path, [entry(1, ratings=TWO_SUBJECTS)])

    lines = [line for line in sheet(path, "Totals") if any(line)]
    by_name = {line[0]: line for line in lines}
    assert by_name["5 · Very satisfied"][1] == 1
    assert by_name["Received by the office"][1] == 1
    assert by_name["Chi cục Hải quan khu vực III"][1:9] == [1, 2, 1, 0, 0, 0, 1, 3]
    assert by_name["0314404243-001 CôNG TY TNHH Một"][1:3] == [1, 2]


def test_of_what_was_withdrawn_or_revised_no_level_counts_in_the_totals(tmp_path: Path) -> None:
    path = tmp_path / "history.xlsx"
    revised = replace(entry(2), revised_by=entry(1).assessment.assessment_id)
    withdrawn = replace(entry(3), state=SubmissionState.WITHDRAWN)
    write(writer_for(path), path, [entry(1, ratings=TWO_SUBJECTS), revised, withdrawn])

    by_name = {line[0]: line for line in sheet(path, "Totals") if any(line)}
    assert by_name["Chi cục Hải quan khu vực III"][1:9] == [3, 2, 1, 0, 0, 0, 1, 3]
    assert len(sheet(path, "Ratings")) == 1 + 4


def test_an_empty_history_gives_a_workbook_with_headings(tmp_path: Path) -> None:
    path = tmp_path / "history.xlsx"

    assert write(writer_for(path), path, []) == 0
    assert sheet(path, "Ratings") == [HEADINGS]


def test_reasons_are_shown_in_the_offices_words(tmp_path: Path) -> None:
    path = tmp_path / "history.xlsx"
    slow = Text(vi="Chậm", en="Slow")
    rated = rating(BRANCH, 1, comment="x")
    with_reasons = type(rated)(
        subject=rated.subject, level=1, entry=rated.entry, reasons=["SLOW", "OLD"]
    )
    offered = formats(lambda: words({"SLOW": slow}))
    writer = offered.for_path(path)
    assert writer is not None
    write(writer, path, [entry(1, ratings=(with_reasons,))])

    assert row_of(path)["Reasons"] == "Slow; OLD"


def test_a_csv_file_opens_right_in_excel(tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    assert write(writer_for(path), path, [entry(1, ratings=TWO_SUBJECTS)]) == 1

    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == 3
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[0]["Declaration"] == "100000000010"
    assert rows[0]["Enterprise"] == "CôNG TY TNHH Một"
    assert rows[0]["Cleared"] == "01/03/2026 18:52:25"
    assert rows[1]["Details"] == "'=HYPERLINK(1)"
    assert rows[1]["Phone"] == "'+84 225 3 000 111"


@given(st.text() | st.builds(str.__add__, st.sampled_from([*DANGEROUS, " =", "\n+"]), st.text()))
def test_no_cell_of_a_csv_file_begins_like_a_formula(text: str) -> None:
    shown = harmless(text)

    assert shown in {text, f"'{text}"}
    assert not shown.startswith(tuple(DANGEROUS))
    assert not shown.strip().startswith(tuple(DANGEROUS))


@given(st.text(st.characters(categories=["L", "N"])))
def test_a_cell_of_letters_and_digits_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1))
def test_neutralised_cells_survive_writing_and_reading(cells: list[str]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow([harmless(cell) for cell in cells])
    file.seek(0)

    (read,) = csv.reader(file)
    assert [cell.removeprefix("'") if cell[:1] == "'" else cell for cell in read] == [
        cell.removeprefix("'") for cell in cells
    ]


def test_a_json_file_holds_one_document_for_each_assessment(tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    history = [entry(1, ratings=TWO_SUBJECTS, cases=(answered_case(),)), entry(2)]
    assert write(writer_for(path), path, history) == 2

    first, second = json.loads(path.read_bytes())
    assert first["number"] == "100000000010"
    assert first["receipt_number"] == "BN-000001"
    assert first["made_at"] == "2026-03-02T08:30:15+07:00"
    assert [given["level"] for given in first["ratings"]] == [5, 1]
    assert first["case"]["state"] == "closed"
    assert first["case"]["outcome"] == "founded"
    assert first["cases"] == [first["case"]]
    assert second["case"] is None


def test_an_empty_history_gives_an_empty_array(tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    write(writer_for(path), path, [])

    assert json.loads(path.read_bytes()) == []


NAMES = pytest.mark.parametrize("name", ["history.xlsx", "history.csv", "history.json"])


@NAMES
def test_a_cancelled_export_leaves_everything_as_it_was(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("earlier")

    with pytest.raises(ExportCancelledError):
        write(writer_for(path), path, [entry(1)], cancel=True)

    assert path.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [path]


@NAMES
def test_a_failed_export_leaves_everything_as_it_was(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("earlier")

    def failing() -> Iterator[HistoryEntry]:
        yield entry(1)
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write(writer_for(path), path, failing())

    assert path.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [path]


@NAMES
def test_an_export_takes_the_place_of_an_earlier_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("earlier")
    path.chmod(0o640)
    write(writer_for(path), path, [entry(1)])

    assert path.read_bytes() != b"earlier"
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o640


@NAMES
def test_a_folder_is_never_replaced(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.mkdir()

    with pytest.raises(OSError):  # noqa: PT011 - which one is the system's choice
        write(writer_for(path), path, [entry(1)])

    assert path.is_dir()


def test_a_full_disk_while_the_workbook_is_packed_is_told_as_the_system_told_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "history.xlsx"

    def full(*_arguments: Any, **_options: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("xlsxwriter.workbook.ZipFile", full)
    with pytest.raises(OSError, match="No space left"):
        write(writer_for(path), path, [entry(1)])

    assert list(tmp_path.iterdir()) == []


def test_a_very_long_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'ờ' * 80}.csv"
    with whole_file(path) as file:
        file.write(b"x")

    assert path.read_bytes() == b"x"
