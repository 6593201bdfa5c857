"""The parser of the command line: speaks the reader's language, knows what every command takes."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from declarant_client import __version__
from declarant_client.cli.argument_errors import said_of
from declarant_client.cli.argument_values import is_text, named_path
from declarant_client.domain.sentences import Sentence, Translate, translate

PROGRAM = "declarant-client"
WRONG_USAGE = 2
HIDDEN = "pictures"
"""The command that ``demo`` starts to draw the screens: nobody is told of it."""
LANGUAGES = ("vi", "en")


class WrongUsage(SystemExit):
    """Wrong usage that was told a person; ``said`` is for a program's document."""

    def __init__(self, said: str) -> None:
        super().__init__(WRONG_USAGE)
        self.said = said


class Parser(argparse.ArgumentParser):
    """A parser that speaks the reader's language."""

    def __init__(self, *arguments: Any, translate: Translate, **options: Any) -> None:
        self.translate = translate
        options["add_help"] = False  # ``-h`` is described in the reader's language too.
        super().__init__(*arguments, **options)

    def said(self, sentence: Sentence) -> str:
        """Return help text; argparse takes a percent sign for a placeholder."""
        return sentence.said(self.translate).replace("%", "%%")

    def parse_known_args(self, *arguments: Any, **options: Any) -> Any:
        """Refuse what is no text; a file alone may have any name."""
        found, rest = super().parse_known_args(*arguments, **options)
        for name, value in vars(found).items():
            if any(not is_text(each) for each in (value if isinstance(value, list) else [value])):
                self.error(f"argument {name}: invalid text value: {value!a}")
        return found, rest

    def group(self, title: Sentence) -> Any:
        """Return a new group of arguments."""
        return self.add_argument_group(self.said(title))

    def format_usage(self) -> str:
        return self._in_our_words(super().format_usage())

    def format_help(self) -> str:
        return self._in_our_words(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong and how it is used; exit code 2."""
        message = re.sub(rf", '?{HIDDEN}'?", "", message)
        said = said_of(message)
        text = said.said(self.translate) if said else message
        hint = translate("cli", "See {program} --help.", program=self.prog).said(self.translate)
        print(f"{self.format_usage()}{text}\n{hint}", file=sys.stderr)
        raise WrongUsage(text)

    def _in_our_words(self, text: str) -> str:
        usage = translate("cli", "Usage:").said(self.translate)
        return text.replace("usage:", usage, 1)


def global_options(at: Parser, group: Any, *, whole: bool) -> None:
    """Add what every command takes; before the command or behind it, the latter wins."""
    unset: Any = None if whole else argparse.SUPPRESS
    group.add_argument(
        "-h", "--help", action="help", help=at.said(translate("cli", "show this help"))
    )
    group.add_argument(
        "--profile",
        type=named_path,
        metavar="DIR",
        default=unset,
        help=at.said(translate("cli", "keep everything under this folder")),
    )
    group.add_argument(
        "--language",
        choices=LANGUAGES,
        default=unset,
        help=at.said(translate("cli", "Vietnamese or English; otherwise as set, or the system's")),
    )
    group.add_argument(
        "--json",
        action="store_true",
        default=False if whole else unset,
        help=at.said(translate("cli", "print one JSON document and nothing else")),
    )
    group.add_argument(
        "--key-stdin",
        action="store_true",
        default=False if whole else unset,
        help=at.said(
            translate("cli", "read the access key from standard input, where no keyring is")
        ),
    )
    if whole:
        group.add_argument(
            "--version",
            action="version",
            version=f"{PROGRAM} {__version__}",
            help=at.said(translate("cli", "show the version")),
        )


def inner_commands(
    command: Parser, dest: str, commands: Sequence[tuple[str, Sentence, Callable[[Parser], None]]]
) -> None:
    """Add the commands within a command: name, what it does, and what describes its arguments."""
    inner = command.add_subparsers(
        title=command.said(translate("cli", "What to do; nothing: list them")),
        dest=dest,
        metavar=command.said(translate("cli", "COMMAND")),
    )
    for name, help_text, fill in commands:
        one: Parser = inner.add_parser(
            name,
            translate=command.translate,
            help=command.said(help_text),
            description=command.said(help_text),
        )
        fill(one)
        global_options(one, one.group(translate("cli", "Options for every command")), whole=False)
