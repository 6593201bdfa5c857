"""A real Secret Service: gnome-keyring on a D-Bus session bus of the test's own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.waiting import until

SECRET_SERVICE = "keyring.backends.SecretService.Keyring"
_NAME = "org.freedesktop.secrets"


@dataclass(frozen=True, slots=True)
class PrivateBus:
    """A running bus with an unlocked keyring on it."""

    address: str
    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """What programs need to find it, beside what is set already."""
        return {
            "DBUS_SESSION_BUS_ADDRESS": self.address,
            "PYTHON_KEYRING_BACKEND": SECRET_SERVICE,
            "XDG_RUNTIME_DIR": str(self.home / "run"),
        }


@contextmanager
def private_bus(folder: Path) -> Iterator[PrivateBus]:
    """Start bus and keyring under ``folder``, and end both."""
    home = folder / "keyring home"
    (home / "run").mkdir(mode=0o700, parents=True)
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_RUNTIME_DIR": str(home / "run"),
    }
    environment.pop("DISPLAY", None)
    with _daemon(environment) as address:
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        with _keyring(environment):
            until(lambda: _is_owned(address), "the keyring is on the bus")
            yield PrivateBus(address, home)


@contextmanager
def session_bus(folder: Path) -> Iterator[str]:
    """Start a bus with nothing on it; yield its address."""
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder)}
    with _daemon(environment) as address:
        yield address


@contextmanager
def _daemon(environment: dict[str, str]) -> Iterator[str]:
    process = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        _end(process)


@contextmanager
def _keyring(environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdin is not None
        # An empty line would make a keyring that asks for its password on a screen.
        process.stdin.write("a password of the test\n")
        process.stdin.close()
        yield
    finally:
        _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _is_owned(address: str) -> bool:
    # On Linux they come with keyring; they bring no types.
    from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]
    from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

    bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    with open_dbus_connection(bus=address) as connection:
        asked = new_method_call(bus, "NameHasOwner", "s", (_NAME,))
        return bool(connection.send_and_get_reply(asked).body[0])
