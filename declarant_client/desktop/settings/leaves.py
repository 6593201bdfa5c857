"""Which pages the settings have, and what stands on each; how to add is said in the package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from declarant_client.application.ports.asking_settings import ASKING_SETTINGS
from declarant_client.application.ports.presence_settings import (
    ANNOUNCE_CLEARED,
    ANNOUNCE_NOTICES,
    ANNOUNCE_REFUSED,
    ANNOUNCE_RESULTS,
    QUIET_FROM,
    QUIET_HOURS,
    QUIET_TO,
    START_WITH_SYSTEM,
    TRAY,
    WHEN_CLOSED,
)
from declarant_client.application.ports.settings import (
    ASK_FOR_STAGES,
    COPIES_DAYS,
    DECLARANT_USER,
    DENSITY,
    HOLD_SECONDS,
    LANGUAGE,
    OFFICE_URL,
    PHASE_IF_UNKNOWN,
    RATER_NAME,
    REMINDER_DAYS,
    SECOND_LOOK,
    SYNC_MINUTES,
    TEXT_SIZE,
    THEME,
    Setting,
)

if TYPE_CHECKING:
    from declarant_client.desktop.settings.page import SettingsPage

    Build = Callable[[SettingsPage], QWidget]

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of the settings."""

    key: str
    """Stable name, by which other pages lead to it."""
    drawing: str
    """Name of its icon."""
    title: Callable[[], str]
    content: tuple[Build, ...] = ()
    """What stands on it, from top to bottom; each is called when the page is first shown."""


def leaves() -> tuple[Leaf, ...]:
    """Return the pages in the order of their list."""
    return tuple(leaf for leaf in _all() if leaf.content)


def _all() -> tuple[Leaf, ...]:
    return (
        Leaf(
            "office",
            "office",
            lambda: translate("settings", "Office and account"),
            (_accounts, rows(OFFICE_URL, SYNC_MINUTES)),
        ),
        Leaf(
            "sources",
            "folder",
            lambda: translate("settings", "Declaration sources"),
            (_sources, rows(DECLARANT_USER)),
        ),
        Leaf("contact", "phone", lambda: translate("settings", "Contact"), (_contacts,)),
        Leaf(
            "rating",
            "rate",
            lambda: translate("settings", "Rating"),
            (
                rows(
                    RATER_NAME,
                    HOLD_SECONDS,
                    SECOND_LOOK,
                    PHASE_IF_UNKNOWN,
                    ASK_FOR_STAGES,
                ),
                rows(*ASKING_SETTINGS),
            ),
        ),
        Leaf(
            "notifications",
            "bell",
            lambda: translate("settings", "Notifications"),
            (
                rows(ANNOUNCE_CLEARED, ANNOUNCE_RESULTS, ANNOUNCE_NOTICES, ANNOUNCE_REFUSED),
                rows(QUIET_HOURS, QUIET_FROM, QUIET_TO),
                rows(TRAY, WHEN_CLOSED, START_WITH_SYSTEM),
            ),
        ),
        Leaf(
            "notices",
            "notices",
            lambda: translate("settings", "Notices"),
            (_feeds, rows(REMINDER_DAYS)),
        ),
        Leaf(
            "appearance",
            "palette",
            lambda: translate("settings", "Appearance"),
            (rows(THEME, TEXT_SIZE, DENSITY),),
        ),
        Leaf("language", "language", lambda: translate("settings", "Language"), (rows(LANGUAGE),)),
        Leaf("network", "network", lambda: translate("settings", "Network"), (_network,)),
        Leaf(
            "data",
            "database",
            lambda: translate("settings", "Data"),
            (_places, _copies, rows(COPIES_DAYS), _history, _export, _delete),
        ),
        Leaf("about", "note", lambda: translate("settings", "About"), (_about, _libraries)),
    )


def rows(*shown: Setting[Any]) -> Build:
    """Return what makes a card with a row for each setting."""

    def build(page: SettingsPage) -> QWidget:
        from declarant_client.desktop.settings.rows_section import RowsSection

        section = RowsSection(shown, page.parts.settings, page.threads.writing)
        section.kept.connect(page.settingChanged)
        return section

    return build


def _accounts(page: SettingsPage) -> QWidget:
    from declarant_client.desktop.settings.accounts_section import AccountsSection

    section = AccountsSection(page.parts.accounts, page.parts.enrol, page.threads)
    section.changed.connect(page.accountsChanged)
    section.keyWanted.connect(page.keyWanted)
    return section


def _sources(page: SettingsPage) -> QWidget:
    from declarant_client.desktop.settings.sources_section import SourcesSection
    from declarant_client.desktop.sources.sources_desk import SourcesDesk

    section = SourcesSection(page.parts.sources.watcher.ask)
    section.desk = SourcesDesk(page.parts.sources, section, section)
    return section


def _feeds(page: SettingsPage) -> QWidget:
    from declarant_client.desktop.settings.feeds_section import FeedsSection

    return FeedsSection(page.parts.following, page.threads)


def _contacts(page: SettingsPage) -> QWidget:
    from declarant_client.desktop.settings.contacts_section import ContactsSection

    return ContactsSection(page.parts.drafts, page.parts.declarations, page.threads)


def _network(page: SettingsPage) -> QWidget:
    from declarant_client.desktop.settings.network_section import NetworkSection

    section = NetworkSection(page.parts.network, page.parts.settings, page.threads.writing)
    section.kept.connect(page.settingChanged)
    return section


def _places(page: SettingsPage) -> QWidget:
    from declarant_client.desktop.settings.places import PlacesSection

    return PlacesSection(page.parts.places)


def _copies(page: SettingsPage) -> QWidget:
    from declarant_client.desktop.settings.copies_section import CopiesSection

    section = CopiesSection(page.parts.data.copies, page.threads)
    section.restoreWanted.connect(page.restoreWanted)
    return section


def _history(page: SettingsPage) -> QWidget:
    from declarant_client.desktop.settings.history_section import HistorySection

    section = HistorySection(page.parts.data.forgetting, page.parts.settings, page.threads)
    section.kept.connect(page.settingChanged)
    return section


def _export(page: SettingsPage) -> QWidget:
    from declarant_client.desktop.settings.export_section import ExportSection

    return ExportSection(page.parts.data, page.threads)


def _delete(page: SettingsPage) -> QWidget:
    from declarant_client.desktop.settings.delete_section import DeleteSection

    section = DeleteSection(page.parts.data.submissions, page.threads)
    section.deletionWanted.connect(page.deletionWanted)
    return section


def _about(page: SettingsPage) -> QWidget:
    from PySide6.QtWidgets import QPushButton

    from declarant_client.desktop.settings.about_section import AboutSection

    keys = QPushButton(translate("settings", "All keys…"), page)
    keys.clicked.connect(page.keysWanted)
    assistant = QPushButton(translate("settings", "Set-up assistant…"), page)
    assistant.clicked.connect(page.assistantWanted)
    return AboutSection(page.parts.about, page.threads.reading, (keys, assistant))


def _libraries(page: SettingsPage) -> QWidget:
    from declarant_client.desktop.settings.about_section import LibrariesSection

    return LibrariesSection(page.parts.about, page.threads.errands)
