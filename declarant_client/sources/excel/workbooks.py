"""Excel workbooks, .xls and .xlsx: recognised by their first bytes, then by the form inside.

Nothing in them is computed, followed or run: the reader takes the values that were saved.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from operator import attrgetter
from typing import Any, Protocol

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from declarant_client.application.ports.reading import (
    Portion,
    UnknownTableError,
    UnreadableFileError,
)
from declarant_client.sources import refusals
from declarant_client.sources.excel import ole2_files, zip_bounds
from declarant_client.sources.format_reader import SourceFile

FILE_LIMIT = 50 * 1024 * 1024
"""Largest workbook that is read, in bytes; a list report of 100,000 rows has a third of it."""
SHEET_LIMIT = 8
_WORKBOOK_PART = "xl/workbook.xml"


class _BrokenSheetError(Exception):
    """A sheet's part of the workbook is missing or cannot be taken apart."""


class WorkbookSheet:
    """A sheet; its cells are taken apart when they are first asked for."""

    def __init__(self, book: CalamineWorkbook, metadata: SheetMetadata) -> None:
        self._book = book
        self.name = metadata.name
        self.is_visible = metadata.visible == SheetVisibleEnum.Visible

    @cached_property
    def _cells(self) -> CalamineSheet:
        try:
            return self._book.get_sheet_by_name(self.name)
        except (KeyboardInterrupt, SystemExit, MemoryError):
            raise
        except BaseException as error:  # a Rust panic is no Exception
            raise _BrokenSheetError from error

    @property
    def first_column(self) -> int:
        """The sheet's first filled column, counted from 0: where every row's values begin."""
        return self._cells.start[1] if self._cells.start else 0

    @property
    def height(self) -> int:
        """How many rows there are, the first one included."""
        return int(self._cells.total_height)

    def rows(self) -> Iterator[list[Any]]:
        """Yield each row's values from the sheet's first row on; an empty cell is ``""``.

        A value is text, a number, a truth value, or a date, time or duration.
        """
        return iter(self._cells.iter_rows())


class Workbook:
    """An open workbook."""

    def __init__(self, book: CalamineWorkbook) -> None:
        self.sheets = tuple(
            WorkbookSheet(book, metadata)
            for metadata in book.sheets_metadata
            if metadata.typ == SheetTypeEnum.WorkSheet
        )

    def usual(self, names: Sequence[str]) -> tuple[WorkbookSheet, ...]:
        """Return the sheets with these names (upper case), hidden ones too."""
        named = [sheet for sheet in self.sheets if sheet.name.strip().upper() in names]
        return tuple(named[:SHEET_LIMIT])

    @property
    def visible(self) -> tuple[WorkbookSheet, ...]:
        """The first few sheets that the user sees."""
        return tuple(filter(attrgetter("is_visible"), self.sheets))[:SHEET_LIMIT]


class WorkbookForm(Protocol):
    """One kind of workbook that declarations come in."""

    def read(self, file: SourceFile, book: Workbook) -> Iterator[Portion] | None:
        """Return what the workbook holds, ``None`` when it is no such form.

        Raises ``UnreadableFileError`` when it is, but cannot be used.
        """
        ...


class Workbooks:
    """Opens workbooks and lets each known form look inside; implements ``FormatReader``."""

    endings = frozenset({".xls", ".xlsx"})

    def __init__(self, forms: Sequence[WorkbookForm]) -> None:
        self._forms = tuple(forms)

    def recognises(self, file: SourceFile) -> bool:
        """Whether a file that begins so may be a workbook."""
        return is_workbook(file)

    def read(self, file: SourceFile) -> Iterator[Portion]:
        """Yield the declarations in a workbook; raise ``UnreadableFileError`` without any."""
        with opened(file) as book:
            for form in self._forms:
                portions = form.read(file, book)
                if portions is not None:
                    yield from portions
                    return
        raise UnknownTableError(refusals.not_a_declaration(file.path))


def is_workbook(file: SourceFile) -> bool:
    """Whether a file that begins so may be a workbook."""
    return file.opening.startswith((ole2_files.MAGIC, zip_bounds.MAGIC))


@contextmanager
def opened(file: SourceFile) -> Iterator[Workbook]:
    """Open a workbook; raise ``UnreadableFileError`` when it is none, or locked, or too large.

    Within, too: a sheet may turn out to be damaged when its cells are first asked for.
    """
    with _opened(file, _checked_content(file)) as calamine:
        try:
            yield Workbook(calamine)
        except _BrokenSheetError:
            raise UnreadableFileError(refusals.damaged(file.path)) from None


def _checked_content(file: SourceFile) -> bytes:
    """Return the bytes of a file that may be opened."""
    if file.size > FILE_LIMIT:
        raise UnreadableFileError(refusals.too_large(file.path, FILE_LIMIT))
    content = file.stream.read(FILE_LIMIT + 1)
    if content.startswith(zip_bounds.MAGIC):
        try:
            names = zip_bounds.checked_names(content)
        except zip_bounds.SwellingArchiveError:
            raise UnreadableFileError(refusals.swells(file.path)) from None
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
            raise UnreadableFileError(refusals.damaged(file.path)) from None
        if _WORKBOOK_PART not in names:
            raise UnreadableFileError(refusals.not_a_spreadsheet(file.path))
    return content


def _opened(file: SourceFile, content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        raise UnreadableFileError(refusals.protected(file.path)) from None
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - a Rust panic is no Exception, and says nothing useful
        if not content.startswith(ole2_files.MAGIC):
            raise UnreadableFileError(refusals.damaged(file.path)) from None
        raise UnreadableFileError(ole2_files.why_unreadable(file.path, content)) from None
