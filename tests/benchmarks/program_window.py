"""The program itself on the profile that is named, its worklist holding rows."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

# In the program's own order: its core first, Qt with the window.
from declarant_client.wiring import open_window  # isort: split

from PySide6.QtWidgets import QApplication, QListView

from tests.benchmarks.first_paint import FirstPaint

# Fewer rows would be a heading or a list of choices.
FEWEST_ROWS = 20
_start_events = QApplication.exec


def _start_watched(*_: object) -> int:
    for window in QApplication.topLevelWidgets():
        for view in window.findChildren(QListView):
            # A choice has a list of its own, which nobody sees.
            FirstPaint(view.viewport(), partial(_has_page, view))
    return _start_events()


def _has_page(view: QListView) -> bool:
    return view.model().rowCount() >= FEWEST_ROWS


if __name__ == "__main__":
    QApplication.exec = _start_watched  # type: ignore[method-assign]
    sys.exit(open_window(Path(sys.argv[1])))
