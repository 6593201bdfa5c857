"""Starting with the session: one entry for each user and profile, and none left when it is off."""

from __future__ import annotations

import os
import plistlib
import re
import sys
import types
from pathlib import Path
from typing import Any, Self

import pytest

from declarant_client.operating_system.autostart import Autostart, AutostartError

COMMAND = ("/opt/Đánh giá 100%/declarant-desk", 'a "quoted" $word\\')


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


@pytest.fixture
def linux(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    return home / "config" / "autostart" / "declarant-client.desktop"


@pytest.fixture
def windows(home: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The values under ``Run``, kept in a dictionary where there is no registry."""
    values: dict[str, str] = {}

    class Key:
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_error: object) -> None:
            return None

    def query(_key: Key, name: str) -> tuple[str, int]:
        if name not in values:
            raise FileNotFoundError
        return values[name], 1

    fake: Any = types.ModuleType("winreg")
    fake.HKEY_CURRENT_USER, fake.REG_SZ = "HKCU", 1
    fake.OpenKey = fake.CreateKey = lambda _root, _path: Key()
    fake.QueryValueEx = query
    fake.SetValueEx = lambda _key, name, _zero, _kind, value: values.__setitem__(name, value)
    fake.DeleteValue = lambda _key, name: values.pop(name)
    monkeypatch.setitem(sys.modules, "winreg", fake)
    monkeypatch.setattr(sys, "platform", "win32")
    return values


def exec_line(file: Path) -> list[str]:
    """Read the command back as a desktop does."""
    (line,) = (line for line in file.read_text().splitlines() if line.startswith("Exec="))
    unescaped = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
    words = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', unescaped)
    return [re.sub(r"\\(.)", r"\1", quoted or plain) for quoted, plain in words]


def test_on_linux_a_desktop_file_starts_it_in_the_tray_and_goes_again(linux: Path) -> None:
    start = Autostart(COMMAND, None)
    assert not start.is_on
    start.turn(on=True)
    assert exec_line(linux) == [*COMMAND, "--in-tray"]
    assert start.is_on
    start.turn(on=False)
    assert not linux.exists()
    start.turn(on=False)


def test_what_the_desktop_wrote_into_its_file_stays(linux: Path) -> None:
    Autostart(COMMAND, None).turn(on=True)
    linux.write_text(linux.read_text().replace("enabled=true", "enabled=false"))
    Autostart(COMMAND, None).turn(on=True)
    assert "enabled=false" in linux.read_text()
    Autostart(("/opt/elsewhere/declarant-desk",), None).turn(on=True)
    assert exec_line(linux) == ["/opt/elsewhere/declarant-desk", "--in-tray"]


def test_another_profile_has_an_entry_of_its_own(linux: Path, home: Path) -> None:
    Autostart(COMMAND, None).turn(on=True)
    other = Autostart(COMMAND, home / "second profile")
    other.turn(on=True)
    (file,) = set(linux.parent.iterdir()) - {linux}
    assert exec_line(file)[-3:] == ["--profile", str(home / "second profile"), "--in-tray"]
    other.turn(on=False)
    assert linux.exists()
    assert not file.exists()


def test_on_macos_a_launch_agent_starts_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    Autostart(COMMAND, None).turn(on=True)
    agent = home / "Library" / "LaunchAgents" / "declarant-client.plist"
    told = plistlib.loads(agent.read_bytes())
    assert told["ProgramArguments"] == [*COMMAND, "--in-tray"]
    assert told["RunAtLoad"] is True
    Autostart(COMMAND, None).turn(on=False)
    assert not agent.exists()


def test_on_windows_a_value_of_the_users_registry_starts_it(windows: dict[str, str]) -> None:
    start = Autostart((r"C:\Program Files\declarant\declarant-desk.exe",), None)
    start.turn(on=True)
    command = r'"C:\Program Files\declarant\declarant-desk.exe" --in-tray'
    assert windows == {"declarant-client": command}
    assert start.is_on
    start.turn(on=False)
    assert not windows


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such folders")
def test_a_folder_that_cannot_be_made_is_told(linux: Path) -> None:
    linux.parent.parent.mkdir(exist_ok=True)
    linux.parent.write_text("a file where the folder should be")
    with pytest.raises(AutostartError):
        Autostart(COMMAND, None).turn(on=True)
