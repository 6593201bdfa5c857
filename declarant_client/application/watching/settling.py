"""When a file that was seen may be read: it has to have stopped growing. Pure, told the time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from declarant_client.application.ports.folder_changes import FileStamp
from declarant_client.application.ports.reading import Cause, UnreadableFileError
from declarant_client.domain.sentences import Sentence

SETTLING_SECONDS = 2.0
"""How long size and time have to stay the same: the coarsest file system (FAT) counts time in
steps of two seconds, so that whatever is written later has another time."""
FIRST_HOLD_SECONDS = 2.0
LONGEST_HOLD_SECONDS = 600.0
FIRST_DOUBT_SECONDS = 120.0
"""The first wait for a file that the reader died of, or took too long over: each try costs others
their time, and what was short then (memory, the disk) is seldom back at once."""
MOST_DOUBTS = 3
"""After so many tries that end so it is the file: some six minutes lie between them."""


@dataclass(slots=True)
class _Seen:
    """A file on its way: how it looked, since when, and how often and why it was held."""

    stamp: FileStamp
    since: float
    ready_at: float
    holds: int = 0
    doubts: int = 0
    refusal: Sentence | None = None


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

    def held(self, path: Path, now: float, error: UnreadableFileError | None = None) -> None:
        """Another program holds it, or ``error`` may pass: again later, ever more seldom."""
        seen = self._seen.get(path)
        if seen is not None:
            is_doubted = error is not None and error.cause is Cause.UNCLEAR
            first = FIRST_DOUBT_SECONDS if is_doubted else FIRST_HOLD_SECONDS
            wait = min(first * 2**seen.holds, LONGEST_HOLD_SECONDS)
            seen.holds = min(seen.holds + 1, 16)
            seen.doubts += is_doubted
            seen.refusal = None if error is None else error.sentence
            seen.ready_at = now + wait

    def is_last_try(self, path: Path) -> bool:
        """Whether a file is to blame if it is the reader's end, or takes too long, once more."""
        seen = self._seen.get(path)
        return seen is not None and seen.doubts + 1 >= MOST_DOUBTS

    def impatient(self, now: float) -> None:
        """Somebody asked: whatever is held is tried again now."""
        for seen in self._seen.values():
            if seen.holds:
                seen.holds, seen.doubts, seen.ready_at = 0, 0, now

    def look_again_at(self) -> float | None:
        """Return when the next file can be ready; ``None`` when there is none on its way."""
        return min((seen.ready_at for seen in self._seen.values()), default=None)

    def is_through(self) -> bool:
        """Whether no file is on its way but those that are held."""
        return all(seen.holds for seen in self._seen.values())

    def held_files(self) -> list[Path]:
        """Return the files that could not be read when it was tried last."""
        return [path for path, seen in self._seen.items() if seen.holds]

    def refusals(self) -> list[Sentence]:
        """Return why files are held, where the reader or the system said so."""
        return [
            seen.refusal for seen in self._seen.values() if seen.holds and seen.refusal is not None
        ]
