r"""Machine-wide policy: what an administrator fixes.

On Windows the registry, ``Software\Policies\DeclarantClient`` of the machine and then of the
user (only administrators may write to either); everywhere the machine's ``config.toml``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from declarant_client.domain.sentences import Sentence
from declarant_client.operating_system.settings.config_file import read_config

REGISTRY_KEY = r"Software\Policies\DeclarantClient"


class Fixed(NamedTuple):
    """One value that policy names, unchecked, and where it stands."""

    key: str
    value: object
    place: str


RegistryReader = Callable[[], Iterable[Fixed]]


def no_registry() -> Iterable[Fixed]:
    """The registry of systems that have none."""
    return ()


if sys.platform == "win32":
    import winreg

    def windows_registry() -> Iterable[Fixed]:
        """Return the values of the machine's and the user's policy key, the machine's first."""
        found: list[Fixed] = []
        for name, hive in (("HKLM", winreg.HKEY_LOCAL_MACHINE), ("HKCU", winreg.HKEY_CURRENT_USER)):
            place = f"{name}\\{REGISTRY_KEY}"
            try:
                with winreg.OpenKey(hive, REGISTRY_KEY) as opened:
                    count = winreg.QueryInfoKey(opened)[1]
                    rows = [winreg.EnumValue(opened, index) for index in range(count)]
            except OSError:
                # No policy there, which is the rule.
                continue
            found += [Fixed(row[0].lower(), row[1], f"{place}\\{row[0]}") for row in rows]
        return found

    system_registry: RegistryReader = windows_registry
else:
    system_registry: RegistryReader = no_registry


def read_policy(
    machine_file: Path, registry: RegistryReader
) -> tuple[dict[str, list[Fixed]], list[Sentence]]:
    """Return what policy says of each key, the strongest first, and what could not be read."""
    said: dict[str, list[Fixed]] = {}
    for fixed in registry():
        said.setdefault(fixed.key, []).append(fixed)
    file = read_config(machine_file)
    for key, value in file.values.items():
        said.setdefault(key, []).append(Fixed(key, value, f"{machine_file}: {key}"))
    return said, [] if file.complaint is None else [file.complaint]
