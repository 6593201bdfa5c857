"""The arguments of what reads declarations: ``import`` and ``sources``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from declarant_client.cli.argument_parser import Parser, inner_commands
from declarant_client.cli.argument_values import day, named_path
from declarant_client.domain.declaration import Clearance
from declarant_client.domain.sentences import Sentence, translate

UNKNOWN_AS = {"cleared": Clearance.CLEARED, "in-procedure": Clearance.NONE}
"""What a user may say of declarations whose report cannot tell."""


def import_arguments(command: Parser) -> None:
    """Describe ``import``."""
    group = command.group(translate("cli", "What to read"))
    group.add_argument(
        "paths",
        nargs="+",
        type=named_path,
        metavar="PATH",
        help=command.said(translate("cli", "files, or folders with all that is in them")),
    )
    group.add_argument(
        "--unknown-as",
        choices=list(UNKNOWN_AS),
        help=command.said(
            translate("cli", "what declarations are whose report cannot tell, for all of them")
        ),
    )
    group.add_argument(
        "--as",
        dest="read_as",
        metavar="MAPPING",
        help=command.said(
            translate("cli", "read tables of other software by the columns saved under this name")
        ),
    )
    _first_day(group, command)


def _first_day(group: Any, command: Parser) -> None:
    group.add_argument(
        "--from",
        dest="waits_from",
        type=day,
        metavar="DATE",
        help=command.said(
            translate("cli", "only declarations of this day or later wait for a rating")
        ),
    )


def source_arguments(command: Parser) -> None:
    """Describe ``sources`` and what can be done with them; alone it lists them."""
    inner_commands(command, "source_command", _SOURCE_COMMANDS)


def _add(command: Parser) -> None:
    which = command.group(translate("cli", "What to read"))
    which.add_argument(
        "folder",
        nargs="?",
        type=named_path,
        metavar="FOLDER",
        help=command.said(translate("cli", "a folder; it need not exist yet")),
    )
    which.add_argument(
        "--not-recursive",
        action="store_true",
        help=command.said(translate("cli", "without its inner folders")),
    )
    _first_day(which, command)
    which.add_argument(
        "--name", default="", metavar="N", help=command.said(translate("cli", "what to call it"))
    )
    _database(command)


def _database(command: Parser) -> None:
    group = command.group(translate("cli", "A database of the declaration software"))
    group.add_argument(
        "--database",
        action="store_true",
        help=command.said(translate("cli", "read a database instead of a folder")),
    )
    group.add_argument(
        "--server", metavar="HOST", help=command.said(translate("cli", "the computer it is on"))
    )
    way = group.add_mutually_exclusive_group()
    way.add_argument(
        "--instance", metavar="I", help=command.said(translate("cli", "its SQL Server instance"))
    )
    way.add_argument(
        "--port", type=int, metavar="N", help=command.said(translate("cli", "or its port"))
    )
    group.add_argument(
        "--database-name",
        default="ECUS5VNACCS",
        metavar="N",
        help=command.said(translate("cli", "its name; otherwise ECUS5VNACCS")),
    )
    group.add_argument(
        "--login", metavar="USER", help=command.said(translate("cli", "a login that only reads"))
    )
    group.add_argument(
        "--password-stdin",
        action="store_true",
        help=command.said(
            translate("cli", "read the password from standard input instead of asking for it")
        ),
    )


def _ids(command: Parser) -> None:
    group = command.group(translate("cli", "Which"))
    group.add_argument(
        "ids",
        nargs="+",
        type=int,
        metavar="ID",
        help=command.said(translate("cli", "its number in the list")),
    )


def _id(command: Parser) -> None:
    group = command.group(translate("cli", "Which"))
    group.add_argument(
        "id", type=int, metavar="ID", help=command.said(translate("cli", "its number in the list"))
    )


_SOURCE_COMMANDS: tuple[tuple[str, Sentence, Callable[[Parser], None]], ...] = (
    ("add", translate("cli", "read a folder or a database by itself from now on"), _add),
    ("remove", translate("cli", "forget sources; their declarations stay"), _ids),
    ("pause", translate("cli", "do not read sources for now"), _ids),
    ("resume", translate("cli", "read sources again"), _ids),
    ("read-now", translate("cli", "read sources now, also what failed before"), _ids),
    ("test", translate("cli", "try whether a source can be read"), _id),
)
