"""Loads what pages not shown yet are made of, so that opening one does not have to."""

from __future__ import annotations

import contextlib
import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

_BETWEEN_MS = 20


class LoadingAhead(QObject):
    """Loads one module at a time in the window's thread, between whatever else it does.

    Not in a thread of its own: two that load modules hold up each other, and Qt's classes are made
    when they are first asked for, which is not meant to happen in two threads at once.
    """

    done = Signal()
    """Everything is loaded."""

    def __init__(self, names: Sequence[str], parent: QObject) -> None:
        """``names`` are modules, and packages that stand for all their modules."""
        super().__init__(parent)
        self._left = _modules(names)
        self._moments = QTimer(self, interval=_BETWEEN_MS)
        self._moments.timeout.connect(self._load_next)

    def start(self) -> None:
        """Begin to load."""
        self._moments.start()

    def stop(self) -> None:
        """Load no further."""
        self._moments.stop()

    def _load_next(self) -> None:
        name = next(self._left, None)
        if name is None:
            self.stop()
            self.done.emit()
            return
        # What cannot be loaded is met again, and told, by the page that needs it.
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


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
