"""A sheet as plain text: UTF-8 with a byte-order mark, lines as every editor takes them."""

from __future__ import annotations

import codecs
import textwrap
from collections.abc import Iterator
from pathlib import Path

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.domain.sentences import Translate
from declarant_client.exports.replacing import whole_file
from declarant_client.exports.sheet import Facts, Rated, Sheet, sheet_of
from declarant_client.exports.words import Words

_WIDTH = 78
_INDENT = "  "


class TextSheet:
    """The port ``AssessmentWriter`` for ``.txt``."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def write(self, entry: HistoryEntry, path: Path, *, translate: Translate) -> None:
        """Write the sheet."""
        lines = text_of(sheet_of(entry, self._words, translate))
        with whole_file(path) as file:
            file.write(codecs.BOM_UTF8)
            file.write("".join(f"{line}\r\n" for line in lines).encode())


def text_of(sheet: Sheet) -> Iterator[str]:
    """Yield the lines."""
    yield sheet.title.upper()
    yield sheet.number
    yield from _wrapped(sheet.standing)
    yield from _facts(sheet.declaration)
    yield ""
    yield _headed(sheet.ratings_title)
    for rated in sheet.ratings:
        yield from _rated(rated)
    yield from _facts(sheet.details)
    yield ""
    yield f"{sheet.signature}: {'_' * 40}"


def _headed(title: str) -> str:
    return f"{title}\r\n{'-' * len(title)}"


def _facts(facts: Facts) -> Iterator[str]:
    yield ""
    yield _headed(facts.title)
    widest = max((len(name) for name, _ in facts.lines), default=0)
    for name, value in facts.lines:
        yield f"{name + ':':<{widest + 2}}{_on_one_line(value)}"


def _rated(rated: Rated) -> Iterator[str]:
    yield f"{rated.stars}  {rated.level}"
    yield from _wrapped(f"{rated.kind}: {rated.name}", _INDENT)
    for text in (rated.reasons, rated.comment):
        yield from _wrapped(text, _INDENT)
    yield ""


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    for paragraph in text.splitlines():
        yield from textwrap.wrap(paragraph, _WIDTH, initial_indent=indent, subsequent_indent=indent)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
