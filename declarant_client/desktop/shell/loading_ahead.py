"""Loads what is needed later, one module at a time, so that what needs it does not have to.

In the window's thread, not in one of its own: two that load modules hold up each other, and Qt's
classes are made when they are first asked for, which is not meant to happen in two threads at once.
"""

from __future__ import annotations

import contextlib
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence

from declarant_client.desktop.shell.pages import Page

BETWEEN_MS = 20


def loaded(names: Iterable[str]) -> Iterator[str]:
    """Load modules, and those of packages; yield the name of each behind its loading."""
    for name in _modules(names):
        # What cannot be loaded is met again, and told, by what needs it.
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
        yield name


def pages_made_ahead(pages: Sequence[Page], make_next: Callable[[str], bool]) -> Iterator[object]:
    """Load what pages not shown yet are made of; yield behind each piece.

    ``make_next`` makes, of the page with a key, what it shows later; see ``MadeAhead``.
    """
    for page in pages:
        yield from loaded(page.ahead)
        while make_next(page.key):
            yield page.key


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
