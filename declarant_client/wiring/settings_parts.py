"""What the settings and the set-up assistant are given."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from declarant_client import __version__
from declarant_client.application.ports.settings import OFFICE_URL
from declarant_client.desktop.accounts import EnrolParts
from declarant_client.desktop.settings.about_section import AboutParts
from declarant_client.desktop.settings.data_parts import DataParts
from declarant_client.desktop.settings.network_section import NetworkParts
from declarant_client.desktop.settings.page import SettingsParts
from declarant_client.desktop.settings.places import Places
from declarant_client.desktop.sources.parts import SourcesParts
from declarant_client.domain.declaration import VIETNAM
from declarant_client.operating_system.libraries import libraries, own_licence
from declarant_client.operating_system.proxies import given_by_hand
from declarant_client.operating_system.resources import resources_folder

if TYPE_CHECKING:
    from pathlib import Path

    from declarant_client.application.ports.world import KeySecrets
    from declarant_client.desktop.sources.watcher import Watcher
    from declarant_client.wiring.core import Client


def settings_parts(client: Client, given_for_run: KeySecrets, watcher: Watcher) -> SettingsParts:
    """Return what the settings page needs."""
    store = client.store
    return SettingsParts(
        settings=client.settings,
        accounts=store.accounts,
        drafts=store.drafts,
        declarations=store.declarations,
        enrol=enrol_parts(client, given_for_run),
        network=NetworkParts(
            passwords=lambda: client.proxy_passwords,
            given_by_hand=lambda: given_by_hand(client.settings),
            ask_anew=client.proxies.forget,
        ),
        places=Places(database=client.folders.database, config_file=client.folders.config_file),
        data=DataParts(
            copies=store.copies,
            submissions=store.submissions,
            export=lambda: client.exporting,
            forgetting=lambda: client.forgetting_history,
        ),
        about=AboutParts(version=__version__, libraries=libraries, licence=own_licence),
        sources=sources_parts(client, watcher),
        following=lambda: client.following,
    )


def enrol_parts(client: Client, given_for_run: KeySecrets) -> EnrolParts:
    """Return what entering an enrolment code needs."""
    return EnrolParts(
        enrolling=client.enrolling,
        given_for_run=given_for_run,
        computer=platform.node(),
        address=lambda: client.settings.get(OFFICE_URL),
        address_is_fixed=lambda: client.settings.fixed_by_policy(OFFICE_URL),
    )


def _save_reader_script(path: Path) -> None:
    from declarant_client.application.exporting import ExportFailedError, not_written
    from declarant_client.exports.replacing import whole_file

    script = resources_folder() / "ecus-database" / "create_reader.sql"
    try:
        with whole_file(path) as file:
            file.write(script.read_bytes())
    except OSError as error:
        raise ExportFailedError(not_written(path, error)) from error


def sources_parts(client: Client, watcher: Watcher) -> SourcesParts:
    """Return what setting sources up needs."""
    return SourcesParts(
        watcher=watcher,
        arranging=lambda: client.arranging,
        databases=lambda: client.databases,
        failed=client.store.sources.failed_files,
        save_reader_script=_save_reader_script,
        today=lambda: client.clock.now().astimezone(VIETNAM).date(),
    )
