"""Tells a benchmark when a window first showed what it is for, then waits to be measured."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer


class FirstPaint(QObject):
    """Waits for the paint of something that `is_content`, and reports it once it is done."""

    def __init__(self, application: QObject, is_content: Callable[[QObject], bool]) -> None:
        super().__init__(application)
        self._application = application
        self._is_content = is_content
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._is_content(watched):
            self._application.removeEventFilter(self)
            QTimer.singleShot(0, _report)
        return False


def _report() -> None:
    """Say the time on the clock that all processes share; end when whoever asked has looked."""
    print(time.monotonic(), flush=True)
    sys.stdin.read()
    os._exit(0)
