"""News of cases: told once, to whoever announces it and to the card above the next form."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from declarant_client.application.ports.cases import CaseLine, CaseStore
from declarant_client.application.ports.offices import AccountStore
from declarant_client.desktop.background import Lane, Threads
from declarant_client.desktop.history.reading import OfficeWords, office_words

_MOST = 20
"""Cases told of at once: whoever announces more says how many there are, not which."""


@dataclass(frozen=True, slots=True)
class CaseNews:
    """What is new: the newest cases first, and how many are unread in all."""

    lines: tuple[CaseLine, ...]
    unread: int


@dataclass(frozen=True, slots=True)
class UntoldAnswer:
    """An answer that was not yet shown above a form, and what its office calls what was rated."""

    line: CaseLine
    words: OfficeWords


@dataclass(frozen=True, slots=True)
class _Seen:
    newest: int
    lines: tuple[CaseLine, ...]
    unread: int
    untold: UntoldAnswer | None


class ResultNews(QObject):
    """Looks whenever it is told that the store changed; all in the background."""

    came = Signal(object)
    """``CaseNews``: the office did something in these cases since the last look.

    What was unread before the window opened is not announced again: the rail counts it.
    """
    untold = Signal(object)
    """The newest answer that was not yet shown above a form (``UntoldAnswer``), or ``None``."""

    def __init__(
        self, cases: CaseStore, accounts: AccountStore, threads: Threads, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._cases = cases
        self._accounts = accounts
        self._threads = threads
        self._lane = Lane(threads.reading, self)
        self._known: int | None = None

    def look(self) -> None:
        """See whether there is news."""
        known = self._known

        def read() -> _Seen:
            cases = self._cases
            newest = cases.newest()
            is_news = known is not None and newest > known
            lines = tuple(cases.news_since(known or 0, _MOST)) if is_news else ()
            return _Seen(newest, lines, cases.unread(), self._untold())

        self._lane.ask(read, self._saw)

    def set_told(self) -> None:
        """The user was shown what ``untold`` told, or has waved it aside."""
        self._threads.writing.run(self, self._cases.set_told, lambda _: self.untold.emit(None))

    def _untold(self) -> UntoldAnswer | None:
        line = self._cases.untold_answer()
        if line is None:
            return None
        return UntoldAnswer(line, office_words(self._accounts, self._accounts.accounts()))

    def _saw(self, seen: _Seen) -> None:
        self._known = seen.newest
        if seen.lines:
            self.came.emit(CaseNews(seen.lines, seen.unread))
        self.untold.emit(seen.untold)
