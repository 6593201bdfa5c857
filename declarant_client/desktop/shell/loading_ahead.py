"""Loads what pages not shown yet are made of, so that opening one does not have to."""

from __future__ import annotations

import contextlib
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from declarant_client.desktop.shell.pages import Page

_BETWEEN_MS = 20


class LoadingAhead(QObject):
    """Loads one module at a time in the window's thread, between whatever else it does.

    Not in a thread of its own: two that load modules hold up each other, and Qt's classes are made
    when they are first asked for, which is not meant to happen in two threads at once.
    """

    done = Signal()
    """Everything is loaded."""

    def __init__(
        self, pages: Sequence[Page], make_next: Callable[[str], bool], parent: QObject
    ) -> None:
        """``make_next`` makes, of the page with a key, what it shows later; see ``MadeAhead``."""
        super().__init__(parent)
        self._left = _pieces(pages, make_next)
        self._moments = QTimer(self, interval=_BETWEEN_MS)
        self._moments.timeout.connect(self._do_next)

    def start(self) -> None:
        """Begin to load."""
        self._moments.start()

    def stop(self) -> None:
        """Load no further."""
        self._moments.stop()

    def _do_next(self) -> None:
        if not next(self._left, False):
            self.stop()
            self.done.emit()


def _pieces(pages: Sequence[Page], make_next: Callable[[str], bool]) -> Iterator[bool]:
    """Do one piece of the work between two values, all of which are true."""
    for page in pages:
        for name in _modules(page.ahead):
            # What cannot be loaded is met again, and told, by the page that needs it.
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
            yield True
        while make_next(page.key):
            yield True


def _modules(names: Iterable[str]) -> Iterator[str]:
    """Yield modules in turn; a package is loaded before its modules are asked for."""
    for name in names:
        yield name
        found = pkgutil.iter_modules(_folders(name), f"{name}.")
        yield from _modules(module.name for module in found)


def _folders(name: str) -> list[str]:
    with contextlib.suppress(ImportError):
        return list(getattr(importlib.import_module(name), "__path__", ()))
    return []
