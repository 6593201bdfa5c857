"""The address of a receiving office: what is accepted, and the one form in which it is kept."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit, urlunsplit

from declarant_client.domain.sentences import SaidError, Sentence, translate

_DEFAULT_PORTS = {"https": 443, "http": 80}


class OfficeAddressError(SaidError):
    """This is no address that a receiving office may have."""


def office_address(typed: str) -> str:
    """Return the address in the form that is kept: scheme, host, port, path, no final slash.

    A missing scheme is ``https``. Raises ``OfficeAddressError`` for ``http`` beyond this computer
    (the key would travel in clear), and for names, passwords, queries and fragments inside.
    """
    text = typed.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise OfficeAddressError(_no_address(text)) from None
    if _is_malformed(parts, host):
        raise OfficeAddressError(_no_address(text))
    if parts.scheme == "http" and not is_loopback(host):
        raise OfficeAddressError(
            translate(
                "office",
                "The address {address} begins with http, which anyone on the way can read. "
                "Ask the office for its address that begins with https.",
                address=f"http://{host}",
            )
        )
    shown = f"[{host}]" if ":" in host else host
    if port not in {None, _DEFAULT_PORTS[parts.scheme]}:
        shown = f"{shown}:{port}"
    return urlunsplit((parts.scheme, shown, parts.path.rstrip("/"), "", ""))


def is_loopback(host: str) -> bool:
    """Whether a host is this computer: ``localhost``, ``127.0.0.0/8`` or ``::1``."""
    if host.lower() == "localhost":
        return True
    import ipaddress

    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_malformed(parts: SplitResult, host: str) -> bool:
    return (
        parts.scheme not in _DEFAULT_PORTS
        or not host
        or any(character.isspace() or not character.isprintable() for character in parts.geturl())
        or parts.username is not None
        or parts.password is not None
        or bool(parts.query or parts.fragment)
    )


def _no_address(text: str) -> Sentence:
    return translate(
        "office",
        "“{address}” is not the address of a receiving office; it looks like "
        "https://office.example.",
        address=text[:200],
    )
