"""What the values of a declaration's fields mean, in whatever format they come: bounded or nothing.

Whatever does not have a value's form is ``None`` ("the source does not say"): a file is made by
another program and edited by people, and nothing in it may break what comes later.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from declarant_client.domain.declaration import VIETNAM, Channel
from declarant_client.domain.identifiers import DeclarationNumber, TaxCode
from declarant_client.domain.vietnamese_text import normal

NAME_LIMIT = 300
_SHORT_NAME_LIMIT = 20
_CODE_LIMIT = 20
_LONGEST = 2_000
"""Characters that are looked at: no value has more, and NFC takes the square of the number of
marks behind one letter."""
_EXACT = 1e15
"""Below it every whole number is a float of its own."""
_YEARS = range(1990, 2200)
_TIME = re.compile(
    r"([0-9]{1,2})\s*/\s*([0-9]{1,2})\s*/\s*([0-9]{4})"
    r"(?:\s+([0-9]{1,2})\s*:\s*([0-9]{1,2})(?:\s*:\s*([0-9]{1,2}))?)?"
)
_NUMBER = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])")
_REGIME = re.compile(r"[A-Z][0-9]{2}")
_TEAM = re.compile(r"[0-9A-Z]{2}")
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]*")
_CHANNELS = {"1": Channel.GREEN, "2": Channel.YELLOW, "3": Channel.RED}
_PLACEHOLDERS = "/-~ "
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


def text(value: object) -> str:
    """Return a cell's value as one line of text in NFC; a whole number without its ``.0``.

    Characters that cannot be seen (controls, direction marks) are left out, otherwise it stays
    as it came: names arrive with broken capitals and are shown so.
    """
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        value = int(value)
    written = str(value)[:_LONGEST]
    if written.isascii() and written.isprintable() and " " not in written:
        return written  # most values are one plain word
    line = " ".join(normal(written).split())
    if line.isprintable():
        return line
    return "".join(mark for mark in line if unicodedata.category(mark) not in _INVISIBLE).strip()


def printed_time(value: object) -> datetime | None:
    """Return ``dd/MM/yyyy`` with an optional time as a time in Vietnam, the day's begin without.

    Blank dates keep their slashes with any spacing and are ``None``, as are impossible ones.
    """
    match = _TIME.fullmatch(text(value))
    if match is None:
        return None
    day, month, year, hour, minute, second = (int(part or 0) for part in match.groups())
    if year not in _YEARS:
        return None
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=VIETNAM)
    except ValueError:
        return None


def channel(value: object) -> Channel | None:
    """Return the control channel for 1, 2 or 3."""
    return _CHANNELS.get(text(value))


def regime(value: object) -> str | None:
    """Return the regime, the first word of such as ``A11  3 [ 4 ]``."""
    first = text(value).partition(" ")[0].upper()
    return first if _REGIME.fullmatch(first) else None


def team(value: object) -> str | None:
    """Return the 2-character code of the working team; a number lost its leading zero."""
    code = text(value).upper()
    if isinstance(value, int | float):
        code = code.zfill(2)
    return code if _TEAM.fullmatch(code) else None


def short_name(value: object) -> str | None:
    """Return a customs branch's printed short name (genuine ones have at most 10 characters)."""
    name = text(value)
    is_name = 0 < len(name) <= _SHORT_NAME_LIMIT and not _is_placeholder(name)
    return name if is_name else None


def code(value: object) -> str | None:
    """Return a customs agent's code: one word of letters and digits."""
    word = text(value)
    return word if len(word) <= _CODE_LIMIT and _CODE.fullmatch(word) else None


def name(value: object) -> str | None:
    """Return the name of an enterprise or agent, cut to what the contract takes."""
    return None if value is None else named(text(value))


def named(line: str) -> str | None:
    """Return the name that one line of text is; see ``name``."""
    return None if _is_placeholder(line) else line[:NAME_LIMIT].rstrip()


def tax_code(value: object) -> TaxCode | None:
    """Return an enterprise's tax code, its branch written in any of the usual ways."""
    return TaxCode.parse(text(value) if isinstance(value, str) else value)


def number_within(value: object) -> DeclarationNumber | None:
    """Return the number in a cell such as ``107767905230  -`` (first of a split declaration)."""
    match = _NUMBER.search(text(value))
    return DeclarationNumber.parse(match[0]) if match else None


def _is_placeholder(words: str) -> bool:
    return not words.strip(_PLACEHOLDERS)
