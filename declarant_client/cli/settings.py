"""``settings``: showing and changing them."""

from __future__ import annotations

import argparse
import sys

from declarant_client.application.ports.setting_in_force import SettingInForce
from declarant_client.application.ports.settings import (
    SettingRefusedError,
    SettingSource,
    setting_named,
)
from declarant_client.cli.documents import setting_document
from declarant_client.cli.tables import Column
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.operating_system.proxies import given_by_hand
from declarant_client.wiring import Client

_COLUMNS = (
    Column(translate("cli", "Setting")),
    Column(translate("cli", "Value"), flexible=True),
    Column(translate("cli", "From")),
    Column(translate("cli", "Meaning"), flexible=True),
)
_SOURCES: dict[SettingSource, Sentence] = {
    SettingSource.BUILT_IN: translate("cli", "built in"),
    SettingSource.USER: translate("cli", "you"),
    SettingSource.POLICY: translate("cli", "your organisation"),
}


def run(terminal: Terminal, options: argparse.Namespace, client: Client) -> int:
    """List all settings, or show, set or reset one."""
    terminal.remark(*client.settings.complaints())
    if options.proxy_password_stdin:
        return _keep_proxy_password(terminal, client)
    if options.key is None:
        _show(terminal, client.settings.all())
        return 0
    setting = setting_named(options.key)
    if options.reset:
        client.settings.reset(setting)
    elif options.value is not None:
        client.settings.set(setting, setting.accepted(options.value))
    (held,) = (one for one in client.settings.all() if one.setting.key == setting.key)
    terminal.document(setting_document(held, terminal.speech.translate))
    terminal.print(f"{held.setting.key} = {held.value}")
    return 0


def _keep_proxy_password(terminal: Terminal, client: Client) -> int:
    """Keep it for the proxy given by hand, or forget it where nothing was read."""
    proxy = given_by_hand(client.settings)
    if proxy is None or not proxy.user:
        raise SettingRefusedError(
            translate(
                "cli",
                "Set proxy_host and proxy_user first: the password is kept for that proxy and "
                "name.",
            )
        )
    password = sys.stdin.readline().rstrip("\r\n")
    if password:
        client.proxy_passwords.keep(proxy, password)
        terminal.print(terminal.said(translate("cli", "The password is kept.")))
    else:
        client.proxy_passwords.forget(proxy)
        terminal.print(terminal.said(translate("cli", "The password is forgotten.")))
    return 0


def _show(terminal: Terminal, held: list[SettingInForce]) -> None:
    translate_to_reader = terminal.speech.translate
    terminal.document([setting_document(one, translate_to_reader) for one in held])
    rows = [
        [
            one.setting.key,
            str(one.value),
            terminal.said(_SOURCES[one.source]),
            terminal.said(one.setting.description),
        ]
        for one in held
    ]
    terminal.table(_COLUMNS, rows)
