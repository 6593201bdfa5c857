"""One session at the desk: the window with its threads, from the first paint to the last join."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from declarant_client.desktop.background import StoreWatch, Threads
from declarant_client.desktop.background.store_watch import ATTENTIVE_SECONDS, RELAXED_SECONDS
from declarant_client.desktop.shell.behind_first_paint import BehindFirstPaint
from declarant_client.desktop.shell.main_window import MainWindow
from declarant_client.desktop.shell.parts import WindowParts
from declarant_client.domain.sentences import SaidError

if TYPE_CHECKING:
    from declarant_client.application.ports.offices import Account
    from declarant_client.application.synchronising import MissingKey
    from declarant_client.application.watching.standing import SourceNow
    from declarant_client.desktop.accounts import KeyParts, KeyQuestions
    from declarant_client.desktop.background import Threads
    from declarant_client.desktop.background.sender import Sender, SenderParts
    from declarant_client.desktop.results.news import ResultNews
    from declarant_client.desktop.sources.watcher import Watcher, WatcherParts
    from declarant_client.domain.sentences import Sentence


class SessionParts(NamedTuple):
    """What a session is given by wiring."""

    window: WindowParts
    data_version: Callable[[], int]
    close_thread: Callable[[], None]
    """Closes the store's connection of the thread that calls it."""
    keys: Callable[[], KeyParts]
    """Called in the window's thread, when the first key is missing."""
    sender: Callable[[], SenderParts] | None = None
    """Called in the window's thread, behind the first paint; ``None``: nothing is sent."""
    watching: Callable[[], WatcherParts] | None = None
    """Called in the window's thread, behind the first paint, or when somebody asks for sources."""
    case_news: Callable[[QObject], ResultNews] | None = None
    """Called in the window's thread, behind the first paint."""
    told: Sequence[Sentence] = ()
    """What opening the database found wrong and did about it."""
    watches: bool = True
    """Whether the sources are read by themselves; otherwise they are listed only."""
    ahead: Sequence[str] = ()
    """Modules that all this needs, loaded one by one before it begins."""


class Session(QObject):
    """Shows the window; starts what works by itself behind its first paint; ends it all."""

    begun = Signal()
    """The first page is there: all that could wait for it is under way."""
    caseNews = Signal(object)
    """``CaseNews``: what offices did in cases while the window is open; told once."""
    untoldAnswer = Signal(object)
    """The newest answer that the user was not shown yet (a ``CaseLine``), or ``None``."""
    loadedAhead = Signal()
    """What pages are made of is loaded: opening one takes no longer than drawing it."""
    closed = Signal()
    """The window was closed and everything that had to be saved was saved."""

    def __init__(self, parts: SessionParts) -> None:
        super().__init__()
        self._parts = parts
        self.window = MainWindow(parts.window)
        self._store_watch = StoreWatch(parts.data_version, parts.close_thread, self)
        self._store_watch.changed.connect(self._store_changed)
        self._sender: Sender | None = None
        self._case_news: ResultNews | None = None
        self._is_closed = False
        self.behind = BehindFirstPaint(self.window, parts.window.pages, self._beginning, self)
        self.behind.madeAhead.connect(self.loadedAhead)
        self.window.sendNowWanted.connect(self._send_now)
        self.window.status_line.keyWanted.connect(self._enter_key)
        self.window.aboutToClose.connect(self.close)
        self.window.seenChanged.connect(self.attend)
        threads = parts.window.threads
        for thread in (threads.reading, threads.writing, threads.lengthy, threads.errands):
            thread.troubled.connect(self._troubled)

    @property
    def threads(self) -> Threads:
        """The threads that everything in the session shares."""
        return self._parts.window.threads

    @cached_property
    def keys(self) -> KeyQuestions:
        """Asks for access keys; built when the first is missing."""
        from declarant_client.desktop.accounts import KeyQuestions

        parts = self._parts
        questions = KeyQuestions(parts.keys(), parts.window.threads.writing, self.window)
        questions.given.connect(self._key_given)
        return questions

    @cached_property
    def watcher(self) -> Watcher:
        """Reads the sources by itself; built behind the first paint."""
        from declarant_client.desktop.sources.watcher import Watcher

        made = self._parts.watching
        if made is None:
            raise LookupError
        watcher = Watcher(made(), self._parts.window.threads, self)
        watcher.stands.connect(self._sources_stand)
        return watcher

    def ask_for_key(self, account: Account) -> None:
        """Ask for the key of an account: the user wants to give it."""
        self.keys.ask(account)

    def answer_told(self) -> None:
        """The user was shown what ``untoldAnswer`` told of, or has waved it aside."""
        if self._case_news is not None:
            self._case_news.set_told()

    def show(self) -> None:
        """Show the window with its first page.

        The page is built while the window system makes room for the window, which takes as long.
        """
        self.window.show()
        self.window.show_page(self._parts.window.pages[0].key)

    def begin_unseen(self) -> None:
        """Let everything that works by itself begin without a window being shown."""
        self.attend(seen=False)
        self.window.figures.refresh()
        self.behind.start()

    def come_forward(self, *, minimised: bool = False) -> None:
        """Show the window in front; ``minimised``: only on the taskbar."""
        window = self.window
        if not window.stack.shown_key:
            window.show_page(self._parts.window.pages[0].key)
        if minimised:
            window.showMinimized()
            return
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def close(self) -> None:
        """Save what is typed, stop watching and sending, end every thread; may be called twice."""
        if self._is_closed:
            return
        self._is_closed = True
        self.behind.stop()
        if "keys" in self.__dict__:
            self.keys.close()
        self.window.figures.stop()
        self.window.stack.save()
        self.window.hide()
        self._store_watch.close()
        if "watcher" in self.__dict__:
            self.watcher.close()
        if self._sender is not None:
            self._sender.close()
        self._parts.window.threads.close()
        self.closed.emit()

    def _beginning(self) -> Iterator[object]:
        """Begin what works by itself, and yield behind each piece of it."""
        from declarant_client.desktop.shell.loading_ahead import loaded

        yield from loaded(self._parts.ahead)
        self._store_watch.start()
        for sentence in self._parts.told:
            self.window.trouble.tell(sentence)
        if self._parts.case_news is not None:
            self._case_news = self._parts.case_news(self)
            self._case_news.came.connect(self.caseNews)
            self._case_news.untold.connect(self.untoldAnswer)
            self.window.figures.read.connect(self._case_news.look)
            self._case_news.look()
            yield None
        if self._parts.sender is not None:
            self._send(self._parts.sender)
            yield None
        if self._parts.watching is not None and self._parts.watches:
            self.watcher.start()
            yield None
        yield from self.behind.steps_done()
        self.begun.emit()

    def _send(self, made: Callable[[], SenderParts]) -> None:
        # What sends is loaded now: list and form are there already.
        from declarant_client.desktop.background.sender import Sender
        from declarant_client.desktop.shell.sender_told import SenderTold

        self._sender = Sender(made(), self)
        told = SenderTold(self.window, self._lacks_key, lambda: self._is_closed, self)
        self._sender.stateChanged.connect(told.state_is)
        self._sender.reported.connect(told.reported)
        self._sender.failed.connect(self._troubled)
        self._sender.start()

    def _store_changed(self) -> None:
        if self._is_closed:
            return  # said before the end, heard after it; as below
        self.window.store_changed()
        if self._sender is not None:
            self._sender.look()
        if "watcher" in self.__dict__:
            # Another process may have added a source.
            self.watcher.look()

    def _sources_stand(self, stands: Sequence[SourceNow]) -> None:
        from declarant_client.desktop.sources.words import reading_words

        if self._is_closed:
            return
        self.window.status_line.tell_reading(reading_words(stands))

    def attend(self, seen: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Follow what others commit more closely while anybody can see it."""
        self._store_watch.look_every(ATTENTIVE_SECONDS if seen else RELAXED_SECONDS)

    def _send_now(self) -> None:
        if self._sender is not None:
            self._sender.send_now()

    def _enter_key(self) -> None:
        self.keys.ask_first()

    def _key_given(self) -> None:
        self.window.store_changed()
        self._send_now()

    def _lacks_key(self, missing: Sequence[MissingKey]) -> bool:
        if not missing and "keys" not in self.__dict__:
            return False
        self.keys.know(missing)
        return self.keys.lacks_key

    def _troubled(self, error: SaidError) -> None:
        if self._is_closed:
            return
        self.window.trouble.tell(error.sentence)
