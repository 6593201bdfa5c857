"""The window: one folder for each screen, shared widgets, and the work kept off its thread."""

import builtins

import PySide6.QtCore  # noqa: F401 - what follows undoes something of its import


def _import_plainly() -> None:
    """Take back PySide's own ``import``, which serves ``__feature__`` alone: nothing here uses it.

    It reads the whole source of every module imported after PySide to look for the word PySide6,
    which made the window start a quarter later.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


_import_plainly()
