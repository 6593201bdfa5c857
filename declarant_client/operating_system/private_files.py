"""Whether folders and files are their user's alone, as each system keeps that.

POSIX: the owner and the mode (nothing for group and others: 0700 and 0600 at most). Windows: the
access list, which files inherit from the user's profile; administrators and the system are in it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

_FOR_OTHERS = 0o077


def open_to_others(roots: Iterable[Path]) -> Iterator[Path]:
    """Yield what others may read in these folders and below, the folders included.

    What is gone meanwhile is left out. Raises ``OSError`` where it cannot be asked.
    """
    is_open = _asks()
    for path in _everything(roots):
        try:
            if is_open(path):
                yield path
        except FileNotFoundError:
            continue


def _everything(roots: Iterable[Path]) -> Iterator[Path]:
    for root in dict.fromkeys(roots):
        if not root.exists():
            continue
        yield root
        for folder, _, files in os.walk(root):
            if Path(folder) != root:
                yield Path(folder)
            yield from (Path(folder) / name for name in files)


if sys.platform == "win32":

    def _asks() -> Callable[[Path], bool]:
        from declarant_client.operating_system.access_lists import others_in
        from declarant_client.operating_system.windows_access import descriptor_of, this_user

        user = this_user()
        return lambda path: bool(others_in(descriptor_of(path), user))

else:

    def _asks() -> Callable[[Path], bool]:
        return _is_open

    def _is_open(path: Path) -> bool:
        state = path.lstat()
        if path.is_symlink():
            return False  # It has no mode of its own; what it leads to is not ours.
        return bool(state.st_mode & _FOR_OTHERS) or state.st_uid != os.getuid()
