"""Excel workbooks, .xls and .xlsx: recognised by their first bytes, then by the form inside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.domain.declaration import Declaration
from declarant_client.sources import ole2_files, refusals, zip_bounds
from declarant_client.sources.spreadsheet_messages import Sheet
from declarant_client.sources.spreadsheet_process import SpreadsheetProcess


class SpreadsheetForm(Protocol):
    """One kind of sheet that the declaration software writes."""

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """What such sheets are usually called, in upper case; empty when anything goes."""
        ...

    def read(self, path: Path, sheets: Sequence[Sheet]) -> tuple[Declaration, ...]:
        """Return what the sheets hold, nothing when they are no such form.

        Raises ``UnreadableFileError`` when they are, but cannot be used.
        """
        ...


class Spreadsheets:
    """Reads workbooks through the child process and lets each known form look at the sheets."""

    endings = frozenset({".xls", ".xlsx"})

    def __init__(self, process: SpreadsheetProcess, forms: Sequence[SpreadsheetForm]) -> None:
        self._process = process
        self._forms = tuple(forms)
        self._names = tuple(name for form in forms for name in form.sheet_names)

    def recognises(self, opening: bytes) -> bool:
        """Whether a file that begins so may be a workbook."""
        return opening.startswith((ole2_files.MAGIC, zip_bounds.MAGIC))

    def read(self, path: Path) -> tuple[Declaration, ...]:
        """Return the declarations in a workbook; raise ``UnreadableFileError`` without any."""
        workbook = self._process.read(path, self._names)
        found = self._first_found(path, workbook.sheets)
        if not found and not workbook.is_whole:
            # The sheet with the usual name was something else.
            found = self._first_found(path, self._process.read(path, ()).sheets)
        if not found:
            raise UnreadableFileError(refusals.not_a_declaration(path))
        return found

    def _first_found(self, path: Path, sheets: Sequence[Sheet]) -> tuple[Declaration, ...]:
        for form in self._forms:
            if found := form.read(path, sheets):
                return found
        return ()
