"""What is done while nobody has the profile open, between two runs of the window in one process."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from declarant_client.domain.sentences import Sentence, translate
from declarant_client.operating_system.proxies import given_by_hand
from declarant_client.wiring.core import Client, erase_profile, restored_copy


class Deed(Protocol):
    """Something that needs the profile closed; the window opens again afterwards."""

    def prepare(self, client: Client) -> None:
        """Ask of the profile what will be needed; the window's threads have ended."""
        ...

    def do(self) -> Sentence:
        """Do it with the profile closed; return what to tell. Raises ``SaidError``."""
        ...


class Restore:
    """Puts a copy in the place of the database."""

    def __init__(self, profile: Path | None, name: str) -> None:
        self._profile = profile
        self._name = name

    def prepare(self, client: Client) -> None:
        """Nothing has to be known."""

    def do(self) -> Sentence:
        return restored_copy(self._profile, self._name)


class EraseAll:
    """Deletes everything, the keyring's entries included; the program begins as on the first day.

    The secrets go last: where the files could not be deleted, nothing has changed.
    """

    def __init__(self, profile: Path | None) -> None:
        self._profile = profile

    def prepare(self, client: Client) -> None:
        from declarant_client.application.forgetting import ForgetSecrets

        store = client.store
        self._secrets = ForgetSecrets(
            accounts=store.accounts,
            keys=client.secrets,
            sources=store.sources,
            database_passwords=client.database_passwords,
            proxy_passwords=client.proxy_passwords,
            proxy=lambda: given_by_hand(client.settings),
        )
        self._secrets.note()

    def do(self) -> Sentence:
        erase_profile(self._profile)
        if self._secrets.forget():
            return translate("anew", "Everything was deleted.")
        return translate(
            "anew",
            "Everything was deleted. The keyring of this computer is locked: entries of this "
            "program that nobody uses any more may have stayed in it.",
        )
