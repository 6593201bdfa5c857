"""Which files stand for the paths that a user named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

LOCK_FILE_PREFIX = "~$"
"""Excel writes such a file beside each one that is open (``domain.md`` 2a)."""
_COMPANION_PREFIX = "._"
"""macOS writes these beside files on foreign drives: no content of their own."""


def found_files(paths: Iterable[Path], endings: frozenset[str]) -> Iterator[Path]:
    """Yield each file once, folders recursively in the order of their names, files first.

    In folders only names with one of ``endings`` count, and links to folders are not followed
    (they may lead back up). Lock files are left out everywhere. A path that does not exist, and
    a folder that cannot be opened, are yielded: reading them says what is wrong.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _within(path, endings, seen) if path.is_dir() else (path,):
            if not file.name.startswith(LOCK_FILE_PREFIX) and _is_new(file, seen):
                yield file


def _within(top: Path, endings: frozenset[str], seen: set[str]) -> Iterator[Path]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        if not _is_new(folder, seen):
            continue
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError:
            seen.discard(_identity(folder))
            yield folder
            continue
        for entry in entries:
            if not entry.is_dir() and _may_be_read(entry.name, endings):
                yield folder / entry.name
        inner = [folder / entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
        waiting.extend(reversed(inner))


def _may_be_read(name: str, endings: frozenset[str]) -> bool:
    return os.path.splitext(name)[1].lower() in endings and not name.startswith(  # noqa: PTH122
        _COMPANION_PREFIX
    )


def _is_new(path: Path, seen: set[str]) -> bool:
    identity = _identity(path)
    if identity in seen:
        return False
    seen.add(identity)
    return True


def _identity(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
