"""What argparse says of wrong usage, as sentences of ours: it knows only English."""

from __future__ import annotations

import re

from declarant_client.domain.sentences import Sentence, translate

_SAID: tuple[tuple[re.Pattern[str], Sentence], ...] = (
    (
        re.compile(r"the following arguments are required: (?P<names>.*)"),
        translate("cli", "This is missing: {names}"),
    ),
    (
        re.compile(r"unrecognized arguments: (?P<names>.*)"),
        translate("cli", "This is not known: {names}"),
    ),
    (
        re.compile(
            r"argument (?P<name>.*?): invalid choice: (?P<value>.*?)"
            r" \(.*?\bchoose from (?P<choices>.*)\)"
        ),
        translate("cli", "{name}: {value} is none of: {choices}"),
    ),
    (
        re.compile(r"argument (?P<name>.*?): expected (?:one|at least one) argument"),
        translate("cli", "{name}: a value is missing"),
    ),
    (
        re.compile(r"argument (?P<name>.*?): not allowed with argument (?P<other>.*)"),
        translate("cli", "{name} and {other} exclude each other"),
    ),
    (
        re.compile(r"argument (?P<name>.*?): ignored explicit argument (?P<value>.*)"),
        translate("cli", "{name} takes no value"),
    ),
    (
        re.compile(r"ambiguous option: (?P<name>.*?) could match (?P<choices>.*)"),
        translate("cli", "{name} may mean several: {choices}"),
    ),
    (
        re.compile(r"argument (?P<name>.*?): invalid \w+ value: (?P<value>.*)"),
        translate("cli", "{name}: {value} is no value for it"),
    ),
)


def said_of(message: str) -> Sentence | None:
    """Return our sentence for a message of argparse, ``None`` for one that it does not know."""
    for pattern, sentence in _SAID:
        match = pattern.fullmatch(message)
        if match:
            return Sentence(sentence.context, sentence.source, match.groupdict())
    return None
