"""What the watching thread does, one decision after the other."""

from __future__ import annotations

from datetime import datetime, timedelta

from declarant_client.application.ports.databases import DeclarationDatabases
from declarant_client.application.ports.sources import FolderSettings, Source
from declarant_client.application.watching.own_reader import OwnReader
from declarant_client.application.watching.parts import WatchedSource, WatchingParts
from declarant_client.application.watching.standing import Standing, Standings
from declarant_client.application.watching.watched_database import WatchedDatabase
from declarant_client.application.watching.watched_folder import WatchedFolder
from declarant_client.application.watching.word import Heard, Word
from declarant_client.domain.sentences import SaidError

LONGEST_SLEEP_SECONDS = 60.0
"""A computer that slept does not count it everywhere: the clock is looked at after this."""
RIGHT_AGAIN_SECONDS = 20.0
"""How long after another process was seen to watch the right is tried again."""
TROUBLE_AGAIN_SECONDS = 60.0
"""How long after the store, or the reader, failed as a whole."""
_SLEPT_SECONDS = 30.0
"""The clocks differ by more only when the computer was asleep, or its clock was set."""


class Rounds:
    """The sources that are watched, and whose turn it is; used in one thread."""

    def __init__(
        self, parts: WatchingParts, word: Word, standings: Standings, reader: OwnReader
    ) -> None:
        self._parts = parts
        self._word = word
        self._standings = standings
        self._reader = reader
        self._databases: DeclarationDatabases | None = None
        self._holds_right = False
        self._kept: dict[int, Source] = {}
        self._watched: dict[int, WatchedSource] = {}
        self._not_before: dict[int, float] = {}
        self._clocks: tuple[datetime, float] | None = None
        self._wants_refresh = True

    def next(self) -> float:
        """Do what is due; return when to look again, in seconds of the forward clock."""
        heard = self._word.take()
        self._wants_refresh = self._wants_refresh or heard.look
        if not self._take_right():
            self._stand_aside()
            return self._parts.seconds() + RIGHT_AGAIN_SECONDS
        if self._wants_refresh:
            self._refresh()
            self._wants_refresh = False
        if self._has_slept():
            for watched in self._watched.values():
                watched.at_once()
        self._obey(heard)
        for source_id, watched in self._watched.items():
            if self._due_at(source_id) <= self._parts.seconds():
                self._give_turn(source_id, watched)
        self._reader.rest()
        return min(
            (self._due_at(source_id) for source_id in self._watched),
            default=self._parts.seconds() + LONGEST_SLEEP_SECONDS,
        )

    def end(self) -> None:
        """Watch nothing any longer and give the right back."""
        for source_id in list(self._watched):
            self._drop(source_id)
        self._parts.changes.close()
        self._reader.interrupt()
        if self._holds_right:
            self._parts.right.release()
            self._holds_right = False

    def _take_right(self) -> bool:
        self._holds_right = self._holds_right or self._parts.right.take()
        return self._holds_right

    def _stand_aside(self) -> None:
        for source in self._parts.sources.sources():
            if source.is_on:
                self._standings.set(source.source_id, Standing.ELSEWHERE)

    def _has_slept(self) -> bool:
        """Whether the clocks went apart since the last round, or a sleep took far too long."""
        known, self._clocks = self._clocks, (self._parts.clock.now(), self._parts.seconds())
        if known is None:
            return False
        wall = (self._clocks[0] - known[0]) / timedelta(seconds=1)
        forward = self._clocks[1] - known[1]
        # Where the forward clock counts sleep, too, a round that came far too late tells it.
        return (
            abs(wall - forward) > _SLEPT_SECONDS or forward > LONGEST_SLEEP_SECONDS + _SLEPT_SECONDS
        )

    def _refresh(self) -> None:
        """Take over what was added, changed, paused or removed."""
        sources = {source.source_id: source for source in self._parts.sources.sources()}
        for source_id, known in list(self._kept.items()):
            if sources.get(source_id) != known:
                self._drop(source_id)
        for source_id, source in sources.items():
            self._kept[source_id] = source
            if not source.is_on:
                self._standings.forget(source_id)
                continue
            was_paused = self._word.unpause(source_id)
            if source_id not in self._watched:
                self._watched[source_id] = self._made(source)
            elif was_paused:
                # Resumed before the pause was seen: what was broken off is found anew.
                self._watched[source_id].ask()

    def _made(self, source: Source) -> WatchedSource:
        source_id = source.source_id

        def cancelled() -> bool:
            return self._word.is_cancelled(source_id)

        def rang() -> None:
            self._word.ring(source_id)

        if isinstance(source.settings, FolderSettings):
            return WatchedFolder(
                source,
                source.settings,
                self._parts,
                self._reader,
                self._standings,
                cancelled,
                rang,
            )
        return WatchedDatabase(
            source, source.settings, self._parts, self._opened, self._standings, rang
        )

    def _opened(self) -> DeclarationDatabases:
        if self._databases is None:
            self._databases = self._parts.databases()
        return self._databases

    def _drop(self, source_id: int) -> None:
        self._kept.pop(source_id, None)
        self._not_before.pop(source_id, None)
        watched = self._watched.pop(source_id, None)
        if watched is not None:
            watched.close()

    def _obey(self, heard: Heard) -> None:
        for source_id in heard.rings & self._watched.keys():
            self._watched[source_id].changed()
        for source_id in heard.asked & self._watched.keys():
            self._not_before.pop(source_id, None)
            self._watched[source_id].ask()

    def _due_at(self, source_id: int) -> float:
        return max(self._watched[source_id].due_at(), self._not_before.get(source_id, 0.0))

    def _give_turn(self, source_id: int, watched: WatchedSource) -> None:
        if self._word.is_cancelled(source_id):
            return  # ``look`` follows, and says whether it goes on
        try:
            watched.turn()
        except SaidError as error:
            self._not_before[source_id] = self._parts.seconds() + TROUBLE_AGAIN_SECONDS
            self._standings.set(source_id, Standing.TROUBLED, trouble=error.sentence)
        else:
            self._not_before.pop(source_id, None)
