"""The shape of JSON documents: which keys stand where, and what kind of value."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

Shape = dict[str, set[str]]
"""For each place in a document (list positions left out) the kinds of value that stand there."""

_KINDS_OF_TEXT = (
    ("declaration number", re.compile(r"[13][0-9]{11}")),
    ("tax code", re.compile(r"[0-9]{10}(-[0-9]{3})?")),
    (
        "assessment id",
        re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
    ),
    ("time", re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")),
    ("day", re.compile(r"\d{4}-\d\d-\d\d")),
    ("digest", re.compile(r"[0-9a-f]{64}")),
    ("address", re.compile(r"https?://\S+")),
)


def shape(*documents: Any) -> Shape:
    """Return what stands where in some documents of one command."""
    found: Shape = defaultdict(set)
    for document in documents:
        _collect(document, "$", found)
    return dict(found)


def _collect(value: Any, place: str, found: Shape) -> None:
    match value:
        case dict():
            found[place].add(f"object with {', '.join(sorted(value))}")
            for key, item in value.items():
                _collect(item, f"{place}.{key}", found)
        case list():
            found[place].add("list")
            for item in value:
                _collect(item, f"{place}[]", found)
        case str():
            found[place].add(_kind_of_text(value))
        case _:
            found[place].add("null" if value is None else type(value).__name__)


def _kind_of_text(text: str) -> str:
    return next((kind for kind, pattern in _KINDS_OF_TEXT if pattern.fullmatch(text)), "text")


def differences(real: Shape, example: Shape) -> list[str]:
    """Return what stands in real documents and not in the example, a line each."""
    return [
        f"{place}: {kind}, where the example has {', '.join(sorted(example.get(place, ()))) or '-'}"
        for place, kinds in sorted(real.items())
        for kind in sorted(kinds - example.get(place, set()))
    ]
