"""The arguments of every command, described in the reader's language."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

from declarant_client.cli.argument_parser import HIDDEN, LANGUAGES, PROGRAM, Parser, global_options
from declarant_client.cli.argument_values import named_path
from declarant_client.cli.copies_arguments import copies_arguments
from declarant_client.cli.feeds_arguments import feed_arguments
from declarant_client.cli.listing_arguments import (
    declarations_arguments,
    export_arguments,
    history_arguments,
    notices_arguments,
)
from declarant_client.cli.putting_off_arguments import skip_arguments, snooze_arguments
from declarant_client.cli.rating_arguments import (
    conflict_arguments,
    outbox_arguments,
    rate_arguments,
    reply_arguments,
)
from declarant_client.cli.reading_arguments import import_arguments, source_arguments
from declarant_client.domain.sentences import Sentence, Translate, translate


def parser(speak: Translate) -> Parser:
    """Return the parser of the whole command line."""
    top = Parser(
        PROGRAM,
        translate=speak,
        description=translate(
            "cli",
            "Rate the customs service of each declaration, and see what came of it. "
            "Without a command the window opens.",
        ).said(speak),
        epilog=translate(
            "cli",
            "Exit codes: 0 done, 1 failed (import: a file failed), 2 wrong usage, "
            "3 something still waits to be sent (sync), 130 interrupted.",
        ).said(speak),
    )
    global_options(top, top.group(translate("cli", "Options for every command")), whole=True)
    commands = top.add_subparsers(
        title=translate("cli", "Commands").said(speak),
        dest="command",
        metavar=translate("cli", "COMMAND").said(speak),
    )
    for name, help_text, fill in _COMMANDS:
        command: Parser = commands.add_parser(
            name, translate=speak, help=help_text.said(speak), description=help_text.said(speak)
        )
        fill(command)
        global_options(
            command, command.group(translate("cli", "Options for every command")), whole=False
        )
    _pictures(commands.add_parser(HIDDEN, translate=speak))
    return top


def _pictures(command: Parser) -> None:
    """Describe the hidden command; help does not list it."""
    command.add_argument("folder", type=named_path)
    global_options(command, command, whole=False)


def _doctor(command: Parser) -> None:
    group = command.group(translate("cli", "A report for support"))
    group.add_argument(
        "--report",
        type=named_path,
        metavar="FILE",
        help=command.said(
            translate("cli", "write what was found to this ZIP file, without anybody's data")
        ),
    )


def _nothing_more(_command: Parser) -> None:
    return None


def _login(command: Parser) -> None:
    group = command.group(translate("cli", "The receiving office"))
    group.add_argument(
        "--office",
        metavar="URL",
        help=command.said(translate("cli", "its address; otherwise as set")),
    )
    group.add_argument(
        "--name",
        metavar="N",
        help=command.said(translate("cli", "a name for this key; otherwise this computer's name")),
    )
    command.epilog = command.said(
        translate("cli", "The enrolment code is asked for, or read from standard input.")
    )


def _settings(command: Parser) -> None:
    group = command.group(translate("cli", "Which"))
    group.add_argument(
        "key", nargs="?", metavar="KEY", help=command.said(translate("cli", "show this one"))
    )
    group.add_argument(
        "value", nargs="?", metavar="VALUE", help=command.said(translate("cli", "set it to this"))
    )
    group.add_argument(
        "--reset", action="store_true", help=command.said(translate("cli", "as built in again"))
    )
    group.add_argument(
        "--proxy-password-stdin",
        action="store_true",
        help=command.said(
            translate(
                "cli", "keep the password of the proxy, read from standard input, in the keyring"
            )
        ),
    )


def _demo(command: Parser) -> None:
    group = command.group(translate("cli", "The demonstration"))
    group.add_argument(
        "--headless",
        action="store_true",
        help=command.said(translate("cli", "without a window: do the main job and print it")),
    )
    group.add_argument(
        "--keep",
        type=named_path,
        metavar="DIR",
        help=command.said(translate("cli", "keep its data in this folder")),
    )


_COMMANDS: tuple[tuple[str, Sentence, Callable[[Parser], None]], ...] = (
    ("import", translate("cli", "read files of the declaration software"), import_arguments),
    ("sources", translate("cli", "list or change what is read by itself"), source_arguments),
    ("declarations", translate("cli", "list the declarations"), declarations_arguments),
    ("rate", translate("cli", "rate a declaration; sync sends it"), rate_arguments),
    ("skip", translate("cli", "ask no more about a declaration"), skip_arguments),
    ("snooze", translate("cli", "ask about a declaration on another day"), snooze_arguments),
    ("outbox", translate("cli", "list what is on its way"), outbox_arguments),
    ("conflict", translate("cli", "choose where somebody else rated first"), conflict_arguments),
    ("sync", translate("cli", "send what waits, and fetch what is new"), _nothing_more),
    ("history", translate("cli", "list the assessments and what came of them"), history_arguments),
    ("reply", translate("cli", "say whether an office's answer settles a case"), reply_arguments),
    ("export", translate("cli", "write the history to a file"), export_arguments),
    ("notices", translate("cli", "list the offices' notices"), notices_arguments),
    ("feeds", translate("cli", "list, add, remove, ask the official gazettes"), feed_arguments),
    ("login", translate("cli", "enter an enrolment code of a receiving office"), _login),
    ("settings", translate("cli", "show or change the settings"), _settings),
    ("copies", translate("cli", "list the copies of what is kept, restore one"), copies_arguments),
    ("doctor", translate("cli", "check that everything works here"), _doctor),
    ("demo", translate("cli", "try it with a receiving office of its own"), _demo),
)


def said_before_parsing(arguments: Iterable[str]) -> tuple[Path | None, str | None]:
    """Return ``--profile`` and ``--language`` of arguments that may be wrong otherwise.

    They decide in which language wrong usage is told.
    """
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    early.add_argument("--profile", type=named_path)
    early.add_argument("--language")
    try:
        known, _ = early.parse_known_args(list(arguments))
    except (argparse.ArgumentError, SystemExit):
        return None, None
    return known.profile, known.language if known.language in LANGUAGES else None
