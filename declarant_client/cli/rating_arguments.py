"""The arguments of what is said to an office: ``rate``, ``conflict``, ``outbox``, ``reply``."""

from __future__ import annotations

from typing import Any

from declarant_client.cli.argument_parser import Parser
from declarant_client.cli.argument_values import (
    LEVELS,
    subject_level,
    subject_name,
    subject_side,
)
from declarant_client.domain.declaration import Phase
from declarant_client.domain.sentences import translate


def rate_arguments(command: Parser) -> None:
    """Describe ``rate``."""
    what = command.group(translate("cli", "The declaration"))
    what.add_argument(
        "number", metavar="NUMBER", help=command.said(translate("cli", "its 12 digits"))
    )
    what.add_argument(
        "--phase",
        choices=[phase.value for phase in Phase],
        help=command.said(
            translate("cli", "while the procedure ran, or after clearance; otherwise as it stands")
        ),
    )
    what.add_argument(
        "--branch",
        metavar="CODE",
        help=command.said(
            translate("cli", "enter a declaration that was not read, at this customs branch")
        ),
    )
    _rating(command, command.group(translate("cli", "The assessment")))


def _rating(command: Parser, group: Any) -> None:
    _subjects(command, group)
    group.add_argument(
        "--reason",
        action="append",
        default=[],
        metavar="CODE",
        help=command.said(
            translate("cli", "a reason from the office's list, for all that --level sets")
        ),
    )
    group.add_argument(
        "--comment",
        default="",
        metavar="TEXT",
        help=command.said(translate("cli", "details, for all that --level sets")),
    )
    group.add_argument(
        "--contact-name",
        metavar="N",
        help=command.said(translate("cli", "whom the office may ask; needed at levels 1 and 2")),
    )
    group.add_argument(
        "--contact-phone", metavar="P", help=command.said(translate("cli", "the contact's phone"))
    )
    group.add_argument(
        "--revise",
        action="store_true",
        help=command.said(
            translate("cli", "revise what somebody else of the enterprise already sent")
        ),
    )


def _subjects(command: Parser, group: Any) -> None:
    group.add_argument(
        "--level",
        type=int,
        choices=LEVELS,
        required=True,
        help=command.said(translate("cli", "5 very satisfied … 1 very dissatisfied, for all")),
    )
    group.add_argument(
        "--subject",
        type=subject_level,
        action="append",
        default=[],
        metavar="KIND[:CODE]=N",
        help=command.said(
            translate("cli", "another level for one: branch, team, stage or officer, as team:01=4")
        ),
    )
    group.add_argument(
        "--without",
        type=subject_name,
        action="append",
        default=[],
        metavar="KIND[:CODE]",
        help=command.said(translate("cli", "leave a subject out, as one that was mistyped before")),
    )


def conflict_arguments(command: Parser) -> None:
    """Describe ``conflict``."""
    what = command.group(translate("cli", "The declaration"))
    what.add_argument(
        "number", metavar="NUMBER", help=command.said(translate("cli", "its 12 digits"))
    )
    group = command.group(translate("cli", "What to do; otherwise both ratings are shown"))
    ways = group.add_mutually_exclusive_group()
    ways.add_argument(
        "--leave",
        action="store_true",
        help=command.said(translate("cli", "leave the other's rating, and withdraw yours")),
    )
    ways.add_argument(
        "--merge",
        action="store_true",
        help=command.said(
            translate("cli", "send a revision: yours where you said something, else the other's")
        ),
    )
    group.add_argument(
        "--take",
        type=subject_side,
        action="append",
        default=[],
        metavar="KIND[:CODE]=SIDE",
        help=command.said(
            translate("cli", "with --merge: ours or theirs for one subject, as team:01=theirs")
        ),
    )
    group.add_argument(
        "--contact-name",
        metavar="N",
        help=command.said(translate("cli", "whom the office may ask; needed at levels 1 and 2")),
    )
    group.add_argument(
        "--contact-phone", metavar="P", help=command.said(translate("cli", "the contact's phone"))
    )


def outbox_arguments(command: Parser) -> None:
    """Describe ``outbox``."""
    group = command.group(translate("cli", "What waits for a second look"))
    group.add_argument(
        "--send",
        metavar="NUMBER",
        help=command.said(translate("cli", "let the low rating of this declaration go")),
    )


def reply_arguments(command: Parser) -> None:
    """Describe ``reply``."""
    what = command.group(translate("cli", "The case"))
    what.add_argument(
        "case", metavar="CASE", help=command.said(translate("cli", "its number at the office"))
    )
    group = command.group(translate("cli", "The reply"))
    ways = group.add_mutually_exclusive_group(required=True)
    ways.add_argument(
        "--settled",
        action="store_true",
        help=command.said(translate("cli", "the answer settles it")),
    )
    ways.add_argument(
        "--not-settled",
        metavar="TEXT",
        help=command.said(translate("cli", "it does not, because of this")),
    )
    ways.add_argument(
        "--take-back",
        action="store_true",
        help=command.said(translate("cli", "take back a reply that is not sent yet")),
    )
    group.add_argument(
        "--comment",
        metavar="TEXT",
        default="",
        help=command.said(translate("cli", "what else is to be said, with --settled")),
    )
