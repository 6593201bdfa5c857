"""From a feed's bytes to clean XML in UTF-8: what is declared is often not what is there."""

from __future__ import annotations

import codecs
import re
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"))
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*?\?>\s*")
_IN_HEAD = re.compile(rb"""^[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_IN_TYPE = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_VIETNAMESE = "cp1258"


def decoded(body: bytes, content_type: str) -> str:
    """Return a feed's text in NFC, without byte-order mark, XML declaration, forbidden characters.

    Bytes that are UTF-8 are UTF-8, whatever is declared: nothing else looks like it by chance.
    Else the declared encoding, else Vietnamese Windows.
    """
    text = unicodedata.normalize("NFC", _text(body, content_type))
    return _NOT_XML.sub("", _XML_HEAD.sub("", text.lstrip("\ufeff"), count=1))


def _text(body: bytes, content_type: str) -> str:
    for start, encoding in (*_BOMS, *_WIDE):
        if body.startswith(start):
            return body.decode(encoding, errors="replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        # Cut off inside a character, at the end of an answer: the rest is what it claims to be.
        is_cut = error.reason == "unexpected end of data"
        return body.decode("utf-8", errors="ignore") if is_cut else _as_declared(body, content_type)


def _as_declared(body: bytes, content_type: str) -> str:
    """Return what is not UTF-8 by the encoding that HTTP or else the document names."""
    named = _IN_HEAD.match(body[:400])
    declared = [found.group(1) for found in [_IN_TYPE.search(content_type)] if found]
    declared += [named.group(1).decode()] if named else []
    for encoding in declared:
        if _is_text_encoding(encoding) and not _is_utf8(encoding):
            return body.decode(encoding, errors="replace")
    if any(_is_utf8(encoding) for encoding in declared) and _is_mostly_utf8(body):
        return body.decode("utf-8", errors="replace")
    return body.decode(_VIETNAMESE, errors="replace")


def _is_text_encoding(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding  # noqa: SLF001 - as ``bytes.decode`` asks
    except LookupError:
        return False


def _is_utf8(name: str) -> bool:
    try:
        return codecs.lookup(name).name == "utf-8"
    except LookupError:
        return False


def _is_mostly_utf8(body: bytes) -> bool:
    """Whether a few bad bytes lie in what is UTF-8 otherwise."""
    text = body.decode("utf-8", errors="replace")
    foreign = sum(letter > "\x7f" for letter in text)
    return text.count("\ufffd") * 10 <= foreign
