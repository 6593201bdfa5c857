"""The settings page over a scene's store."""

from __future__ import annotations

from pathlib import Path

from declarant_client.application.enrolling import EnrolOffice
from declarant_client.application.exporting import ExportHistory
from declarant_client.application.following_feeds import FollowFeeds
from declarant_client.application.forgetting_history import ForgetEndedHistory
from declarant_client.application.ports.libraries import Library
from declarant_client.application.ports.settings import HISTORY_DAYS, Settings
from declarant_client.desktop.accounts import EnrolParts
from declarant_client.desktop.background import Threads
from declarant_client.desktop.settings import Places, SettingsPage, SettingsParts
from declarant_client.desktop.settings.about_section import AboutParts
from declarant_client.desktop.settings.data_parts import DataParts
from declarant_client.feeds import HttpFeeds
from declarant_client.office.web import HttpWeb
from declarant_client.operating_system.chance import SystemChance
from declarant_client.operating_system.keyring_secrets import MemorySecrets
from tests.desktop.sources_scene import sources_parts
from tests.support.desk_scene import DeskScene
from tests.support.history_entries import formats
from tests.support.network_parts import network_parts
from tests.support.offices_in_memory import OfficesInMemory


def settings_page(scene: DeskScene, threads: Threads, settings: Settings) -> SettingsPage:
    """Nobody watches its sources; its office answers from memory."""
    store = scene.store
    enrolling = EnrolOffice(
        accounts=store.accounts,
        submissions=store.submissions,
        offices=OfficesInMemory(),
        secrets=MemorySecrets(),
        clock=scene.clock,
    )
    parts = SettingsParts(
        settings=settings,
        accounts=store.accounts,
        drafts=store.drafts,
        declarations=store.declarations,
        enrol=EnrolParts(enrolling=enrolling, given_for_run=MemorySecrets(), computer="PC-01"),
        network=network_parts(settings),
        places=Places(database=store.path, config_file=Path("config.toml")),
        data=DataParts(
            copies=store.copies,
            submissions=store.submissions,
            export=lambda: ExportHistory(store.submissions, formats()),
            forgetting=lambda: ForgetEndedHistory(
                store.ended_history, lambda: settings.get(HISTORY_DAYS), scene.clock
            ),
        ),
        about=AboutParts(
            version="0.1.0",
            libraries=lambda: [Library("a library", "1.2", "MIT", "Do as you like.")],
            licence=lambda: "MIT License",
        ),
        sources=sources_parts(scene, threads),
        following=lambda: following(scene),
    )
    page = SettingsPage(parts, threads)
    parts.sources.watcher.setParent(page)
    return page


def following(scene: DeskScene) -> FollowFeeds:
    """Follows feeds of the scene's store over real HTTP."""
    web = HttpWeb(client_version="0.1")
    return FollowFeeds(scene.store.feeds, HttpFeeds(web), scene.clock, SystemChance())
