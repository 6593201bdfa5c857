"""XML whose text arrived mangled, made so that it can be parsed: what is lost stays visible.

Some exports hold bytes that are no text, control characters (also as references) and bare ``&`` and
``<``, each of which ends the parsing of well-formed XML (source: ``domain.md`` 2c, XML 1.0).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(?:#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));)?")
_BARE_LESS_THAN = re.compile(r"<(?![A-Za-z_/!?])")
_LONGEST_REFERENCE = len("&#1114111;")


def mended(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Yield the text of ``chunks`` as UTF-8 that holds nothing but characters legal in XML.

    Bytes that are no text become U+FFFD; characters that XML forbids are left out.
    """
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    rest = ""
    is_first = True
    for chunk in chunks:
        text = rest + decoder.decode(chunk)
        if is_first:
            text = text.lstrip()
            is_first = not text
        text, rest = _divided(text)
        yield _mended_text(text).encode()
    yield _mended_text(rest + decoder.decode(b"", final=True)).encode()


def _divided(text: str) -> tuple[str, str]:
    """Hold back a sign at the end, of which the next chunk decides what it is."""
    begin = max(0, len(text) - _LONGEST_REFERENCE)
    sign = max(text.rfind("&", begin), text.rfind("<", begin))
    return (text, "") if sign < 0 else (text[:sign], text[sign:])


def _mended_text(text: str) -> str:
    legal = _ILLEGAL.sub("", text)
    return _BARE_LESS_THAN.sub("&lt;", _AMPERSAND.sub(_mended_reference, legal))


def _mended_reference(match: re.Match[str]) -> str:
    if match[1] is None and match[2] is None:
        return "&amp;"
    code = int(match[1], 16) if match[1] else int(match[2])
    try:
        return "" if _ILLEGAL.match(chr(code)) else match[0]
    except ValueError:
        return ""
