"""Access keys given on standard input, for computers without a keyring."""

from __future__ import annotations

from collections.abc import Iterable

from declarant_client.application.ports.world import KeyringMissingError, KeySecrets


class KeysFromInput:
    """The port ``KeySecrets`` with keys that live for one run.

    Each line is a secret, or ``CLIENT_ID SECRET`` where several accounts need theirs. A secret
    named by its client id goes first, then the keyring's, then the secret without a name.
    Keeping and forgetting stay the keyring's business.
    """

    def __init__(self, lines: Iterable[str], kept: KeySecrets) -> None:
        self._kept = kept
        self._named: dict[str, str] = {}
        self._nameless: str | None = None
        for line in lines:
            first, _, rest = line.strip().partition(" ")
            if rest.strip():
                self._named[first] = rest.strip()
            elif first:
                self._nameless = first

    def read(self, office_url: str, client_id: str) -> str | None:
        if client_id in self._named:
            return self._named[client_id]
        try:
            kept = self._kept.read(office_url, client_id)
        except KeyringMissingError:
            if self._nameless is None:
                raise
            return self._nameless
        return kept or self._nameless

    def keep(self, office_url: str, client_id: str, secret: str) -> None:
        self._kept.keep(office_url, client_id, secret)

    def forget(self, office_url: str, client_id: str) -> None:
        self._named.pop(client_id, None)
        self._kept.forget(office_url, client_id)

    def __repr__(self) -> str:
        return f"KeysFromInput({self._kept!r})"
