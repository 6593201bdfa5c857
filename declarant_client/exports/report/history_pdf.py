"""The port ``HistoryWriter`` for ``.pdf``: the whole table, to be printed, with fpdf2."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from declarant_client.application.ports.submissions import HistoryEntry, HistoryTotals
from declarant_client.domain.sentences import Translate, translate
from declarant_client.exports.counting import counted
from declarant_client.exports.replacing import whole_file
from declarant_client.exports.totals import summary_of
from declarant_client.exports.words import Words

_TITLE = translate("exports", "Assessments of the customs service")


class PdfHistory:
    """Writes A4 pages; ``fonts`` is the folder of the fonts that go into the file."""

    def __init__(self, words: Words, fonts: Path, now: Callable[[], datetime]) -> None:
        self._words = words
        self._fonts = fonts
        self._now = now

    def write(
        self,
        entries: Iterable[HistoryEntry],
        totals: HistoryTotals,
        path: Path,
        *,
        translate: Translate,
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> int:
        """Write what is counted, then a line for each assessment."""
        # fpdf2 takes longer to load than all of ours.
        from declarant_client.exports.report.paper import MARGIN, MUTED, WIDTH, Paper
        from declarant_client.exports.report.table import AssessmentTable

        written, now, title = 0, self._now(), _TITLE.said(translate)
        with whole_file(path) as file, Paper(self._fonts, title, now, translate) as paper:
            paper.add_page()
            paper.set_y(MARGIN)
            paper.pen(17, bold=True)
            paper.paragraph(WIDTH, title, height=8)
            paper.pen(8.5, ink=MUTED)
            # The fonts of a PDF have no star.
            paper.paragraph(WIDTH, summary_of(totals, now, ": ").said(translate))
            table = AssessmentTable(paper, self._words, translate, begins_at=paper.get_y() + 3)
            for entry in counted(entries, progress, cancelled):
                table.add(entry)
                written += 1
            paper.output(file)
        return written
