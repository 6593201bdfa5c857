"""An export's bytes without its messages, which nobody may read (source: ``domain.md`` 2c).

Where a file is well-formed the parser passes them over. Where it has to be mended first its text
is decoded, and what stands in the table of messages is left out before that, as bytes.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

_BEGIN, _END = "<DMSG_OUT_REPs>", "</DMSG_OUT_REPs>"


def without_messages(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Yield the bytes of ``chunks`` without the table of messages, wherever it stands.

    ``encoding`` is ``utf-8-sig`` or ``utf-16``, whose byte-order mark stands in the first chunk.
    """
    marks: tuple[bytes, bytes] | None = None
    rest, is_within, unit = b"", False, 2 if encoding == "utf-16" else 1
    for chunk in chunks:
        marks = marks or _marks(chunk, encoding)
        rest += chunk
        while (at := _found(rest, marks[is_within], unit)) is not None:
            if not is_within:
                yield rest[:at]
            rest = rest[at + len(marks[is_within]) :]
            is_within = not is_within
        # The next chunk may hold the end of a mark that begins here.
        whole = max(0, len(rest) - len(marks[is_within])) // unit * unit
        if not is_within:
            yield rest[:whole]
        rest = rest[whole:]
    if not is_within:
        yield rest


def _marks(first: bytes, encoding: str) -> tuple[bytes, bytes]:
    if encoding == "utf-16":
        encoding = "utf-16-be" if first.startswith(codecs.BOM_UTF16_BE) else "utf-16-le"
    else:
        encoding = "ascii"
    return _BEGIN.encode(encoding), _END.encode(encoding)


def _found(content: bytes, mark: bytes, unit: int) -> int | None:
    """Return where a mark begins, at the beginning of a sign."""
    at = content.find(mark)
    while at > 0 and at % unit:
        at = content.find(mark, at + 1)
    return None if at < 0 else at
