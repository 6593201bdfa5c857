"""The address of the office to check."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where an office answers; ``prefix`` stands before every path of the contract."""

    secure: bool
    host: str
    port: int | None
    prefix: str

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port is None else f":{self.port}"
        return f"{'https' if self.secure else 'http'}://{host}{port}{self.prefix}"


def address(text: str) -> Address:
    """Read an address; raise ``ValueError`` with the sentence for who typed it."""
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError(f"không phải địa chỉ / no address: {text}") from None
    if parts.scheme not in {"https", "http"} or not host or not host.isprintable():
        raise ValueError(f"không phải địa chỉ https / no https address: {text}")
    if parts.username is not None or parts.query or parts.fragment:
        # Not repeated: a password may stand in it.
        raise ValueError("địa chỉ chỉ gồm máy chủ và đường dẫn / only host and path, nothing else")
    if parts.scheme == "http" and not _is_loopback(host):
        raise ValueError(
            "HTTP không mã hóa chỉ dùng được trên máy này / plain HTTP is for loopback only:"
            f" {text}"
        )
    return Address(
        secure=parts.scheme == "https", host=host, port=port, prefix=parts.path.rstrip("/")
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
