"""Which format a file's ending names."""

from __future__ import annotations

from pathlib import Path

from declarant_client.application.ports.exporting import HistoryWriter
from declarant_client.exports.csv_file import CsvHistory
from declarant_client.exports.json_file import JsonHistory
from declarant_client.exports.words import Words
from declarant_client.exports.workbook import WorkbookHistory


class HistoryFormats:
    """The port ``HistoryWriters``."""

    def __init__(self, words: Words) -> None:
        self._by_ending: dict[str, HistoryWriter] = {
            ".xlsx": WorkbookHistory(words),
            ".csv": CsvHistory(words),
            ".json": JsonHistory(),
        }

    def for_path(self, path: Path) -> HistoryWriter | None:
        """Return the writer for a file's ending, in capitals too; ``None`` for another ending."""
        return self._by_ending.get(path.suffix.lower())
