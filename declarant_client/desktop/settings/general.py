"""How the program behaves: language, colours, name, times."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from declarant_client.application.ports.settings import (
    DECLARANT_USER,
    HOLD_SECONDS,
    LANGUAGE,
    RATER_NAME,
    SYNC_MINUTES,
    THEME,
    Language,
    Setting,
    Settings,
    Theme,
)
from declarant_client.desktop.background import Background
from declarant_client.desktop.settings.section import Section, separator
from declarant_client.desktop.settings.setting_row import SettingRow
from declarant_client.desktop.speech import said
from declarant_client.domain.sentences import SaidError

SHOWN: tuple[Setting[Any], ...] = (
    LANGUAGE,
    THEME,
    RATER_NAME,
    DECLARANT_USER,
    HOLD_SECONDS,
    SYNC_MINUTES,
)


class SettingsSection(Section):
    """A row for each setting. Every change is kept at once; nothing has to be saved."""

    kept = Signal(object, object)
    """``(Setting, value)`` once it is kept."""

    def __init__(
        self,
        shown: tuple[Setting[Any], ...],
        settings: Settings,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._background = background
        self.rows: dict[str, SettingRow] = {}
        for setting in shown:
            if self.rows:
                self.add(separator())
            row = SettingRow(
                setting,
                settings.get(setting),
                is_fixed=settings.fixed_by_policy(setting),
                words=self._words(setting),
                suffix=self._unit(setting),
            )
            row.chosen.connect(self._keep)
            self.rows[setting.key] = row
            self.add(row)

    def _keep(self, setting: Setting[Any], value: object) -> None:
        row = self.rows[setting.key]

        def keep() -> object:
            self._settings.set(setting, value)
            return self._settings.get(setting)

        def done(now: object) -> None:
            row.say("")
            row.show_value(now)
            self.kept.emit(setting, now)

        def failed(error: SaidError) -> None:
            row.show_value(self._settings.get(setting))
            row.say(said(error.sentence))

        self._background.run(self, keep, done, failed)

    def _words(self, _setting: Setting[Any]) -> dict[Any, str]:
        return {}

    def _unit(self, _setting: Setting[Any]) -> str:
        return ""


class GeneralSection(SettingsSection):
    """Language, colours, name, times."""

    def __init__(
        self, settings: Settings, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(SHOWN, settings, background, parent)
        self.entitle(self.tr("General"))

    def _words(self, setting: Setting[Any]) -> dict[Any, str]:
        if setting is LANGUAGE:
            # A language is named in itself: whoever cannot read this one must find the other.
            return {
                str(Language.SYSTEM): self.tr("As this computer"),
                str(Language.VIETNAMESE): "Tiếng Việt",
                str(Language.ENGLISH): "English",
            }
        if setting is THEME:
            return {
                str(Theme.SYSTEM): self.tr("As this computer"),
                str(Theme.LIGHT): self.tr("Light"),
                str(Theme.DARK): self.tr("Dark"),
            }
        return {}

    def _unit(self, setting: Setting[Any]) -> str:
        if setting is HOLD_SECONDS:
            return self.tr(" seconds")
        return self.tr(" minutes") if setting is SYNC_MINUTES else ""
