"""Settings: policy before the user's choice before what is built in; no file can break it."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.settings import (
    ALL_SETTINGS,
    HOLD_SECONDS,
    LANGUAGE,
    OFFICE_URL,
    RATER_NAME,
    SYNC_MINUTES,
    THEME,
    Setting,
    SettingFixedError,
    SettingRefusedError,
    SettingsNotSavedError,
    SettingSource,
    setting_named,
)
from declarant_client.operating_system.paths import profile_folders
from declarant_client.operating_system.settings import (
    LayeredSettings,
    config_file,
    settings_of,
)
from declarant_client.operating_system.settings.policy import Fixed

Made = Callable[..., LayeredSettings]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    def make(*registry: Fixed) -> LayeredSettings:
        return LayeredSettings(
            user_file=tmp_path / "config.toml",
            machine_file=tmp_path / "machine.toml",
            registry=lambda: registry,
        )

    return make


def test_nothing_set_is_what_is_built_in(made: Made) -> None:
    settings = made()
    assert settings.get(HOLD_SECONDS) == 10
    assert settings.get(LANGUAGE) == "system"
    assert {row.source for row in settings.all()} == {SettingSource.BUILT_IN}
    assert [row.setting for row in settings.all()] == list(ALL_SETTINGS)
    assert settings.complaints() == []


def test_a_choice_is_kept_for_the_next_start(made: Made) -> None:
    made().set(RATER_NAME, "  Nguyễn   Thị Lan ")
    settings = made()
    assert settings.get(RATER_NAME) == "Nguyễn Thị Lan"
    assert settings.source(RATER_NAME) is SettingSource.USER
    settings.reset(RATER_NAME)
    assert made().get(RATER_NAME) == ""


def test_what_policy_fixes_the_user_cannot_change(made: Made, tmp_path: Path) -> None:
    made().set(SYNC_MINUTES, 30)
    (tmp_path / "machine.toml").write_text("sync_minutes = 15\n")
    settings = made()
    assert settings.get(SYNC_MINUTES) == 15
    assert settings.fixed_by_policy(SYNC_MINUTES)
    assert settings.source(SYNC_MINUTES) is SettingSource.POLICY
    for attempt in (lambda: settings.set(SYNC_MINUTES, 1), lambda: settings.reset(SYNC_MINUTES)):
        with pytest.raises(SettingFixedError, match="fixed by this computer's administrator"):
            attempt()
    assert tomllib.loads((tmp_path / "config.toml").read_text()) == {"sync_minutes": 30}


def test_the_registry_goes_before_the_machines_file(made: Made, tmp_path: Path) -> None:
    (tmp_path / "machine.toml").write_text('hold_seconds = 5\ntheme = "dark"\n')
    machine = Fixed("hold_seconds", 20, r"HKLM\…\hold_seconds")
    user = Fixed("hold_seconds", 30, r"HKCU\…\hold_seconds")
    settings = made(machine, user)
    assert settings.get(HOLD_SECONDS) == 20
    assert settings.get(THEME) == "dark"


def test_the_registry_may_hold_numbers_as_text(made: Made) -> None:
    assert made(Fixed("hold_seconds", "20", "HKLM")).get(HOLD_SECONDS) == 20


def test_a_policy_that_does_not_fit_fixes_nothing_and_is_complained_of(
    made: Made, tmp_path: Path
) -> None:
    (tmp_path / "machine.toml").write_text("hold_seconds = 99999\n")
    settings = made(Fixed("hold_seconds", b"\x00", r"HKLM\Software\hold_seconds"))
    assert settings.get(HOLD_SECONDS) == 10
    assert not settings.fixed_by_policy(HOLD_SECONDS)
    first, second = map(str, settings.complaints())
    assert r"HKLM\Software\hold_seconds" in first
    assert "machine.toml" in second
    assert "from 0 to 600" in second


@pytest.mark.parametrize(
    "content",
    [
        b'hold_seconds = "soon"',
        b"hold_seconds = -1",
        b"hold_seconds = true",
        b"hold_seconds = 1.5",
        b"hold_seconds = []",
        b"[hold_seconds]\na = 1",
        b"hold_seconds = 99999999999999999999999",
    ],
)
def test_a_value_that_does_not_fit_counts_as_not_set(
    made: Made, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "config.toml").write_bytes(content)
    settings = made()
    assert settings.get(HOLD_SECONDS) == 10
    assert settings.source(HOLD_SECONDS) is SettingSource.BUILT_IN
    (complaint,) = map(str, settings.complaints())
    assert "config.toml" in complaint
    assert "hold_seconds" in complaint


@pytest.mark.parametrize("content", [b"= broken", b"\xff\xfe", b"a = 1\n" * 200_000, b"a=[" * 9999])
def test_a_file_that_cannot_be_read_is_left_alone(
    made: Made, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    settings = made()
    assert settings.get(LANGUAGE) == "system"
    assert "config.toml" in str(settings.complaints()[0])
    with pytest.raises(SettingsNotSavedError, match="cannot be read"):
        settings.set(LANGUAGE, "vi")
    assert path.read_bytes() == content


def test_keys_of_another_version_and_another_processs_choices_are_kept(
    made: Made, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    path.write_text('future = {a = [1, 2]}\ntheme = "dark"\n')
    first, second = made(), made()
    first.set(LANGUAGE, "vi")
    second.set(RATER_NAME, "Lan")
    assert tomllib.loads(path.read_text()) == {
        "future": {"a": [1, 2]},
        "theme": "dark",
        "language": "vi",
        "rater_name": "Lan",
    }
    first.refresh()
    assert first.get(RATER_NAME) == "Lan"


def test_a_byte_order_mark_does_not_hide_the_first_key(made: Made, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b'\xef\xbb\xbflanguage = "vi"\r\n')
    assert made().get(LANGUAGE) == "vi"


@pytest.mark.skipif(os.name != "posix", reason="Windows: access is inherited")
def test_the_file_is_its_users_alone_and_nothing_else_is_left(made: Made, tmp_path: Path) -> None:
    made().set(LANGUAGE, "vi")
    assert [path.name for path in tmp_path.iterdir()] == ["config.toml"]
    assert (tmp_path / "config.toml").stat().st_mode & 0o777 == 0o600


def test_a_passing_refusal_of_the_rename_is_waited_out(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Windows refuses while another process reads the old file.
    replace, refusals = Path.replace, [PermissionError(13, "Access denied")] * 2

    def replaced(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(self, target)

    monkeypatch.setattr(config_file, "_PAUSES", (0.0, 0.0))
    monkeypatch.setattr(Path, "replace", replaced)
    made().set(RATER_NAME, "Lan")
    assert made().get(RATER_NAME) == "Lan"
    assert [path.name for path in tmp_path.iterdir()] == ["config.toml"]


def test_a_file_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    settings = LayeredSettings(
        user_file=tmp_path / "missing" / "config.toml",
        machine_file=tmp_path / "machine.toml",
        registry=lambda: (),
    )
    with pytest.raises(SettingsNotSavedError, match="could not be saved"):
        settings.set(LANGUAGE, "vi")
    assert settings.get(LANGUAGE) == "system"


@pytest.mark.parametrize(
    "setting, value",
    [
        (LANGUAGE, "fr"),
        (THEME, ""),
        (HOLD_SECONDS, 601),
        (SYNC_MINUTES, 0),
        (RATER_NAME, "x" * 201),
        (OFFICE_URL, "http://office.example"),
    ],
)
def test_a_value_out_of_bounds_is_refused(
    made: Made, setting: Setting[str | int | bool], value: str | int
) -> None:
    with pytest.raises(SettingRefusedError):
        made().set(setting, value)


def test_an_office_address_is_kept_in_its_one_form(made: Made) -> None:
    settings = made()
    settings.set(OFFICE_URL, "Office.Example/")
    assert settings.get(OFFICE_URL) == "https://office.example"
    settings.set(OFFICE_URL, " ")
    assert settings.get(OFFICE_URL) == ""


@pytest.mark.parametrize("setting", ALL_SETTINGS, ids=lambda setting: setting.key)
def test_every_default_is_a_value_that_its_setting_accepts(
    setting: Setting[str | int | bool],
) -> None:
    assert setting.accepted(setting.default) == setting.default
    assert setting_named(setting.key.upper()) is setting


def test_a_setting_that_does_not_exist_is_answered_with_those_that_do() -> None:
    with pytest.raises(SettingRefusedError, match="hold_seconds"):
        setting_named("colour")


@given(st.one_of(st.text(), st.integers(), st.booleans(), st.floats(), st.binary(), st.none()))
def test_any_value_is_accepted_in_bounds_or_refused(value: object) -> None:
    for setting in ALL_SETTINGS:
        try:
            accepted = setting.accepted(value)
        except SettingRefusedError:
            continue
        assert type(accepted) is type(setting.default)
        assert setting.accepted(accepted) == accepted


def test_a_profile_has_its_settings(tmp_path: Path) -> None:
    folders = profile_folders(tmp_path)
    settings_of(folders).set(LANGUAGE, "en")
    assert settings_of(folders).get(LANGUAGE) == "en"
