"""How each source stands now, for whoever shows it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from declarant_client.application.ports.sources import Source, SourceState
from declarant_client.domain.sentences import Sentence

_BETWEEN_NEWS_SECONDS = 0.1
"""Progress is told no oftener."""


class Standing(StrEnum):
    """What is the matter with a source just now.

    ``AWAY``: its folder is not there, which is tried again. ``TROUBLED``: the last reading failed
    as a whole, or files are tried again later. ``ELSEWHERE``: another window of this profile
    watches. ``RESTING``: nobody watches.
    """

    PAUSED = "paused"
    RESTING = "resting"
    ELSEWHERE = "elsewhere"
    AWAY = "away"
    TROUBLED = "troubled"
    READING = "reading"
    WATCHED = "watched"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingProgress:
    """How far a reading is: files read of those found, and the one at hand; or a share (0 to 1)."""

    files_read: int = 0
    files_found: int = 0
    file: str = ""
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """What is known of a source while it is watched and is not kept."""

    standing: Standing
    progress: ReadingProgress | None = None
    trouble: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNow:
    """A source with what came of it so far and how it stands."""

    source: Source
    state: SourceState
    live: Live


class Standings:
    """How every watched source stands; written by the watching thread, read by any."""

    def __init__(self, changed: Callable[[], None], seconds: Callable[[], float]) -> None:
        """``changed`` is called in the watching thread, for progress ten times a second at most."""
        self._changed = changed
        self._seconds = seconds
        self._told_at = float("-inf")
        self._guard = threading.Lock()
        self._live: dict[int, Live] = {}

    def of(self, source_id: int) -> Live | None:
        """Return how a source stands; ``None`` when it is not watched here."""
        with self._guard:
            return self._live.get(source_id)

    def set(self, source_id: int, standing: Standing, *, trouble: Sentence | None = None) -> None:
        """A source stands so now."""
        self._put(source_id, Live(standing=standing, trouble=trouble))

    def progress(self, source_id: int, progress: ReadingProgress) -> None:
        """A source is being read."""
        with self._guard:
            known = self._live.get(source_id)
            is_new = known is None or known.standing is not Standing.READING
            self._live[source_id] = Live(standing=Standing.READING, progress=progress)
        if is_new or self._seconds() - self._told_at >= _BETWEEN_NEWS_SECONDS:
            self._tell()

    def forget(self, source_id: int) -> None:
        """A source is not watched here any longer."""
        with self._guard:
            known = self._live.pop(source_id, None)
        if known is not None:
            self._tell()

    def _put(self, source_id: int, live: Live) -> None:
        with self._guard:
            is_news = self._live.get(source_id) != live
            self._live[source_id] = live
        if is_news:
            self._tell()

    def _tell(self) -> None:
        self._told_at = self._seconds()
        self._changed()


def now_of(source: Source, state: SourceState, live: Live | None) -> SourceNow:
    """Put together what is kept and what is known live."""
    if not source.is_on:
        live = Live(standing=Standing.PAUSED)
    elif live is None:
        live = Live(standing=Standing.RESTING)
    elif live.standing is Standing.WATCHED and state.last_end is not None:
        live = replace(live, standing=Standing.TROUBLED, trouble=state.last_end)
    return SourceNow(source=source, state=state, live=live)
