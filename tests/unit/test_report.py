"""The monthly report: a PDF that is read, with its fonts inside, whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fpdf.enums import MethodReturnValue
from msgspec import structs

from declarant_client.application.exporting import ExportCancelledError
from declarant_client.application.history_charts import charts_of
from declarant_client.application.ports.history import (
    BranchLevels,
    HistoryFigures,
    MonthParticipation,
)
from declarant_client.application.ports.reporting import MonthlyReport, OpenCase
from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.contract.shapes import Text
from declarant_client.domain.sentences import Translate
from declarant_client.exports.report import PdfReport
from declarant_client.exports.report.paper import MARGIN, WIDTH, Paper
from declarant_client.exports.report.table import AssessmentTable
from declarant_client.operating_system.resources import resources_folder
from tests.support.history_entries import (
    BRANCH,
    MADE,
    OFFICER,
    answered_case,
    english,
    entry,
    formats,
    rating,
    totals,
    words,
)

FONTS = resources_folder() / "fonts"
OFFICE = Text(vi=BRANCH.name, en="Hai Phong Customs")
NAMESAKE = structs.replace(OFFICER, code="HP-088")
FIGURES = HistoryFigures(
    branches=(BranchLevels("03CC", "Hải quan", "Customs", (1, 2, 3, 4, 5)),),
    participation=(MonthParticipation(date(2026, 3, 1), 42, 38),),
)


def report(entries: Iterator[HistoryEntry] | list[HistoryEntry]) -> MonthlyReport:
    return MonthlyReport(
        month=date(2026, 3, 1),
        made_at=MADE,
        enterprise=None,
        open_cases=(OpenCase(entry(1), answered_case()),),
        open_in_all=1,
        totals=totals(),
        charts=charts_of(FIGURES),
        entries=entries,
    )


def write(path: Path, what: MonthlyReport, *, cancel: bool = False) -> int:
    return PdfReport(FONTS, words).write(
        what, path, translate=english, progress=lambda _: None, cancelled=lambda: cancel
    )


def test_a_report_is_pdf_with_its_fonts_inside_and_a_page_to_read_first(tmp_path: Path):
    path = tmp_path / "month.pdf"
    assert write(path, report([entry(n) for n in range(1, 71)])) == 70
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", content)) == 4
    assert content.count(b"/FontFile2") == 2
    assert b"/Lang (en)" in content
    # Nothing that would act when it is opened or clicked.
    for acting in (b"/JavaScript", b"/URI", b"/Launch", b"/EmbeddedFile"):
        assert acting not in content


def table_lines(*entries: HistoryEntry, speak: Translate = english) -> list[list[str]]:
    """Return what a table writes, line by line from left to right."""
    written: dict[tuple[int, float], list[str]] = {}
    with Paper(FONTS, "title", MADE, speak) as paper:

        def text(_x: float, y: float, shown: str) -> None:
            written.setdefault((paper.page_no(), round(y, 1)), []).append(shown)

        setattr(paper, "text", text)  # noqa: B010
        table = AssessmentTable(paper, words(names={BRANCH.name: OFFICE}), speak)
        for one in entries:
            table.add(one)
    return list(written.values())


def test_each_level_in_the_table_says_of_whom_it_is_and_what_came_of_it():
    rated = entry(
        ratings=(rating(BRANCH, 4), rating(OFFICER, 1), rating(NAMESAKE, 3)),
        cases=(answered_case(),),
    )
    assert table_lines(rated)[2:] == [
        ["02/03/2026 08:30", "100000000010", "0314404243-001", "Hai Phong Customs", "4"],
        ["BN-000001", "HQHPKV1", "CôNG TY TNHH Một", "Nguyễn Văn An (HP-017)", "1", "Closed"],
        ["Nguyễn Văn An (HP-088)", "3"],
    ]
    vietnamese = table_lines(rated, speak=lambda _, said: "vi" if said == "en" else said)
    assert vietnamese[2][-2:] == [BRANCH.name, "4"]


def test_enterprises_of_like_names_are_told_apart_by_tax_code_and_the_whole_name():
    name = "Chi nhánh Công ty TNHH Giao nhận Vận tải Quốc tế Đại Dương Xanh tại "
    written = [
        [cell for line in table_lines(entry(enterprise=name + place)) for cell in line]
        for place in ("Hải Phòng", "Quảng Ninh")
    ]
    for cells, place in zip(written, ("Phòng", "Ninh"), strict=True):
        assert "0314404243-001" in cells
        assert any(cell.endswith(place) for cell in cells)
        assert not any("…" in cell for cell in cells)


def test_an_assessment_stays_on_one_page_unless_it_is_longer_than_any():
    several = tuple(rating(OFFICER, 5) for _ in range(30))
    lines = table_lines(*(entry(number, ratings=several) for number in range(1, 4)))
    firsts = [line[0] for line in lines]
    # Twice thirty have room on a page, the third begins another.
    assert [place for place, first in enumerate(firsts) if first == "Rated at"] == [0, 62]
    longest = table_lines(entry(ratings=tuple(rating(OFFICER, 5) for _ in range(100))))
    assert [line for line in longest if line[0] == "Rated at"] == [longest[0]] * 2
    assert sum(line[-1] == "5" for line in longest) == 100
    # The page that goes on says of which declaration.
    assert [line[1] for line in longest if len(line) > 3].count("100000000010") == 2


def test_a_figure_and_its_percent_sign_stay_on_one_line(paper: Paper):
    note = charts_of(FIGURES)[-1].note
    assert note is not None
    said = note.said(english)
    shares = re.findall(r"[\d.]+\s%", said)
    assert len(shares) == 2
    for width in range(20, 120):
        lines = paper.multi_cell(
            width, 1, paper.plain(said), dry_run=True, output=MethodReturnValue.LINES
        )
        assert isinstance(lines, list)
        text = "\n".join(line.replace("\N{NO-BREAK SPACE}", " ") for line in lines)
        assert all(share.replace("\N{NO-BREAK SPACE}", " ") in text for share in shares), width


def test_a_month_without_ratings_is_a_report_too(tmp_path: Path):
    path = tmp_path / "month.pdf"
    empty = replace(report([]), open_cases=(), open_in_all=0, charts=(), totals=totals(0))
    assert write(path, empty) == 0
    assert len(re.findall(rb"/Type /Page\b", path.read_bytes())) == 1


def test_a_cancelled_report_leaves_the_older_file_as_it_was(tmp_path: Path):
    path = tmp_path / "month.pdf"
    path.write_text("earlier")
    with pytest.raises(ExportCancelledError):
        write(path, report([entry(1)]), cancel=True)
    assert path.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_the_whole_history_is_printed_however_long_it_is(tmp_path: Path):
    path, told = tmp_path / "all.pdf", list[int]()
    writer = formats().for_path(path)
    assert writer is not None
    entries = [entry(position) for position in range(1, 400)]
    written = writer.write(
        entries,
        totals(len(entries)),
        path,
        translate=english,
        progress=told.append,
        cancelled=lambda: False,
    )
    assert written == len(entries) == told[-1]
    assert len(re.findall(rb"/Type /Page\b", path.read_bytes())) == 14
    path.write_text("earlier")
    with pytest.raises(ExportCancelledError):
        writer.write(
            entries,
            totals(),
            path,
            translate=english,
            progress=told.append,
            cancelled=lambda: True,
        )
    assert path.read_text() == "earlier"


@pytest.fixture
def paper() -> Iterator[Paper]:
    with Paper(FONTS, "title", MADE, english) as paper:
        paper.add_page()
        paper.pen(9)
        yield paper


def test_vietnamese_is_shown_composed_and_what_the_fonts_lack_as_one_sign(paper: Paper):
    assert paper.plain("Nguye\u0302\u0303n Đỗ Ớt ĐƯỢC ỵ") == "Nguyễn Đỗ Ớt ĐƯỢC ỵ"
    assert paper.plain("a\x00\u202eb\n\tc 漢") == "ab c \N{REPLACEMENT CHARACTER}"
    assert paper.plain("**b** <i> [x](y) %{nb}") == "**b** <i> [x](y) %{nb}"


def test_a_text_that_is_too_long_ends_in_an_ellipsis_within_its_box(paper: Paper):
    shown = paper.fitted("CÔNG TY TNHH " * 20, 40)
    assert shown.endswith("…")
    assert paper.get_string_width(shown) <= 40
    assert MARGIN * 2 + WIDTH == 210
