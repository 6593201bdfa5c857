"""Passwords of database logins: in the system's keyring, or in memory for one run."""

from __future__ import annotations

import threading

from declarant_client.application.ports.databases import DatabaseLogin
from declarant_client.application.ports.world import KeyringOutOfOrderError
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.operating_system.keyring_secrets import SERVICE, usable_backend


class KeyringDatabasePasswords:
    """The port ``DatabasePasswords`` over ``keyring``, as ``KeyringSecrets`` is for keys.

    Entries: service ``declarant-client``, user name ``<user>@sqlserver://<server>``.
    Raises ``KeyringMissingError`` where there is no backend, and ``KeyringOutOfOrderError``, which
    is one, where it is locked or fails.
    """

    def read(self, login: DatabaseLogin) -> str | None:
        backend = usable_backend(_missing, _out_of_order)
        try:
            return backend.get_password(SERVICE, _entry(login))
        except Exception as error:
            raise KeyringOutOfOrderError(_out_of_order(error)) from error

    def keep(self, login: DatabaseLogin, password: str) -> None:
        backend = usable_backend(_missing, _out_of_order)
        try:
            backend.set_password(SERVICE, _entry(login), password)
        except Exception as error:
            raise KeyringOutOfOrderError(_out_of_order(error)) from error

    def forget(self, login: DatabaseLogin) -> None:
        from keyring.errors import PasswordDeleteError

        backend = usable_backend(_missing, _out_of_order)
        try:
            backend.delete_password(SERVICE, _entry(login))
        except PasswordDeleteError:
            # What backends raise where there was nothing to delete.
            return
        except Exception as error:
            raise KeyringOutOfOrderError(_out_of_order(error)) from error

    def __repr__(self) -> str:
        return "KeyringDatabasePasswords()"


class PasswordsForThisRun:
    """The port ``DatabasePasswords`` where there is no keyring: typed again after each start.

    Passwords typed for the run go before those that ``kept`` holds.
    """

    def __init__(self, kept: KeyringDatabasePasswords) -> None:
        self._kept = kept
        self._guard = threading.Lock()
        self._typed: dict[DatabaseLogin, str] = {}

    def read(self, login: DatabaseLogin) -> str | None:
        with self._guard:
            typed = self._typed.get(login)
        return typed if typed is not None else self._kept.read(login)

    def keep(self, login: DatabaseLogin, password: str) -> None:
        with self._guard:
            self._typed[login] = password
        self._kept.keep(login, password)

    def forget(self, login: DatabaseLogin) -> None:
        with self._guard:
            self._typed.pop(login, None)
        self._kept.forget(login)

    def __repr__(self) -> str:
        return f"PasswordsForThisRun({self._kept!r})"


def _entry(login: DatabaseLogin) -> str:
    return f"{login.user}@sqlserver://{login.server}"


def _missing() -> Sentence:
    return translate(
        "keyring",
        "This computer has no keyring in which the password of the database could be kept: it "
        "holds until the program is closed. Set one up (on Linux: GNOME Keyring or KWallet).",
    )


def _out_of_order(error: Exception) -> Sentence:
    return translate(
        "keyring",
        "The keyring of this computer is locked or out of order ({reason}), so the password of "
        "the database cannot be had. Unlock it and try again.",
        reason=type(error).__name__,
    )
