"""A database's pages, fetched beside the watching thread: a server may not answer for a minute."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass

from declarant_client.application.ports.databases import PageRead
from declarant_client.domain.declaration import Branch
from declarant_client.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class OfficesRead:
    """The customs branches that a database names, or why they cannot be read."""

    branches: tuple[Branch, ...] = ()
    trouble: Sentence | None = None


Fetched = PageRead | OfficesRead


class PageFetching:
    """Fetches a round in a thread of its own, each page when the one before was taken.

    Abandoned, it ends with the answer that is under way; nobody waits for that, not even the end
    of the program.
    """

    def __init__(
        self, read: Callable[[], Generator[Fetched, None, None]], rang: Callable[[], None]
    ) -> None:
        """``rang`` is called from the thread whenever there is something to take."""
        self._read = read
        self._rang = rang
        self._turn = threading.Condition()
        self._page: Fetched | None = None
        self._error: Exception | None = None
        self._has_ended = False
        self._is_abandoned = False
        self._thread = threading.Thread(target=self._fetch, name="database reading", daemon=True)
        self._thread.start()

    def has_something(self) -> bool:
        """Whether there is a page to take, or the end."""
        with self._turn:
            return self._page is not None or self._has_ended

    def take(self) -> Fetched | None:
        """Return the next page, ``None`` at the end; raise what ended it otherwise.

        To be called when there is something.
        """
        with self._turn:
            page, self._page = self._page, None
            self._turn.notify_all()
        if page is None and self._error is not None:
            raise self._error
        return page

    def abandon(self) -> None:
        """Nobody takes any more."""
        with self._turn:
            self._is_abandoned = True
            self._turn.notify_all()

    def _fetch(self) -> None:
        try:
            with closing(self._read()) as pages:
                for page in pages:
                    if not self._was_taken(page):
                        return
        except Exception as error:  # noqa: BLE001 - raised again where the pages are taken
            self._error = error
        finally:
            with self._turn:
                self._has_ended = True
            self._rang()

    def _was_taken(self, page: Fetched) -> bool:
        with self._turn:
            if self._is_abandoned:
                return False
            self._page = page
        self._rang()
        with self._turn:
            self._turn.wait_for(lambda: self._page is None or self._is_abandoned)
            return not self._is_abandoned
