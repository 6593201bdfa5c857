"""The port ``Settings``: policy before the user's file before what is built in."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from declarant_client.application.ports.setting import Value
from declarant_client.application.ports.settings import (
    ALL_SETTINGS,
    Setting,
    SettingFixedError,
    SettingRefusedError,
    SettingsNotSavedError,
    SettingSource,
)
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.operating_system.paths import ProfileFolders, machine_folder
from declarant_client.operating_system.settings.config_file import read_config, write_config
from declarant_client.operating_system.settings.policy import (
    RegistryReader,
    read_policy,
    system_registry,
)

if TYPE_CHECKING:
    from declarant_client.application.ports.setting_in_force import SettingInForce


def settings_of(folders: ProfileFolders) -> LayeredSettings:
    """Return the settings of a profile on this computer."""
    return LayeredSettings(
        user_file=folders.config_file,
        machine_file=machine_folder() / "config.toml",
        registry=system_registry,
    )


class LayeredSettings:
    """Settings in force for one profile; may be used from several threads.

    Policy is read once. The user's file is read again before each write, and by ``refresh``:
    another process of the same profile may have written it. Keys that this version does not
    know are kept. A value that does not fit counts as not set, and is complained of.
    """

    def __init__(self, *, user_file: Path, machine_file: Path, registry: RegistryReader) -> None:
        self._user_file = user_file
        self._guard = threading.RLock()
        self._policy: dict[str, Any] = {}
        self._policy_complaints = self._take_policy(machine_file, registry)
        self._user: dict[str, Any] = {}
        self._user_complaints: list[Sentence] = []
        self.refresh()

    def get(self, setting: Setting[Value]) -> Value:
        with self._guard:
            for layer in (self._policy, self._user):
                if setting.key in layer:
                    return cast("Value", layer[setting.key])
            return setting.default

    def set(self, setting: Setting[Value], value: Value) -> None:
        accepted = setting.accepted(value)
        self._write(setting, {setting.key: accepted})

    def reset(self, setting: Setting[Value]) -> None:
        self._write(setting, {})

    def fixed_by_policy(self, setting: Setting[Value]) -> bool:
        return setting.key in self._policy

    def source(self, setting: Setting[Value]) -> SettingSource:
        with self._guard:
            if setting.key in self._policy:
                return SettingSource.POLICY
            return SettingSource.USER if setting.key in self._user else SettingSource.BUILT_IN

    def all(self) -> list[SettingInForce]:
        from declarant_client.application.ports.setting_in_force import SettingInForce

        return [
            SettingInForce(setting, self.get(setting), self.source(setting))
            for setting in ALL_SETTINGS
        ]

    def complaints(self) -> list[Sentence]:
        with self._guard:
            return [*self._policy_complaints, *self._user_complaints]

    def refresh(self) -> None:
        """Read the user's file again."""
        read = read_config(self._user_file)
        complaints = [] if read.complaint is None else [read.complaint]
        accepted: dict[str, Any] = {}
        for setting in ALL_SETTINGS:
            if setting.key in read.values:
                place = f"{self._user_file}: {setting.key}"
                _take(setting, read.values[setting.key], place, accepted, complaints)
        with self._guard:
            self._user, self._user_complaints = accepted, complaints

    def _take_policy(self, machine_file: Path, registry: RegistryReader) -> list[Sentence]:
        said, complaints = read_policy(machine_file, registry)
        for setting in ALL_SETTINGS:
            for fixed in said.get(setting.key, []) if setting.policy else []:
                if setting.key not in self._policy:
                    _take(setting, fixed.value, fixed.place, self._policy, complaints)
        return complaints

    def _write(self, setting: Setting[Any], values: Mapping[str, Any]) -> None:
        with self._guard:
            if self.fixed_by_policy(setting):
                raise SettingFixedError(
                    translate(
                        "settings",
                        "“{name}” ({key}) is fixed by this computer's administrator.",
                        name=setting.name,
                        key=setting.key,
                    )
                )
            read = read_config(self._user_file)
            if read.complaint is not None:
                # Writing would throw away what a person wrote there.
                raise SettingsNotSavedError(read.complaint)
            kept = {key: value for key, value in read.values.items() if key != setting.key}
            try:
                write_config(self._user_file, {**kept, **values})
            except OSError as error:
                raise SettingsNotSavedError(_not_saved(self._user_file, error)) from error
            self.refresh()


def _take(
    setting: Setting[Any],
    value: object,
    place: str,
    accepted: dict[str, Any],
    complaints: list[Sentence],
) -> None:
    try:
        accepted[setting.key] = setting.accepted(value)
    except SettingRefusedError as error:
        complaints.append(
            translate(
                "settings",
                "A setting is not used ({place}): {reason}",
                place=place,
                reason=error.sentence,
            )
        )


def _not_saved(path: Path, error: OSError) -> Sentence:
    return translate(
        "settings",
        "The settings could not be saved in {path}: {reason}.",
        path=str(path),
        reason=error.strerror or str(error),
    )
