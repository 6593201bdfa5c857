"""Folders and files on the disk, as the port ``Folders``: looked at and hashed, never written."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from declarant_client.application.ports.folder_changes import FileStamp, FolderAwayError
from declarant_client.operating_system.network_paths import lies_on_network

_BUSY_BEGINNINGS = ("~$", ".")
"""Excel's lock files; hidden files, as programs write them that rename them when they are whole."""
_BUSY_ENDINGS = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".opdownload")
"""What browsers and copying programs call a file that is not whole yet."""
_CHUNK = 1 << 20


class DiskFolders:
    """Implements ``Folders``; usable from any thread."""

    def lies_on_network(self, folder: Path) -> bool:
        return lies_on_network(folder)

    def identity(self, folder: Path) -> tuple[int, int]:
        try:
            found = folder.stat()
        except OSError as error:
            raise FolderAwayError from error
        return found.st_dev, found.st_ino

    def files(self, folder: Path, *, recursive: bool) -> dict[Path, FileStamp]:
        found: dict[Path, FileStamp] = {}
        waiting = [folder]
        while waiting:
            inner = waiting.pop()
            try:
                with os.scandir(inner) as scan:
                    waiting.extend(_look(inner, scan, found, recursive=recursive))
            except OSError as error:
                if inner == folder:
                    raise FolderAwayError from error
        return found

    def stamp(self, file: Path) -> FileStamp | None:
        try:
            return _stamp(file.stat())
        except OSError:
            return None

    def content_hash(self, file: Path, cancelled: Callable[[], bool]) -> bytes | None:
        summed = hashlib.sha256()
        with file.open("rb", buffering=0) as stream:
            while chunk := stream.read(_CHUNK):
                if cancelled():
                    return None
                summed.update(chunk)
        return summed.digest()


def may_stay(name: str) -> bool:
    """Whether a file of this name may be whole, as far as names go."""
    return not name.startswith(_BUSY_BEGINNINGS) and not name.lower().endswith(_BUSY_ENDINGS)


def _look(
    folder: Path,
    scan: Iterator[os.DirEntry[str]],
    found: dict[Path, FileStamp],
    *,
    recursive: bool,
) -> list[Path]:
    """Take in one folder's files; return its inner folders."""
    inner: list[Path] = []
    for entry in scan:
        try:
            if entry.is_dir(follow_symlinks=False):
                if recursive:
                    inner.append(folder / entry.name)
            elif may_stay(entry.name) and entry.is_file():
                found[folder / entry.name] = _stamp(entry.stat())
        except OSError:
            continue  # gone between the listing and the look: no file any longer
    return inner


def _stamp(found: os.stat_result) -> FileStamp:
    return FileStamp(found.st_size, found.st_mtime_ns)
