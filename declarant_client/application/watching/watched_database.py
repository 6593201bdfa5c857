"""One database of the declaration software, asked every few minutes for what is new."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from declarant_client.application.keeping_readings import KeepingReadings
from declarant_client.application.ports.databases import (
    DatabaseLogin,
    DatabaseServer,
    DeclarationDatabase,
    DeclarationDatabases,
    ReadingMark,
    UnreadableDatabaseError,
)
from declarant_client.application.ports.sources import DatabaseSettings, Source
from declarant_client.application.watching.parts import WatchingParts
from declarant_client.application.watching.standing import ReadingProgress, Standing, Standings
from declarant_client.domain.sentences import SaidError, Sentence

LONGEST_WAIT_SECONDS = 3600.0
ASKING_TOO_MUCH_SECONDS = 6 * 3600.0
"""Pause where somebody has to do something first: a password that is refused over and over may
lock the login."""
FIRST_WAIT_SECONDS = 10.0
"""Two hundred clients that start at eight do not ask in the same second."""
_JITTER = 0.2


def database_of(settings: DatabaseSettings) -> DeclarationDatabase:
    """Return the database that settings name."""
    server = DatabaseServer(host=settings.server, instance=settings.instance, port=settings.port)
    return DeclarationDatabase(
        login=DatabaseLogin(server=server, user=settings.login), name=settings.database
    )


def wait_after_failure(failures: int, poll_seconds: float, *, passes: bool) -> float:
    """Return seconds until the next attempt, before jitter; ``failures`` counts from 1."""
    if not passes:
        return ASKING_TOO_MUCH_SECONDS
    doubled = poll_seconds * (1 << min(failures - 1, 10))
    return max(poll_seconds, min(doubled, LONGEST_WAIT_SECONDS))


class WatchedDatabase:
    """Implements ``WatchedSource`` for a database."""

    def __init__(
        self,
        source: Source,
        settings: DatabaseSettings,
        parts: WatchingParts,
        databases: Callable[[], DeclarationDatabases],
        standings: Standings,
        cancelled: Callable[[], bool],
    ) -> None:
        self._source = source
        self._database = database_of(settings)
        self._poll_seconds = settings.poll_minutes * 60.0
        self._parts = parts
        self._databases = databases
        self._standings = standings
        self._cancelled = cancelled
        self._failures = 0
        self._count = 0
        self._due_at = parts.seconds() + FIRST_WAIT_SECONDS * parts.chance.draw()
        standings.set(source.source_id, Standing.WATCHED)

    def due_at(self) -> float:
        return self._due_at

    def turn(self) -> None:
        if self._parts.seconds() < self._due_at:
            return
        try:
            self._read()
        except SaidError as error:
            self._failed(error)
        else:
            self._failures = 0
            self._wait(self._poll_seconds)
            self._end(None)
            self._standings.set(self._source.source_id, Standing.WATCHED)

    def changed(self) -> None:
        """Nobody tells changes of a database."""

    def at_once(self) -> None:
        """Asleep or not, it is asked by the clock: soon, but not with all the others."""
        soon = self._parts.seconds() + FIRST_WAIT_SECONDS * self._parts.chance.draw()
        self._due_at = min(self._due_at, soon)

    def ask(self) -> None:
        self._due_at = 0.0

    def close(self) -> None:
        self._standings.forget(self._source.source_id)

    def _end(self, end: Sentence | None) -> None:
        count, self._count = self._count, 0
        self._parts.sources.end_reading(
            self._source.source_id, self._parts.clock.now(), end, declarations=count
        )

    def _read(self) -> None:
        """Read the rest of a round page by page; each page's mark is kept behind the page."""
        source_id = self._source.source_id
        self._standings.progress(source_id, ReadingProgress())
        keeping = KeepingReadings(
            self._parts.declarations,
            self._parts.unknown_reports,
            waits_from=self._source.waits_from,
        )
        with closing(self._databases().read(self._database, self._mark())) as pages:
            for page in pages:
                keeping.take(self._source.name, page.portion)
                keeping.keep()
                self._parts.sources.keep_cursor(source_id, page.mark.written())
                self._count += len(page.portion.declarations)
                self._standings.progress(source_id, ReadingProgress(share=page.portion.share))
                if self._cancelled():
                    break

    def _mark(self) -> ReadingMark:
        beginning = ReadingMark(since=self._source.waits_from)
        written = self._parts.sources.cursor(self._source.source_id)
        if written is None:
            return beginning
        try:
            return ReadingMark.read(written)
        except (TypeError, ValueError):
            return beginning

    def _failed(self, error: SaidError) -> None:
        if self._cancelled():
            return
        self._failures += 1
        passes = not isinstance(error, UnreadableDatabaseError) or error.trouble.passes
        self._wait(wait_after_failure(self._failures, self._poll_seconds, passes=passes))
        self._end(error.sentence)
        self._standings.set(self._source.source_id, Standing.TROUBLED, trouble=error.sentence)

    def _wait(self, seconds: float) -> None:
        jitter = 1 + _JITTER * (self._parts.chance.draw() - 0.5)
        self._due_at = self._parts.seconds() + seconds * jitter
