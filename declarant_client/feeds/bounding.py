"""Cutting a feed to what is read of it, before the parser sees it.

The parser's time grows with the square of the depth, and with every entry that nobody will see.
"""

from __future__ import annotations

import re

DEEPEST = 200
"""Elements within one another; entries themselves lie three deep."""
MOST_BROKEN = 100
"""Tags without an end: a few are a careless author's."""

_ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)(?=[\s>])")
_TOKEN = re.compile(r"<!--|<!\[CDATA\[|<(?P<end>/)?[A-Za-z_][^<>]*(?P<closed>>)?")
_CLOSED_BY = {"<!--": "-->", "<![CDATA[": "]]>"}


def bounded(text: str, root: str, most_entries: int) -> str:
    """Return a feed with at most so many entries, ended before it becomes too deep.

    ``root`` is the name of its outermost element.
    """
    text = _shallow(text)
    for count, found in enumerate(_ENTRY.finditer(text)):
        if count == most_entries:
            end = f"</channel></{root}>" if root.lower() == "rss" else f"</{root}>"
            return text[: found.start()] + end
    return text


def _shallow(text: str) -> str:
    """Cut where a text becomes too deep or too broken, or begins a comment that never ends."""
    depth, broken, at = 0, 0, 0
    while token := _TOKEN.search(text, at):
        at = token.end()
        closed_by = _CLOSED_BY.get(token[0])
        if closed_by is not None:
            at = text.find(closed_by, at)
            if at < 0:
                return text[: token.start()]
        elif not token["closed"]:
            broken += 1
            if broken > MOST_BROKEN:
                return text[: token.start()]
        elif token["end"]:
            depth = max(depth - 1, 0)
        elif not token[0].endswith("/>"):
            depth += 1
            if depth > DEEPEST:
                return text[: token.start()]
    return text
