"""Vietnamese text: one normal form, and folding for search without diacritics.

Source: ``unicode61 remove_diacritics`` and Unicode decomposition leave đ/Đ alone, so they are
mapped by hand; genuine files mix NFC and NFD.
"""

from __future__ import annotations

import unicodedata

_D_WITH_STROKE = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})


def normal(text: str) -> str:
    """Return ``text`` in NFC with outer white space removed, otherwise as it came."""
    return unicodedata.normalize("NFC", text).strip()


def folded(text: str) -> str:
    """Return ``text`` for comparison: lower case, no diacritics, đ as d, single spaces."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D_WITH_STROKE))
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(bare.casefold().split())
