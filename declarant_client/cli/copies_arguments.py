"""The arguments of ``copies``."""

from __future__ import annotations

from declarant_client.cli.argument_parser import Parser, global_options
from declarant_client.domain.sentences import translate


def copies_arguments(command: Parser) -> None:
    """Describe ``copies`` and ``copies restore``; alone it lists them."""
    inner = command.add_subparsers(
        title=command.said(translate("cli", "What to do; nothing: list them")),
        dest="copies_command",
        metavar=command.said(translate("cli", "COMMAND")),
    )
    help_text = translate(
        "cli", "put a copy in place; what is there is set aside, ratings made since are kept"
    )
    one: Parser = inner.add_parser(
        "restore",
        translate=command.translate,
        help=command.said(help_text),
        description=command.said(help_text),
    )
    which = one.group(translate("cli", "Which"))
    which.add_argument(
        "name", metavar="NAME", help=command.said(translate("cli", "its name, as listed"))
    )
    global_options(one, one.group(translate("cli", "Options for every command")), whole=False)
