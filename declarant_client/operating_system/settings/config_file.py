"""A ``config.toml``: read without ever failing, written without ever being half written."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from declarant_client.domain.sentences import Sentence, translate

LARGEST_FILE = 1 << 20
"""Bytes. Nobody writes a larger one by hand."""
_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2) if os.name == "nt" else ()
"""Seconds between attempts to rename; elsewhere a refusal is no passing one."""


class ReadFile(NamedTuple):
    """What a file holds; with a complaint where it could not be read (then it holds nothing)."""

    values: Mapping[str, Any]
    complaint: Sentence | None = None


def read_config(path: Path) -> ReadFile:
    """Read a file; a missing one is empty."""
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return ReadFile({})
    except OSError as error:
        return ReadFile({}, _unreadable(path, error.strerror or str(error)))
    if len(content) > LARGEST_FILE:
        return ReadFile({}, _unreadable(path, "> 1 MiB"))
    import tomllib

    try:
        # Editors on Windows begin a file with a byte-order mark, which TOML does not know.
        return ReadFile(tomllib.loads(content.decode("utf-8-sig")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        return ReadFile({}, _unreadable(path, str(error)))


def write_config(path: Path, values: Mapping[str, Any]) -> None:
    """Write a file anew beside the old one, sync it, and rename it over; raises ``OSError``."""
    import tempfile

    import tomli_w

    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(tomli_w.dumps(values).encode("utf-8"))
            opened.flush()
            os.fsync(opened.fileno())
        _replace(Path(name), path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def _replace(new: Path, old: Path) -> None:
    """Rename over; Windows refuses for the moment in which another process reads the old file."""
    for pause in _PAUSES:
        try:
            new.replace(old)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    new.replace(old)


def _sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut; Windows cannot open folders and needs it not."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _unreadable(path: Path, reason: str) -> Sentence:
    return translate(
        "settings",
        "The settings in {path} cannot be read and are not used: {reason}.",
        path=str(path),
        reason=reason,
    )
