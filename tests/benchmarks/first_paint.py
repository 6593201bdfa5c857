"""Tells a benchmark when a window first showed what it is for, then waits to be measured."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

_AT_ONCE = 1000
"""Priority of an event: before all that waits for its turn."""


class FirstPaint(QObject):
    """Waits until a widget is painted while it ``has_content``, and reports it once it is done.

    It sees the events of this widget alone: a look at all events, in Python, would slow down the
    richer of two windows more than the other.
    """

    def __init__(self, painted: QWidget, has_content: Callable[[], bool]) -> None:
        super().__init__(painted)
        self._painted = painted
        self._has_content = has_content
        painted.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._has_content():
            self._painted.removeEventFilter(self)
            # It comes when the paint is done, and before what others have put off until then.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _AT_ONCE)
        return False

    def customEvent(self, _event: QEvent) -> None:
        _report()


def _report() -> None:
    """Say the time on the clock that all processes share; end when whoever asked has looked."""
    print(time.monotonic(), flush=True)
    sys.stdin.read()
    os._exit(0)
