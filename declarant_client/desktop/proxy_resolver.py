"""The system's proxies by Qt, which knows automatic configuration where the system does."""

from __future__ import annotations

from PySide6.QtCore import QUrl

from declarant_client.application.ports.proxies import DIRECT, Proxy, Ways


def resolved_ways(url: str) -> Ways:
    """Return the ways to ``url`` in the system's order (``Proxies``); may take seconds.

    Windows asks WinHTTP (PAC and WPAD), macOS its network settings (PAC). On Linux Qt reads the
    environment, unless it was built with libproxy, which the wheels of PySide6 are not.
    """
    # Loaded with the first request, behind the first paint.
    from PySide6.QtNetwork import QNetworkProxyFactory, QNetworkProxyQuery

    found = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(url)))
    return tuple(_way(proxy) for proxy in found) or DIRECT


def _way(proxy: object) -> Proxy | None:
    from PySide6.QtNetwork import QNetworkProxy

    kinds = QNetworkProxy.ProxyType
    assert isinstance(proxy, QNetworkProxy)  # noqa: S101 - Qt's own list, loaded late
    if proxy.type() not in {kinds.HttpProxy, kinds.HttpCachingProxy, kinds.Socks5Proxy}:
        return None
    return Proxy(
        host=proxy.hostName(),
        port=proxy.port(),
        # What the program cannot use is handed on as well: silently going past it would be wrong.
        scheme="socks5" if proxy.type() == kinds.Socks5Proxy else "http",
        user=proxy.user(),
        password=proxy.password(),
    )
