"""The plain texts in a MIME message, of which the first lines may be missing.

Source: RFC 2045 (transfer encodings) and RFC 2046 (a boundary, the line end before it included,
is no part of the text). The standard library's parser wants the header that stored messages lack.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from itertools import islice

_TEXT_FIELD = re.compile(rb"(?im)^content-type:[ \t]*(?:\r?\n[ \t]+)?text/plain\b")
"""What a part that holds plain text says of itself."""
_MAIL_FIELD = re.compile(rb"(?im)^(?:received|mime-version):")
"""What mail says before that: the way it came may be longer than what a file is judged by."""
_MOST_PARTS = 20
_MOST_HEAD_LINES = 1_000
"""Lines before a field that may belong to it; the longest way of a mail has a tenth of them."""
_ENCODING_FIELD = re.compile(rb"(?im)^content-transfer-encoding:[ \t]*(?:\r?\n[ \t]+)?([a-z0-9-]+)")
_BLANK_LINE = re.compile(rb"\n[ \t]*\r?\n")
_LAST_BOUNDARY = re.compile(rb"\n(--[^\r\n]{1,200}?)--[ \t\r\n]*\Z")
_END_LENGTH = 400


def is_mime(opening: bytes | bytearray) -> bool:
    """Whether what begins so may have plain texts as parts."""
    return any(field.search(opening) for field in (_TEXT_FIELD, _MAIL_FIELD))


def text_parts(content: bytearray) -> Iterator[bytearray]:
    """Yield the first few plain texts as they were before they were encoded."""
    for field in islice(_TEXT_FIELD.finditer(content), _MOST_PARTS):
        blank = _BLANK_LINE.search(content, field.end())
        if blank is None:
            return
        head_start, boundary = _head(content, field.start())
        end = _end(content, blank.end(), boundary or _last_boundary(content))
        head = content[head_start : blank.start()]
        yield _decoded(head, content[blank.end() : end])


def _head(content: bytearray, field: int) -> tuple[int, bytes | None]:
    """Return where the lines begin among which a field stands, and the boundary before them."""
    start = field
    for _ in range(_MOST_HEAD_LINES):
        if not start:
            break
        line_start = content.rfind(b"\n", 0, start - 1) + 1
        line = bytes(content[line_start : start - 1]).rstrip()
        if line.startswith(b"--"):
            return start, line
        if not line:
            break
        start = line_start
    return start, None


def _last_boundary(content: bytearray) -> bytes | None:
    """Return the boundary that closes the whole, for a beginning that was cut off."""
    found = _LAST_BOUNDARY.search(content, max(0, len(content) - _END_LENGTH))
    return found[1] if found else None


def _end(content: bytearray, start: int, boundary: bytes | None) -> int:
    if boundary is None:
        return len(content)
    closing = re.compile(rb"\r?\n" + re.escape(boundary) + rb"(?:--)?[ \t]*(?:\r?\n|\Z)")
    found = closing.search(content, start)
    return found.start() if found else len(content)


def _decoded(head: bytearray, text: bytearray) -> bytearray:
    """Undo the transfer encoding; text in a damaged or unknown one stays as it is."""
    named = _ENCODING_FIELD.search(head)
    match named[1].lower() if named else b"":
        case b"quoted-printable":
            return bytearray(binascii.a2b_qp(text))
        case b"base64":
            try:
                return bytearray(binascii.a2b_base64(text))
            except binascii.Error:
                return text
        case _:
            return text
