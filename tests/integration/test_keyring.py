"""Keys lie in whichever keyring is configured; with none, the user is told the way out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import keyring.backend
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest

from declarant_client.application.ports.world import KeyringMissingError, KeyringOutOfOrderError
from declarant_client.operating_system.keyring_secrets import (
    KeyringSecrets,
    LayeredSecrets,
    MemorySecrets,
)

URL = "https://office.example"
SECRET = "s3cret-of-the-key"


class FileKeyring(keyring.backend.KeyringBackend):
    """A keyring for the test: a JSON file, so that a second run finds what the first kept."""

    priority = 1

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def content(self) -> dict[str, str]:
        if not self.path.exists():
            return {}
        content: dict[str, str] = json.loads(self.path.read_text())
        return content

    def get_password(self, service: str, username: str) -> str | None:
        return self.content().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self.path.write_text(json.dumps({**self.content(), f"{service}/{username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        content = self.content()
        if content.pop(f"{service}/{username}", None) is None:
            raise keyring.errors.PasswordDeleteError
        self.path.write_text(json.dumps(content))


class LockedKeyring(keyring.backend.KeyringBackend):
    """A keyring whose owner did not unlock it."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked(SECRET)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.KeyringLocked(password)

    def delete_password(self, service: str, username: str) -> None:
        raise RuntimeError(service)


@pytest.fixture(autouse=True)
def _no_keyring_afterwards() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def file_keyring(tmp_path: Path) -> FileKeyring:
    backend = FileKeyring(tmp_path / "keyring.json")
    keyring.set_keyring(backend)
    return backend


def test_a_key_is_kept_for_the_next_run_and_forgotten_when_asked(
    file_keyring: FileKeyring, tmp_path: Path
) -> None:
    KeyringSecrets().keep(URL, "key-1", SECRET)
    keyring.set_keyring(FileKeyring(tmp_path / "keyring.json"))
    assert KeyringSecrets().read(URL, "key-1") == SECRET
    KeyringSecrets().forget(URL, "key-1")
    assert KeyringSecrets().read(URL, "key-1") is None
    KeyringSecrets().forget(URL, "key-1")


def test_entries_are_named_so_that_a_person_finds_them(file_keyring: FileKeyring) -> None:
    KeyringSecrets().keep(URL, "key-1", SECRET)
    assert list(file_keyring.content()) == [f"declarant-client/key-1@{URL}"]


def test_two_accounts_at_two_offices_do_not_mix(file_keyring: FileKeyring) -> None:
    secrets = KeyringSecrets()
    secrets.keep(URL, "key-1", SECRET)
    assert secrets.read("https://other.example", "key-1") is None
    assert secrets.read(URL, "key-2") is None


def attempts(secrets: KeyringSecrets) -> list[Any]:
    return [
        lambda: secrets.read(URL, "key-1"),
        lambda: secrets.keep(URL, "key-1", SECRET),
        lambda: secrets.forget(URL, "key-1"),
    ]


def chain_of_nothing() -> keyring.backend.KeyringBackend:
    class Chain(keyring.backends.chainer.ChainerBackend):
        backends = [keyring.backends.fail.Keyring()]  # noqa: RUF012 - as the library has it

    Chain.__module__ = "keyring.backends.chainer"
    return Chain()


@pytest.mark.parametrize(
    "backend",
    [keyring.backends.fail.Keyring(), keyring.backends.null.Keyring(), chain_of_nothing()],
    ids=["fail", "null", "empty chain"],
)
def test_with_no_keyring_the_way_out_is_told(backend: keyring.backend.KeyringBackend) -> None:
    keyring.set_keyring(backend)
    for attempt in attempts(KeyringSecrets()):
        with pytest.raises(KeyringMissingError, match="--key-stdin") as caught:
            attempt()
        assert not isinstance(caught.value, KeyringOutOfOrderError)


def test_a_locked_keyring_is_told_without_the_secret() -> None:
    keyring.set_keyring(LockedKeyring())
    for attempt in attempts(KeyringSecrets()):
        with pytest.raises(KeyringOutOfOrderError, match="locked or out of order") as caught:
            attempt()
        assert SECRET not in str(caught.value)


def test_a_configured_backend_that_cannot_be_loaded_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken() -> None:
        raise ModuleNotFoundError

    monkeypatch.setattr(keyring, "get_keyring", broken)
    with pytest.raises(KeyringOutOfOrderError, match="out of order"):
        KeyringSecrets().read(URL, "key-1")


def test_a_key_given_for_the_run_goes_before_the_kept_one_and_is_not_kept(
    file_keyring: FileKeyring,
) -> None:
    given, kept = MemorySecrets(), KeyringSecrets()
    secrets = LayeredSecrets(given, kept)
    secrets.keep(URL, "key-1", "kept")
    given.keep(URL, "key-1", SECRET)
    assert secrets.read(URL, "key-1") == SECRET
    assert SECRET not in file_keyring.path.read_text()
    secrets.forget(URL, "key-1")
    assert secrets.read(URL, "key-1") is None


def test_a_key_given_for_the_run_needs_no_keyring() -> None:
    keyring.set_keyring(keyring.backends.fail.Keyring())
    given = MemorySecrets()
    given.keep(URL, "key-1", SECRET)
    assert LayeredSecrets(given, KeyringSecrets()).read(URL, "key-1") == SECRET


def test_secrets_are_never_shown(file_keyring: FileKeyring) -> None:
    given = MemorySecrets()
    given.keep(URL, "key-1", SECRET)
    KeyringSecrets().keep(URL, "key-1", SECRET)
    assert SECRET not in repr(LayeredSecrets(given, KeyringSecrets()))
