"""A card with a row for each of some settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from declarant_client.application.ports.settings import Setting, Settings
from declarant_client.desktop.background import Background
from declarant_client.desktop.settings.section import Section, separator
from declarant_client.desktop.settings.setting_row import SettingRow
from declarant_client.desktop.speech import said
from declarant_client.domain.sentences import SaidError


class RowsSection(Section):
    """Every change is kept at once; nothing has to be saved."""

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
        self._lines: dict[str, QWidget] = {}
        """What sets each row apart from the one above."""
        for setting in shown:
            if self.rows:
                self._lines[setting.key] = separator()
                self.add(self._lines[setting.key])
            row = SettingRow(
                setting, settings.get(setting), is_fixed=settings.fixed_by_policy(setting)
            )
            row.chosen.connect(self.keep)
            self.rows[setting.key] = row
            self.add(row)

    def show_row(self, setting: Setting[Any], *, shown: bool) -> None:
        """Show a setting's row, or no longer: what it says may count only beside another."""
        self.rows[setting.key].setVisible(shown)
        if setting.key in self._lines:
            self._lines[setting.key].setVisible(shown)

    def store_changed(self) -> None:
        """Show what holds now: a setting may have been changed elsewhere in the window."""
        for row in self.rows.values():
            if not row.is_edited:
                row.show_value(self._settings.get(row.setting))

    def value_of(self, setting: Setting[Any]) -> object:
        """Return what holds now."""
        return self._settings.get(setting)

    def keep(self, setting: Setting[Any], value: object) -> None:
        """Keep what was chosen."""
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
