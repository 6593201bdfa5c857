"""What a report says of an error: where it happened and what kind it is, and no one's data.

The message of an error may hold anything: a tax code, a comment, a line of a file. Only words that
stand in the code of the error's own frames, or in Python's own messages, are passed on.
"""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import CodeType, TracebackType

from declarant_client.domain.sentences import SaidError

LEFT_OUT = "…"
LONGEST_REPORT = 24_000
"""Characters; a report that is longer ends in …"""

_MOST_LINKS = 8
_FIRST_FRAMES, _LAST_FRAMES = 15, 25
_LONGEST_MESSAGE = 2_000
_AROUND = re.compile(r"""^[('"]+|['"(),.:;]+$""")
PYTHON_SAYS = frozenset(
    """
    a an and are argument arguments assignment attribute be been before bool bytes call callable
    can cannot closed concatenate could decode deleted depth dict dictionary encode error exceeded
    expected float for from function generator get got has have id import in indices int integer
    integers is it item iterable iteration key keyword list local maximum missing module must name
    no non None not object of on only operand operands out positional range recursion required
    s sequence set size slice slices str string subscriptable support supported takes than the to
    too tuple type types unexpected unhashable unpack unsupported value values was were while with
    without you NoneType index found empty codec position byte invalid start ordinal
    """.split()  # noqa: SIM905 - words to read, not a column of a hundred lines
)


def report_of(error: BaseException, *, where: str, at: datetime, versions: Sequence[str]) -> str:
    """Return the report of an error: versions, time, thread, and the way to it."""
    lines = [*versions, f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}, {_code_name(where)}", ""]
    lines += _chain(error)
    text = "\n".join(lines)
    return text if len(text) <= LONGEST_REPORT else text[:LONGEST_REPORT] + LEFT_OUT


def kind_of(error: BaseException) -> str:
    """Return what makes two errors the same: their type and the place they come from."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__qualname__} {place}"


def shortened(path: str) -> str:
    """Return a file's path without what tells of the computer or its user."""
    whole = Path(path)
    for root in sorted(filter(None, sys.path), key=len, reverse=True):
        if whole.is_relative_to(root):
            return whole.relative_to(root).as_posix()
    if path.startswith("<"):
        return path
    return f"~/{LEFT_OUT}/{whole.name}" if whole.is_relative_to(Path.home()) else whole.name


def _chain(error: BaseException) -> list[str]:
    """Return the lines of an error and of those that led to it, the first cause first."""
    links: list[tuple[BaseException, str]] = []
    seen: set[int] = set()
    current: BaseException | None = error
    said = ""
    while current is not None and id(current) not in seen and len(links) < _MOST_LINKS:
        seen.add(id(current))
        links.append((current, said))
        if current.__cause__ is not None:
            current, said = current.__cause__, "which led to:"
        elif current.__suppress_context__:
            current = None
        else:
            current, said = current.__context__, "and while this was dealt with:"
    lines: list[str] = []
    for link, follows in reversed(links):
        lines += [*_one(link), *(["", follows, ""] if follows else [])]
    return lines


def _one(error: BaseException) -> list[str]:
    lines = [*_way(error.__traceback__), _named(error)]
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions[:_MOST_LINKS]:
            lines += ["  | " + line for line in _one(part)]
    return lines


def _way(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)
    if len(frames) > _FIRST_FRAMES + _LAST_FRAMES:
        left_out = len(frames) - _FIRST_FRAMES - _LAST_FRAMES
        first, last = frames[:_FIRST_FRAMES], frames[-_LAST_FRAMES:]
        return [*_frames(first), f"  {LEFT_OUT} {left_out} more", *_frames(last)]
    return _frames(frames)


def _frames(frames: Sequence[traceback.FrameSummary]) -> list[str]:
    lines = []
    for frame in frames:
        lines.append(f'  File "{shortened(frame.filename)}", line {frame.lineno}, in {frame.name}')
        if frame.line and not frame.filename.startswith("<"):
            lines.append(f"    {frame.line}")
    return lines


def _named(error: BaseException) -> str:
    kind = type(error)
    name = (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )
    message = _message(error)
    return f"{name}: {message}" if message else name


def _message(error: BaseException) -> str:
    if isinstance(error, SaidError):
        return error.sentence.source
    if isinstance(error, OSError) and error.errno is not None:
        return f"[Errno {error.errno}]"
    try:
        text = str(error)[:_LONGEST_MESSAGE]
    except Exception:  # noqa: BLE001 - an error that cannot even be said is still to be reported
        return LEFT_OUT
    known = PYTHON_SAYS | set(_names_in(error.__traceback__))
    return " ".join(
        token if _AROUND.sub("", token) in known else LEFT_OUT for token in text.split()
    )


def _names_in(trace: TracebackType | None) -> Iterator[str]:
    """Yield the names in the code that an error went through; never a value."""
    for frame, _ in traceback.walk_tb(trace):
        yield from _names_of(frame.f_code)


def _names_of(code: CodeType) -> Iterator[str]:
    yield code.co_name
    yield from code.co_names
    yield from code.co_varnames
    yield from code.co_freevars
    yield from code.co_cellvars


def _code_name(text: str) -> str:
    return re.sub(r"[^\w ().-]+", LEFT_OUT, text)[:80]
