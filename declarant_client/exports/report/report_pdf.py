"""The port ``ReportWriter`` with fpdf2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from declarant_client.application.ports.reporting import MonthlyReport
from declarant_client.domain.sentences import Translate
from declarant_client.exports.counting import counted
from declarant_client.exports.replacing import whole_file
from declarant_client.exports.words import Words


class PdfReport:
    """Writes A4 pages; ``fonts`` is the folder of the fonts that go into the file.

    ``words`` is asked for each file, as ``HistoryFormats`` does.
    """

    def __init__(self, fonts: Path, words: Callable[[], Words]) -> None:
        self._fonts = fonts
        self._words = words

    def write(
        self,
        report: MonthlyReport,
        path: Path,
        *,
        translate: Translate,
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> int:
        """Write the page to read, then a line for each assessment."""
        # fpdf2 takes longer to load than all of ours.
        from declarant_client.exports.report.first_page import title_of, write_first_page
        from declarant_client.exports.report.paper import Paper
        from declarant_client.exports.report.table import AssessmentTable

        words, written = self._words(), 0
        title = title_of(report).said(translate)
        with (
            whole_file(path) as file,
            Paper(self._fonts, title, report.made_at, translate) as paper,
        ):
            write_first_page(paper, report, words, translate)
            table = AssessmentTable(paper, words, translate)
            for entry in counted(report.entries, progress, cancelled):
                table.add(entry)
                written += 1
            paper.output(file)
        return written
