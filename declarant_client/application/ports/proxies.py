"""Proxies between this computer and an office, and the way that follows from the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """One proxy; ``scheme`` is how it is spoken to (``http``, ``https``; others cannot be used)."""

    host: str
    port: int
    scheme: str = "http"
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """Host and port, as shown."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


Ways = Sequence[Proxy | None]
"""Proxies to try in turn, ``None`` for the direct way; never empty."""

Proxies = Callable[[str], Ways]
"""Returns the ways to a URL. May take seconds (an automatic configuration is fetched)."""

DIRECT: Ways = (None,)


class ProxyPasswords(Protocol):
    """Where the password for a proxy lies: the keyring, or memory for one run."""

    def read(self, proxy: Proxy) -> str | None:
        """Return the password, ``None`` when there is none; raise ``KeyringMissingError``."""
        ...

    def keep(self, proxy: Proxy, password: str) -> None:
        """Keep it; raise ``KeyringMissingError`` where it can be kept for this run only."""
        ...

    def forget(self, proxy: Proxy) -> None:
        """Forget it; nothing happens when there was none."""
        ...
