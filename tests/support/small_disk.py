"""A real file system that is small, or may only be read: where this test may mount one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import pytest


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount a file system of ``size`` at ``folder``; skips the test where that is not allowed."""
    if sys.platform != "linux" or os.getuid() != 0 or which("mount") is None:
        pytest.skip("only root on Linux can mount a small file system")
    folder.mkdir()
    if _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)):
        pytest.skip("mounting is not allowed here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def may_only_be_read(folder: Path) -> None:
    """Let a mounted file system be read only from now on."""
    assert _mount("-o", "remount,ro", str(folder)) == 0


def may_be_written(folder: Path) -> None:
    assert _mount("-o", "remount,rw", str(folder)) == 0


def fill(folder: Path) -> Path:
    """Fill the disk to the last byte; return the file to delete."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 1):
            try:
                while file.write(b"\0" * size) == size:
                    pass
            except OSError:
                continue
    return filler


def _mount(*arguments: str) -> int:
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode
