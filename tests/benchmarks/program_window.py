"""The program itself on the profile that is named, its worklist holding rows."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

# In the program's own order: its core first, Qt with the window.
from declarant_client.wiring import open_window  # isort: split

from PySide6.QtWidgets import QApplication

from tests.benchmarks.first_paint import FirstPaint

if TYPE_CHECKING:
    from declarant_client.desktop.to_rate.worklist_view import WorklistView

# Fewer rows would be a heading or a list of choices.
FEWEST_ROWS = 20
_start_events = QApplication.exec


def _start_watched(*_: object) -> int:
    # Loaded by the program when it makes its page. To look at more than this one list would make
    # Python learn kinds of widgets that the program itself does without.
    from declarant_client.desktop.to_rate.worklist_view import WorklistView

    for window in QApplication.topLevelWidgets():
        for view in window.findChildren(WorklistView):
            FirstPaint(view.viewport(), partial(_has_page, view))
    return _start_events()


def _has_page(view: WorklistView) -> bool:
    return view.model().rowCount() >= FEWEST_ROWS


if __name__ == "__main__":
    QApplication.exec = _start_watched  # type: ignore[method-assign]
    sys.exit(open_window(Path(sys.argv[1])))
