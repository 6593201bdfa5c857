"""The child process that reads spreadsheets: their readers abort on hostile files, not we.

Run as ``python -m declarant_client.sources.spreadsheet_child`` (or by the bundle's own executable
through ``main``). It answers the messages of ``spreadsheet_messages`` on standard output until
standard input ends, keeps no file open between two answers, and leaves its limits to its parent.
"""

from __future__ import annotations

import io
import itertools
import os
import signal
import sys
import zipfile
from datetime import date, datetime, time
from typing import Any, BinaryIO

import msgspec
from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from declarant_client.sources import ole2_files
from declarant_client.sources.refusals import FILE_LIMIT
from declarant_client.sources.spreadsheet_messages import (
    CELL_LIMIT,
    COLUMN_LIMIT,
    ROW_LIMIT,
    SHEET_LIMIT,
    TEXT_LIMIT,
    Answer,
    CellValue,
    NotOpened,
    ReadWorkbook,
    Ready,
    Refusal,
    Refused,
    Sheet,
    Workbook,
    received,
    send,
)
from declarant_client.sources.zip_bounds import MAGIC as ZIP_MAGIC
from declarant_client.sources.zip_bounds import SwellingArchiveError, checked_names

_WORKBOOK_PART = "xl/workbook.xml"
_LONGEST_SECONDS = 60
_LARGEST_INTEGER = 1 << 63
"""MessagePack holds integers of 64 bits."""
_TIME_FORMS = ((datetime, "%d/%m/%Y %H:%M:%S"), (date, "%d/%m/%Y"), (time, "%H:%M:%S"))


def main() -> None:
    """Answer requests until standard input ends."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # Nothing that a library prints may get between the answers.
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    # Ctrl+C in a terminal goes to all its processes; when to end is the parent's decision.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with requests, answers:
        serve(requests, answers)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request of one pipe on the other."""
    decoder = msgspec.msgpack.Decoder(ReadWorkbook)
    try:
        send(answers, Ready())
        while (content := received(requests)) is not None:
            _wake_up_dead(_LONGEST_SECONDS)
            send(answers, answered(decoder.decode(content)))
            _wake_up_dead(0)
    except BrokenPipeError:
        pass  # the parent is gone


def _wake_up_dead(seconds: int) -> None:
    """Let the system end this process after so long (0: not): a killed parent cannot."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def answered(request: ReadWorkbook) -> Answer:
    """Read the file that ``request`` names."""
    try:
        with open(os.fsdecode(request.path), "rb") as file:  # noqa: PTH123 - no Path needed here
            content = file.read(FILE_LIMIT + 1)
    except OSError as error:
        return NotOpened(error.errno or 0, str(error.strerror)[:TEXT_LIMIT], _windows_code(error))
    if (refusal := _refusal_unopened(content)) is not None:
        return Refused(refusal)
    try:
        return _workbook(content, request.sheet_names)
    except PasswordError:
        return Refused(Refusal.PROTECTED)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - a Rust panic is no Exception, and says nothing useful
        is_ole2 = content.startswith(ole2_files.MAGIC)
        return Refused(ole2_files.why_unreadable(content) if is_ole2 else Refusal.DAMAGED)


def _windows_code(error: OSError) -> int | None:
    return getattr(error, "winerror", None)


def _refusal_unopened(content: bytes) -> Refusal | None:
    """Say what is wrong with a file that must not even be opened."""
    if not content:
        return Refusal.EMPTY
    if len(content) > FILE_LIMIT:
        return Refusal.TOO_LARGE
    if content.startswith(ZIP_MAGIC):
        return _archive_refusal(content)
    return None if content.startswith(ole2_files.MAGIC) else Refusal.NOT_A_SPREADSHEET


def _archive_refusal(content: bytes) -> Refusal | None:
    try:
        names = checked_names(content)
    except SwellingArchiveError:
        return Refusal.SWELLS
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return Refusal.DAMAGED
    return None if _WORKBOOK_PART in names else Refusal.NOT_A_SPREADSHEET


def _workbook(content: bytes, names: tuple[str, ...]) -> Workbook:
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        every = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        chosen = [sheet for sheet in every if sheet.name.strip().upper() in names]
        is_whole = not chosen
        if is_whole:
            chosen = [sheet for sheet in every if sheet.visible == SheetVisibleEnum.Visible]
        sheets = tuple(_sheet(book, sheet) for sheet in chosen[:SHEET_LIMIT])
    return Workbook(sheets, is_whole)


def _sheet(book: CalamineWorkbook, metadata: SheetMetadata) -> Sheet:
    cells = _filled_cells(book.get_sheet_by_name(metadata.name))
    return Sheet(metadata.name[:TEXT_LIMIT], tuple(cells[:CELL_LIMIT]))


def _filled_cells(sheet: CalamineSheet) -> list[tuple[int, int, CellValue]]:
    # The rows begin at the sheet's first, their values at its first filled column.
    first_column = sheet.start[1] if sheet.start else 0
    width = max(COLUMN_LIMIT - first_column, 0)
    cells: list[tuple[int, int, CellValue]] = []
    for row, values in enumerate(itertools.islice(sheet.iter_rows(), ROW_LIMIT)):
        if values.count("") != len(values):
            cells += [
                (row, column, _plain(value))
                for column, value in enumerate(values[:width], first_column)
                if value != ""
            ]
    return cells


def _plain(value: Any) -> CellValue:
    """Return a cell's value as text or number; dates as the prints write them."""
    if isinstance(value, str):
        return value[:TEXT_LIMIT]
    if isinstance(value, float) or (type(value) is int and abs(value) < _LARGEST_INTEGER):
        return value
    for kind, form in _TIME_FORMS:
        if isinstance(value, kind):
            return value.strftime(form)
    return str(value)[:TEXT_LIMIT]


if __name__ == "__main__":
    main()
