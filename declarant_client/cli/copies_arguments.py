"""The arguments of ``copies``."""

from __future__ import annotations

from declarant_client.cli.argument_parser import Parser, inner_commands
from declarant_client.domain.sentences import translate


def copies_arguments(command: Parser) -> None:
    """Describe ``copies`` and ``copies restore``; alone it lists them."""
    inner_commands(command, "copies_command", _INNER)


def _name_argument(command: Parser) -> None:
    which = command.group(translate("cli", "Which"))
    which.add_argument(
        "name", metavar="NAME", help=command.said(translate("cli", "its name, as listed"))
    )


_INNER = (
    (
        "restore",
        translate(
            "cli", "put a copy in place; what is there is set aside, ratings made since are kept"
        ),
        _name_argument,
    ),
)
