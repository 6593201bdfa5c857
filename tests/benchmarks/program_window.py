"""The program itself, as its users start it, on the profile that is named."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from declarant_client.cli.desk import main

if TYPE_CHECKING:
    from types import ModuleType

    from declarant_client.desktop.to_rate.worklist_view import WorklistView

# Fewer rows would be a heading or a list of choices.
FEWEST_ROWS = 20


class _WhenQtIsLoaded:
    """Waits for the program to load Qt, in its own order, and then for it to turn to events.

    A finder of modules that finds none: the abstract class for these would have to be loaded.
    """

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> None:
        if fullname == "declarant_client.desktop.application":
            sys.meta_path.remove(self)
            from PySide6.QtWidgets import QApplication

            QApplication.exec = partial(_start_watched, QApplication.exec)  # type: ignore[method-assign]


def _start_watched(start_events: Callable[[], int], *_: object) -> int:
    from PySide6.QtWidgets import QApplication

    # Loaded by the program when it makes its page. To look at more than this one list would make
    # Python learn kinds of widgets that the program itself does without.
    from declarant_client.desktop.to_rate.worklist_view import WorklistView
    from tests.benchmarks.first_paint import FirstPaint

    for window in QApplication.topLevelWidgets():
        for view in window.findChildren(WorklistView):
            FirstPaint(view.viewport(), partial(_has_page, view))
    return start_events()


def _has_page(view: WorklistView) -> bool:
    return view.model().rowCount() >= FEWEST_ROWS


if __name__ == "__main__":
    sys.meta_path.insert(0, _WhenQtIsLoaded())
    sys.exit(main(["--profile", sys.argv[1]]))
