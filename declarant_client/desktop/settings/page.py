"""The settings: a list of pages on the left, the chosen page beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from declarant_client.desktop.appearance import Role, Space, give_role
from declarant_client.desktop.settings.leaf_list import LeafList
from declarant_client.desktop.settings.leaf_view import LeafView
from declarant_client.desktop.settings.leaves import leaves
from declarant_client.desktop.speech import said
from declarant_client.desktop.widgets.labels import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from declarant_client.application.following_feeds import FollowFeeds
    from declarant_client.application.ports.declarations import DeclarationStore
    from declarant_client.application.ports.offices import AccountStore
    from declarant_client.application.ports.settings import Settings
    from declarant_client.application.ports.submissions import DraftStore
    from declarant_client.desktop.accounts import EnrolParts
    from declarant_client.desktop.background import Threads
    from declarant_client.desktop.settings.about_section import AboutParts
    from declarant_client.desktop.settings.data_parts import DataParts
    from declarant_client.desktop.settings.network_section import NetworkParts
    from declarant_client.desktop.settings.places import Places
    from declarant_client.desktop.sources.parts import SourcesParts


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsParts:
    """What the settings need of the application."""

    settings: Settings
    accounts: AccountStore
    drafts: DraftStore
    declarations: DeclarationStore
    enrol: EnrolParts
    places: Places
    data: DataParts
    about: AboutParts
    network: NetworkParts
    sources: SourcesParts
    following: Callable[[], FollowFeeds]
    """Official gazettes; built when their page is shown."""


class SettingsPage(QWidget):
    """Builds each of its pages when it is first shown; ``leaves`` says what they hold."""

    settingChanged = Signal(object, object)
    """``(Setting, value)``, kept already: language and colours take effect by whoever listens."""
    accountsChanged = Signal()
    """An account came or went: there may be something to send and fetch."""
    keyWanted = Signal(object)
    """The user wants to give the key of this ``Account``."""
    restoreWanted = Signal(str)
    """The user wants to go back to the copy of this name."""
    deletionWanted = Signal()
    """The user wants everything deleted, and has confirmed it."""
    keysWanted = Signal()
    """The user wants to see all keys."""
    assistantWanted = Signal()
    """The user wants to go through the first steps again."""

    def __init__(
        self, parts: SettingsParts, threads: Threads, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.parts = parts
        self.threads = threads
        self._leaves = {leaf.key: leaf for leaf in leaves()}
        self._views: dict[str, LeafView] = {}
        self.list = LeafList(tuple(self._leaves.values()), self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.list.chosen.connect(self.show_leaf)
        self.accountsChanged.connect(self.store_changed)
        self.show_leaf(next(iter(self._leaves)))

    @property
    def place(self) -> str:
        """Key of the page that is shown."""
        return self.list.shown_key

    def show_leaf(self, key: str) -> LeafView:
        """Show a page of the settings, built the first time; return it."""
        if key not in self._views:
            leaf = self._leaves[key]
            view = LeafView(leaf.title(), [build(self) for build in leaf.content], self.list)
            self._views[key] = view
            self._stack.addWidget(view)
            view.order_stops()
        self._stack.setCurrentWidget(self._views[key])
        self.list.mark(key)
        return self._views[key]

    def go_to(self, place: str) -> None:
        """Show the page that ``place`` told of, where there still is one."""
        if place in self._leaves:
            self.show_leaf(place)

    def store_changed(self) -> None:
        """The page shown reads again; the others do when they are shown."""
        for view in self._views.values():
            view.store_changed()

    def take_focus(self) -> None:
        """Let the keyboard begin at the list: arrows choose a page, Tab goes into it."""
        self.list.setFocus()

    def add_office(self) -> None:
        """Open the enrolment dialog."""
        from declarant_client.desktop.settings.accounts_section import AccountsSection

        self.show_leaf("office").part(AccountsSection).add_office()

    def find_sources(self) -> None:
        """Look for places on this computer that declarations can be read from."""
        from declarant_client.desktop.settings.sources_section import SourcesSection

        self.show_leaf("sources").part(SourcesSection).begin_search()

    def _lay_out(self) -> None:
        line = QFrame(self)
        give_role(line, Role.LINE)
        line.setFixedWidth(1)
        content = QVBoxLayout()
        content.setSpacing(0)
        for complaint in self.parts.settings.complaints():
            label = plain_label(said(complaint), role=Role.FAULT, wraps=True)
            label.setContentsMargins(Space.XL, Space.M, Space.XL, 0)
            content.addWidget(label)
        content.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 0, Qt.AlignmentFlag(0))
        row.addWidget(line)
        row.addLayout(content, 1)
