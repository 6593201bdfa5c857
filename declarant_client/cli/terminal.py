"""Speaking with the person or program at the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TextIO

import msgspec

from declarant_client.cli.tables import Column, printable, table, unbroken
from declarant_client.domain.sentences import Sentence
from declarant_client.wiring import Speech


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where results and remarks go, and in which language.

    Results go to standard output: with ``json`` one document and nothing else, without it text.
    Remarks and errors go to standard error.
    """

    speech: Speech
    json: bool = False

    def said(self, sentence: Sentence) -> str:
        """Return a sentence in the language in force."""
        return printable(_on_one_line(sentence).said(self.speech.translate))

    def say(self, *sentences: Sentence) -> None:
        """Print sentences for a person, a line each; a program gets the document instead."""
        for sentence in sentences:
            self.print(self.said(sentence))

    def print(self, line: str = "") -> None:
        """Print one line for a person."""
        if not self.json:
            print(line)

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """Print rows under headings for a person, not wider than the terminal."""
        for line in table(columns, rows, self.said, width=width_of(sys.stdout)):
            self.print(line)

    def document(self, content: Any) -> None:
        """Print the one document for a program."""
        if self.json:
            print(msgspec.json.format(msgspec.json.encode(content), indent=2).decode())

    def remark(self, *sentences: Sentence) -> None:
        """Print sentences to standard error."""
        for sentence in sentences:
            print(self.said(sentence), file=sys.stderr)

    def fail(self, sentence: Sentence) -> None:
        """Tell why nothing came of a command; a program's document says it too."""
        self.failure(self.said(sentence))
        self.remark(sentence)

    def failure(self, said: str) -> None:
        """Print the document of a command that failed, for a program."""
        self.document({"error": {"message": said}})


def width_of(stream: TextIO) -> int | None:
    """Return the columns of the terminal behind ``stream``; ``None`` for a file or a pipe."""
    if not stream.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page: Vietnamese fits no other."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # A file name that is no Unicode must not stop what else there is to say.
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _on_one_line(sentence: Sentence) -> Sentence:
    """Return a sentence of whose values none begins a line: it would look like one of ours."""
    values = {
        name: _on_one_line(value)
        if isinstance(value, Sentence)
        else unbroken(value)
        if isinstance(value, str)
        else value
        for name, value in sentence.values.items()
    }
    return Sentence(sentence.context, sentence.source, values)
