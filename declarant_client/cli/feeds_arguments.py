"""The arguments of ``feeds``."""

from __future__ import annotations

from collections.abc import Callable

from declarant_client.application.ports.feeds import GAZETTE_ADDRESS
from declarant_client.cli.argument_parser import Parser, inner_commands
from declarant_client.domain.sentences import Sentence, translate


def feed_arguments(command: Parser) -> None:
    """Describe ``feeds`` and what can be done with them; alone it lists them."""
    inner_commands(command, "feeds_command", _INNER)


def _add_arguments(command: Parser) -> None:
    group = command.group(translate("cli", "Which"))
    group.add_argument(
        "address",
        nargs="?",
        default=GAZETTE_ADDRESS,
        metavar="ADDRESS",
        help=command.said(
            translate("cli", "of an RSS or Atom feed; otherwise the Government's gazette")
        ),
    )
    group.add_argument(
        "--name", default="", metavar="N", help=command.said(translate("cli", "what to call it"))
    )
    group.add_argument(
        "--keyword",
        action="append",
        metavar="WORD",
        help=command.said(translate("cli", "keep only what holds this word; several may be given")),
    )


def _number_argument(command: Parser) -> None:
    group = command.group(translate("cli", "Which"))
    group.add_argument(
        "number",
        type=int,
        metavar="NUMBER",
        help=command.said(translate("cli", "its number, as listed")),
    )


_INNER: tuple[tuple[str, Sentence, Callable[[Parser], None]], ...] = (
    ("add", translate("cli", "follow a feed"), _add_arguments),
    ("remove", translate("cli", "follow a feed no longer"), _number_argument),
    ("fetch", translate("cli", "ask a feed now"), _number_argument),
)
