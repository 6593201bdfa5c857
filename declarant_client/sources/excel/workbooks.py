"""Excel workbooks, .xls and .xlsx: recognised by their first bytes, then by the form inside.

Nothing in them is computed, followed or run: the reader takes the values that were saved.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cached_property
from itertools import chain, islice, repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol

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
from declarant_client.sources.excel import ole2_files, sheet_pieces, zip_bounds
from declarant_client.sources.excel.sheet_pieces import CutWorkbook
from declarant_client.sources.format_reader import SourceFile

if TYPE_CHECKING:
    from concurrent.futures import Future

FILE_LIMIT = 50 * 1024 * 1024
"""Largest workbook that is read, in bytes; a list report of 100,000 rows has a third of it."""
SHEET_LIMIT = 8
_WORKBOOK_PART = "xl/workbook.xml"
_MOST_ROWS = 1_048_576
"""As many as a sheet of .xlsx can have."""
_AT_ONCE = 50_000
"""Rows of one piece that are made lists together: as many as may stand in one."""
_LOOKED_AT = 5_000
"""Rows that are enough to see what a sheet is: whoever wants more wants all."""


class _BrokenSheetError(Exception):
    """A sheet's part of the workbook is missing or cannot be taken apart."""


class WorkbookSheet:
    """A sheet; its cells are taken apart when they are first asked for.

    One that was cut goes on in ``pieces``, and is ``height`` rows high.
    """

    def __init__(
        self,
        book: CalamineWorkbook,
        metadata: SheetMetadata,
        pieces: Sequence[SheetMetadata] = (),
        height: int | None = None,
    ) -> None:
        self._book = book
        self._pieces = tuple(piece.name for piece in pieces)
        self._height = height
        self.name = metadata.name
        self.is_visible = metadata.visible == SheetVisibleEnum.Visible

    @cached_property
    def _cells(self) -> CalamineSheet:
        return _taken_apart(self._book, self.name)

    @property
    def first_column(self) -> int:
        """The sheet's first filled column, counted from 0: where every row's values begin."""
        return self._cells.start[1] if self._cells.start else 0

    @property
    def height(self) -> int:
        """How many rows there are, the first one included."""
        return int(self._cells.total_height) if self._height is None else self._height

    def rows(self) -> Iterator[list[Any]]:
        """Yield each row's values from the sheet's first row on; an empty cell is ``""``.

        A value is text, a number, a truth value, or a date, time or duration.
        """
        rows = iter(self._cells.iter_rows())
        return self._with_pieces(rows) if self._pieces else rows

    def _with_pieces(self, rows: Iterator[list[Any]]) -> Iterator[list[Any]]:
        """Yield rows, then those of the further pieces, whose columns are counted as these."""
        yield from islice(rows, _LOOKED_AT)
        with closing(_taken_apart_ahead(self._book, self._pieces)) as pieces:
            first = next(pieces)
            yield from rows
            reached = _below(self._cells)
            for cells in chain([first.result()], (piece.result() for piece in pieces)):
                row, column = cells.start or (reached, 0)
                if _below(cells) > _MOST_ROWS:
                    raise _BrokenSheetError
                yield from ([] for _ in range(reached, row))
                yield from _moved(_own_rows(cells, row), column - self.first_column)
                reached = max(reached, _below(cells))


def _below(cells: CalamineSheet) -> int:
    """Return the row below the last that is filled, 0 where none is."""
    return cells.end[0] + 1 if cells.end else 0


def _own_rows(cells: CalamineSheet, first: int) -> Iterable[list[Any]]:
    """Return a piece's rows without the empty ones above: at once, unless they are too many."""
    if cells.height > _AT_ONCE:
        return islice(cells.iter_rows(), first, None)
    return cells.to_python()


def _taken_apart(book: CalamineWorkbook, name: str) -> CalamineSheet:
    try:
        return book.get_sheet_by_name(name)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a Rust panic is no Exception
        raise _BrokenSheetError from error


def _taken_apart_ahead(
    book: CalamineWorkbook, names: Sequence[str]
) -> Generator[Future[CalamineSheet], None, None]:
    """Yield sheets of which the next is taken apart meanwhile: calamine needs no lock for it."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=1) as thread:
        waiting = thread.submit(_taken_apart, book, names[0])
        for name in names[1:]:
            following = thread.submit(_taken_apart, book, name)
            yield waiting
            waiting = following
        yield waiting


def _moved(rows: Iterable[list[Any]], columns: int) -> Iterator[list[Any]]:
    """Yield rows that begin so many columns further to the right, or to the left."""
    if columns <= 0:
        yield from (row[-columns:] for row in rows) if columns else rows
    else:
        yield from ([*repeat("", columns), *row] for row in rows)


class Workbook:
    """An open workbook; ``cut`` says which of its sheets go on behind the others."""

    def __init__(self, book: CalamineWorkbook, cut: CutWorkbook | None = None) -> None:
        self.sheets = tuple(
            WorkbookSheet(book, metadata, pieces, height)
            for metadata, pieces, height in _sheets(book.sheets_metadata, cut)
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
    content, cut = _checked_content(file)
    with _opened(file, content, io.BytesIO(content) if cut is None else cut.stream) as calamine:
        if cut is not None:
            cut.stream.close()  # calamine has its own
        try:
            yield Workbook(calamine, cut)
        except _BrokenSheetError:
            raise UnreadableFileError(refusals.damaged(file.path)) from None


def _sheets(
    metadata: Sequence[SheetMetadata], cut: CutWorkbook | None
) -> Iterator[tuple[SheetMetadata, Sequence[SheetMetadata], int | None]]:
    """Yield each sheet with its further pieces, and its height where it was cut."""
    if cut is None:
        yield from ((sheet, (), None) for sheet in metadata)
        return
    whole = len(metadata) - sum(cut.pieces.values())
    pieces = iter(metadata[whole:])
    for place, sheet in enumerate(metadata[:whole]):
        more = tuple(islice(pieces, cut.pieces.get(place, 0)))
        yield sheet, more, cut.heights.get(place)


def _checked_content(file: SourceFile) -> tuple[bytes, CutWorkbook | None]:
    """Return the bytes of a file that may be opened, and what is opened in its place."""
    if file.size > FILE_LIMIT:
        raise UnreadableFileError(refusals.too_large(file.path, FILE_LIMIT))
    # Asked for more than there is, Python takes as much memory first.
    content = file.stream.read(file.size)
    if not content.startswith(zip_bounds.MAGIC):
        return content, None
    try:
        archive = zip_bounds.checked(content, sheet_pieces.WORTHWHILE)
    except zip_bounds.SwellingArchiveError:
        raise UnreadableFileError(refusals.swells(file.path)) from None
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise UnreadableFileError(refusals.damaged(file.path)) from None
    if _WORKBOOK_PART not in archive.names:
        raise UnreadableFileError(refusals.not_a_spreadsheet(file.path))
    return content, sheet_pieces.cut(archive.unpacked) if archive.unpacked else None


def _opened(file: SourceFile, content: bytes, stream: io.BytesIO) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(stream)
    except PasswordError:
        raise UnreadableFileError(refusals.protected(file.path)) from None
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - a Rust panic is no Exception, and says nothing useful
        if not content.startswith(ole2_files.MAGIC):
            raise UnreadableFileError(refusals.damaged(file.path)) from None
        raise UnreadableFileError(ole2_files.why_unreadable(file.path, content)) from None
