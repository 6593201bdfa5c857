"""Watching all sources in the background, from ``start`` to ``stop``."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from declarant_client.application.ports.sources import Source
from declarant_client.application.ports.unexpected import tell_unexpected
from declarant_client.application.watching.own_reader import OwnReader
from declarant_client.application.watching.parts import WatchingParts
from declarant_client.application.watching.rounds import LONGEST_SLEEP_SECONDS, Rounds
from declarant_client.application.watching.standing import SourceNow, Standings, now_of
from declarant_client.application.watching.word import Word
from declarant_client.domain.sentences import SaidError


def _nothing() -> None:
    return None


class WatchSources:
    """Reads what is new in every source that is on; may be used from any thread.

    Of several processes of a profile one watches; another takes over when that one ends.
    """

    def __init__(self, parts: WatchingParts, changed: Callable[[], None] = _nothing) -> None:
        """``changed`` is called in the watching thread whenever ``state`` has something new."""
        self._parts = parts
        self._word = Word()
        self._standings = Standings(changed, parts.seconds)
        self._reader = OwnReader(parts.open_reader, parts.seconds)
        self._thread = threading.Thread(target=self._serve, name="watching")

    def start(self) -> None:
        """Begin; once for each object."""
        self._thread.start()

    def stop(self) -> None:
        """End at once, also in the middle of a file, keep what was read, and wait for the end."""
        self._word.end()
        if self._thread.ident is not None:
            self._reader.interrupt()
            self._thread.join()

    def look(self) -> None:
        """The sources in the store may have changed: take over what did."""
        self._word.look()

    def read_now(self, source_id: int) -> None:
        """Read a source now, also what failed before."""
        self._word.ask(source_id)

    def pause(self, source_id: int) -> None:
        """Stop reading a source, also in the middle of a file, and watch it no longer."""
        if (source := self._source(source_id)) is not None and source.is_on:
            self._parts.sources.change(replace(source, is_on=False))
            self._word.pause(source_id)
            self._reader.interrupt()
        self._word.look()

    def resume(self, source_id: int) -> None:
        """Watch a source again; what was read before is not read again."""
        if (source := self._source(source_id)) is not None and not source.is_on:
            self._parts.sources.change(replace(source, is_on=True))
        self._word.look()

    def state(self) -> list[SourceNow]:
        """Return every source with how it stands; raise ``StoreError``."""
        sources = self._parts.sources
        return [
            now_of(source, sources.state(source.source_id), self._standings.of(source.source_id))
            for source in sources.sources()
        ]

    def _source(self, source_id: int) -> Source | None:
        sources = self._parts.sources.sources()
        return next((source for source in sources if source.source_id == source_id), None)

    def _serve(self) -> None:
        rounds = Rounds(self._parts, self._word, self._standings, self._reader)
        try:
            while not self._word.has_ended:
                try:
                    wake_at = rounds.next()
                except SaidError:
                    # The store is busy or full: whoever asks it for something is told.
                    wake_at = self._parts.seconds() + LONGEST_SLEEP_SECONDS
                except Exception as error:  # noqa: BLE001 - our defect: told, and tried again
                    tell_unexpected(error)
                    wake_at = self._parts.seconds() + LONGEST_SLEEP_SECONDS
                self._word.sleep(min(wake_at - self._parts.seconds(), LONGEST_SLEEP_SECONDS))
        finally:
            rounds.end()
            self._parts.close_thread()
