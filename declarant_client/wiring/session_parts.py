"""What a session is built from; what is heavy is loaded when the session asks for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from declarant_client.application.ports.settings import SYNC_MINUTES
from declarant_client.desktop.session import SessionParts
from declarant_client.desktop.shell.parts import WindowParts
from declarant_client.desktop.shell.status_words import QueueFigures
from declarant_client.domain.declaration import VIETNAM
from declarant_client.wiring.ahead import AHEAD, BEGINNING
from declarant_client.wiring.pages import Around, pages_of

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from declarant_client.application.ports.world import KeySecrets
    from declarant_client.desktop.accounts import KeyParts
    from declarant_client.desktop.background import Threads
    from declarant_client.desktop.background.sender import SenderParts
    from declarant_client.desktop.results.news import ResultNews
    from declarant_client.desktop.sources.watcher import WatcherParts, Watching
    from declarant_client.desktop.tables.parts import TableParts
    from declarant_client.domain.sentences import Sentence
    from declarant_client.wiring.core import Client


def session_parts(
    client: Client,
    threads: Threads,
    around: Around,
    *,
    asked_keys: set[int],
    works: bool,
    told: tuple[Sentence, ...],
) -> SessionParts:
    """Return what a session on a profile needs.

    ``asked_keys`` are the accounts whose key was asked for in this run; ``works`` is false where
    nothing is to be sent or read by itself; ``told`` is what became of a deed before.
    """
    store = client.store
    return SessionParts(
        window=_window_parts(client, threads, around),
        data_version=store.connections.data_version,
        close_thread=store.close_thread,
        keys=lambda: _keys(client, around.given_for_run, asked_keys),
        told=(*told, *store.told),
        sender=(lambda: _sender(client)) if works else None,
        case_news=lambda session: _case_news(client, threads, session),
        watching=lambda: _watching(client),
        watches=works,
        # Who opens the window rates: that comes before what works by itself.
        ahead=(*AHEAD["to_rate"], *BEGINNING) if works else (),
    )


def _window_parts(client: Client, threads: Threads, around: Around) -> WindowParts:
    store = client.store
    return WindowParts(
        pages=pages_of(client, threads, around),
        threads=threads,
        importing=lambda: client.importing,
        queue=lambda: QueueFigures(
            accounts=len(store.accounts.accounts()),
            waiting=store.submissions.waiting() + store.replies.waiting(),
            refused=store.submissions.refused(),
        ),
        today=lambda: client.clock.now().astimezone(VIETNAM).date(),
        memory=client.folders.window_memory,
        endings=lambda: client.reader.endings(),  # noqa: PLW0108 - read late
        tables=lambda: _tables(client, threads),
    )


def _keys(client: Client, given_for_run: KeySecrets, asked: set[int]) -> KeyParts:
    from declarant_client.desktop.accounts import KeyParts

    return KeyParts(accounts=client.store.accounts, given_for_run=given_for_run, asked=asked)


def _sender(client: Client) -> SenderParts:
    from declarant_client.desktop.background.sender import SenderParts

    return SenderParts(
        synchronise=client.synchronise,
        right=client.right,
        clock=client.clock,
        sync_elsewhere=client.sync_now.run,
        between_fetches=lambda: timedelta(minutes=client.settings.get(SYNC_MINUTES)),
        close_thread=client.store.close_thread,
        keep_copies=client.keep_in_order,
    )


def _watching(client: Client) -> WatcherParts:
    from declarant_client.desktop.sources.watcher import WatcherParts

    def made(changed: Callable[[], None]) -> Watching:
        from declarant_client.application.watching.watch_sources import WatchSources

        return WatchSources(client.watching_parts, changed)

    return WatcherParts(made=made, arranging=lambda: client.arranging)


def _tables(client: Client, threads: Threads) -> TableParts:
    from declarant_client.desktop.tables.parts import TableParts

    return TableParts(client.reader, client.store.table_mappings, threads)


def _case_news(client: Client, threads: Threads, session: QObject) -> ResultNews:
    from declarant_client.desktop.results.news import ResultNews

    return ResultNews(client.store.cases, client.store.accounts, threads, session)
