"""The real reading child, which also notes what its last net caught: a reader's own defects.

Run as ``python watched_reading_child.py LOGBOOK``. Whatever a reader raises that is no documented
error becomes "damaged" for the user; here it is written down first, one JSON list in a line.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, BinaryIO

from declarant_client.application.ports.reading import UnreadableFileError
from declarant_client.sources import reading_child
from declarant_client.sources.format_reader import SourceFile

_READINGS = ("read", "read_as", "first_rows", "tried")
"""What the child calls to read a file, each with the file as its first or second argument."""
_EXPECTED = (UnreadableFileError, GeneratorExit, KeyboardInterrupt, SystemExit, MemoryError)
"""Of its last the child dies, and is replaced."""


def main() -> None:
    """Serve as the child does."""
    # Opened before the child can open nothing for writing any more.
    with open(sys.argv[1], "ab", buffering=0) as logbook:  # noqa: PTH123 - as the child's pipes
        for name in _READINGS:
            setattr(reading_child, name, watched(getattr(reading_child, name), logbook))
        reading_child.main()


def watched(reading: Callable[..., Any], logbook: BinaryIO) -> Callable[..., Any]:
    """Return a reading that notes what it raises beside the documented error."""

    @wraps(reading)
    def noted(*arguments: Any) -> Any:
        (file,) = (each for each in arguments if isinstance(each, SourceFile))
        try:
            found = reading(*arguments)
        except BaseException as error:
            _note(logbook, file, error)
            raise
        return _each(found, file, logbook) if isinstance(found, Iterator) else found

    return noted


def _each(found: Iterator[Any], file: SourceFile, logbook: BinaryIO) -> Iterator[Any]:
    try:
        yield from found
    except BaseException as error:
        _note(logbook, file, error)
        raise


def _note(logbook: BinaryIO, file: SourceFile, error: BaseException) -> None:
    if isinstance(error, (*_EXPECTED, OSError)) and not isinstance(error, PermissionError):
        return
    where = traceback.extract_tb(error.__traceback__)[-1]
    at = f"{os.path.basename(where.filename)}:{where.lineno}"  # noqa: PTH119 - a text, no path
    note = [file.path.name, type(error).__name__, str(error)[:300], at]
    logbook.write(json.dumps(note).encode() + b"\n")


if __name__ == "__main__":
    main()
