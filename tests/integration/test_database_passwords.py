"""Passwords of databases lie in the keyring, beside the access keys, and are never shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import keyring.errors
import pytest

from declarant_client.application.ports.databases import DatabaseLogin, DatabaseServer
from declarant_client.application.ports.world import KeyringMissingError, KeyringOutOfOrderError
from declarant_client.operating_system.database_passwords import (
    KeyringDatabasePasswords,
    PasswordsForThisRun,
)
from tests.support.file_keyring import FileKeyring

PASSWORD = "invented-p@ssword"
LOGIN = DatabaseLogin(server=DatabaseServer(host="ECUS-PC", instance="ECUSSQL2008"), user="reader")


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "keyring.json"
    monkeypatch.setenv("DECLARANT_TEST_KEYRING", str(path))
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())
    yield path
    keyring.set_keyring(before)


class LockedKeyring(FileKeyring):
    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked(PASSWORD)


def test_a_password_is_kept_for_the_next_run_and_forgotten_when_asked(kept: Path) -> None:
    KeyringDatabasePasswords().keep(LOGIN, PASSWORD)
    assert "declarant-client reader@sqlserver://ECUS-PC\\\\ECUSSQL2008" in kept.read_text()
    assert KeyringDatabasePasswords().read(LOGIN) == PASSWORD
    KeyringDatabasePasswords().forget(LOGIN)
    assert KeyringDatabasePasswords().read(LOGIN) is None
    KeyringDatabasePasswords().forget(LOGIN)


def test_logins_at_two_servers_do_not_mix() -> None:
    KeyringDatabasePasswords().keep(LOGIN, PASSWORD)
    other = DatabaseLogin(server=DatabaseServer(host="ECUS-PC", port=1433), user="reader")
    assert KeyringDatabasePasswords().read(other) is None


def test_without_a_keyring_a_password_holds_for_the_run_and_that_is_said() -> None:
    keyring.set_keyring(keyring.backends.fail.Keyring())
    passwords = PasswordsForThisRun(KeyringDatabasePasswords())
    with pytest.raises(KeyringMissingError, match="until the program is closed") as caught:
        passwords.keep(LOGIN, PASSWORD)
    assert PASSWORD not in str(caught.value)
    assert passwords.read(LOGIN) == PASSWORD
    assert PASSWORD not in repr(passwords)


def test_a_locked_keyring_is_told_without_the_password() -> None:
    keyring.set_keyring(LockedKeyring())
    with pytest.raises(KeyringOutOfOrderError, match="locked or out of order") as caught:
        KeyringDatabasePasswords().read(LOGIN)
    assert PASSWORD not in str(caught.value)
