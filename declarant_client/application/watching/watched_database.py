"""One database of the declaration software, asked every few minutes for what is new."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing

from declarant_client.application.keeping_readings import KeepingReadings
from declarant_client.application.ports.databases import (
    DatabaseLogin,
    DatabaseServer,
    DeclarationDatabase,
    DeclarationDatabases,
    PageRead,
    ReadingMark,
    UnreadableDatabaseError,
)
from declarant_client.application.ports.reading import UnreadableSourceError
from declarant_client.application.ports.sources import DatabaseSettings, Source
from declarant_client.application.watching.page_fetching import Fetched, OfficesRead, PageFetching
from declarant_client.application.watching.parts import WatchingParts
from declarant_client.application.watching.standing import ReadingProgress, Standing, Standings
from declarant_client.domain.sentences import SaidError, Sentence, translate

LONGEST_WAIT_SECONDS = 3600.0
ASKING_TOO_MUCH_SECONDS = 6 * 3600.0
"""Pause where somebody has to do something first: a password that is refused over and over may
lock the login."""
FIRST_WAIT_SECONDS = 10.0
"""Two hundred clients that start at eight do not ask in the same second."""
OFFICES_SECONDS = 24 * 3600.0
"""The names of customs offices change a few times in a decade."""
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
        rang: Callable[[], None],
    ) -> None:
        """``rang`` is called from any thread when a page has come."""
        self._source = source
        self._database = database_of(settings)
        self._poll_seconds = settings.poll_minutes * 60.0
        self._parts = parts
        self._databases = databases
        self._standings = standings
        self._rang = rang
        self._fetching: PageFetching | None = None
        self._failures = 0
        self._count = 0
        self._offices_due_at = 0.0
        self._offices_trouble: Sentence | None = None
        self._due_at = parts.seconds() + FIRST_WAIT_SECONDS * parts.chance.draw()
        standings.set(source.source_id, Standing.WATCHED)

    def due_at(self) -> float:
        if self._fetching is None:
            return self._due_at
        return 0.0 if self._fetching.has_something() else float("inf")

    def is_reading(self) -> bool:
        """Whether a round is under way."""
        return self._fetching is not None

    def turn(self) -> None:
        if self._fetching is None:
            if self._parts.seconds() >= self._due_at:
                self._begin()
            return
        try:
            while self._fetching is not None and self._fetching.has_something():
                self._take(self._fetching)
        except SaidError as error:
            self._abandon()
            self._failed(error)

    def changed(self) -> None:
        """A page has come: ``due_at`` knows."""

    def at_once(self) -> None:
        """Asleep or not, it is asked by the clock: soon, but not with all the others."""
        soon = self._parts.seconds() + FIRST_WAIT_SECONDS * self._parts.chance.draw()
        self._due_at = min(self._due_at, soon)

    def ask(self) -> None:
        self._due_at = 0.0

    def close(self) -> None:
        self._abandon()
        self._standings.forget(self._source.source_id)

    def _begin(self) -> None:
        """Begin, or go on with, a round."""
        mark = self._mark()
        self._standings.progress(self._source.source_id, ReadingProgress())
        wants_offices = self._parts.seconds() >= self._offices_due_at
        self._fetching = PageFetching(
            lambda: self._round(mark, wants_offices=wants_offices), self._rang
        )

    def _round(self, mark: ReadingMark, *, wants_offices: bool) -> Generator[Fetched, None, None]:
        """Yield the pages and, now and then, the customs branches behind them; waits for both."""
        databases = self._databases()
        with closing(databases.read(self._database, mark)) as pages:
            yield from pages
        if wants_offices:
            try:
                yield OfficesRead(databases.offices(self._database))
            except UnreadableSourceError as error:
                # The declarations are there: it is said, and fails nothing.
                yield OfficesRead(
                    trouble=translate(
                        "sources",
                        "Declarations are read, but not the names of the customs offices. {reason}",
                        reason=error.sentence,
                    )
                )

    def _take(self, fetching: PageFetching) -> None:
        """Keep what has come: a page and its mark behind it, offices, or that it was all."""
        match fetching.take():
            case PageRead() as page:
                self._keep(page)
            case OfficesRead(branches=branches, trouble=trouble):
                self._offices_trouble = trouble
                if trouble is None:
                    self._parts.sources.keep_branches(self._source.source_id, branches)
                    self._offices_due_at = self._parts.seconds() + OFFICES_SECONDS
            case None:
                self._fetching = None
                self._failures = 0
                self._wait(self._poll_seconds)
                self._end(self._offices_trouble)
                self._standings.set(self._source.source_id, Standing.WATCHED)

    def _keep(self, page: PageRead) -> None:
        keeping = KeepingReadings(
            self._parts.declarations,
            self._parts.unknown_reports,
            waits_from=self._source.waits_from,
        )
        keeping.take(self._source.name, page.portion, self._parts.clock.now())
        keeping.keep()
        source_id = self._source.source_id
        self._parts.sources.keep_cursor(source_id, page.mark.written())
        self._count += len(page.portion.declarations)
        self._standings.progress(source_id, ReadingProgress(share=page.portion.share))

    def _abandon(self) -> None:
        if self._fetching is not None:
            self._fetching.abandon()
            self._fetching = None

    def _end(self, end: Sentence | None) -> None:
        count, self._count = self._count, 0
        self._parts.sources.end_reading(
            self._source.source_id, self._parts.clock.now(), end, declarations=count
        )

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
        self._failures += 1
        passes = not isinstance(error, UnreadableDatabaseError) or error.trouble.passes
        self._wait(wait_after_failure(self._failures, self._poll_seconds, passes=passes))
        self._end(error.sentence)
        self._standings.set(self._source.source_id, Standing.TROUBLED, trouble=error.sentence)

    def _wait(self, seconds: float) -> None:
        jitter = 1 + _JITTER * (self._parts.chance.draw() - 0.5)
        self._due_at = self._parts.seconds() + seconds * jitter
