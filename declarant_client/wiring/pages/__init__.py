"""The window's pages, each given what it needs and connected to the others.

A page's module is imported when it is built: only the first is there at the start.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from declarant_client.application.ports.declarations import WorklistFilter
from declarant_client.application.ports.settings import DECLARANT_USER, Setting
from declarant_client.application.ports.world import KeySecrets
from declarant_client.desktop.background import Threads
from declarant_client.desktop.shell.pages import Page
from declarant_client.wiring.ahead import AHEAD
from declarant_client.wiring.core import Client
from declarant_client.wiring.pages.shared import Passages

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from declarant_client.desktop.session import Session
    from declarant_client.desktop.shell.main_window import MainWindow
    from declarant_client.desktop.sources.watcher import Watcher

translate = QCoreApplication.translate


class Around(NamedTuple):
    """What pages ask of the world around them; asked when it happens, not before."""

    window: Callable[[], MainWindow]
    given_for_run: KeySecrets
    setting_changed: Callable[[Setting[str], object], None]
    accounts_changed: Callable[[], None]
    watcher: Callable[[], Watcher]
    restore: Callable[[str], None]
    """Go back to the copy of this name."""
    erase: Callable[[], None]
    """Delete everything."""
    session: Callable[[], Session]


def pages_of(client: Client, threads: Threads, around: Around) -> tuple[Page, ...]:
    """Return the pages in the rail's order; none is built before it is shown."""
    passages = Passages(client, threads, around)
    return (
        _to_rate(passages),
        _outbox(passages),
        _history(passages),
        _results(passages),
        _notices(passages),
        _settings(passages),
    )


def _to_rate(passages: Passages) -> Page:
    def build(parent: QWidget) -> QWidget:
        from declarant_client.wiring.pages.to_rate import to_rate_page

        return to_rate_page(passages, parent)

    client = passages.client
    return Page(
        key="to_rate",
        drawing="rate",
        title=lambda: translate("pages", "To rate"),
        build=build,
        ahead=AHEAD["to_rate"],
        count=lambda: client.worklist.count(_asked_first(client)),
    )


def read_ahead(client: Client) -> None:
    """Read what the first page will ask for as soon as it is built; for the reading thread."""
    client.worklist.read_ahead(_asked_first(client))


def _asked_first(client: Client) -> WorklistFilter:
    return WorklistFilter(mine=client.settings.get(DECLARANT_USER) or None)


def _outbox(passages: Passages) -> Page:
    def build(parent: QWidget) -> QWidget:
        from declarant_client.wiring.pages.outbox import outbox_page

        return outbox_page(passages, parent)

    store = passages.client.store
    return Page(
        key="outbox",
        drawing="outbox",
        title=lambda: translate("pages", "Outbox"),
        build=build,
        ahead=AHEAD["outbox"],
        count=lambda: store.submissions.waiting() + store.submissions.refused(),
    )


def _history(passages: Passages) -> Page:
    def build(parent: QWidget) -> QWidget:
        from declarant_client.wiring.pages.history import history_page

        return history_page(passages, parent)

    return Page(
        key="history",
        drawing="history",
        title=lambda: translate("pages", "History"),
        build=build,
        ahead=AHEAD["history"],
    )


def _results(passages: Passages) -> Page:
    def build(parent: QWidget) -> QWidget:
        from declarant_client.wiring.pages.results import results_page

        return results_page(passages, parent)

    store = passages.client.store
    return Page(
        key="results",
        drawing="results",
        title=lambda: translate("pages", "Results"),
        build=build,
        ahead=AHEAD["results"],
        count=lambda: store.cases.unread(),  # noqa: PLW0108 - built when first counted
    )


def _notices(passages: Passages) -> Page:
    def build(parent: QWidget) -> QWidget:
        from declarant_client.wiring.pages.notices import notices_page

        return notices_page(passages, parent)

    store = passages.client.store
    return Page(
        key="notices",
        drawing="notices",
        title=lambda: translate("pages", "Notices"),
        build=build,
        ahead=AHEAD["notices"],
        count=lambda: store.notices.unread(),  # noqa: PLW0108 - built when first counted
    )


def _settings(passages: Passages) -> Page:
    def build(parent: QWidget) -> QWidget:
        from declarant_client.wiring.pages.settings import settings_page

        return settings_page(passages, parent)

    return Page(
        key="settings",
        drawing="settings",
        title=lambda: translate("pages", "Settings"),
        build=build,
        ahead=AHEAD["settings"],
    )
