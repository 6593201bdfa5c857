"""The history as JSON: the array that ``history --json`` prints, written entry by entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from declarant_client.application.ports.submissions import HistoryEntry, HistoryTotals
from declarant_client.domain.sentences import Translate
from declarant_client.exports.counting import counted
from declarant_client.exports.history_document import history_document
from declarant_client.exports.replacing import whole_file


class JsonHistory:
    """The port ``HistoryWriter`` for ``.json``."""

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
        """Write one array; the document is the same in every language and holds no totals."""
        del totals, translate
        written = 0
        with whole_file(path) as file:
            file.write(b"[")
            for entry in counted(entries, progress, cancelled):
                file.write(b",\n" if written else b"\n")
                file.write(msgspec.json.encode(history_document(entry)))
                written += 1
            file.write(b"\n]\n")
        return written


class JsonAssessment:
    """The port ``AssessmentWriter`` for ``.json``: the one document, as the history has it."""

    def write(self, entry: HistoryEntry, path: Path, *, translate: Translate) -> None:
        """Write the document; it is the same in every language."""
        del translate
        with whole_file(path) as file:
            document = msgspec.json.encode(history_document(entry))
            file.write(msgspec.json.format(document, indent=2))
            file.write(b"\n")
