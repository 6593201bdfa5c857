"""The secrets of access keys: in the system's keyring, or in memory for one run."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from declarant_client.application.ports.world import (
    KeyringMissingError,
    KeyringOutOfOrderError,
    KeySecrets,
)
from declarant_client.domain.sentences import Sentence, translate

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "declarant-client"
_NO_KEYRINGS = frozenset({"keyring.backends.fail", "keyring.backends.null"})


class KeyringSecrets:
    """The port ``KeySecrets`` over ``keyring``, with whichever backend it is configured for.

    Entries: service ``declarant-client``, user name ``<client id>@<address of the office>``.
    Raises ``KeyringMissingError`` where there is no backend, and ``KeyringOutOfOrderError``, which
    is one, where it is locked or fails.
    """

    def read(self, office_url: str, client_id: str) -> str | None:
        backend = _backend()
        try:
            return backend.get_password(SERVICE, _user(office_url, client_id))
        except Exception as error:
            raise KeyringOutOfOrderError(_out_of_order(error)) from error

    def keep(self, office_url: str, client_id: str, secret: str) -> None:
        backend = _backend()
        try:
            backend.set_password(SERVICE, _user(office_url, client_id), secret)
        except Exception as error:
            raise KeyringOutOfOrderError(_out_of_order(error)) from error

    def forget(self, office_url: str, client_id: str) -> None:
        from keyring.errors import PasswordDeleteError

        backend = _backend()
        try:
            backend.delete_password(SERVICE, _user(office_url, client_id))
        except PasswordDeleteError:
            # What backends raise where there was nothing to delete.
            return
        except Exception as error:
            raise KeyringOutOfOrderError(_out_of_order(error)) from error

    def __repr__(self) -> str:
        return "KeyringSecrets()"


class MemorySecrets:
    """The port ``KeySecrets`` for one run: nothing is written anywhere."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._secrets: dict[tuple[str, str], str] = {}

    def read(self, office_url: str, client_id: str) -> str | None:
        with self._guard:
            return self._secrets.get((office_url, client_id))

    def keep(self, office_url: str, client_id: str, secret: str) -> None:
        with self._guard:
            self._secrets[office_url, client_id] = secret

    def forget(self, office_url: str, client_id: str) -> None:
        with self._guard:
            self._secrets.pop((office_url, client_id), None)

    def __repr__(self) -> str:
        return "MemorySecrets()"


class LayeredSecrets:
    """The port ``KeySecrets``: secrets given for this run first, then those that are kept.

    Keeping and forgetting go to ``kept``; what was given for the run is forgotten as well.
    """

    def __init__(self, given: KeySecrets, kept: KeySecrets) -> None:
        self._given = given
        self._kept = kept

    def read(self, office_url: str, client_id: str) -> str | None:
        given = self._given.read(office_url, client_id)
        return given if given is not None else self._kept.read(office_url, client_id)

    def keep(self, office_url: str, client_id: str, secret: str) -> None:
        self._kept.keep(office_url, client_id, secret)

    def forget(self, office_url: str, client_id: str) -> None:
        self._given.forget(office_url, client_id)
        self._kept.forget(office_url, client_id)

    def __repr__(self) -> str:
        return f"LayeredSecrets({self._given!r}, {self._kept!r})"


def _user(office_url: str, client_id: str) -> str:
    return f"{client_id}@{office_url}"


def _backend() -> KeyringBackend:
    return usable_backend(_missing, _out_of_order)


def usable_backend(
    missing: Callable[[], Sentence], out_of_order: Callable[[Exception], Sentence]
) -> KeyringBackend:
    """Return the configured backend; with several, the one that ``keyring`` puts first.

    Raises ``KeyringMissingError`` and ``KeyringOutOfOrderError`` with the sentences given.
    """
    import keyring

    try:
        backend = keyring.get_keyring()
    except Exception as error:
        # A backend that the configuration names but that cannot be loaded.
        raise KeyringOutOfOrderError(out_of_order(error)) from error
    if not _is_usable(backend):
        raise KeyringMissingError(missing())
    return backend


def _is_usable(backend: KeyringBackend) -> bool:
    inside: Sequence[KeyringBackend] | None = getattr(backend, "backends", None)
    if type(backend).__module__ == "keyring.backends.chainer" and inside is not None:
        return any(_is_usable(one) for one in inside)
    return type(backend).__module__ not in _NO_KEYRINGS


def _missing() -> Sentence:
    return translate(
        "keyring",
        "This computer has no keyring in which the access key could be kept. Set one up (on "
        "Linux: GNOME Keyring or KWallet), or give the key for one run with --key-stdin.",
    )


def _out_of_order(error: Exception) -> Sentence:
    return translate(
        "keyring",
        "The keyring of this computer is locked or out of order ({reason}). Unlock it and try "
        "again, or give the key for one run with --key-stdin.",
        reason=type(error).__name__,
    )
