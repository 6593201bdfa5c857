"""The common header, the first line of every VNACCS message: what it is about, and when.

Source of the positions: one genuine message (``domain.md`` 2e). The line also holds the user's
password: it is overwritten while the line is still bytes, before any of them is decoded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from declarant_client.domain.declaration import VIETNAM
from declarant_client.domain.identifiers import DeclarationNumber

HEADER_LENGTH = 398
"""Bytes, without the line's end."""
LONGEST_MESSAGE = 999_999
"""Bytes: what the header's six digits can announce."""
_CODE = slice(8, 15)
_TIME = slice(15, 29)
_PASSWORD = slice(37, 45)
_SUBJECT = slice(115, 179)
_TOTAL_LENGTH = slice(392, 398)
_START_OF_DECLARATION = re.compile(rb"[^\r\n]{8}VA[DE][0-9][A-Z]{2}[0-9A-Z ][0-9 ]{14}")
"""Enough to know a message about a declaration by, also one that is cut off."""
_START_OF_ANY = re.compile(
    rb"[^\r\n]{8}(?=[*A-Z][A-Z0-9]{3,6} {0,3})[*A-Z0-9 ]{7}[^\r\n]{377}[0-9 ]{6}\r?\n"
)
_LINE = re.compile(rb"(?:\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?|[\r\n])[ \t]*")
"""Where a line begins, behind what may stand before its first letter."""
_TIMES = {12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}
_YEARS = range(1990, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonHeader:
    """What is kept of the header; ``None`` is what it does not say."""

    code: str
    """The output code as stored: the six characters of the message's kind, then a seventh."""
    number: DeclarationNumber | None
    time: datetime | None
    """The server's clock, when it wrote the message."""
    total_length: int | None
    """Bytes of the whole message: this line, the items, and the CRLF behind each."""

    @property
    def kind(self) -> str:
        """The code without its seventh character."""
        return self.code[:6]


def begins_message(content: bytes | bytearray) -> bool:
    """Whether a VNACCS message begins here, as far as its header tells."""
    return any(start.match(content) for start in (_START_OF_DECLARATION, _START_OF_ANY))


def shows_message(content: bytes | bytearray) -> bool:
    """Whether a message's first line stands here, whatever stands before it.

    Two bytes to a letter count, too: nobody wants to read such a file, and its password is there.
    """
    letters = content.replace(b"\0", b"")
    if _START_OF_DECLARATION.search(letters):
        return True
    return any(_START_OF_ANY.match(letters, line.end()) for line in _LINE.finditer(letters))


def drop_password(message: bytearray) -> None:
    """Overwrite the password in a message's bytes; its length stays, so that it can be checked."""
    first_line_end = message.find(b"\n")
    end = len(message) if first_line_end < 0 else first_line_end
    start, stop = _PASSWORD.start, min(_PASSWORD.stop, end)
    if start < stop:
        message[start:stop] = b" " * (stop - start)


def common_header(line: bytes | bytearray) -> CommonHeader | None:
    """Return what a header's line says, ``None`` when it has not a header's length."""
    if len(line) != HEADER_LENGTH:
        return None
    # Each position counts bytes: cut first, then decode.
    total_length = _text(line[_TOTAL_LENGTH])
    return CommonHeader(
        code=_text(line[_CODE]),
        number=DeclarationNumber.parse(_text(line[_SUBJECT])),
        time=_time(_text(line[_TIME])),
        total_length=int(total_length) if total_length.isdigit() else None,
    )


def _text(field: bytes | bytearray) -> str:
    return field.decode("ascii", "replace").strip()


def _time(digits: str) -> datetime | None:
    form = _TIMES.get(len(digits))
    if form is None or not digits.isdigit():
        return None
    try:
        time = datetime.strptime(digits, form).replace(tzinfo=VIETNAM)
    except ValueError:
        return None
    return time if time.year in _YEARS else None
