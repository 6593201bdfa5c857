"""The way out of this computer: proxies, and the web as it is fetched from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from declarant_client import __version__
from declarant_client.wiring.late import late
from declarant_client.wiring.profile import OpenProfile

if TYPE_CHECKING:
    from declarant_client.application.ports.proxies import ProxyPasswords
    from declarant_client.application.ports.web import Web
    from declarant_client.operating_system.proxies import ChosenProxies


class WebParts(OpenProfile):
    """What offices, feeds and attachments are fetched through; each built when asked for."""

    @late
    def proxies(self) -> ChosenProxies:
        """The way to an office, by the settings."""
        from declarant_client.operating_system.proxies import ChosenProxies

        return ChosenProxies(self.settings, self.proxy_passwords, self.system_proxies)

    @late
    def proxy_passwords(self) -> ProxyPasswords:
        """The password for a proxy, in the keyring or for this run."""
        from declarant_client.operating_system.proxy_passwords import KeyringProxyPasswords

        return KeyringProxyPasswords()

    @late
    def web(self) -> Web:
        """Feeds and attachments, fetched as offices are asked."""
        from declarant_client.office.web import HttpWeb

        web = HttpWeb(client_version=__version__, proxies=self.proxies)
        self.at_end(web.close)
        return web
