"""The monthly report: a PDF that is read, with its fonts inside, whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from declarant_client.application.exporting import ExportCancelledError
from declarant_client.application.history_charts import charts_of
from declarant_client.application.ports.history import (
    BranchLevels,
    HistoryFigures,
    MonthParticipation,
)
from declarant_client.application.ports.reporting import MonthlyReport, OpenCase
from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.exports.report import PdfReport
from declarant_client.exports.report.paper import MARGIN, WIDTH, Paper
from declarant_client.operating_system.resources import resources_folder
from tests.support.history_entries import (
    MADE,
    answered_case,
    english,
    entry,
    formats,
    totals,
    words,
)

FONTS = resources_folder() / "fonts"
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
    assert len(re.findall(rb"/Type /Page\b", content)) == 3
    assert content.count(b"/FontFile2") == 2
    assert b"/Lang (en)" in content
    # Nothing that would act when it is opened or clicked.
    for acting in (b"/JavaScript", b"/URI", b"/Launch", b"/EmbeddedFile"):
        assert acting not in content


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
    assert len(re.findall(rb"/Type /Page\b", path.read_bytes())) == 8
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
