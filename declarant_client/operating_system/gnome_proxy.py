"""The fixed proxy of GNOME's settings (also Cinnamon's, Budgie's, Unity's), by ``gsettings``.

Schema ``org.gnome.system.proxy``: ``mode`` is ``none``, ``manual`` or ``auto``; the proxies stand
in ``.http`` and ``.https``, what is reached directly in ``ignore-hosts``.
"""

from __future__ import annotations

import ast
import ipaddress
import re
import subprocess

from declarant_client.application.ports.proxies import Proxy

_SCHEMA = "org.gnome.system.proxy"
_SECONDS = 3
_LINE = re.compile(r"^(\S+) (\S+) (.*)$")


def gnome_proxy(host: str) -> Proxy | None:
    """Return the proxy that GNOME's settings name for an https address; ``None``: directly."""
    settings = _settings()
    if settings.get("mode") != "manual" or _is_ignored(host, settings.get("ignore-hosts")):
        return None
    for scheme in (".https", ".http"):
        name, port = settings.get(f"{scheme}host"), settings.get(f"{scheme}port")
        if isinstance(name, str) and name and isinstance(port, int) and port:
            return Proxy(host=name, port=port)
    return None


def _settings() -> dict[str, object]:
    """Return the schema's values: ``mode``, ``.httpshost`` and so on; empty without GNOME."""
    try:
        listed = subprocess.run(
            ["gsettings", "list-recursively", _SCHEMA],
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            encoding="utf-8",
            errors="replace",
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return {}
    found = (_LINE.match(line) for line in listed.splitlines())
    return {
        one[1].removeprefix(_SCHEMA) + one[2]: _value(one[3])
        for one in found
        if one is not None and one[1].startswith(_SCHEMA)
    }


def _value(text: str) -> object:
    """Read GVariant's text form: its strings, numbers and lists of strings look as Python's."""
    try:
        return ast.literal_eval(text.removeprefix("@as ").removeprefix("uint32 "))
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None


def _is_ignored(host: str, ignored: object) -> bool:
    names = [str(one).lower() for one in ignored] if isinstance(ignored, list) else []
    return any(_fits(host.lower(), name) for name in names)


def _fits(host: str, name: str) -> bool:
    if host == name or host.endswith(f".{name.removeprefix('*').removeprefix('.')}"):
        return True
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(name, strict=False)
    except ValueError:
        return False
