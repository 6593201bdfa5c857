"""Connections of ``requests`` that trust what the operating system trusts and tell what was sent.

The only module that imports ``requests`` and ``truststore`` at once: import it when first needed.
"""

from __future__ import annotations

import logging
import socket
import ssl
import threading
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
import truststore
from requests.adapters import HTTPAdapter
from requests.utils import get_auth_from_url
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from declarant_client.office.exchange import Progress
from declarant_client.office.tunnel import open_tunnel, signing_in

# What it warns of (headers cut off, odd lengths) is told in sentences, not on a terminal.
logging.getLogger("urllib3").setLevel(logging.CRITICAL)

_under_way = threading.local()


def set_progress(progress: Progress | None) -> None:
    """Name the exchange that this thread's connections work for."""
    _under_way.progress = progress


def _connected(sock: socket.socket) -> socket.socket:
    progress: Progress | None = getattr(_under_way, "progress", None)
    if progress is not None:
        progress.watch(sock)
    return sock


def _sending(sock: socket.socket | None) -> None:
    """From the first byte of the request on, it may have reached the office."""
    progress: Progress | None = getattr(_under_way, "progress", None)
    if progress is not None:
        if not progress.is_watching and sock is not None:
            progress.watch(sock)
        progress.sent = True


class _PlainConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connected(super()._new_conn())

    def endheaders(self, *arguments: Any, **options: Any) -> None:
        if self.sock is None:
            self.connect()
        _sending(self.sock)
        super().endheaders(*arguments, **options)


class _TlsConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connected(super()._new_conn())

    def endheaders(self, *arguments: Any, **options: Any) -> None:
        if self.sock is None:
            self.connect()
        _sending(self.sock)
        super().endheaders(*arguments, **options)

    def _tunnel(self) -> None:
        # urllib3's own names of where the tunnel leads; ``connect`` of both libraries calls this.
        found = vars(self)
        open_tunnel(
            found["sock"], found["_tunnel_host"], found["_tunnel_port"], found["_tunnel_headers"]
        )
        progress: Progress | None = getattr(_under_way, "progress", None)
        if progress is not None and progress.expired:
            # The end of the proxy's answer was the cut socket's: there is no tunnel.
            raise TimeoutError


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


_POOLS: dict[str, Any] = {"http": _PlainPool, "https": _TlsPool}


class _OfficeAdapter(HTTPAdapter):
    """Verifies certificates with the operating system's store, never with a list of its own."""

    def __init__(self) -> None:
        self._trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().__init__(max_retries=0)

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options, ssl_context=self._trust)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: Any, **options: Any) -> Any:
        trust = {"ssl_context": self._trust, "proxy_ssl_context": self._trust}
        manager = super().proxy_manager_for(proxy, **options, **trust)
        manager.pool_classes_by_scheme = _POOLS
        return manager

    def close(self) -> None:
        """Close the sockets now; the inherited method leaves that to the garbage collector."""
        for manager in (self.poolmanager, *self.proxy_manager.values()):
            for key in list(manager.pools.keys()):
                pool = manager.pools.get(key)
                if pool is not None:
                    pool.close()
        super().close()

    def cert_verify(self, conn: Any, *_: Any, **__: Any) -> None:
        """Require a certificate; the inherited method would add the list of ``certifi``."""
        conn.cert_reqs = "CERT_REQUIRED"

    def proxy_headers(self, proxy: str) -> dict[str, str]:
        """Sign in as ``tunnel`` does; the inherited method knows Latin-1 alone."""
        return signing_in(*get_auth_from_url(proxy))


class _Session(requests.Session):
    """Looks at no redirect: the inherited class reads such an answer whole, whatever its size, and
    takes its address apart, even where it is asked to follow none.
    """

    def get_redirect_target(self, resp: requests.Response) -> None:
        del resp


def new_session() -> requests.Session:
    """Return a session that takes nothing from the environment and keeps no cookies."""
    session = _Session()
    session.trust_env = False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    adapter = _OfficeAdapter()
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session
