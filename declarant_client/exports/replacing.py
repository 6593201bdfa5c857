"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_READ_WRITE_FOR_ALL_BUT_UMASK = 0o666
_LONGEST_KEPT_OF_A_NAME = 100
"""So that the temporary name fits where the wanted one does (255 bytes), Vietnamese included."""


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a temporary file beside ``path``; rename it to ``path`` when the block ends well.

    When the block raises, an existing file at ``path`` is as it was and nothing else is left.
    Raises ``OSError``.
    """
    target = path.resolve()
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    temporary = _beside(target)
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, _READ_WRITE_FOR_ALL_BUT_UMASK)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _take_over_mode(target, temporary)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _make_rename_last(target.parent)


def _beside(target: Path) -> Path:
    shown = target.name.encode()[:_LONGEST_KEPT_OF_A_NAME].decode(errors="ignore")
    return target.with_name(f".{shown}.{secrets.token_hex(4)}.part")


def _take_over_mode(target: Path, temporary: Path) -> None:
    with suppress(FileNotFoundError):
        temporary.chmod(target.stat().st_mode & 0o777)


def _make_rename_last(folder: Path) -> None:
    """Write the folder's entry through, so that a power cut does not undo the renaming."""
    if os.name != "posix":
        return
    with suppress(OSError):  # Some file systems cannot; the file itself is safe.
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
