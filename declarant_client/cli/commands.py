"""Which function does which command, and what is opened for it."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable
from typing import cast

from declarant_client.cli.keys import KeysFromInput
from declarant_client.cli.terminal import Terminal
from declarant_client.domain.sentences import SaidError
from declarant_client.operating_system.keyring_secrets import KeyringSecrets
from declarant_client.wiring import Client, open_client

Command = Callable[[Terminal, argparse.Namespace, Client], int]

_WITH_CLIENT = {
    "import": ("reading", "run"),
    "sources": ("sources", "run"),
    "declarations": ("declarations", "run"),
    "rate": ("rating", "run"),
    "skip": ("putting_off", "skip"),
    "snooze": ("putting_off", "snooze"),
    "outbox": ("outbox", "list_items"),
    "conflict": ("conflicts", "run"),
    "sync": ("outbox", "sync"),
    "history": ("history", "show"),
    "reply": ("replying", "run"),
    "export": ("history", "export"),
    "notices": ("notices", "run"),
    "feeds": ("feeds", "run"),
    "login": ("signing_in", "run"),
    "settings": ("settings", "run"),
    "copies": ("copies", "show"),
}
"""Module and function: a command loads nothing that another one needs."""


def run(terminal: Terminal, options: argparse.Namespace) -> int:
    """Run a command and return its exit code; raises ``SaidError``."""
    if options.command == "doctor":
        from declarant_client.cli import doctor

        return doctor.run(terminal, options, secrets_of(options))
    if options.command == "copies" and options.copies_command == "restore":
        from declarant_client.cli import copies

        return copies.restore(terminal, options)
    if options.command == "demo":
        from declarant_client.cli import demonstration

        return demonstration.run(terminal, options)
    if options.command == "pictures":
        from declarant_client.wiring import draw_pictures

        draw_pictures(options.profile, options.folder, language=terminal.speech.language)
        return 0
    client = open_client(
        options.profile, secrets=secrets_of(options), language=terminal.speech.language
    )
    try:
        terminal.remark(*client.store.told)
        code = with_client(options.command)(terminal, options, client)
        _keep_copy(terminal, client)
    finally:
        client.close()
    return code


def with_client(command: str) -> Command:
    """Return the function that does a command for which the profile is opened."""
    module, function = _WITH_CLIENT[command]
    loaded = importlib.import_module(f"declarant_client.cli.{module}")
    return cast("Command", getattr(loaded, function))


def _keep_copy(terminal: Terminal, client: Client) -> None:
    """Make a copy where one is due; that none could be made fails no command."""
    try:
        client.keeping_copies.run(check=False)
    except SaidError as error:
        terminal.remark(error.sentence)


def secrets_of(options: argparse.Namespace) -> KeysFromInput | None:
    """Return the keys from standard input where they are announced; ``None``: the keyring."""
    if not options.key_stdin or options.command == "login":
        return None  # What ``login`` reads from standard input is the enrolment code.
    return KeysFromInput(sys.stdin, KeyringSecrets())
