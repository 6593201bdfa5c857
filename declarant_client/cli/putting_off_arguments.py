"""The arguments of ``skip`` and ``snooze``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from declarant_client.domain.sentences import translate

if TYPE_CHECKING:
    from declarant_client.cli.argument_parser import Parser

_REASONS = ("no-opinion", "already-rated")


def skip_arguments(command: Parser) -> None:
    """Describe the arguments of ``skip``."""
    group = command.group(translate("cli", "The declaration"))
    _number(command, group)
    group.add_argument(
        "--reason",
        choices=_REASONS,
        default=_REASONS[0],
        help=command.said(
            translate("cli", "no opinion, or already rated in the declaration software")
        ),
    )
    group.add_argument(
        "--undo",
        action="store_true",
        help=command.said(translate("cli", "let it wait for a rating again")),
    )


def snooze_arguments(command: Parser) -> None:
    """Describe the arguments of ``snooze``."""
    group = command.group(translate("cli", "The declaration"))
    _number(command, group)
    group.add_argument(
        "--until",
        type=date.fromisoformat,
        required=True,
        metavar="DATE",
        help=command.said(translate("cli", "the day it is asked about again, as 2026-12-31")),
    )


def _number(command: Parser, group: Any) -> None:
    group.add_argument(
        "number", metavar="NUMBER", help=command.said(translate("cli", "its 12 digits"))
    )
