"""The arguments of every command, described in the reader's language."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from declarant_client.cli.argument_parser import LANGUAGES, PROGRAM, Parser, global_options
from declarant_client.cli.argument_values import (
    LEVELS,
    first_moment,
    last_moment,
    month,
    subject_level,
    subject_side,
    tax_code,
)
from declarant_client.cli.copies_arguments import copies_arguments
from declarant_client.cli.feeds import feed_arguments
from declarant_client.cli.putting_off_arguments import skip_arguments, snooze_arguments
from declarant_client.cli.reading_arguments import import_arguments, source_arguments
from declarant_client.contract.office import SubjectKind
from declarant_client.domain.declaration import Phase
from declarant_client.domain.sentences import Sentence, Translate, translate
from declarant_client.domain.submission import SubmissionState


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
    _pictures(commands.add_parser("pictures", translate=speak))
    return top


def _pictures(command: Parser) -> None:
    """Describe the command that ``demo`` starts to draw the screens; help does not list it."""
    command.add_argument("folder", type=Path)
    global_options(command, command, whole=False)


def _declarations(command: Parser) -> None:
    group = command.group(translate("cli", "What to show"))
    group.add_argument(
        "--unrated",
        action="store_true",
        help=command.said(translate("cli", "only what waits for a rating")),
    )
    _search(command, group)


def _search(command: Parser, group: Any) -> None:
    group.add_argument(
        "--search",
        metavar="TEXT",
        default="",
        help=command.said(translate("cli", "only what holds these words, accents or not")),
    )


def _rate(command: Parser) -> None:
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


def _conflict(command: Parser) -> None:
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


def _doctor(command: Parser) -> None:
    group = command.group(translate("cli", "A report for support"))
    group.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help=command.said(
            translate("cli", "write what was found to this ZIP file, without anybody's data")
        ),
    )


def _nothing_more(_command: Parser) -> None:
    return None


def _outbox(command: Parser) -> None:
    group = command.group(translate("cli", "What waits for a second look"))
    group.add_argument(
        "--send",
        metavar="NUMBER",
        help=command.said(translate("cli", "let the low rating of this declaration go")),
    )


def _reply(command: Parser) -> None:
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


def _history(command: Parser) -> None:
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
        choices=[state.value for state in SubmissionState],
        help=command.said(translate("cli", "in this state")),
    )
    _search(command, group)


def _export(command: Parser) -> None:
    group = command.group(translate("cli", "Where to"))
    group.add_argument(
        "file",
        type=Path,
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
    _history(command)


def _notices(command: Parser) -> None:
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
        type=Path,
        metavar="DIR",
        help=command.said(translate("cli", "keep its data in this folder")),
    )


_COMMANDS: tuple[tuple[str, Sentence, Callable[[Parser], None]], ...] = (
    ("import", translate("cli", "read files of the declaration software"), import_arguments),
    ("sources", translate("cli", "list or change what is read by itself"), source_arguments),
    ("declarations", translate("cli", "list the declarations"), _declarations),
    ("rate", translate("cli", "rate a declaration; sync sends it"), _rate),
    ("skip", translate("cli", "ask no more about a declaration"), skip_arguments),
    ("snooze", translate("cli", "ask about a declaration on another day"), snooze_arguments),
    ("outbox", translate("cli", "list what is on its way"), _outbox),
    ("conflict", translate("cli", "choose where somebody else rated first"), _conflict),
    ("sync", translate("cli", "send what waits, and fetch what is new"), _nothing_more),
    ("history", translate("cli", "list the assessments and what came of them"), _history),
    ("reply", translate("cli", "say whether an office's answer settles a case"), _reply),
    ("export", translate("cli", "write the history to a file"), _export),
    ("notices", translate("cli", "list the offices' notices"), _notices),
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
    early.add_argument("--profile", type=Path)
    early.add_argument("--language")
    try:
        known, _ = early.parse_known_args(list(arguments))
    except (argparse.ArgumentError, SystemExit):
        return None, None
    return known.profile, known.language if known.language in LANGUAGES else None
