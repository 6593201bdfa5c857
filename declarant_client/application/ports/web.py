"""Fetching from the web as receiving offices are asked: the same trust, proxies and bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit, urlunsplit

from declarant_client.application.ports.office_address import is_loopback
from declarant_client.domain.sentences import SaidError, Sentence, translate

LONGEST_ADDRESS = 2000


class WebAddressError(SaidError):
    """This is no address of the web that is fetched from."""


class FetchCancelledError(Exception):
    """Whoever asked does not want it any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAnswer:
    """A whole answer; ``headers`` by lower-case name, ``body`` decompressed."""

    status: int
    address: str
    """Where the answer came from in the end."""
    moved_to: str | None = None
    """Where the address leads for good, by an unbroken row of permanent redirects."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)


class Web(Protocol):
    """Fetches addresses; both methods raise ``OfficeUnreachableError`` and ``WebAddressError``."""

    def fetch(self, address: str, headers: Mapping[str, str]) -> WebAnswer:
        """Fetch a small thing whole, following a few redirects."""
        ...

    def download(self, address: str, take: Callable[[bytes], None]) -> WebAnswer:
        """Fetch a large thing piece by piece; the answer's ``body`` stays empty.

        ``take`` gets the pieces of a successful answer alone; what it raises ends the download.
        """
        ...


def fetched_address(typed: str) -> str:
    """Return the address in the form that is kept; a missing scheme is ``https``.

    Raises ``WebAddressError`` for other schemes, for ``http`` beyond this computer, and for
    names and passwords inside.
    """
    text = typed.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise WebAddressError(_no_address(text)) from None
    whole = parts.geturl()
    if (
        parts.scheme not in {"http", "https"}
        or not host
        or len(whole) > LONGEST_ADDRESS
        or not whole.isprintable()
        or " " in whole
        or parts.username is not None
        or parts.password is not None
    ):
        raise WebAddressError(_no_address(text))
    if parts.scheme == "http" and not is_loopback(host):
        raise WebAddressError(_not_secure(host))
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port is None else f"{shown}:{port}"
    return urlunsplit((parts.scheme, netloc, parts.path or "/", parts.query, ""))


def _no_address(text: str) -> Sentence:
    return translate(
        "feeds",
        "“{address}” is not an address of the web; it looks like https://gazette.example/new.rss.",
        address=text[:200],
    )


def _not_secure(host: str) -> Sentence:
    return translate(
        "feeds",
        "{host} is asked over https only: with http anyone on the way could change what arrives.",
        host=host,
    )
