"""Which format a file's ending names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from declarant_client.application.ports.exporting import AssessmentWriter, HistoryWriter
from declarant_client.exports.csv_file import CsvHistory
from declarant_client.exports.json_file import JsonAssessment, JsonHistory
from declarant_client.exports.report.history_pdf import PdfHistory
from declarant_client.exports.sheet_html import HtmlSheet
from declarant_client.exports.sheet_text import TextSheet
from declarant_client.exports.words import Words
from declarant_client.exports.workbook import WorkbookHistory


class HistoryFormats:
    """The port ``HistoryWriters``.

    ``words`` is asked for each file: an office's reasons may be newer then. ``fonts`` is the folder
    of the fonts that go into a PDF.
    """

    def __init__(
        self, words: Callable[[], Words], fonts: Path, now: Callable[[], datetime]
    ) -> None:
        self._words = words
        self._fonts = fonts
        self._now = now

    def for_path(self, path: Path) -> HistoryWriter | None:
        """Return the writer for a file's ending, in capitals too; ``None`` for another ending."""
        match path.suffix.lower():
            case ".xlsx":
                return WorkbookHistory(self._words())
            case ".csv":
                return CsvHistory(self._words())
            case ".json":
                return JsonHistory()
            case ".pdf":
                return PdfHistory(self._words(), self._fonts, self._now)
        return None


class AssessmentFormats:
    """The port ``AssessmentWriters``; ``words`` as for the history."""

    def __init__(self, words: Callable[[], Words]) -> None:
        self._words = words

    def for_path(self, path: Path) -> AssessmentWriter | None:
        """Return the writer for a file's ending, in capitals too; ``None`` for another ending."""
        match path.suffix.lower():
            case ".html":
                return HtmlSheet(self._words())
            case ".txt":
                return TextSheet(self._words())
            case ".json":
                return JsonAssessment()
        return None
