"""Sentences that a person reads, kept apart from the language they are read in.

The core never formats text for a reader: it hands on a ``Sentence`` (English source text with
named placeholders), which the window and the command line look up in the one catalogue under
``resources/translations`` and fill in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Translate = Callable[[str, str], str]
"""``(context, source text) -> text in the reader's language``."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One whole sentence: catalogue context, English source text, values of its placeholders.

    A value may itself be a ``Sentence`` (a word such as a state's name), translated in turn.
    """

    context: str
    source: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def said(self, translate: Translate) -> str:
        """Return the text in the language that ``translate`` knows, placeholders filled in."""
        filled = {
            name: value.said(translate) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return translate(self.context, self.source).format_map(filled)

    def __str__(self) -> str:
        return self.said(lambda _context, source: source)


def translate(context: str, source: str, /, **values: object) -> Sentence:
    """Make a sentence; named as Qt does, so that the catalogue finds context and source text."""
    return Sentence(context, source, MappingProxyType(values))


class SaidError(Exception):
    """What the environment or the input did, told to the user in a sentence (not our defect)."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
