"""The usual places of exports, as the port ``ExportPlaces``: looked through within bounds."""

from __future__ import annotations

import os
import string
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from declarant_client.application.ports.export_places import ExportsFound
from declarant_client.operating_system.network_paths import lies_on_network

LONGEST_SECONDS = 8.0
DEEPEST = 4
"""Folders below a place that are looked into."""
_MOST_ENTRIES = 20_000
"""Of one folder."""
_SOFTWARE = ("ecus", "thaison", "thai son")
"""How folders of the declaration software and its maker begin."""
_SKIPPED = frozenset({"node_modules", "appdata", "library", "windows", "$recycle.bin"})


class UsualPlaces:
    """Implements ``ExportPlaces``."""

    def __init__(
        self,
        places: Callable[[], list[Path]] | None = None,
        *,
        longest_seconds: float = LONGEST_SECONDS,
        on_network: Callable[[Path], bool] = lies_on_network,
    ) -> None:
        """``places`` are the system's usual ones unless given."""
        self._places = places or usual_places
        self._longest = longest_seconds
        self._on_network = on_network

    def search(
        self, looks_right: Callable[[str], bool], cancelled: Callable[[], bool]
    ) -> Iterator[ExportsFound]:
        until = time.monotonic() + self._longest
        seen: set[str] = set()
        # Every place a level deeper in turn, so that a huge one hides no other when time is up.
        waiting = deque((place, 0) for place in self._places() if not self._on_network(place))
        while waiting and not cancelled() and time.monotonic() < until:
            folder, depth = waiting.popleft()
            identity = os.path.normcase(os.path.realpath(folder))
            if identity in seen or (depth and self._is_foreign(folder)):
                continue
            seen.add(identity)
            found, inner = _looked(folder, looks_right)
            if depth < DEEPEST:
                waiting.extend((folder / name, depth + 1) for name in inner)
            if found is not None:
                yield found

    def _is_foreign(self, folder: Path) -> bool:
        return os.path.ismount(folder) and self._on_network(folder)


def usual_places() -> list[Path]:
    """Return the places that exist: the user's own, and the declaration software's."""
    import platformdirs

    own = [
        platformdirs.user_documents_path(),
        platformdirs.user_desktop_path(),
        platformdirs.user_downloads_path(),
    ]
    return [place for place in (*own, *_software_places()) if place.is_dir()]


def _software_places() -> list[Path]:
    roots = [Path.home()]
    if sys.platform == "win32":
        drives = [Path(f"{letter}:\\") for letter in string.ascii_uppercase[2:]]
        local = [drive for drive in drives if not lies_on_network(drive) and drive.is_dir()]
        roots.extend(local)
        roots.extend(drive / name for drive in local for name in _PROGRAMS)
    found: list[Path] = []
    for root in roots:
        try:
            with os.scandir(root) as scan:
                found.extend(
                    root / entry.name
                    for entry in scan
                    if entry.name.lower().startswith(_SOFTWARE) and entry.is_dir()
                )
        except OSError:
            continue  # a drive without a disc in it, a folder that may not be opened
    return found


_PROGRAMS = ("Program Files", "Program Files (x86)")


def _looked(
    folder: Path, looks_right: Callable[[str], bool]
) -> tuple[ExportsFound | None, list[str]]:
    """Return what a folder holds of exports, and the names of its inner folders."""
    files, newest, inner = 0, 0.0, []
    try:
        with os.scandir(folder) as scan:
            for count, entry in enumerate(scan):
                if count >= _MOST_ENTRIES:
                    break
                if entry.is_dir(follow_symlinks=False):
                    if not entry.name.startswith(".") and entry.name.lower() not in _SKIPPED:
                        inner.append(entry.name)
                elif looks_right(entry.name):
                    files += 1
                    newest = max(newest, entry.stat().st_mtime)
    except OSError:
        inner = []  # it may not be opened, or is gone
    if not files:
        return None, inner
    when = datetime.fromtimestamp(newest, UTC)
    return ExportsFound(folder=folder, files=files, newest=when), inner
