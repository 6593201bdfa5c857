"""Keys given on standard input serve one run."""

from __future__ import annotations

import pytest

from declarant_client.application.ports.world import KeyringMissingError
from declarant_client.cli.keys import KeysFromInput
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.operating_system.keyring_secrets import MemorySecrets


class NoKeyring:
    """``KeySecrets`` of a computer without a keyring."""

    def read(self, office_url: str, client_id: str) -> str | None:
        raise KeyringMissingError(_missing())

    def keep(self, office_url: str, client_id: str, secret: str) -> None:
        raise KeyringMissingError(_missing())

    def forget(self, office_url: str, client_id: str) -> None:
        raise KeyringMissingError(_missing())


def _missing() -> Sentence:
    return translate("test", "none")


def test_a_key_from_input_serves_where_no_keyring_is() -> None:
    keys = KeysFromInput(["secret\n"], NoKeyring())
    assert keys.read("https://a.example", "k-1") == "secret"


def test_a_key_named_by_its_client_id_serves_that_account_alone() -> None:
    keys = KeysFromInput(["k-1 first\n", "\n", "k-2 second\n"], NoKeyring())
    assert (keys.read("u", "k-1"), keys.read("u", "k-2")) == ("first", "second")
    with pytest.raises(KeyringMissingError):
        keys.read("u", "k-3")


def test_a_key_in_the_keyring_goes_before_one_without_a_name() -> None:
    kept = MemorySecrets()
    kept.keep("u", "k-1", "kept")
    keys = KeysFromInput(["given"], kept)
    assert (keys.read("u", "k-1"), keys.read("u", "k-2")) == ("kept", "given")


def test_keys_never_show_in_a_traceback() -> None:
    assert "secret" not in repr(KeysFromInput(["secret"], MemorySecrets()))
