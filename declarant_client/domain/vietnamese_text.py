"""Vietnamese text: one normal form, and folding for search without diacritics.

Source: ``unicode61 remove_diacritics`` and Unicode decomposition leave đ/Đ alone, so they are
mapped by hand; genuine files mix NFC and NFD.
"""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_ON_THE_FIRST = re.compile(
    rf"(?:(o)([{_TONES}])([ae])|(u)([{_TONES}])(y))(?![\w\u0300-\u036f])", re.IGNORECASE
)
_D_WITH_STROKE = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})


def normal(text: str) -> str:
    """Return ``text`` in NFC with outer white space removed, otherwise as it came."""
    return unicodedata.normalize("NFC", text).strip()


def spelled_alike(text: str) -> str:
    """Return ``text`` in NFC with one way of placing tones: ``hóa`` becomes ``hoá``.

    Where a syllable ends in oa, oe or uy, laws and their gazettes write either.
    """
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _TONE_ON_THE_FIRST.sub(r"\1\4\3\6\2\5", decomposed))


def folded(text: str) -> str:
    """Return ``text`` for comparison: lower case, no diacritics, đ as d, single spaces."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D_WITH_STROKE))
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(bare.casefold().split())
