"""The program itself on the profile that is named, its worklist holding rows."""

from __future__ import annotations

import sys
from pathlib import Path

# In the program's own order: its core first, Qt with the window.
from declarant_client.wiring import open_window  # isort: split

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from tests.benchmarks.first_paint import FirstPaint

# Fewer rows would be a heading or a list of choices.
FEWEST_ROWS = 20
_start_events = QApplication.exec


def _is_page_of_rows(watched: QObject) -> bool:
    view = watched.parentWidget() if isinstance(watched, QWidget) else None
    if not isinstance(view, QAbstractItemView) or view.viewport() is not watched:
        return False
    model = view.model()
    return model is not None and model.rowCount() >= FEWEST_ROWS


def _start_watched(*_: object) -> int:
    application = QApplication.instance()
    if application is not None:
        FirstPaint(application, _is_page_of_rows)
    return _start_events()


if __name__ == "__main__":
    QApplication.exec = _start_watched  # type: ignore[method-assign]
    sys.exit(open_window(Path(sys.argv[1])))
