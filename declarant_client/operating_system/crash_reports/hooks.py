"""Being told of every error that nobody expected, whichever thread it happens in."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

Told = Callable[[BaseException, str], None]
"""Called with the error and the name of the thread, in that thread."""


class told_of_errors:  # noqa: N801 - used as a context, read as a sentence
    """While open, Python's three hooks for errors call ``told``.

    Qt's slots and virtual methods end in ``sys.excepthook``. Interruptions and requests to end are
    no errors and go where they went before. What is told of must raise nothing.
    """

    def __init__(self, told: Told) -> None:
        self._told = told

    def __enter__(self) -> None:
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._unraisable

    def __exit__(self, *_error: object) -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, Exception):
            self._told(error, threading.current_thread().name)
        else:
            self._before[0](kind, error, trace)

    def _in_thread(self, happened: threading.ExceptHookArgs) -> None:
        if isinstance(happened.exc_value, Exception):
            name = happened.thread.name if happened.thread else ""
            self._told(happened.exc_value, name)
        else:
            self._before[1](happened)

    def _unraisable(self, happened: Any) -> None:
        if isinstance(happened.exc_value, Exception):
            self._told(happened.exc_value, threading.current_thread().name)
        else:
            self._before[2](happened)
