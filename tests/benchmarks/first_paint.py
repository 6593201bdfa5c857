"""Start a window, and say when it was first painted with what it is for, and in how much memory.

`python -m tests.benchmarks.first_paint bare` opens a main window with one label,
`python -m tests.benchmarks.first_paint program PROFILE` the program, whose worklist must hold rows.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from unittest.mock import patch

import psutil
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMainWindow, QWidget


class FirstPaint(QObject):
    """Waits for the paint that shows the point of the window, then reports and ends the process."""

    def __init__(self, application: QObject) -> None:
        super().__init__(application)
        self._application = application
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and _shows_content(watched):
            self._application.removeEventFilter(self)
            QTimer.singleShot(0, _report)
        return False


def _shows_content(watched: QObject) -> bool:
    if isinstance(watched, QLabel):
        return isinstance(watched.parentWidget(), QMainWindow)
    view = watched.parentWidget() if isinstance(watched, QWidget) else None
    if not isinstance(view, QAbstractItemView) or view.viewport() is not watched:
        return False
    model = view.model()
    return model is not None and model.rowCount() >= ROWS_OF_A_PAGE


def _report() -> None:
    painted = time.monotonic()
    memory = psutil.Process().memory_info().rss
    print(json.dumps({"painted": painted, "memory": memory}), flush=True)
    os._exit(0)


def open_bare() -> None:
    """The least that a Qt program can open."""
    application = QApplication(sys.argv[:1])
    FirstPaint(application)
    window = QMainWindow()
    window.setCentralWidget(QLabel("Tờ khai hải quan"))
    window.resize(1100, 700)
    window.show()
    application.exec()


def open_program(profile: Path) -> None:
    """The program itself, watched from its first event on."""
    from declarant_client.wiring import open_window

    start_events = QApplication.exec

    def watched(*_: object) -> int:
        application = QApplication.instance()
        if application is not None:
            FirstPaint(application)
        return start_events()

    with patch.object(QApplication, "exec", watched):
        open_window(profile)


# Fewer rows would be a heading or a list of choices.
ROWS_OF_A_PAGE = 20

if __name__ == "__main__":
    if sys.argv[1] == "bare":
        open_bare()
    else:
        open_program(Path(sys.argv[2]))
