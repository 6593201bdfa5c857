"""Settings: how the program behaves, accounts, contacts, where the data lies."""

from declarant_client.desktop.settings.page import SettingsPage, SettingsParts
from declarant_client.desktop.settings.places import Places

__all__ = ["Places", "SettingsPage", "SettingsParts"]
