"""The arguments of what lists: ``declarations``, ``history``, ``export``, ``notices``."""

from __future__ import annotations

from typing import Any

from declarant_client.cli.argument_parser import Parser
from declarant_client.cli.argument_values import (
    LEVELS,
    first_moment,
    last_moment,
    month,
    named_path,
    tax_code,
)
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.sentences import translate
from declarant_client.domain.submission import ToldState


def declarations_arguments(command: Parser) -> None:
    """Describe ``declarations``."""
    group = command.group(translate("cli", "What to show"))
    group.add_argument(
        "--unrated",
        action="store_true",
        help=command.said(translate("cli", "only what waits for a rating")),
    )
    _search(command, group)


def history_arguments(command: Parser) -> None:
    """Describe ``history``."""
    group = command.group(translate("cli", "What to show"))
    group.add_argument(
        "--since",
        type=first_moment,
        metavar="DATE",
        help=command.said(translate("cli", "rated on this day or later, as 2026-01-31")),
    )
    group.add_argument(
        "--until",
        type=last_moment,
        metavar="DATE",
        help=command.said(translate("cli", "rated on this day or earlier")),
    )
    group.add_argument(
        "--enterprise",
        type=tax_code,
        metavar="TAX_CODE",
        help=command.said(translate("cli", "of this enterprise")),
    )
    group.add_argument(
        "--subject-kind",
        choices=[kind.value for kind in SubjectKind],
        help=command.said(translate("cli", "with such a subject")),
    )
    group.add_argument(
        "--level",
        type=int,
        choices=LEVELS,
        help=command.said(translate("cli", "with a subject at this level")),
    )
    group.add_argument(
        "--state",
        choices=[state.value for state in ToldState],
        help=command.said(translate("cli", "in this state")),
    )
    _search(command, group)


def export_arguments(command: Parser) -> None:
    """Describe ``export``."""
    group = command.group(translate("cli", "Where to"))
    group.add_argument(
        "file",
        type=named_path,
        metavar="FILE",
        help=command.said(
            translate(
                "cli", "its ending names the format: .xlsx, .csv or .json; .pdf: a monthly report"
            )
        ),
    )
    group.add_argument(
        "--month",
        type=month,
        metavar="MONTH",
        help=command.said(
            translate(
                "cli", "of this month alone, as 2026-11; a report otherwise of the last whole one"
            )
        ),
    )
    group.add_argument(
        "--by-enterprise",
        action="store_true",
        help=command.said(
            translate("cli", "a file for each enterprise, its tax code behind the name")
        ),
    )
    group.add_argument(
        "--without-personal-data",
        action="store_true",
        help=command.said(
            translate("cli", "leave out persons' names, phone numbers and what was written freely")
        ),
    )
    history_arguments(command)


def notices_arguments(command: Parser) -> None:
    """Describe ``notices``."""
    group = command.group(translate("cli", "What to show"))
    group.add_argument(
        "--unread", action="store_true", help=command.said(translate("cli", "only unread ones"))
    )
    group.add_argument(
        "--mark-read",
        action="store_true",
        help=command.said(translate("cli", "mark what is shown as read")),
    )
    _search(command, group)


def _search(command: Parser, group: Any) -> None:
    group.add_argument(
        "--search",
        metavar="TEXT",
        default="",
        help=command.said(translate("cli", "only what holds these words, accents or not")),
    )
