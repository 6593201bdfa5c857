"""What may go into a report for support: only what is known to be the program's own.

Nothing is looked for and blacked out. Words pass that stand in the program's own code, sentences
that stand in its catalogue, small numbers that it counted itself; everything else becomes …
"""

from __future__ import annotations

import builtins
import linecache
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import declarant_client
from declarant_client.domain.sentences import Sentence
from declarant_client.operating_system.crash_reports.wording import (
    LEFT_OUT,
    PYTHON_SAYS,
    shortened,
)

LARGEST_COUNT = 1_000_000
"""Larger numbers might be a tax code's, a declaration's or a telephone's."""

_THREADS = frozenset({"MainThread", "main", "start"})
_VERSIONS = re.compile(
    r"declarant-client \d+(\.\d+){1,3}"
    r"|Python 3\.\d{1,2}\.\d{1,2}[a-z0-9+]{0,4}, (linux|darwin|win32)(?= )"
    r"|Qt 6\.\d{1,2}\.\d{1,2}, PySide6 6\.\d{1,2}\.\d{1,2}",
    re.ASCII,
)
_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
_HAPPENED = re.compile(rf"(?P<known>{_TIME}), (?P<rest>.*)", re.ASCII)
_AGAIN = re.compile(rf"(?P<known>{_TIME} again, \d{{1,6}} times): (?P<rest>\w+)", re.ASCII)
_ERROR = re.compile(r"(?P<rest>[A-Za-z_.]*[A-Z]\w*)(: (?P<message>.*))?", re.ASCII)
_DIED = re.compile(
    r"Fatal Python error: (Segmentation fault|Aborted|Bus error|Illegal instruction"
    r"|Floating point exception)"
    r"|Windows fatal exception: (access violation|stack overflow|code 0x[c8][0-9a-f]{7})",
    re.ASCII,
)
_THREAD = re.compile(r"((Current t|T)hread) 0x[0-9a-f]+.*", re.ASCII)
_FRAME = re.compile(
    r'(?P<indent> *)File "(?P<path>[^"]*)", line (?P<line>\d{1,5}),? in (?P<name>[\w<>]+)'
)
# What `tokenize` calls a name, fifteen times as quickly: 3 MB of code are gone through. Texts,
# comments and numbers are passed over whole; a name right before a quotation mark is a prefix.
_IN_LONG_TEXT = r"[^{0}\\]*+(?:(?:\\[\s\S]|{0}(?!{0}{0}))[^{0}\\]*+)*+"
_IN_TEXT = r"[^{0}\\\n]*+(?:\\[\s\S][^{0}\\\n]*+)*+"
_TEXTS = "|".join(
    f"{ends}{inside.format(mark)}{ends}"
    for inside, times in ((_IN_LONG_TEXT, 3), (_IN_TEXT, 1))
    for mark in "\"'"
    for ends in (mark * times,)
)
_NAME = re.compile(
    rf"""[^\w"'#]*+(?:([^\W\d]\w*+)(?!["'])|\#[^\n]*+|\d\w*+|[^\W\d]\w*+|{_TEXTS})"""
)
_BETWEEN = frozenset({"", "--", "which led to:", "and while this was dealt with:"})
_STOPS = re.compile(r"""^[('"\[]+|['"(),.:;\]]+$""")


class Vocabulary:
    """What the program itself is written in."""

    @property
    def words(self) -> frozenset[str]:
        """Every name in the program's code."""
        return _words()

    def lines(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield the lines of a log with nothing in them but what is the program's own."""
        code = ""
        for line in lines:
            frame = _FRAME.fullmatch(line)
            if frame is not None:
                shown, code = self._frame(frame)
                yield shown
            else:
                yield line if code and line.strip() == code else self._line(line)
                code = ""

    def _line(self, line: str) -> str:
        if line.strip() in _BETWEEN:
            return line.strip()
        if known := _VERSIONS.match(line) or _DIED.match(line):
            return known[0]
        if thread := _THREAD.fullmatch(line):
            return thread[1]
        if known := _AGAIN.fullmatch(line) or _HAPPENED.fullmatch(line):
            return f"{known['known']} {self._known(known['rest'])}"
        if error := _ERROR.fullmatch(line.removeprefix("  | ")):
            return f"{self._dotted(error['rest'])}: {self._known(error['message'] or '')}"
        return LEFT_OUT

    def _frame(self, frame: re.Match[str]) -> tuple[str, str]:
        """Return the line of a frame, and the line of code that may follow it."""
        given = frame["path"]
        shown = shortened(given) if Path(given).is_absolute() else given
        path = _code_file(shown)
        if path is None:
            return f'{frame["indent"]}File "{LEFT_OUT}"', ""
        lines = linecache.getlines(str(path))
        code = "".join(lines[int(frame["line"]) - 1 : int(frame["line"])]).strip()
        name = frame["name"]
        if not re.search(rf"\b{re.escape(name)}\b", "".join(lines)) and name != "<module>":
            name = LEFT_OUT
        return f'{frame["indent"]}File "{shown}", line {frame["line"]}, in {name}', code

    def _known(self, text: str) -> str:
        return " ".join(
            token if _STOPS.sub("", token) in self.words else LEFT_OUT for token in text.split()
        )

    def _dotted(self, name: str) -> str:
        module, _, kind = name.rpartition(".")
        is_known = hasattr(sys.modules.get(module or "builtins"), kind)
        return name if is_known or set(name.split(".")) <= self.words else LEFT_OUT


def _code_file(path: str) -> Path | None:
    """Return the module of the program, of Python or of a library that a shortened path means."""
    if not re.fullmatch(r"[A-Za-z0-9_./-]+\.py", path, re.ASCII) or ".." in path:
        return None
    package, library = (
        Path(declarant_client.__file__).parent.parent,
        Path(re.__file__).parent.parent,
    )
    roots = [root for root in map(Path, filter(None, sys.path)) if root.name == "site-packages"]
    if path.startswith("declarant_client/"):
        roots = [package]
    for root in (*roots, library):
        if (root / path).is_file():
            return root / path
    return None


@cache
def _words() -> frozenset[str]:
    """The code does not change while it runs: it is read once."""
    names: set[str] = set(PYTHON_SAYS | _THREADS) | set(dir(builtins))
    for path in Path(declarant_client.__file__).parent.rglob("*.py"):
        names |= names_in(path.read_text(encoding="utf-8"))
    return frozenset(names)


def names_in(code: str) -> set[str]:
    """Return the names in Python code, and nothing that stands in its texts or comments."""
    return set(_NAME.findall(code)) - {""}


def plain(sentence: Sentence, known: Mapping[tuple[str, str], str]) -> str:
    """Return a sentence of the catalogue in English, with no value in it but what was counted."""
    if (sentence.context, sentence.source) not in known:
        return LEFT_OUT
    values = {name: _value(value, known) for name, value in sentence.values.items()}
    try:
        return sentence.source.format_map(values)
    except (LookupError, ValueError, AttributeError):
        return sentence.source


def _value(value: object, known: Mapping[tuple[str, str], str]) -> str:
    if isinstance(value, Sentence):
        return plain(value, known)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float) and abs(value) < LARGEST_COUNT:
        return str(value)
    return LEFT_OUT
