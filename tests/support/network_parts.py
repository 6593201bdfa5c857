"""What the settings page needs to lead to a proxy, over settings and the configured keyring."""

from __future__ import annotations

from declarant_client.application.ports.settings import Settings
from declarant_client.desktop.settings.network_section import NetworkParts
from declarant_client.operating_system.proxies import ChosenProxies, fixed_ways, given_by_hand
from declarant_client.operating_system.proxy_passwords import KeyringProxyPasswords


def network_parts(settings: Settings) -> NetworkParts:
    """The real parts."""
    passwords = KeyringProxyPasswords()
    return NetworkParts(
        passwords=lambda: passwords,
        given_by_hand=lambda: given_by_hand(settings),
        ask_anew=ChosenProxies(settings, passwords, fixed_ways).forget,
    )
