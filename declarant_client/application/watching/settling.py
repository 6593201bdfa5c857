"""When a file that was seen may be read: it has to have stopped growing. Pure, told the time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from declarant_client.application.ports.folder_changes import FileStamp

SETTLING_SECONDS = 2.0
"""How long size and time have to stay the same: the coarsest file system (FAT) counts time in
steps of two seconds, so that whatever is written later has another time."""
FIRST_HOLD_SECONDS = 2.0
LONGEST_HOLD_SECONDS = 600.0


@dataclass(slots=True)
class _Seen:
    """A file on its way: how it looked, since when, and how often it could not be opened."""

    stamp: FileStamp
    since: float
    ready_at: float
    holds: int = 0


class Settling:
    """The files of one source that are new or changed, until each has been taken to be read.

    Times are seconds of one clock that only goes forward.
    """

    def __init__(self, settling_seconds: float = SETTLING_SECONDS) -> None:
        self._settling = settling_seconds
        self._seen: dict[Path, _Seen] = {}

    def look(self, found: Mapping[Path, FileStamp], now: float) -> list[Path]:
        """Take in how the new and changed files look now; return those that can be read.

        A file that is not in ``found`` is gone. A file is returned by every look until it is
        ``taken`` or ``held``.
        """
        for path in self._seen.keys() - found.keys():
            del self._seen[path]
        for path, stamp in found.items():
            seen = self._seen.get(path)
            if seen is None or seen.stamp != stamp:
                self._seen[path] = _Seen(stamp, now, now + self._settling)
        return [path for path in found if self._seen[path].ready_at <= now]

    def taken(self, path: Path) -> None:
        """It was read, or is not to be: it counts as new once it is found again."""
        self._seen.pop(path, None)

    def held(self, path: Path, now: float) -> None:
        """Another program holds it, or it cannot be opened: again later, ever more seldom."""
        seen = self._seen.get(path)
        if seen is not None:
            wait = min(FIRST_HOLD_SECONDS * 2**seen.holds, LONGEST_HOLD_SECONDS)
            seen.holds = min(seen.holds + 1, 16)
            seen.ready_at = now + wait

    def impatient(self, now: float) -> None:
        """Somebody asked: whatever could not be opened is tried again now."""
        for seen in self._seen.values():
            if seen.holds:
                seen.holds, seen.ready_at = 0, now

    def look_again_at(self) -> float | None:
        """Return when the next file can be ready; ``None`` when there is none on its way."""
        return min((seen.ready_at for seen in self._seen.values()), default=None)

    def is_through(self) -> bool:
        """Whether no file is on its way but those that other programs hold."""
        return all(seen.holds for seen in self._seen.values())

    def held_files(self) -> list[Path]:
        """Return the files that could not be opened when it was tried last."""
        return [path for path, seen in self._seen.items() if seen.holds]
