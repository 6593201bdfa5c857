"""The way to an office: by the user's choice of a proxy, or by this computer's fixed settings."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from declarant_client.application.ports.proxies import (
    DIRECT,
    Proxies,
    Proxy,
    ProxyPasswords,
    Ways,
)
from declarant_client.application.ports.settings import (
    PROXY,
    PROXY_HOST,
    PROXY_PORT,
    PROXY_USER,
    ProxyUse,
    Settings,
)
from declarant_client.application.ports.world import KeyringMissingError

_DEFAULT_PORTS = {"http": 80, "https": 443}
_REMEMBERED_SECONDS = 60.0
"""Asking the system can mean fetching an automatic configuration, or waking the keyring."""


class ChosenProxies:
    """The ways to a URL as the settings say (``Proxies``); may be called from any thread.

    What the system or the keyring answered counts for a minute; a setting takes effect at once.
    """

    def __init__(
        self,
        settings: Settings,
        passwords: ProxyPasswords,
        system: Proxies,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._passwords = passwords
        self._system = system
        self._seconds = seconds
        self._guard = threading.Lock()
        self._remembered: dict[tuple[str, str], tuple[float, Ways]] = {}

    def __call__(self, url: str) -> Ways:
        use = self._settings.get(PROXY)
        if use == ProxyUse.NONE:
            return DIRECT
        if use == ProxyUse.SYSTEM:
            parts = urlsplit(url)
            origin = f"{parts.scheme}://{parts.netloc}/"
            return self._once_a_minute((use, origin), lambda: self._system(origin))
        proxy = given_by_hand(self._settings)
        if proxy is None:
            return DIRECT
        key = (str(use), f"{proxy.user}@{proxy.address}")
        return self._once_a_minute(key, lambda: (self._signed(proxy),))

    def forget(self) -> None:
        """Ask anew from now on: a password was given, or the network is another."""
        with self._guard:
            self._remembered.clear()

    def _once_a_minute(self, key: tuple[str, str], ask: Callable[[], Ways]) -> Ways:
        with self._guard:
            until, ways = self._remembered.get(key, (0.0, DIRECT))
        if self._seconds() < until:
            return ways
        ways = ask() or DIRECT
        with self._guard:
            self._remembered[key] = (self._seconds() + _REMEMBERED_SECONDS, ways)
        return ways

    def _signed(self, proxy: Proxy) -> Proxy:
        """Add the password; without one no name is sent either, and the proxy will say so."""
        try:
            password = self._passwords.read(proxy) if proxy.user else None
        except KeyringMissingError:
            password = None
        user = proxy.user if password is not None else ""
        return Proxy(host=proxy.host, port=proxy.port, user=user, password=password or "")


def given_by_hand(settings: Settings) -> Proxy | None:
    """Return the proxy of the settings, without its password; ``None`` where none is named."""
    host = settings.get(PROXY_HOST)
    if not host:
        return None
    return Proxy(host=host, port=settings.get(PROXY_PORT), user=settings.get(PROXY_USER))


def fixed_ways(url: str) -> Ways:
    """Return the ways by the environment and the system's fixed settings (``Proxies``).

    Windows: the registry's; macOS: the network settings'; GNOME: its own, where the environment
    names none. An automatic configuration (PAC, WPAD) is not evaluated here.
    """
    from requests.utils import get_environ_proxies, select_proxy, should_bypass_proxies

    found = select_proxy(url, get_environ_proxies(url))
    if found is None and sys.platform == "linux" and not should_bypass_proxies(url, None):
        from declarant_client.operating_system.gnome_proxy import gnome_proxy

        return (gnome_proxy(urlsplit(url).hostname or ""),)
    return (proxy_at(found),) if found else DIRECT


def proxy_at(address: str) -> Proxy | None:
    """Read ``http://name:password@host:port``, with or without its parts; ``None``: is none."""
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        port = parts.port or _DEFAULT_PORTS.get(parts.scheme, 1080)
    except ValueError:
        return None
    if not parts.hostname:
        return None
    return Proxy(
        scheme=parts.scheme,
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )
