"""The page of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from declarant_client.desktop.settings.page import SettingsPage
from declarant_client.wiring.settings_parts import settings_parts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from declarant_client.wiring.pages.shared import Passages


def settings_page(passages: Passages, parent: QWidget) -> SettingsPage:
    """Return the page, connected to the others."""
    client, around = passages.client, passages.around
    parts = settings_parts(client, around.given_for_run, around.watcher())
    page = SettingsPage(parts, passages.threads, parent)
    page.settingChanged.connect(around.setting_changed)
    page.accountsChanged.connect(around.accounts_changed)
    page.keyWanted.connect(passages.ask_for_key)
    page.restoreWanted.connect(around.restore)
    page.deletionWanted.connect(around.erase)
    page.keysWanted.connect(around.window().actions_.show_keys)
    page.assistantWanted.connect(around.window().assistantWanted)
    return page
