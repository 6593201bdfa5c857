"""Starting with the user's session: per user, in the way of each system, and nothing left behind.

Linux: a file of the XDG autostart folder (https://specifications.freedesktop.org/autostart-spec/);
macOS: a launch agent; Windows: a value under ``HKCU``'s ``Run``.
"""

from __future__ import annotations

import hashlib
import os
import plistlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from declarant_client.domain.sentences import SaidError, translate
from declarant_client.operating_system.paths import APPLICATION

IN_TRAY = "--in-tray"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_QUOTED = '"`$\\'


class AutostartError(SaidError):
    """The system's list of what starts with the session could not be changed."""


class Place(Protocol):
    """Where a system keeps one entry; both methods raise ``OSError``."""

    def read(self) -> bytes | None:
        """Return the entry; ``None`` while there is none."""
        ...

    def write(self, entry: bytes | None) -> None:
        """Keep the entry; ``None`` removes it."""
        ...


class Autostart:
    """The entry of one profile in the list of what starts with the user's session."""

    def __init__(self, command: Sequence[str], profile: Path | None) -> None:
        """``command`` opens the window; the profile and the tray are added to it."""
        chosen = () if profile is None else ("--profile", str(profile.expanduser().absolute()))
        self._command = (*command, *chosen, IN_TRAY)
        self._name = APPLICATION
        if profile is not None:
            named = hashlib.sha256(os.fsencode(profile.expanduser().absolute())).hexdigest()
            self._name = f"{APPLICATION}-{named[:8]}"

    @property
    def is_on(self) -> bool:
        """Whether the system holds an entry, switched off by the system's own means or not."""
        try:
            return self._place().read() is not None
        except OSError:
            return False

    def turn(self, *, on: bool) -> None:
        """Put the entry in or take it out; an entry that fits already is left as it is.

        Raises ``AutostartError``.
        """
        place = self._place()
        try:
            known = place.read()
            if not on:
                if known is not None:
                    place.write(None)
            elif known is None or not self._starts_us(known):
                place.write(self._entry())
        except OSError as error:
            raise AutostartError(
                translate(
                    "autostart",
                    "What starts with this computer could not be changed: {reason}.",
                    reason=error.strerror or str(error),
                )
            ) from error

    def _place(self) -> Place:
        if sys.platform == "win32":
            return _RunValue(self._name)
        if sys.platform == "darwin":
            return _File(Path.home() / "Library" / "LaunchAgents" / f"{self._name}.plist")
        named = os.environ.get("XDG_CONFIG_HOME")
        config = Path(named) if named and Path(named).is_absolute() else Path.home() / ".config"
        return _File(config / "autostart" / f"{self._name}.desktop")

    def _starts_us(self, entry: bytes) -> bool:
        # Desktops write their own lines into the file when its user switches it off: they stay.
        if sys.platform in {"win32", "darwin"}:
            return entry == self._entry()
        return f"Exec={_exec_line(self._command)}\n".encode() in entry

    def _entry(self) -> bytes:
        if sys.platform == "win32":
            return subprocess.list2cmdline(self._command).encode("utf-8")
        if sys.platform == "darwin":
            agent = {
                "Label": self._name,
                "ProgramArguments": list(self._command),
                "RunAtLoad": True,
                "ProcessType": "Interactive",
            }
            return plistlib.dumps(agent)
        return _desktop_file(self._command).encode()


class _File:
    """An entry that is a file of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> bytes | None:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return None

    def write(self, entry: bytes | None) -> None:
        if entry is None:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        partial = self._path.with_name(f".{self._path.name}.new")
        partial.write_bytes(entry)
        partial.replace(self._path)


class _RunValue:
    """A value of the registry: what its user signs in with is started."""

    def __init__(self, name: str) -> None:
        self._name = name

    def read(self) -> bytes | None:
        if sys.platform == "win32":
            import winreg

            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                    return str(winreg.QueryValueEx(key, self._name)[0]).encode("utf-8")
            except FileNotFoundError:
                return None
        return None

    def write(self, entry: bytes | None) -> None:
        if sys.platform == "win32":
            import winreg

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                if entry is None:
                    winreg.DeleteValue(key, self._name)
                else:
                    line = entry.decode("utf-8")
                    winreg.SetValueEx(key, self._name, 0, winreg.REG_SZ, line)


def window_command() -> tuple[str, ...]:
    """Return the command that opens the window on this installation."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    folder = Path(sys.executable).parent
    ending = ".exe" if sys.platform == "win32" else ""
    installed = folder / f"declarant-desk{ending}"
    if installed.is_file():
        return (str(installed),)
    python = folder / f"pythonw{ending}"
    shown = python if sys.platform == "win32" and python.is_file() else Path(sys.executable)
    return (str(shown), "-m", "declarant_client.cli.desk")


def _desktop_file(command: Sequence[str]) -> str:
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Name=Declarant client",
        "Name[vi]=Đánh giá dịch vụ hải quan",
        f"Exec={_exec_line(command)}",
        f"Icon={APPLICATION}",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return "\n".join(lines) + "\n"


def _exec_line(command: Sequence[str]) -> str:
    """Quote after the Desktop Entry Specification, "The Exec key"."""
    return " ".join(_exec_word(word) for word in command)


def _exec_word(word: str) -> str:
    escaped = "".join(f"\\{letter}" if letter in _QUOTED else letter for letter in word)
    # The value is a string, whose own backslashes are doubled; a percent sign begins a field.
    whole = f'"{escaped}"' if escaped != word or not word.isalnum() else word
    return whole.replace("\\", "\\\\").replace("%", "%%")
