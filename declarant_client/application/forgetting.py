"""Forgetting every secret of a profile, when all that it holds is deleted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from declarant_client.application.ports.databases import DatabasePasswords
from declarant_client.application.ports.offices import AccountStore
from declarant_client.application.ports.proxies import Proxy, ProxyPasswords
from declarant_client.application.ports.sources import DatabaseSettings, SourceStore
from declarant_client.application.ports.world import (
    KeyringMissingError,
    KeyringOutOfOrderError,
    KeySecrets,
)
from declarant_client.application.watching.watched_database import database_of


class ForgetSecrets:
    """Notes what the keyring holds while the store can say it, and forgets it afterwards."""

    def __init__(
        self,
        *,
        accounts: AccountStore,
        keys: KeySecrets,
        sources: SourceStore,
        database_passwords: DatabasePasswords,
        proxy_passwords: ProxyPasswords,
        proxy: Callable[[], Proxy | None],
    ) -> None:
        self._accounts = accounts
        self._keys = keys
        self._sources = sources
        self._database_passwords = database_passwords
        self._proxy_passwords = proxy_passwords
        self._proxy = proxy
        self._noted: list[Callable[[], None]] = []

    def note(self) -> None:
        """Note accounts, logins at databases, and the proxy given by hand."""
        for account in self._accounts.accounts():
            self._noted.append(partial(self._keys.forget, account.office_url, account.client_id))
        for source in self._sources.sources():
            if isinstance(source.settings, DatabaseSettings):
                login = database_of(source.settings).login
                self._noted.append(partial(self._database_passwords.forget, login))
        proxy = self._proxy()
        if proxy is not None:
            self._noted.append(partial(self._proxy_passwords.forget, proxy))

    def forget(self) -> bool:
        """Forget what was noted; return whether all of it is gone for certain.

        Where no keyring is, nothing was kept; one that is locked may hold what nobody uses now.
        """
        is_certain = True
        for forgets in self._noted:
            try:
                forgets()
            except KeyringOutOfOrderError:
                is_certain = False
            except KeyringMissingError:
                continue
        return is_certain
