"""The password for a proxy: in the system's keyring, and in memory for this run."""

from __future__ import annotations

import threading

from declarant_client.application.ports.proxies import Proxy
from declarant_client.application.ports.world import KeyringOutOfOrderError
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.operating_system.keyring_secrets import SERVICE, usable_backend


class KeyringProxyPasswords:
    """The port ``ProxyPasswords``: what was typed in this run goes before what is kept.

    Entries: service ``declarant-client``, user name ``<user>@proxy://<host>:<port>``.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._typed: dict[str, str] = {}

    def read(self, proxy: Proxy) -> str | None:
        entry = _entry(proxy)
        with self._guard:
            typed = self._typed.get(entry)
        if typed is not None:
            return typed
        backend = usable_backend(_missing, _out_of_order)
        try:
            return backend.get_password(SERVICE, entry)
        except Exception as error:
            raise KeyringOutOfOrderError(_out_of_order(error)) from error

    def keep(self, proxy: Proxy, password: str) -> None:
        entry = _entry(proxy)
        with self._guard:
            self._typed[entry] = password
        backend = usable_backend(_missing, _out_of_order)
        try:
            backend.set_password(SERVICE, entry, password)
        except Exception as error:
            raise KeyringOutOfOrderError(_out_of_order(error)) from error

    def forget(self, proxy: Proxy) -> None:
        from keyring.errors import PasswordDeleteError

        entry = _entry(proxy)
        with self._guard:
            self._typed.pop(entry, None)
        backend = usable_backend(_missing, _out_of_order)
        try:
            backend.delete_password(SERVICE, entry)
        except PasswordDeleteError:
            # What backends raise where there was nothing to delete.
            return
        except Exception as error:
            raise KeyringOutOfOrderError(_out_of_order(error)) from error

    def __repr__(self) -> str:
        return "KeyringProxyPasswords()"


def _entry(proxy: Proxy) -> str:
    return f"{proxy.user}@proxy://{proxy.address}"


def _missing() -> Sentence:
    return translate(
        "keyring",
        "This computer has no keyring in which the password of the proxy could be kept: it holds "
        "until the program is closed. Set one up (on Linux: GNOME Keyring or KWallet).",
    )


def _out_of_order(error: Exception) -> Sentence:
    return translate(
        "keyring",
        "The keyring of this computer is locked or out of order ({reason}), so the password of "
        "the proxy cannot be kept or had. Unlock it and try again.",
        reason=type(error).__name__,
    )
